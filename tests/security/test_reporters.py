"""No error reporter gets the key: what they collect with their own settings is searched for it."""

from __future__ import annotations

import asyncio
import io
import pickle
import traceback
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Set, Tuple

import httpx
import pytest
import rich.traceback
import sentry_sdk
import sentry_sdk.transport

from sync import AsyncSync, Sync, webhooks
from sync.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    GenerationFailedError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    UnauthorizedError,
    WebhookVerificationError,
)
from sync_client.client import AsyncClient, Client
from sync_client.errors import ArgumentError, RequestFailed, UnexpectedStatus
from sync_client.secret import MASK, SHORTEST_MASKED, Secret, clear_frames

from ..faults.api import FaultyApi, generation
from ..faults.conftest import MakeClient
from ..faults.telltale import KEY
from ..scripted_server import reset, response

HERE = Path(__file__)
SECRET = "whsec_" + "that.must.not.leave"
BODY = b'{"id": "x", "status": "COMPLETED"}'
OURS = ("sync", "sync_client")


class Collector(sentry_sdk.transport.Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: List[str] = []

    def capture_envelope(self, envelope: Any) -> None:
        self.sent.append(envelope.serialize().decode())


def sentry(error: BaseException) -> str:
    """The event that sentry-sdk sends with its default settings."""
    collector = Collector()
    client = sentry_sdk.Client(dsn="https://key@127.0.0.1/1", transport=collector, default_integrations=False)
    with sentry_sdk.new_scope() as scope:
        scope.set_client(client)
        sentry_sdk.capture_exception(error)
    (event,) = collector.sent
    assert ('"vars"' in event) is (error.__traceback__ is not None)
    return event


def rich_traceback(error: BaseException) -> str:
    """What rich collects. It shows no more, but for the source."""
    collected = rich.traceback.Traceback.extract(
        type(error), error, error.__traceback__, show_locals=True, locals_max_length=10**4, locals_max_string=10**6
    )
    return repr(collected)


def standard(error: BaseException) -> str:
    made = traceback.TracebackException(type(error), error, error.__traceback__, capture_locals=True)
    return "".join(made.format())


def walk(error: BaseException) -> str:
    """Everything that can be reached from the locals of the frames, and from the exceptions themselves."""
    found: List[str] = []
    seen: Set[int] = set()
    for link in chain(error):
        visit(vars(link), found, seen)
        visit(link.args, found, seen)
        for frame, _ in traceback.walk_tb(link.__traceback__):
            visit(dict(frame.f_locals), found, seen)
    return "\n".join(found)


def chain(error: Optional[BaseException]) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def visit(value: Any, found: List[str], seen: Set[int]) -> None:
    if id(value) in seen or isinstance(value, Secret):
        return
    seen.add(id(value))
    found.append(repr(value))
    if isinstance(value, Mapping):
        for pair in value.items():
            visit(pair, found, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            visit(item, found, seen)
    if type(value).__module__.split(".")[0] in OURS or isinstance(value, BaseException):
        slots = [name for cls in type(value).__mro__ for name in getattr(cls, "__slots__", ())]
        for name in [*getattr(value, "__dict__", {}), *slots]:
            visit(getattr(value, name, None), found, seen)


def everything(error: BaseException) -> str:
    """What all of them see, and what the error itself says."""
    views: List[Callable[[BaseException], str]] = [sentry, rich_traceback, standard, walk, str, repr]
    texts = [view(error) for view in views]
    texts.append(pickle.dumps(error).decode("latin-1"))
    return "\n".join(texts)


def raised(call: Callable[[], Any], kind: Any) -> Any:
    """What a call raises, from the first frame that is not of this file: what a caller keeps in its own is its own."""
    with pytest.raises(kind) as caught:
        call()
    place = caught.value.__traceback__
    while place is not None and place.tb_frame.f_code.co_filename == str(HERE):
        place = place.tb_next
    return caught.value.with_traceback(place)


def failure(call: Callable[[], Any], kind: Any) -> str:
    return everything(raised(call, kind))


def test_the_reporters_see_what_is_there() -> None:
    def call() -> None:
        headers = {"x-api-key": KEY}  # noqa: F841
        raise InvalidRequestError("no")

    with pytest.raises(InvalidRequestError) as caught:
        call()
    for view in (sentry, rich_traceback, standard):
        assert KEY in view(caught.value)


def test_an_error_of_the_api(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response({"message": "no such thing"}, 404)]]
    client = make(max_retries=0)
    assert KEY not in failure(lambda: client.generations.get("x"), NotFoundError)
    assert server.requests[-1].headers["x-api-key"] == KEY


def test_a_retry_that_fails_too(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response(b"", 503)], [reset]]
    client = make(max_retries=1)
    assert KEY not in failure(lambda: client.generations.get("x"), ApiConnectionError)


