"""Webhooks: what Sync signed is read, and whatever else arrives is one exception."""

from __future__ import annotations

import email.message
import json
import pickle
import subprocess
import sys
import time
from datetime import datetime, timezone
from itertools import count
from typing import Any, Dict, List, Tuple

import httpx
import pytest
import starlette.datastructures
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import Sync
from sync.common import Batch, GenerationNotification, Video
from sync.errors import ApiError, WebhookVerificationError
from sync.webhooks import UnknownObject, WebhookStatus, sign, unwrap, verify
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .support import INPUT

SECRET = "whsec_0123456789"
GENERATION: Dict[str, Any] = {
    "id": "6533643b-acbe-4c40-967e-d9ba9baac39e",
    "createdAt": "2026-11-02T09:30:00.000Z",
    "status": "COMPLETED",
    "model": "lipsync-2",
    "input": [{"type": "video", "url": "https://example.com/ü.mp4"}, {"type": "hologram", "url": "..."}],
    "outputUrl": "https://example.com/output.mp4",
    "outputDuration": 12.48,
}
BATCH: Dict[str, Any] = {
    "id": "batch-1",
    "created_at": "2026-11-02T09:30:00Z",
    "status": "COMPLETED",
    "metrics": {"total_generations": 20, "success_count": 19, "failed_count": 1, "pending_count": 0},
    "outputUrl": "https://example.com/batch.jsonl",
}
PROPERTY = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BODY = json.dumps(GENERATION, ensure_ascii=False).encode()


def signed(payload: object) -> Tuple[bytes, str]:
    body = json.dumps(payload).encode()
    return body, sign(body, SECRET)


class Items:
    """Headers that are no mapping, as those of Werkzeug."""

    def __init__(self, *pairs: Tuple[Any, Any]) -> None:
        self.pairs = pairs

    def items(self) -> Any:
        return iter(self.pairs)


HEADERS: List[Any] = [
    lambda value: value,
    lambda value: value.encode(),
    lambda value: {"Sync-Signature": value, "Host": "example.com"},
    lambda value: {"host": "example.com", "sync-signature": value},
    lambda value: {"SYNC-SIGNATURE": value},
    lambda value: {"HTTP_SYNC_SIGNATURE": value, "wsgi.input": object(), "wsgi.version": (1, 0), 5: None},
    lambda value: {"headers": "none of them", "sync_signature": value},
    lambda value: {"Sync-Signature": [value]},
    lambda value: httpx.Headers({"Sync-Signature": value}),
    lambda value: starlette.datastructures.Headers({"Sync-Signature": value}),
    lambda value: starlette.datastructures.Headers(raw=[(b"sync-signature", value.encode())]),
    lambda value: [(b"host", b"example.com"), (b"sync-signature", value.encode())],
    lambda value: Items(("Host", "example.com"), ("Sync-Signature", value)),
    lambda value: message_with(value),
]


def message_with(value: str) -> email.message.Message:
    message = email.message.Message()
    message["Sync-Signature"] = value
    return message


@pytest.mark.parametrize("shape", HEADERS)
def test_headers_are_taken_as_any_framework_has_them(shape: Any) -> None:
    body, value = signed(GENERATION)
    assert unwrap(body, shape(value), SECRET).id == GENERATION["id"]
    verify(body, shape(value), SECRET)
    assert refusal(body, shape(value.replace("v1=", "v1=0"))).field == "headers"


@pytest.mark.parametrize("headers", [{}, [], {"Signature": "t=1,v1=a"}, {"Sync-Signature": None}, ""])
def test_headers_without_the_one_that_counts_are_refused(headers: Any) -> None:
    assert str(refusal(BODY, headers)) == "The request has no header Sync-Signature."


@pytest.mark.parametrize("headers", [5, object(), [1, 2], ["t=1,v1=a"]])
def test_what_is_no_headers_is_refused(headers: Any) -> None:
    assert "headers must be the headers of the request" in str(refusal(BODY, headers))


