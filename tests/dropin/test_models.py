"""What code written for syncsdk 0.3.0 does with models."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import datetime, timezone
from importlib import import_module
from typing import Any, Dict

import pytest

from sync.common import GenerationOptions, GenerationSegment, Tts, Video
from sync_client import models
from sync_client.models import CreateGenerationRequest, Generation
from sync_client.spelling import wire_name
from sync_client.types import BaseModel, UnknownObject

WIRE: Dict[str, Any] = {
    "id": "1",
    "createdAt": "2026-01-02T03:04:05Z",
    "status": "COMPLETED",
    "model": "lipsync-2",
    "input": [{"type": "video", "url": "https://example.com/é.mp4"}],
    "outputUrl": "https://example.com/out.mp4",
    "errorCode": "some_code",
    "newField": {"a": 1},
}
SEGMENT = {"startTime": 0.0, "endTime": 1.5, "audioInput": {"refId": "r"}}
MODELS = [value for value in (getattr(models, name) for name in models.__all__) if hasattr(value, "from_dict")]


class TestKeys:
    def test_a_nested_object_takes_the_names_of_python_and_needs_no_tag(self) -> None:
        tts = Tts(provider={"voice_id": "v", "script": "s", "similarity_boost": 0.7}, ref_id="r")
        assert tts.to_dict() == {
            "type": "text",
            "provider": {"name": "elevenlabs", "voiceId": "v", "script": "s", "similarityBoost": 0.7},
            "refId": "r",
        }

    def test_it_takes_the_names_of_the_wire(self) -> None:
        by_wire = {"name": "elevenlabs", "voiceId": "v", "script": "s", "similarityBoost": 0.7}
        assert Tts(provider=by_wire) == Tts(provider={"voice_id": "v", "script": "s", "similarity_boost": 0.7})

    def test_they_may_be_nested_to_any_depth(self) -> None:
        request = CreateGenerationRequest(
            model="lipsync-2",
            input=[{"type": "video", "asset_id": "a"}, {"type": "text", "provider": {"voice_id": "v", "script": "s"}}],
            segments=[{"start_time": 0.0, "end_time": 1.0, "audio_input": {"ref_id": "r"}}],
        )
        assert request.to_dict() == {
            "model": "lipsync-2",
            "input": [
                {"type": "video", "assetId": "a"},
                {"type": "text", "provider": {"name": "elevenlabs", "voiceId": "v", "script": "s"}},
            ],
            "segments": [{"startTime": 0.0, "endTime": 1.0, "audioInput": {"refId": "r"}}],
        }

    def test_a_field_under_both_names_has_the_value_of_the_wire_name(self) -> None:
        video = Video.from_dict({"type": "video", "assetId": "wire", "asset_id": "python"})
        assert video.asset_id == "wire"
        assert video.additional_properties == {"asset_id": "python"}

    def test_a_tag_never_refuses_what_was_received(self) -> None:
        assert Video.from_dict({"url": "u"}) == Video.from_dict({"type": None, "url": "u"}) == Video(url="u")
        other: Any = Video.from_dict({"type": "audio", "url": "u"})
        assert other.to_dict() == {"type": "audio", "url": "u"}

    def test_what_is_missing_is_none(self) -> None:
        segment: Any = GenerationSegment.from_dict({"start_time": 0.0, "end_time": 1.0})
        assert (segment.start_time, segment.audio_input) == (0.0, None)

    @pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
    def test_every_name_in_python_leads_to_its_name_on_the_wire(self, model: Any) -> None:
        fields = import_module(model.__module__)._FIELDS
        names = [attribute.name for attribute in model.__attrs_attrs__ if attribute.name != "additional_properties"]
        assert [name for name in names if name not in fields and wire_name(name) not in fields] == []


class TestAttributes:
    def test_a_field_can_be_read_by_its_name_on_the_wire(self) -> None:
        generation: Any = Generation.from_dict(WIRE)
        assert generation.errorCode == generation.error_code == "some_code"
        assert generation.outputUrl == generation.output_url
        assert generation.newField == {"a": 1}

    @pytest.mark.parametrize("name", ["nonsense", "new_field", "_repr_svg_", "__wrapped__", "additionalProperties1"])
    def test_what_is_not_there_is_an_attribute_error(self, name: str) -> None:
        with pytest.raises(AttributeError, match=f"'Video' object has no attribute '{name}'"):
            getattr(Video.from_dict({"url": "u", "_repr_svg_": 1, "__wrapped__": 1}), name)

    def test_an_empty_instance_has_no_attributes_and_no_endless_recursion(self) -> None:
        empty: Any = object.__new__(Video)
        for name in ("url", "assetId", "additional_properties", "anything"):
            with pytest.raises(AttributeError):
                getattr(empty, name)


class TestMethods:
    def test_dict_has_the_names_of_the_wire_and_dates_as_they_are(self) -> None:
        generation = Generation.from_dict(WIRE)
        created = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
        assert generation.dict() == {**WIRE, "createdAt": created}
        assert generation.to_dict() == WIRE

    def test_it_finds_a_name_of_python_too(self) -> None:
        data = Generation.from_dict({**WIRE, "segments": [SEGMENT]}).dict()
        assert data["output_url"] == data["outputUrl"] == data.get("output_url") == WIRE["outputUrl"]
        assert data["segments"][0]["audio_input"]["ref_id"] == "r"
        assert "error_code" in data
        assert "webhook_url" not in data
        assert (data.get("webhook_url"), data.get("nothing", 1)) == (None, 1)
        for name in ("webhook_url", "nothing", 1):
            with pytest.raises(KeyError):
                data[name]

    def test_json_has_the_names_of_python_at_any_depth(self) -> None:
        generation = Generation.from_dict({**WIRE, "segments": [SEGMENT]})
        assert json.loads(generation.json()) == {
            "id": "1",
            "created_at": "2026-01-02T03:04:05Z",
            "status": "COMPLETED",
            "model": "lipsync-2",
            "input": WIRE["input"],
            "output_url": "https://example.com/out.mp4",
            "error_code": "some_code",
            "segments": [{"start_time": 0.0, "end_time": 1.5, "audio_input": {"ref_id": "r"}}],
            "newField": {"a": 1},
        }
        assert "é" in generation.json()
        assert json.loads(generation.json(indent=2)) == json.loads(generation.json())
        assert "\n  " in generation.json(indent=2)

    def test_what_json_has_not_is_told(self) -> None:
        with pytest.raises(TypeError, match="a bytes is nothing that JSON has"):
            Video(url="u", additional_properties={"x": b""}).json()

    def test_json_has_null_where_a_number_is_not_finite(self) -> None:
        options = GenerationOptions(temperature=float("nan"), additional_properties={"x": [float("inf"), 1.0]})
        assert options.json() == '{"temperature":null,"x":[null,1.0]}'
        assert json.loads(options.json(indent=2)) == {"temperature": None, "x": [None, 1.0]}

    def test_copy_changes_what_it_is_told(self) -> None:
        generation = Generation.from_dict(WIRE)
        changed = generation.copy(update={"status": "FAILED", "input": [{"type": "video", "asset_id": "a"}]})
        assert (changed.status, changed.input) == ("FAILED", [Video(asset_id="a")])
        assert generation.to_dict() == WIRE
        assert generation.copy() == generation
        assert generation.copy() is not generation
        with pytest.raises(TypeError):
            generation.copy(update={"nonsense": 1})

    def test_an_unknown_object_has_them_too(self) -> None:
        item = UnknownObject({"type": "hologram", "url": "u"})
        assert item.dict() == json.loads(item.json()) == {"type": "hologram", "url": "u"}
        assert item.copy() == item

    @pytest.mark.parametrize("repeat", [copy.copy, copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
    @pytest.mark.parametrize("model", [Generation.from_dict(WIRE), UnknownObject({"type": "hologram"})])
    def test_copies_and_pickles_are_equal(self, repeat: Any, model: BaseModel) -> None:
        assert repeat(model) == model