def test_a_refused_connection(make: MakeClient) -> None:
    client = make(base_url="http://127.0.0.1:1", max_retries=1)
    assert KEY not in failure(lambda: client.generations.get("x"), ApiConnectionError)


def test_a_timeout(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[5.0]]
    client = make(timeout=0.05, max_retries=0)
    assert KEY not in failure(lambda: client.generations.get("x"), ApiTimeoutError)
    server.scripts = [[reset]]


def test_an_answer_that_breaks_off(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response(b"{", 200, length=100)]]
    client = make(max_retries=0)
    assert KEY not in failure(lambda: client.generations.get("x"), ApiConnectionError)


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"v")], ids=["deleted", "truncated"])
def test_a_body_that_vanishes_between_attempts(
    make: MakeClient, server: FaultyApi, tmp_path: Path, change: Callable[[Path], Any]
) -> None:
    video, audio = tmp_path / "v.mp4", tmp_path / "a.wav"
    video.write_bytes(b"\0\0\0\x18ftypmp42" + b"v" * 300_000)
    audio.write_bytes(b"RIFF\0\0\0\0WAVE" + b"a" * 100)

    def vanish(connection: Any) -> None:
        change(video)
        reset(connection)

    server.scripts = [[vanish], [response(b"", 503)], [response(b"", 404)]]
    client = make(max_retries=2)
    seen = failure(
        lambda: client.generations.create_with_files(model="lipsync-2", video=str(video), audio=str(audio)),
        (InvalidRequestError, ApiConnectionError, NotFoundError),
    )
    assert KEY not in seen


def test_a_list_whose_second_page_fails(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response([generation(str(n)) for n in range(100)])], [reset]]
    client = make(max_retries=0)
    assert KEY not in failure(lambda: list(client.generations.iter()), ApiConnectionError)


def test_a_failed_wait(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response(generation("x", "FAILED", error=f"{KEY} is not good"))]]
    assert KEY not in failure(lambda: make().generations.wait("x"), GenerationFailedError)
    server.scripts = [[response(b"", 403)]]
    assert KEY not in failure(lambda: make(max_retries=0).generations.wait("x"), Exception)
    server.scripts = [[response(b"", 403)]]
    outcomes = make(max_retries=0).generations.wait_all(["x"])
    assert outcomes[0].error is not None
    assert KEY not in everything(outcomes[0].error)


def test_an_upload(make: MakeClient, server: FaultyApi, other: FaultyApi) -> None:
    target = {"uploadUrl": f"{other.url}/put", "url": f"{other.url}/asset.mp4", "expiresIn": 900}
    server.scripts = [[response(target, 201)], [response(b"", 403)]]
    other.scripts = [[response(b"")]]
    client = make(max_retries=0)
    assert KEY not in failure(lambda: client.assets.upload(("video.mp4", io.BytesIO(b"video"))), Exception)
    server.scripts = [[response(target, 201)]]
    other.scripts = [[reset]]
    assert KEY not in failure(lambda: client.assets.upload(("video.mp4", io.BytesIO(b"video"))), Exception)


