"""Mistakes that can be seen before anything is sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core import validation
from sync.core.wire import encode_form, encode_json
from sync.errors import InvalidRequestError
from sync_client.api.generations.get_generation import get_generation
from sync_client.types import File

from .test_retry import JSON

KINDS = st.lists(st.sampled_from(["video", "image", "audio", "text", "hologram"]))
NOTHING = dict.fromkeys(("options", "segments", "output_file_name", "dub_params", "dialogue_edit"))


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
        validation.check_idempotency_key(key)
    except InvalidRequestError:
        return
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


@given(items=st.lists(JSON, max_size=3), fields=st.dictionaries(st.sampled_from(sorted(NOTHING)), JSON, max_size=2))
def test_any_input_is_a_request_or_one_error(items: Any, fields: Dict[str, Any]) -> None:
    try:
        request = validation.build_generation_request(**{**NOTHING, "model": "m", "input": items, **fields})
    except InvalidRequestError as error:
        assert str(error)
    else:
        assert [item.type for item in request.input]


@pytest.mark.parametrize(("length", "fits"), [(5000, True), (5001, False)])
def test_a_script_has_5000_characters_at_most(length: int, fits: bool) -> None:
    speech = {"type": "text", "provider": {"voiceId": "v", "script": "ä" * length, "name": "elevenlabs"}}
    items: Any = [{"type": "video", "url": "https://a/b"}, speech]
    if fits:
        assert validation.build_generation_request(**{**NOTHING, "model": "m", "input": items}).input[1].type == "text"
    else:
        with pytest.raises(InvalidRequestError, match="at most 5000"):
            validation.build_generation_request(**{**NOTHING, "model": "m", "input": items})


@given(value=JSON)
def test_what_json_holds_is_written_and_the_rest_refused(value: Any) -> None:
    try:
        content = encode_json(value)
    except InvalidRequestError:
        return
    assert json.loads(content) == value


@given(fields=st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.booleans()) | st.none()))
def test_a_form_holds_text_as_it_is_and_the_rest_as_json(fields: Dict[str, Any]) -> None:
    form = dict(encode_form(fields))
    assert form.keys() == {name for name, value in fields.items() if value is not None}
    for name, text in form.items():
        assert isinstance(text, str)
        assert text == fields[name] or json.loads(text) == fields[name]


@pytest.mark.parametrize(
    ("check", "value", "message"),
    [
        (validation.check_id, "", "id must be the id of something, not ''."),
        (validation.check_id, " . ", "id must be the id of something, not ' . '."),
        (validation.check_id, "a..b", "id must be the id of something, not 'a..b'."),
        (validation.check_id, 5, "id must be the id of something, not 5."),
        (
            validation.check_idempotency_key,
            "",
            "idempotency_key must be 1 to 128 letters, digits, '.', '_', '~' or '-'.",
        ),
        (
            validation.check_idempotency_key,
            "a" * 129,
            "idempotency_key must be 1 to 128 letters, digits, '.', '_', '~' or '-'.",
        ),
        (validation.check_model, "", "model must be the name of a model, such as 'lipsync-2', not ''."),
        (validation.check_model, None, "model must be the name of a model, such as 'lipsync-2', not None."),
        (validation.check_asset_type, "image", "type must be AUDIO, IMAGE or VIDEO, not 'image'."),
        (validation.check_limit, 0, "limit must be a whole number from 1 to 100, not 0."),
        (validation.check_limit, 101, "limit must be a whole number from 1 to 100, not 101."),
        (validation.check_limit, True, "limit must be a whole number from 1 to 100, not True."),
        (validation.check_limit, 1.5, "limit must be a whole number from 1 to 100, not 1.5."),
        (validation.check_file_name, "x" * 256, "output_file_name has 256 characters: at most 255 are allowed."),
    ],
)
def test_a_mistake_is_named_with_what_was_given(check: Any, value: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        check(value)
    assert (str(caught.value), caught.value.field) == (message, message.partition(" ")[0])


def test_what_is_just_right_is_taken() -> None:
    assert validation.check_id("a.b") == "a.b"
    assert validation.check_idempotency_key("a" * 128) == "a" * 128
    assert validation.check_model("m") == "m"
    assert [validation.check_asset_type(kind) for kind in ("AUDIO", "IMAGE", "VIDEO")] == ["AUDIO", "IMAGE", "VIDEO"]
    for limit in (None, 1, 100):
        validation.check_limit(limit)
    validation.check_limit(500, most=500)
    validation.check_file_name("x" * 255)
    validation.check_file_name(None)


def request(input: Any, **fields: Any) -> Any:
    return validation.build_generation_request(**{**NOTHING, "model": "m", "input": input, **fields})


VIDEO = {"type": "video", "url": "v"}
AUDIO = {"type": "audio", "url": "a"}


@pytest.mark.parametrize(
    ("input", "fields", "message", "field"),
    [
        ([VIDEO], {}, "input has no audio and no text: add Audio(url=...) or TTS(...).", "input"),
        ([AUDIO], {}, "input has no video and no image: add Video(url=...).", "input"),
        ([VIDEO, {"type": "audio"}], {}, "input[1] (audio) needs a url or an asset_id.", "input[1]"),
        ([VIDEO, {"type": "audio", "url": 5}], {}, "input[1].url must be a string, not int.", "input[1].url"),
        (
            [{"type": "video", "assetId": 5}, AUDIO],
            {},
            "input[0].asset_id must be a string, not int.",
            "input[0].asset_id",
        ),
        ("video", {}, "input must be a list of items, not str.", "input"),
        (
            [VIDEO, Path("a.wav")],
            {},
            "input[1] is a local file: upload it with assets.upload and give its asset_id.",
            "input[1]",
        ),
        (
            [VIDEO, {"type": "text", "provider": {"name": "elevenlabs", "voiceId": "v", "script": "x" * 5001}}],
            {},
            "input[1].provider.script has 5001 characters: at most 5000 are allowed in a generation; split it into "
            "segments.",
            "input[1].provider.script",
        ),
        ([VIDEO, AUDIO], {"segments": 5}, None, "segments"),
        ([VIDEO, 5], {}, None, "input[1]"),
    ],
)
def test_a_mistake_in_a_request_is_named_by_its_place(input: Any, fields: Any, message: Any, field: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        request(input, **fields)
    assert caught.value.field == field
    if message is not None:
        assert str(caught.value) == message


def test_what_speaks_already_needs_no_sound() -> None:
    assert request([VIDEO], dub_params={"targetLang": "de"}).dub_params is not None
    assert request([VIDEO], dialogue_edit={"id": "e"}).dialogue_edit is not None


@pytest.mark.parametrize("speech", [{"dub_params": {"targetLang": "de"}}, {"dialogue_edit": {"id": "e"}}, {}])
def test_files_that_speak_already_need_no_sound_either(speech: Any) -> None:
    files: Any = {"video": File(b"v", "v.mp4", "video/mp4")}
    arguments = {**NOTHING, "model": "m", "input": None, **speech}
    if speech:
        assert validation.build_generation_request_with_files(files, **arguments).video is files["video"]
    else:
        with pytest.raises(InvalidRequestError, match=r"^input has no audio"):
            validation.build_generation_request_with_files(files, **arguments)


def test_json_is_compact_and_in_utf_8() -> None:
    assert encode_json({"a": ["é", 1, None]}) == '{"a":["é",1,null]}'.encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), {1: float("nan")}])
def test_what_json_can_not_hold_is_named(value: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"^The request can't be written as JSON: .+\.$"):
        encode_json(value)
