"""Mistakes that can be seen before anything is sent."""

from __future__ import annotations

import json
from typing import Any, Dict, List
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core import validation
from sync.core.request import as_form, encode
from sync.errors import InvalidRequestError
from sync_client.api.generations.get_generation import get_generation

from .test_retry import JSON

KINDS = st.lists(st.sampled_from(["video", "image", "audio", "text", "hologram"]))
NOTHING = dict.fromkeys(("options", "segments", "output_file_name", "dub_params", "dialogue_edit"))


@given(id=st.text())
def test_an_id_stays_one_segment_of_its_path_or_is_refused(id: str) -> None:
    try:
        path = get_generation(id=validation.identifier(id)).path
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
        validation.idempotency_key(key)
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
        request = validation.generation_request(**{**NOTHING, "model": "m", "input": items, **fields})
    except InvalidRequestError as error:
        assert str(error)
    else:
        assert [item.type for item in request.input]


@pytest.mark.parametrize(("length", "fits"), [(5000, True), (5001, False)])
def test_a_script_has_5000_characters_at_most(length: int, fits: bool) -> None:
    speech = {"type": "text", "provider": {"voiceId": "v", "script": "ä" * length, "name": "elevenlabs"}}
    items: Any = [{"type": "video", "url": "https://a/b"}, speech]
    if fits:
        assert validation.generation_request(**{**NOTHING, "model": "m", "input": items}).input[1].type == "text"
    else:
        with pytest.raises(InvalidRequestError, match="at most 5000"):
            validation.generation_request(**{**NOTHING, "model": "m", "input": items})


@given(value=JSON)
def test_what_json_holds_is_written_and_the_rest_refused(value: Any) -> None:
    try:
        content = encode(value)
    except InvalidRequestError:
        return
    assert json.loads(content) == value


@given(fields=st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.booleans()) | st.none()))
def test_a_form_holds_text_as_it_is_and_the_rest_as_json(fields: Dict[str, Any]) -> None:
    form = dict(as_form(fields))
    assert form.keys() == {name for name, value in fields.items() if value is not None}
    for name, text in form.items():
        assert isinstance(text, str)
        assert text == fields[name] or json.loads(text) == fields[name]