ANSWERS: Dict[str, Tuple[bytes, Any]] = {
    "a message": (response({"message": f"{KEY} is not a key"}, 401, f"X-Api-Key: {KEY}"), UnauthorizedError),
    "any value": (response({"message": "no", "given": [{"a": KEY}]}, 401), UnauthorizedError),
    "text": (response(f"no such key: {KEY}".encode(), 401), UnauthorizedError),
    "escaped for JSON": (
        response(b'{"message": "%s"}' % "".join(f"\\u{ord(c):04X}" for c in KEY).encode(), 401),
        UnauthorizedError,
    ),
    "escaped for a URL": (
        response("".join(f"%{ord(c):02x}" for c in KEY).encode(), 401),
        UnauthorizedError,
    ),
    "UTF-16": (response(f'{{"message": "{KEY}"}}'.encode("utf-16"), 401), UnauthorizedError),
    "a success that is none": (response(f'"{KEY}"'.encode()), InvalidResponseError),
    "a page of HTML": (response(f"<html>{KEY}</html>".encode()), InvalidResponseError),
    "a head that is none": (f"HTTP/1.1 {KEY} OK\r\n\r\n".encode(), ApiConnectionError),
    "a redirect": (response(b"", 302, f"Location: https://other.example/{KEY}"), Exception),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_server_that_quotes_the_key(make: MakeClient, server: FaultyApi, name: str) -> None:
    sent, kind = ANSWERS[name]
    server.scripts = [[sent]]
    client = make(max_retries=0)
    error = raised(lambda: client.generations.get("x"), kind)
    for text in (everything(error), str(error.message), repr(error.body), repr(error.headers)):
        assert KEY not in text
        assert "".join(f"%{ord(c):02x}" for c in KEY) not in text
    twin = pickle.loads(pickle.dumps(error))
    assert (str(twin), twin.body, twin.headers) == (str(error), error.body, error.headers)
    if name in ("a message", "any value", "text", "escaped for JSON", "escaped for a URL", "UTF-16"):
        assert MASK in repr(error.body)


def test_a_success_that_quotes_the_key(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response(generation("x", "COMPLETED", error=KEY), 200, f"X-Key: {KEY}")]]
    found = make().generations.with_raw_response.get("x")
    assert found.data.id == "x"
    for value in (found.data.to_dict(), found.content, found.headers):
        assert KEY not in repr(value)


def test_a_short_key_is_not_masked_since_it_may_be_any_word(make: MakeClient, server: FaultyApi) -> None:
    short = "k" * (SHORTEST_MASKED - 1)
    server.scripts = [[response({"message": f"bad {short}"}, 401)]]
    with pytest.raises(UnauthorizedError, match=short):
        make(api_key=short).generations.get("x")


WRONG: Dict[str, Dict[str, Any]] = {
    "max_retries": {"max_retries": -1},
    "timeout": {"timeout": "soon"},
    "base_url": {"base_url": "ftp://x"},
    "environment": {"environment": "x"},
    "default_headers": {"default_headers": {"x": "a\nb"}},
    "secret default_headers": {"default_headers": {"Authorization": f"Bearer {KEY}", "x": "a\nb"}},
    "secret headers and a bad number": {"default_headers": {"Authorization": f"Bearer {KEY}"}, "max_retries": -1},
    "http_client": {"http_client": object()},
    "two clients": {"http_client": httpx.Client(headers={"cookie": KEY}), "httpx_client": httpx.Client()},
    "white space": {"api_key": f"{KEY} "},
    "a character": {"api_key": f"{KEY}\u00e9"},
    "a type": {"api_key": [KEY]},
}


@pytest.mark.parametrize("cls", [Sync, AsyncSync])
@pytest.mark.parametrize("name", WRONG)
def test_an_argument_of_the_client_that_is_not_right(cls: Any, name: str) -> None:
    assert KEY not in failure(lambda: cls(**{"api_key": KEY, **WRONG[name]}), InvalidRequestError)