def test_a_header_that_is_there_twice_is_not_a_choice() -> None:
    """Whoever adds one of his own must not be believed, whichever comes first."""
    body, value = signed(GENERATION)
    for headers in ([("Sync-Signature", value), ("sync-signature", "t=1,v1=a")], {"Sync-Signature": [value, value]}):
        assert "does not have the form" in str(refusal(body, headers))


def refusal(body: Any, header: Any, secret: Any = SECRET, **options: Any) -> WebhookVerificationError:
    """The error of both functions."""
    with pytest.raises(WebhookVerificationError) as unwrapped:
        unwrap(body, header, secret, **options)
    with pytest.raises(WebhookVerificationError) as verified:
        verify(body, header, secret, **options)
    assert str(unwrapped.value) == str(verified.value)
    return unwrapped.value


def test_a_generation_is_read() -> None:
    notification = unwrap(BODY, sign(BODY, SECRET), SECRET)
    assert isinstance(notification, GenerationNotification)
    assert notification.id == GENERATION["id"]
    assert notification.status == "COMPLETED"
    assert notification.created_at == datetime(2026, 11, 2, 9, 30, tzinfo=timezone.utc)
    assert notification.input[0] == Video(url="https://example.com/ü.mp4")
    assert isinstance(notification.input[1], UnknownObject)
    assert notification.output_duration == 12.48


def test_a_batch_is_read() -> None:
    notification = unwrap(*signed(BATCH), SECRET)
    assert isinstance(notification, Batch)
    assert notification.metrics.success_count == 19


@pytest.mark.parametrize("name", ["error_code", "errorCode"])
def test_both_spellings_of_the_error_code_are_read(name: str) -> None:
    failed = {**GENERATION, "status": "FAILED", "error": "No face.", name: "generation_pipeline_failed"}
    notification = unwrap(*signed(failed), SECRET)
    assert isinstance(notification, GenerationNotification)
    assert notification.error_code == "generation_pipeline_failed"


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"event": "voice.ready", "voice": {"id": "1"}},
        {**GENERATION, "id": 5},
        {**GENERATION, "status": None},
        {**BATCH, "status": None},
    ],
)
def test_a_shape_that_is_not_known_is_kept_as_it_came(payload: Dict[str, Any]) -> None:
    notification = unwrap(*signed(payload), SECRET)
    assert isinstance(notification, UnknownObject)
    assert notification.to_dict() == payload


@pytest.mark.parametrize(
    ("payload", "kind", "name", "value"),
    [
        ({**GENERATION, "createdAt": "yesterday"}, GenerationNotification, "created_at", "yesterday"),
        ({**GENERATION, "input": {"video": "..."}}, GenerationNotification, "input", {"video": "..."}),
        ({**GENERATION, "options": [1]}, GenerationNotification, "options", [1]),
        ({**BATCH, "metrics": 20}, Batch, "metrics", 20),
    ],
)
def test_a_field_that_can_not_be_read_is_left_as_it_came(
    payload: Dict[str, Any], kind: Any, name: str, value: Any
) -> None:
    notification = unwrap(*signed(payload), SECRET)
    assert isinstance(notification, kind)
    assert getattr(notification, name) == value
    assert notification.to_dict().keys() == payload.keys()


def test_fields_that_are_not_known_are_kept() -> None:
    notification = unwrap(*signed({**GENERATION, "watermark": True}), SECRET)
    assert isinstance(notification, GenerationNotification)
    assert notification.to_dict()["watermark"] is True


def test_the_signature_is_the_documented_one() -> None:
    # Computed with: printf '1762000000.{"id":"1"}' | openssl dgst -sha256 -hmac whsec_test
    digest = "5038e9856870f42484abcd487d81b93c142ae6d103fb7fed65f7a78524ab98cb"
    assert sign(b'{"id":"1"}', "whsec_test", timestamp=1762000000) == f"t=1762000000,v1={digest}"
    verify(b'{"id":"1"}', f"t=1762000000,v1={digest}", "whsec_test", tolerance=None)


