"""What attacks from outside have found, each named for the promise that it broke."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any, Dict

import pytest

from sync import Sync
from sync.errors import InvalidRequestError, InvalidResponseError, NotFoundError
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .support import AUDIO, INPUT

KEY = "SECRETSECRET12"
REQUEST = {"model": "lipsync-2", "input": INPUT}
CIRCULAR: Dict[str, Any] = {}
CIRCULAR["a"] = CIRCULAR


def test_a_success_that_quotes_the_key_in_a_header_and_cannot_be_read_shows_it_in_no_frame() -> None:
    with ScriptedServer([response(b"<html>", 200, f"x-echo: {KEY}")]) as server:
        address = server.url
        with pytest.raises(InvalidResponseError) as info:
            Sync(api_key=KEY, base_url=address, max_retries=0).voices.list()
    error = info.value
    collected = traceback.TracebackException(type(error), error, error.__traceback__, capture_locals=True)
    shown = [local for frame in collected.stack for local in (frame.locals or {}).values()]
    assert [local for local in shown if KEY in local] == []
    assert error.headers["x-echo"] == "***"


@pytest.mark.parametrize(
    "given",
    [
        {"default_headers": [("authorization", KEY)]},
        {"default_headers": {"authorization": [KEY]}},
        {"default_headers": f"authorization: {KEY}"},
        {"base_url": f"https://example.com/?key={KEY}"},
        {"base_url": KEY},
    ],
)
def test_an_argument_of_the_client_that_is_refused_is_not_quoted_where_it_may_be_a_secret(given: Any) -> None:
    with pytest.raises(InvalidRequestError) as info:
        Sync(api_key="test", **given)
    assert KEY not in str(info.value)


def test_an_idempotency_key_for_every_call_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="pass idempotency_key"):
        Sync(api_key="test", default_headers={"Idempotency-Key": "fixed"})
    with pytest.raises(InvalidRequestError, match="pass idempotency_key"):
        Sync(api_key="test").with_options(headers={"Idempotency-Key": "fixed"})


@pytest.mark.parametrize("options", [{"a": object()}, {"a": b"x"}, {"a": {1}}, {"a": float("nan")}, CIRCULAR])
def test_a_form_that_json_cannot_hold_is_refused_before_a_byte_goes(
    client: Sync, sandbox: Sandbox, options: Any
) -> None:
    with pytest.raises(InvalidRequestError, match=r"^options can't be written as JSON"):
        client.generations.create_with_files(
            model="lipsync-2", video=("v.mp4", b"1234"), input=[AUDIO], options=options
        )
    assert sandbox.requests == []


def test_a_file_is_not_replaced_by_an_overwrite_that_is_no_truth_value(client: Sync, tmp_path: Path) -> None:
    kept = tmp_path / "kept.mp4"
    kept.write_text("precious")
    with pytest.raises(InvalidRequestError, match="overwrite must be True or False"):
        client.generations.download("x", kept, overwrite="no")  # type: ignore[arg-type]
    assert kept.read_text() == "precious"


def test_a_wait_for_what_does_not_exist_does_not_say_that_it_goes_on(client: Sync) -> None:
    with pytest.raises(NotFoundError) as info:
        client.generations.wait("00000000-0000-4000-8000-000000000000")
    assert "still running" not in str(info.value)