@pytest.mark.parametrize("key", [KEY, f"{KEY} "])
@pytest.mark.parametrize("cls", [Sync, AsyncSync])
def test_a_key_of_the_environment(monkeypatch: pytest.MonkeyPatch, cls: Any, key: str) -> None:
    monkeypatch.setenv("SYNC_API_KEY", key)
    assert KEY not in failure(lambda: cls(max_retries=-1), InvalidRequestError)


def test_headers_of_the_callers_own_that_are_secret(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response(b"", 404)]]
    client = make(default_headers={"Authorization": f"Bearer {KEY}"}, max_retries=0)
    assert KEY not in failure(lambda: client.generations.get("x"), NotFoundError)
    assert server.requests[-1].headers["authorization"] == f"Bearer {KEY}"
    other = "sk-another.key.that.must.not.leave"
    client = make(max_retries=0)
    changed = client.with_options(headers={"X-Api-Key": other})
    assert other not in failure(lambda: changed.generations.get("x"), NotFoundError)
    assert server.requests[-1].headers["x-api-key"] == other
    # The key that is given for one call goes out with it, and is masked where the server quotes it.
    server.scripts = [[response({"message": other}, 404)]]
    error = raised(lambda: client.generations.get("x", extra_headers={"x-api-key": other}), NotFoundError)
    assert server.requests[-1].headers["x-api-key"] == other
    assert other not in str(error)
    assert other not in pickle.dumps(error).decode("latin-1")


def test_headers_of_the_callers_http_client_that_are_secret(server: FaultyApi) -> None:
    server.scripts = [[response(b"", 404)]]
    with httpx.Client(headers={"Authorization": f"Bearer {KEY}"}) as http:
        client = Sync(api_key="test", base_url=server.url, http_client=http, max_retries=0)
        assert KEY not in failure(lambda: client.generations.get("x"), NotFoundError)
    assert server.requests[-1].headers["authorization"] == f"Bearer {KEY}"


class Stop(BaseException):
    """Like Ctrl-C, in the middle of the HTTP client."""


