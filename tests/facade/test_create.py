"""generations.create: what is sent, and what is refused before that."""

from __future__ import annotations

import re
import uuid
from typing import Any, Dict, List

import pytest

from sync import Sync
from sync.common import TTS, Audio, DubParams, GenerationOptions, GenerationSegment, Image, Video
from sync.errors import ApiError, BadRequestError, ConflictError, InvalidRequestError
from sync_sandbox import Sandbox

from .support import AUDIO, INPUT, VIDEO

VOICE = "EXAVITQu4vr4xnSDxMaL"


class TestWhatIsSent:
    def test_models_are_sent_by_the_names_of_the_api(self, client: Sync, sandbox: Sandbox) -> None:
        generation = client.generations.create(
            input=[Video(url="https://example.com/v.mp4"), Audio(url="https://example.com/a.wav", ref_id="first")],
            model="lipsync-2",
            options=GenerationOptions(sync_mode="cut_off", temperature=0.4),
            segments=[GenerationSegment(start_time=0, end_time=2.5, audio_input={"refId": "first"})],
            webhook_url="http://127.0.0.1:9/webhook",
            output_file_name="my output",
        )
        request = sandbox.requests[0]
        assert (request.method, request.path) == ("POST", "/v2/generate")
        assert request.headers["content-type"] == "application/json"
        assert request.json() == {
            "model": "lipsync-2",
            "input": [
                {"type": "video", "url": "https://example.com/v.mp4"},
                {"type": "audio", "url": "https://example.com/a.wav", "refId": "first"},
            ],
            "options": {"sync_mode": "cut_off", "temperature": 0.4},
            "segments": [{"startTime": 0, "endTime": 2.5, "audioInput": {"refId": "first"}}],
            "webhookUrl": "http://127.0.0.1:9/webhook",
            "outputFileName": "my output",
        }
        assert (generation.status, generation.output_file_name) == ("PENDING", "my_output")
        assert sandbox.billed == [generation.id]

    def test_dicts_are_sent_the_same(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create(
            input=[VIDEO, {**AUDIO, "refId": "first"}],
            model="lipsync-2",
            options={"sync_mode": "cut_off", "speedup": 2},
            segments=[{"startTime": 0, "endTime": 2.5, "audioInput": {"refId": "first"}}],
        )
        assert sandbox.requests[0].json() == {
            "model": "lipsync-2",
            "input": [VIDEO, {**AUDIO, "refId": "first"}],
            "options": {"sync_mode": "cut_off", "speedup": 2},
            "segments": [{"startTime": 0, "endTime": 2.5, "audioInput": {"refId": "first"}}],
        }

    def test_speech_takes_its_provider_as_a_dict_of_the_api(self, client: Sync, sandbox: Sandbox) -> None:
        provider = {
            "name": "elevenlabs",
            "voiceId": VOICE,
            "script": "Hello…",
            "stability": 0.5,
            "similarityBoost": 0.75,
        }
        client.generations.create(model="lipsync-2", input=[VIDEO, TTS(provider=provider)])
        assert sandbox.requests[0].json()["input"][1] == {"type": "text", "provider": provider}

    def test_a_translation_and_a_project_are_sent(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=400)
        with pytest.raises(BadRequestError):
            client.generations.create(
                model="sync-3",
                input=[VIDEO],
                dub_params=DubParams(target_lang="de"),
                dialogue_edit={"id": "edit"},
                project_id="p",
            )
        sent = sandbox.requests[0].json()
        assert sent["dubParams"]["targetLang"] == "de"
        assert sent["dialogueEdit"] == {"id": "edit"}
        assert sent["projectId"] == "p"

    def test_an_image_will_do_for_the_video(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create(model="sync-3", input=[Image(url="https://example.com/i.png"), AUDIO])
        assert sandbox.requests[0].json()["input"][0] == {"type": "image", "url": "https://example.com/i.png"}

    def test_what_this_version_does_not_know_is_sent_as_it_is(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=400)
        body: Dict[str, Any] = {
            "model": "sync-9",
            "input": [{"type": "hologram", "depth": 3}, {"type": "video", "assetId": "a", "loop": True}],
            "options": {"sync_mode": "backwards", "sparkle": {"on": True}},
        }
        with pytest.raises(BadRequestError):
            client.generations.create(**body)
        assert sandbox.requests[0].json() == body

    def test_the_input_may_be_any_iterable(self, client: Sync, sandbox: Sandbox) -> None:
        items: Any = (item for item in INPUT)
        client.generations.create(model="lipsync-2", input=items)
        assert sandbox.requests[0].json()["input"] == INPUT

    def test_text_is_sent_as_utf_8(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create(model="lipsync-2", input=INPUT, output_file_name="naïve 影片")
        body = sandbox.requests[0].body.bytes
        assert body is not None
        assert "naïve 影片".encode() in body


class TestIdempotencyKey:
    def test_every_create_has_a_key_of_its_own(self, client: Sync, sandbox: Sandbox) -> None:
        for _ in range(2):
            client.generations.create(model="lipsync-2", input=INPUT)
        keys = [request.headers["idempotency-key"] for request in sandbox.requests]
        assert len({str(uuid.UUID(key)) for key in keys}) == 2
        assert len(sandbox.billed) == 2

    def test_the_same_key_is_the_same_generation(self, client: Sync, sandbox: Sandbox) -> None:
        first = client.generations.create(model="lipsync-2", input=INPUT, idempotency_key="order-1")
        again = client.generations.create(model="lipsync-2", input=INPUT, idempotency_key="order-1")
        assert first.id == again.id
        assert len(sandbox.billed) == 1

    def test_the_same_key_for_something_else_is_a_conflict(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create(model="lipsync-2", input=INPUT, idempotency_key="order-1")
        with pytest.raises(ConflictError) as info:
            client.generations.create(model="sync-3", input=INPUT, idempotency_key="order-1")
        assert info.value.idempotency_key == "order-1"
        assert len(sandbox.requests) == 2

    @pytest.mark.parametrize("key", ["", "a b", "é", "x" * 129, "a\nb", 5, b"bytes"])
    def test_a_key_that_the_api_does_not_take_is_refused(self, client: Sync, sandbox: Sandbox, key: Any) -> None:
        for method in (client.generations.create, client.generations.create_with_files):
            with pytest.raises(InvalidRequestError) as info:
                method(model="lipsync-2", input=INPUT, idempotency_key=key)
            assert info.value.field == "idempotency_key"
        assert sandbox.requests == []


TOO_LONG = {"name": "elevenlabs", "voiceId": VOICE, "script": "x" * 5001}

MISTAKES: List[Any] = [
    ("no visual input", {"input": [AUDIO]}, "input", "no video and no image"),
    ("nothing to say", {"input": [VIDEO]}, "input", "no audio and no text"),
    ("nothing at all", {"input": []}, "input", "at least 1"),
    ("no input", {"input": None}, "input", "input is missing"),
    ("a dict for a list", {"input": VIDEO}, "input", "must be a list"),
    ("a text for a list", {"input": "https://example.com"}, "input", "must be a list"),
    ("an item that is none", {"input": [VIDEO, 5]}, "input[1]", "not 5"),
    ("an item without type", {"input": [VIDEO, {"url": "https://a/b"}]}, "input[1].type", "must be a string"),
    ("an item of a type that is none", {"input": [VIDEO, {"type": []}]}, "input[1].type", "must be a string"),
    ("neither url nor asset", {"input": [Video(), AUDIO]}, "input[0]", "needs a url or an asset_id"),
    ("neither of both in a dict", {"input": [VIDEO, {"type": "audio"}]}, "input[1]", "needs a url or an asset_id"),
    ("an empty url", {"input": [VIDEO, Audio(url="")]}, "input[1].url", "must be an http or https URL"),
    ("a path for a url", {"input": [VIDEO, Audio(url="a.wav")]}, "input[1].url", "must be an http or https URL"),
    ("a url that is no text", {"input": [{"type": "video", "url": 5}, AUDIO]}, "input[0].url", "not 5"),
    ("a script that is too long", {"input": [VIDEO, TTS(provider=TOO_LONG)]}, "input[1].provider.script", "5,001"),
    ("speech without provider", {"input": [VIDEO, {"type": "text"}]}, "input[1].provider", "missing"),
    ("a file name that is too long", {"output_file_name": "x" * 256}, "output_file_name", "256"),
    ("a webhook that is no URL", {"webhook_url": "example.com"}, "webhook_url", "webhook_url must "),
    ("a model that is no name", {"model": None}, "model", "model is missing"),
    ("an empty model", {"model": ""}, "model", "must not be empty"),
    ("options that are none", {"options": 5}, "options", "not 5"),
    ("an option that is misspelt", {"options": {"sync_mod": "loop"}}, "options.sync_mod", "did you mean sync_mode?"),
    ("segments that are none", {"segments": 5}, "segments", "not 5"),
    ("a segment without start", {"segments": [{"endTime": 5}]}, "segments[0].start_time", "missing"),
    ("a number that JSON lacks", {"options": {"temperature": float("nan")}}, "options.temperature", "not nan"),
    ("a value that is no number", {"options": {"temperature": object()}}, "options.temperature", "not <object"),
    ("a value that JSON lacks", {"options": {"newer": float("nan")}}, None, "JSON"),
    ("another value that JSON lacks", {"options": {"newer": object()}}, None, "JSON"),
]


class TestMistakes:
    @pytest.mark.parametrize(
        ("fields", "field", "complaint"), [row[1:] for row in MISTAKES], ids=[r[0] for r in MISTAKES]
    )
    @pytest.mark.parametrize("method", ["create", "create_and_wait", "estimate_cost"])
    def test_a_mistake_is_told_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, method: str, fields: Dict[str, Any], field: str, complaint: str
    ) -> None:
        with pytest.raises(InvalidRequestError, match=re.escape(complaint)) as info:
            getattr(client.generations, method)(**{"model": "lipsync-2", "input": INPUT, **fields})
        assert info.value.field == field
        assert info.value.status_code is None
        assert sandbox.requests == []

    def test_a_script_of_5000_characters_and_a_file_name_of_255_pass(self, client: Sync, sandbox: Sandbox) -> None:
        speech = TTS(provider={**TOO_LONG, "script": "x" * 5000})
        client.generations.create(model="lipsync-2", input=[VIDEO, speech], output_file_name="x" * 255)
        assert len(sandbox.billed) == 1

    def test_a_mistake_is_an_api_error_and_a_value_error(self, client: Sync) -> None:
        for kind in (ApiError, ValueError):
            with pytest.raises(kind):
                client.generations.create(model="lipsync-2", input=[])

    @pytest.mark.parametrize("method", ["create", "create_with_files", "create_and_wait", "estimate_cost"])
    def test_a_misspelt_keyword_is_a_type_error(self, client: Sync, sandbox: Sandbox, method: str) -> None:
        with pytest.raises(TypeError, match="webhok_url"):
            getattr(client.generations, method)(model="lipsync-2", input=INPUT, webhok_url="https://example.com")
        assert sandbox.requests == []

    def test_so_is_one_of_the_other_methods(self, client: Sync, sandbox: Sandbox) -> None:
        calls: List[Any] = [client.generations.get, client.generations.wait, client.assets.get]
        for call in calls:
            with pytest.raises(TypeError, match="includ"):
                call("id", includ="progress")
        calls = [client.generations.list, client.assets.list]
        for call in calls:
            with pytest.raises(TypeError, match="statu"):
                call(statu="COMPLETED")
        assert sandbox.requests == []

    def test_a_model_built_by_hand_with_the_wrong_types_is_refused(self, client: Sync, sandbox: Sandbox) -> None:
        from sync_client.models import TTSProvider

        script: Any = 5
        with pytest.raises(InvalidRequestError) as info:
            client.generations.create(
                model="lipsync-2", input=[VIDEO, TTS(provider=TTSProvider(voice_id=VOICE, script=script))]
            )
        assert info.value.field == "input[1].provider.script"
        assert sandbox.requests == []