@pytest.mark.parametrize("position", range(0, len(BODY), 7))
def test_a_body_that_was_changed_in_one_bit_is_refused(position: int) -> None:
    changed = bytearray(BODY)
    changed[position] ^= 1
    error = refusal(bytes(changed), sign(BODY, SECRET))
    assert error.field == "headers"


def test_a_body_that_was_parsed_and_written_again_is_refused() -> None:
    header = sign(BODY, SECRET)
    refusal(json.dumps(json.loads(BODY)).encode(), header)


@pytest.mark.parametrize(("away", "word"), [(-310, "ago"), (310, "in the future")])
def test_what_is_too_old_or_too_new_is_refused(away: int, word: str) -> None:
    header = sign(BODY, SECRET, timestamp=int(time.time()) + away)
    assert word in str(refusal(BODY, header))
    verify(BODY, header, SECRET, tolerance=400)
    verify(BODY, header, SECRET, tolerance=None)


def test_while_one_secret_replaces_another_both_are_accepted() -> None:
    for secret in ("whsec_old", "whsec_new"):
        verify(BODY, sign(BODY, secret), ["whsec_old", "whsec_new"])
    refusal(BODY, sign(BODY, SECRET), ("whsec_old", "whsec_new"))


def test_one_of_several_digests_is_enough() -> None:
    moment, digest = sign(BODY, SECRET).split(",")
    for header in (
        f"{moment},v1={'0' * 64},{digest}",
        f"{moment},{digest},v1=short",
        f"{digest},{moment}",
        f"{moment}, {digest}",
        f"{moment},v0=old,{digest},v2=new",
    ):
        verify(BODY, header, SECRET)
        verify(BODY, header.encode(), SECRET)
    refusal(BODY, f"{moment},v0={digest[3:]}")


def _hostile_headers() -> List[Any]:
    moment, digest = sign(BODY, SECRET).split(",")
    return [
        None,
        "",
        " ",
        b"",
        b"\xff\xfe",
        0,
        [],
        {},
        object(),
        moment,
        digest,
        f"{moment},{moment},{digest}",
        f"t=,{digest}",
        f"t=-1,{digest}",
        f"t=1.5,{digest}",
        f"t=1e9,{digest}",
        f"t=1_000,{digest}",
        f"t=\u0661\u0662,{digest}",
        f"t={'9' * 13},{digest}",
        f"t={'9' * 5000},{digest}",
        f"{moment}\n,{digest}",
        f"t= {moment[2:]},{digest}",
        f"{moment},v1 ={digest[3:]}",
        f"{moment},v1=",
        f"{moment},v1",
        f"{moment},{digest.upper()}",
        f"{moment},{digest}\x00",
        f"{moment},{digest}\u00e9",
        f"{moment},{digest}\ud800",
        f"{moment};{digest}",
        f"{moment},{digest}" + "," * 5000,
        "v1=0," * 1_000_000 + f"{moment},{digest}",
    ]


@pytest.mark.parametrize("header", _hostile_headers(), ids=count())
def test_a_hostile_header_is_refused(header: Any) -> None:
    assert refusal(BODY, header).field == "headers"


@pytest.mark.parametrize("body", [None, "", BODY.decode(), 1, [], GENERATION, object()], ids=lambda body: type(body))
def test_a_body_that_is_not_bytes_is_refused(body: Any) -> None:
    error = refusal(body, sign(BODY, SECRET))
    assert error.field == "body"
    assert f"not {type(body).__name__}" in str(error)


@pytest.mark.parametrize("secret", [None, "", " ", b"whsec_x", 1, [], [""], [None], ["a", ""], "whsec_x\n", object()])
def test_a_secret_that_can_not_be_used_is_refused_before_anything_is_compared(secret: Any) -> None:
    assert refusal(BODY, sign(BODY, SECRET), secret).field == "secret"


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b'"text"', b"1", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000],
    ids=count(),
)
def test_a_signed_body_that_is_no_json_object_is_refused_and_can_be_verified(body: bytes) -> None:
    header = sign(body, SECRET)
    verify(body, header, SECRET)
    with pytest.raises(WebhookVerificationError, match="not a JSON object") as caught:
        unwrap(body, header, SECRET)
    assert caught.value.field == "body"