def test_whatever_goes_through_the_http_client_leaves_no_request_in_its_frames(server: FaultyApi) -> None:
    def stop(request: httpx.Request) -> httpx.Response:
        raw = request.headers.raw  # noqa: F841
        raise Stop

    with httpx.Client(transport=httpx.MockTransport(stop)) as http:
        client = Sync(api_key=KEY, base_url=server.url, http_client=http)
        with pytest.raises(Stop) as caught:
            client.generations.get("x")
    assert stop.__code__ in {frame.f_code for frame, _ in traceback.walk_tb(caught.value.__traceback__)}
    frames = [frame.f_locals for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
    assert KEY not in repr([values for values in frames if "frames" not in values])


def test_a_cancelled_call(server: FaultyApi) -> None:
    async def main() -> BaseException:
        loop, arrived = asyncio.get_running_loop(), asyncio.Event()
        server.scripts = [[lambda _: loop.call_soon_threadsafe(arrived.set), 5.0]]
        client = AsyncSync(api_key=KEY, base_url=server.url)
        call = asyncio.ensure_future(client.generations.get("x"))
        await arrived.wait()
        call.cancel()
        try:
            await call
        except asyncio.CancelledError as error:
            return error
        raise AssertionError("not cancelled")

    error = asyncio.run(main())
    server.scripts = [[reset]]
    for view in (sentry, rich_traceback, standard, walk):
        assert KEY not in view(error)


def test_clearing_leaves_what_went_before() -> None:
    def fail(text: str) -> None:
        raise ValueError(text)

    try:
        fail("before")
    except ValueError as before:
        try:
            fail("after")
        except ValueError as error:
            clear_frames(error, before)
            last = [list(traceback.walk_tb(link.__traceback__))[-1][0] for link in (error, before)]
            found = [frame.f_locals for frame in last]
            assert found == [{}, {"text": "before"}]


SIGNED = webhooks.sign(BODY, SECRET)
OLD = webhooks.sign(BODY, SECRET, timestamp=1_600_000_000)
POSTS: Dict[str, Tuple[Any, Any, Dict[str, Any]]] = {
    "unsigned": (BODY, None, {}),
    "a wrong signature": (BODY, SIGNED[:-64] + "0" * 64, {}),
    "garbage": (BODY, "t=1", {}),
    "another body": (BODY + b" ", SIGNED, {}),
    "old": (BODY, OLD, {}),
    "signed, but not JSON": (b"no", webhooks.sign(b"no", SECRET), {}),
    "text": ("no", SIGNED, {}),
    "a tolerance that is none": (BODY, SIGNED, {"tolerance": "no"}),
}


@pytest.mark.parametrize("secret", [SECRET, [SECRET, "whsec_other"]], ids=["one", "two"])
@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize("check", [webhooks.unwrap, webhooks.verify])
def test_a_webhook_that_is_refused_shows_neither_the_secret_nor_what_would_fit(
    check: Callable[..., Any], name: str, secret: Any
) -> None:
    body, header, options = POSTS[name]
    if check is webhooks.verify and name == "signed, but not JSON":
        pytest.skip("what is signed may be anything")
    seen = failure(lambda: check(body, header, secret, **options), WebhookVerificationError)
    assert SECRET not in seen
    if isinstance(body, bytes):
        for signed in (webhooks.sign(body, SECRET, timestamp=int(SIGNED[2:12])), OLD):
            assert signed.partition("v1=")[2] not in seen


@pytest.mark.parametrize("secret", [f" {SECRET}", [SECRET, ""], {SECRET: 1}, [[SECRET]]])
def test_a_secret_that_can_not_be_used_is_not_shown(secret: Any) -> None:
    for call in (
        lambda: webhooks.unwrap(BODY, SIGNED, secret),
        lambda: webhooks.verify(BODY, SIGNED, secret),
        lambda: webhooks.sign(BODY, secret),
    ):
        assert SECRET not in failure(call, (WebhookVerificationError, ValueError))


def test_the_bare_client(server: FaultyApi) -> None:
    server.scripts = [[response({"message": f"{KEY} is not valid"}, 401)]]
    with Client(api_key=KEY, base_url=server.url) as client:
        assert KEY not in failure(lambda: client.voices.list(), UnexpectedStatus)
        assert server.requests[-1].headers["x-api-key"] == KEY
        assert KEY not in repr(vars(client))
    with Client(api_key=KEY, base_url="http://127.0.0.1:1") as client:
        assert KEY not in failure(client.voices.list, RequestFailed)
    assert KEY not in failure(lambda: Client(api_key=KEY, base_url="http://h:port"), ArgumentError)
    assert KEY not in failure(lambda: Client(api_key=f"{KEY}\n"), ArgumentError)


def test_the_bare_asynchronous_client(server: FaultyApi) -> None:
    async def call(url: str) -> None:
        async with AsyncClient(api_key=KEY, base_url=url) as client:
            await client.voices.list()

    server.scripts = [[response({"message": f"{KEY} is not valid"}, 401)]]
    assert KEY not in failure(lambda: asyncio.run(call(server.url)), UnexpectedStatus)
    assert server.requests[-1].headers["x-api-key"] == KEY
    assert KEY not in failure(lambda: asyncio.run(call("http://127.0.0.1:1")), RequestFailed)
    assert KEY not in failure(lambda: asyncio.run(call("http://h:port")), ArgumentError)


def test_a_secret_is_nothing_that_can_be_looked_into() -> None:
    secret = Secret(KEY)
    assert KEY not in repr([secret, vars(type(secret))])
    assert secret != Secret(KEY)
    assert not hasattr(secret, "__dict__")
    assert not hasattr(secret, "__iter__")
    assert not isinstance(secret, Mapping)
    with pytest.raises(TypeError, match="can't be pickled"):
        pickle.dumps(secret)
