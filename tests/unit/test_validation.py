"""Mistakes that can be seen before anything is sent."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Dict, List, Sequence, cast
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core import validation
from sync.core.call.context import Context
from sync.core.call.request import encode_json
from sync.core.call.steps import Send
from sync.core.jobs.generations import send_media
from sync.core.settings import Settings
from sync.errors import InvalidRequestError
from sync_client import api
from sync_client.api.generations.get_generation import get_generation
from sync_client.resources.generations import Generations

from ..facade.support import InstantClock
from .test_retry import JSON

KINDS = st.lists(st.sampled_from(["video", "image", "audio", "text", "hologram"]))
FIELDS = ("options", "segments", "output_file_name", "dub_params", "dialogue_edit")
CONTEXT = Context(Settings("http://127.0.0.1", 60.0, 0, {}), InstantClock())
VIDEO = {"type": "video", "url": "https://a/v.mp4"}
AUDIO = {"type": "audio", "url": "https://a/a.wav"}
SPEECH = {"voiceId": "v", "script": "Hello", "name": "elevenlabs"}


class FirstRequest:
    """A caller that gives the first request that would go out."""

    def call(
        self, make: Any, options: Any, *, files: Sequence[str] = (), split: str = "", on_progress: Any = None
    ) -> Any:
        step = next(send_media(CONTEXT, make, options, files))
        assert isinstance(step, Send)
        return step.request.authorize(CONTEXT.clock)


GENERATIONS: Any = Generations(cast(Any, FirstRequest()))


def sent(input: Any, **fields: Any) -> Any:
    """The body of a create as it would go out."""
    return json.loads(GENERATIONS.create(**{"model": "m", "input": input, **fields}).content)


@given(id=st.text())
def test_an_id_stays_one_segment_of_its_path_or_is_refused(id: str) -> None:
    try:
        path = get_generation(id=validation.check_id(id)).path
    except InvalidRequestError as error:
        assert error.field == "id"
    else:
        assert path.startswith("/v2/generate/")
        segment = path[len("/v2/generate/") :]
        assert not set(segment) & set("/?#\\ ")
        assert unquote(segment) == id
        assert ".." not in unquote(unquote(segment)) or ".." not in id
        assert segment not in ("", ".", "..")


@given(key=st.text())
def test_a_key_is_what_the_api_takes_or_refused(key: str) -> None:
    try:
        request = GENERATIONS.create(model="m", input=[VIDEO, AUDIO], idempotency_key=key)
    except InvalidRequestError as error:
        assert error.field == "idempotency_key"
        return
    assert request.headers["idempotency-key"] == key
    assert 1 <= len(key) <= 128
    assert key.isascii()
    assert not set(key) & set(" \r\n\t,/\\\"'")


@given(kinds=KINDS)
def test_there_is_something_to_see_and_something_to_say(kinds: List[str]) -> None:
    complete = "hologram" in kinds or (bool({"video", "image"} & set(kinds)) and bool({"audio", "text"} & set(kinds)))
    try:
        validation.check_complete(kinds)
    except InvalidRequestError as error:
        assert not complete
        assert error.field == "input"
    else:
        assert complete


@given(items=st.lists(JSON, max_size=3), fields=st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=2))
def test_any_input_is_a_request_or_one_error(items: Any, fields: Dict[str, Any]) -> None:
    try:
        body = sent(items, **fields)
    except InvalidRequestError as error:
        assert str(error)
    else:
        assert all(isinstance(item["type"], str) for item in body["input"])


@pytest.mark.parametrize(("length", "fits"), [(5000, True), (5001, False)])
def test_a_script_has_5000_characters_at_most(length: int, fits: bool) -> None:
    speech = {"type": "text", "provider": {**SPEECH, "script": "ä" * length}}
    if fits:
        assert sent([VIDEO, speech])["input"][1] == speech
    else:
        with pytest.raises(InvalidRequestError, match="at most 5,000"):
            sent([VIDEO, speech])


@given(value=JSON)
def test_what_json_holds_is_written_and_the_rest_refused(value: Any) -> None:
    try:
        content = encode_json(value)
    except InvalidRequestError:
        return
    assert json.loads(content) == value


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("", "id must be the id of something, not ''."),
        (" . ", "id must be the id of something, not ' . '."),
        ("a..b", "id must be the id of something, not 'a..b'."),
        (5, "id must be an id, or an object that has one, not 5."),
        (None, "id must be an id, or an object that has one, not None."),
    ],
)
def test_what_is_no_id_is_named_with_what_was_given(id: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        validation.check_id(id)
    assert (str(caught.value), caught.value.field) == (message, "id")
    assert validation.check_id("a.b") == "a.b"


@pytest.mark.parametrize(
    ("input", "fields", "message", "field"),
    [
        ([VIDEO], {}, "input has no audio and no text: add Audio(url=...) or TTS(...).", "input"),
        ([AUDIO], {}, "input has no video and no image: add Video(url=...).", "input"),
        ([VIDEO, {"type": "audio"}], {}, "input[1] needs a url or an asset_id.", "input[1]"),
        (
            [VIDEO, {"type": "audio", "url": 5}],
            {},
            "input[1].url must be an http or https URL, not 5.",
            "input[1].url",
        ),
        (
            [VIDEO, {"type": "audio", "url": "a.wav"}],
            {},
            "input[1].url must be an http or https URL, not 'a.wav'. A local file goes into input as a path:"
            " pathlib.Path('a.wav') in place of input[1].",
            "input[1].url",
        ),
        (
            [{"type": "video", "assetId": 5}, AUDIO],
            {},
            "input[0].asset_id must be a string, not 5.",
            "input[0].asset_id",
        ),
        ("video", {}, "input must be a list, not 'video'.", "input"),
        ([VIDEO, {}], {}, "input[1].type must be a string, not NoneType.", "input[1].type"),
        ([VIDEO, {"type": []}], {}, "input[1].type must be a string, not list.", "input[1].type"),
        (
            [VIDEO, {"type": 5}],
            {"dub_params": {"targetLang": "de"}},
            "input[1].type must be a string, not int.",
            "input[1].type",
        ),
        (
            [VIDEO, {"type": "text", "provider": {**SPEECH, "script": "x" * 5001}}],
            {},
            "input[1].provider.script has 5,001 characters: at most 5,000 are allowed.",
            "input[1].provider.script",
        ),
        (
            [VIDEO, {"type": "text", "provider": {"script": "Hello"}}],
            {},
            "input[1].provider.voice_id is missing.",
            "input[1].provider.voice_id",
        ),
        (
            [VIDEO, AUDIO],
            {"options": {"sync_mod": "loop"}},
            "options.sync_mod is not known: did you mean sync_mode?",
            "options.sync_mod",
        ),
        (
            [VIDEO, AUDIO],
            {"output_file_name": "x" * 256},
            "output_file_name has 256 characters: at most 255 are allowed.",
            "output_file_name",
        ),
        ([VIDEO, AUDIO], {"model": ""}, "model must not be empty.", "model"),
        ([VIDEO, AUDIO], {"model": None}, "model is missing.", "model"),
        ([VIDEO, AUDIO], {"segments": 5}, "segments must be a list, not 5.", "segments"),
        (
            [VIDEO, 5],
            {},
            "input[1] must be Video, Image, Audio or TTS, or a mapping like one, not 5.",
            "input[1]",
        ),
    ],
)
def test_a_mistake_in_a_request_is_named_by_its_place(input: Any, fields: Any, message: str, field: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        sent(input, **fields)
    assert (str(caught.value), caught.value.field) == (message, field)


def test_what_is_just_right_is_taken() -> None:
    assert sent([VIDEO, AUDIO], output_file_name="x" * 255)["outputFileName"] == "x" * 255
    assert GENERATIONS.create(model="m", input=[VIDEO, AUDIO], idempotency_key="a" * 128).headers["idempotency-key"]


@pytest.mark.parametrize("limit", [0, 101, True, 1.5, "5"])
def test_a_limit_is_a_whole_number_of_items_that_fit_on_a_page(limit: Any) -> None:
    message = f"limit must be a whole number from 1 to 100, not {limit!r}."
    with pytest.raises(InvalidRequestError, match=f"^{re.escape(message)}$") as caught:
        GENERATIONS.list(limit=limit)
    assert caught.value.field == "limit"


@pytest.mark.parametrize("limit", [1, 100])
def test_the_ends_of_the_range_belong_to_it(limit: int) -> None:
    assert api.list_generations(limit=limit).query == {"limit": str(limit)}


def test_what_speaks_already_needs_no_sound() -> None:
    assert sent([VIDEO], dub_params={"targetLang": "de"})["dubParams"]["targetLang"] == "de"
    assert sent([VIDEO], dialogue_edit={"id": "e"})["dialogueEdit"] == {"id": "e"}


@pytest.mark.parametrize("speech", [{"dub_params": {"targetLang": "de"}}, {"dialogue_edit": {"id": "e"}}, {}])
def test_files_that_speak_already_need_no_sound_either(speech: Any) -> None:
    if speech:
        body = GENERATIONS.create_with_files(model="m", video=("v.mp4", b"v"), **speech).read()
        assert b'filename="v.mp4"' in body
    else:
        with pytest.raises(InvalidRequestError, match=r"^input has no audio"):
            GENERATIONS.create_with_files(model="m", video=("v.mp4", b"v"))


@pytest.mark.parametrize("method", ["create", "create_with_files"])
def test_an_input_that_can_be_gone_through_once_is_sent_whole(method: str) -> None:
    items = (item for item in [VIDEO, AUDIO])
    if method == "create":
        assert sent(items)["input"] == [VIDEO, AUDIO]
    else:
        body = GENERATIONS.create_with_files(model="m", input=items).read()
        assert encode_json([VIDEO, AUDIO]) in body


def test_what_is_not_local_in_an_estimate_of_files_is_named_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt ")
    with pytest.raises(InvalidRequestError) as caught:
        GENERATIONS.estimate_cost(model="m", input=[VIDEO, path])
    message = (
        "input[0] is not a local file, and only the server knows its length: upload the local ones with assets.upload,"
        " and give their asset_id; or use generations.estimate_cost_of_duration."
    )
    assert (str(caught.value), caught.value.field) == (message, "input[0]")


def test_json_is_compact_and_in_utf_8() -> None:
    assert encode_json({"a": ["é", 1, None]}) == '{"a":["é",1,null]}'.encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), {1: float("nan")}])
def test_what_json_can_not_hold_is_named(value: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"^The request can't be written as JSON: .+\.$"):
        encode_json(value)