def test_bytes_in_other_clothes_will_do() -> None:
    header = sign(BODY, SECRET)
    for body in (bytearray(BODY), memoryview(BODY)):
        assert unwrap(body, header, SECRET) == unwrap(BODY, header, SECRET)  # type: ignore[arg-type]
    sliced = memoryview(bytes(byte for pair in zip(BODY, BODY) for byte in pair))[::2]
    verify(sliced, header, SECRET)  # type: ignore[arg-type]


def test_no_message_shows_the_secret_or_the_signature_that_would_fit() -> None:
    moment, digest = sign(BODY, SECRET).split(",")
    for header in (None, f"{moment},v1={'0' * 64}", sign(BODY, SECRET, timestamp=1), f"t=x,{digest}"):
        error = refusal(BODY, header)
        shown = repr(error) + str(error) + repr(pickle.loads(pickle.dumps(error)).__dict__)
        assert SECRET not in shown
        assert digest[3:] not in shown


def test_the_error_is_an_api_error_and_a_value_error() -> None:
    error = refusal(BODY, None)
    assert isinstance(error, ApiError)
    assert isinstance(error, ValueError)


@pytest.mark.parametrize("secret", ["", None, "a\n"])
def test_sign_refuses_a_secret_that_can_not_be_used(secret: Any) -> None:
    with pytest.raises(WebhookVerificationError, match="secret"):
        sign(BODY, secret)


def test_the_names_of_the_published_client_are_there() -> None:
    import sync.webhooks

    assert sync.webhooks.GenerationNotification is GenerationNotification
    assert set(WebhookStatus.__args__) == {"COMPLETED", "FAILED"}  # type: ignore[attr-defined]
    assert set(sync.webhooks.__all__) <= set(dir(sync.webhooks))


def test_importing_it_loads_no_http_client() -> None:
    code = "import sys, sync.webhooks; sys.exit(bool({'httpx', 'asyncio'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@PROPERTY
@given(
    st.sampled_from([GENERATION, BATCH, {}]),
    st.dictionaries(st.sampled_from([*GENERATION, *BATCH, "errorCode", "options"]), JSON, max_size=4),
)
def test_any_object_that_sync_signs_is_read(payload: Dict[str, Any], changes: Dict[str, Any]) -> None:
    payload = {**payload, **changes}
    notification = unwrap(*signed(payload), SECRET)
    assert all(notification.to_dict()[name] == payload[name] for name in ("id", "status") if name in payload)


@PROPERTY
@given(st.binary(), st.text() | st.binary(), st.text())
def test_nothing_but_the_one_exception_gets_out(body: bytes, header: Any, secret: str) -> None:
    with pytest.raises(WebhookVerificationError):
        unwrap(body, header, secret)


@PROPERTY
@given(st.binary(), st.text(min_size=1).map(str.strip).filter(bool), st.integers(0, 10**12 - 1))
def test_what_sign_signs_is_verified(body: bytes, secret: str, timestamp: int) -> None:
    verify(body, sign(body, secret, timestamp=timestamp), ["another", secret], tolerance=None)


def test_what_the_other_side_of_the_wire_sends_is_read(sandbox: Sandbox, client: Sync) -> None:
    with ScriptedServer([response(status=204)]) as receiver:
        hook = f"{receiver.url}/webhook"
        job = client.generations.create_and_wait(model="lipsync-2", input=INPUT, webhook_url=hook)
        sandbox.wait_until(lambda: any(delivery.status == 204 for delivery in sandbox.webhooks))
    (request,) = receiver.requests
    notification = unwrap(request.body, request.headers["sync-signature"], sandbox.webhook_secret)
    assert isinstance(notification, GenerationNotification)
    assert (notification.id, notification.status) == (job.id, "COMPLETED")
