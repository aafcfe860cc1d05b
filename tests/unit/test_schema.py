"""The models in pydantic's: read, written and described. Neither is needed by the other."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timezone
from typing import Any, Dict, List, Union

import pydantic
import pytest

from sync_client import models
from sync_client.models import Audio, CreateGenerationRequest, Generation, GenerationOptions, Video
from sync_client.types import BaseModel, UnknownObject

WIRE: Dict[str, Any] = {
    "id": "1",
    "createdAt": "2026-01-02T03:04:05Z",
    "status": "COMPLETED",
    "model": "lipsync-2",
    "input": [{"type": "video", "url": "https://example.com/v.mp4"}, {"type": "hologram", "url": "h"}],
    "outputUrl": "https://example.com/out.mp4",
    "newField": {"a": 1},
}
MODELS = [value for value in (getattr(models, name) for name in models.__all__) if hasattr(value, "from_dict")]


class Holder(pydantic.BaseModel):
    """A model of a program that has some of ours."""

    generation: Generation
    item: Union[Video, Audio]
    others: List[Generation] = []


def held(**changes: Any) -> Holder:
    return Holder(**{"generation": WIRE, "item": {"type": "audio", "url": "https://example.com/a.wav"}, **changes})


class TestReading:
    def test_an_object_becomes_what_its_tag_says(self) -> None:
        holder = held()
        assert isinstance(holder.generation, Generation)
        assert holder.generation.created_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
        assert isinstance(holder.generation.input[1], UnknownObject)
        assert holder.item == Audio(url="https://example.com/a.wav")

    def test_an_instance_stays_itself(self) -> None:
        generation, video = Generation.from_dict(WIRE), Video(url="https://example.com/v.mp4")
        holder = held(generation=generation, item=video, others=[generation])
        assert holder.generation is generation
        assert holder.item is video

    def test_names_of_python_will_do(self) -> None:
        item: Any = held(item={"type": "video", "asset_id": "a"}).item
        assert item == Video(asset_id="a")

    def test_json_is_read_too(self) -> None:
        holder = Holder.model_validate_json(held().model_dump_json())
        assert holder == held()

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"generation": 5}, "Input should be an object or an instance of Generation"),
            ({"generation": {"id": "1"}}, "Generation.status is missing"),
            ({"item": {"type": "image", "url": "https://example.com/i.png"}}, "type should be 'video'"),
            ({"item": {"type": "video"}}, "Give a url or an asset_id"),
            ({"item": {"type": "video", "url": "clip.mp4"}}, "url must be an http or https URL"),
            ({"item": Generation.from_dict(WIRE)}, "Input should be an object or an instance of Video"),
        ],
    )
    def test_what_is_none_is_an_error_of_pydantic(self, changes: Dict[str, Any], message: str) -> None:
        with pytest.raises(pydantic.ValidationError) as info:
            held(**changes)
        assert message in str(info.value)

    def test_an_unknown_object_is_any_object(self) -> None:
        adapter = pydantic.TypeAdapter(UnknownObject)
        assert adapter.validate_python({"type": "hologram"}) == UnknownObject({"type": "hologram"})
        with pytest.raises(pydantic.ValidationError):
            adapter.validate_python([])


class TestWriting:
    def test_it_is_the_wire_form(self) -> None:
        holder = held()
        assert holder.model_dump()["generation"] == holder.generation.to_dict() == WIRE
        assert holder.model_dump(mode="json") == {
            "generation": WIRE,
            "item": {"type": "audio", "url": "https://example.com/a.wav"},
            "others": [],
        }


class TestSchema:
    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    @pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
    def test_every_model_has_one_with_each_of_its_fields(self, model: Any, mode: Any) -> None:
        schema = pydantic.TypeAdapter(model).json_schema(mode=mode)
        assert (schema["title"], schema["type"]) == (model.__name__, "object")
        assert schema["description"]
        assert len(schema["properties"]) == len(model.__attrs_attrs__) - 1
        assert [name for name, field in schema["properties"].items() if not field.get("description")] == []

    def test_it_has_the_names_types_and_words_of_the_contract(self) -> None:
        schema = pydantic.TypeAdapter(Generation).json_schema()
        fields = schema["properties"]
        assert schema["required"] == ["id", "createdAt", "status", "model", "input"]
        assert fields["createdAt"] == {
            "type": "string",
            "format": "date-time",
            "description": "When the generation was created.",
        }
        assert fields["outputDuration"]["anyOf"] == [{"type": "number"}, {"type": "null"}]
        assert "FAILED" in fields["status"]["enum"]
        assert {"$ref": "#/$defs/Video"} in fields["input"]["items"]["anyOf"]
        assert schema["$defs"]["Video"]["properties"]["type"]["const"] == "video"
        assert schema["$defs"]["Video"]["properties"]["assetId"]["description"]

    def test_a_model_that_holds_some_refers_to_them(self) -> None:
        schema = Holder.model_json_schema()
        assert schema["properties"]["generation"] == {"$ref": "#/$defs/Generation"}
        assert {"Generation", "Video", "Audio", "GenerationOptions", "UnknownObject"} <= set(schema["$defs"])

    def test_a_request_has_one_too(self) -> None:
        schema = pydantic.TypeAdapter(CreateGenerationRequest).json_schema()
        assert {"model", "input"} <= set(schema["required"])
        options = pydantic.TypeAdapter(GenerationOptions).json_schema()
        assert "sync_mode" in options["properties"]


def test_pydantic_is_not_imported_before_it_asks() -> None:
    code = (
        "import sys; from sync import Sync; from sync.common import Video; Sync(api_key='x'); Video(url='https://x').json();"
        "print('pydantic_core' in sys.modules, 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_the_base_of_all_models_is_any_object() -> None:
    adapter: Any = pydantic.TypeAdapter(BaseModel)
    assert adapter.validate_python(Video(url="https://x")) == Video(url="https://x")
    assert adapter.validate_python({"a": 1}) == UnknownObject({"a": 1})
