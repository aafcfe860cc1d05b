"""generations.download and generations.stream."""

from __future__ import annotations

import asyncio
import os
import resource
import sys
import uuid
from email.utils import formatdate
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Type, Union

import httpx
import pytest

import sync_sandbox
from sync import AsyncSync, Progress, Sync
from sync.common import Generation
from sync.core.call.context import Context
from sync.core.files.byte_range import ByteRange
from sync.core.files.names import choose_name
from sync.core.files.receive import _limit_time
from sync.core.settings import Settings
from sync.errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    BadRequestError,
    ForbiddenError,
    GenerationFailedError,
    InternalServerError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    UnauthorizedError,
)
from sync_sandbox import Sandbox

from ..scripted_server import Script, ScriptedServer, reset, response
from .conftest import MakeClient
from .support import InstantClock, make_client

CONTENT = Path(sync_sandbox.__file__).with_name("sample.mp4").read_bytes()
RESULT = "/v2/generations/{id}/result"


@pytest.fixture
def id(sandbox: Sandbox) -> str:
    return str(sandbox.add_generation()["id"])


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nothing may be left but whole files."""
    folder = tmp_path / "results"
    folder.mkdir()
    yield folder
    assert [path.name for path in folder.iterdir() if path.name.endswith(".part")] == []


def fetches(sandbox: Sandbox) -> List[Any]:
    """The requests for the file."""
    return [request for request in sandbox.requests if request.path.endswith(("/result", ".mp4"))]


def read(client: Sync, id: Any) -> bytes:
    """All that `stream` gives, in both colours."""
    parts: Any = client.generations.stream(id)
    if hasattr(parts, "__aiter__"):

        async def collect() -> List[bytes]:
            return [part async for part in parts]

        return b"".join(client.generations._loop.run_until_complete(collect()))  # type: ignore[attr-defined]
    return b"".join(parts)


class TestWhereTheFileGoes:
    def test_to_the_file_that_is_named(self, client: Sync, id: str, folder: Path) -> None:
        path = client.generations.download(id, folder / "mine.bin")
        assert path == folder / "mine.bin"
        assert isinstance(path, Path)
        assert path.read_bytes() == CONTENT
        assert os.listdir(folder) == ["mine.bin"]

    @pytest.mark.parametrize(
        "to", [lambda folder: folder, str, lambda folder: f"{folder}/", lambda folder: f"{folder}/a/b/"]
    )
    def test_into_a_folder_under_its_own_name(
        self, client: Sync, sandbox: Sandbox, folder: Path, to: Callable[[Path], Any]
    ) -> None:
        named = sandbox.add_generation(outputFileName="my film")
        nameless = sandbox.add_generation()
        names = [client.generations.download(known["id"], to(folder)).name for known in (named, nameless)]
        assert names == ["my_film.mp4", nameless["id"] + ".mp4"]

    @pytest.mark.parametrize(
        ("name", "id", "expected"),
        [
            ("film", "i", "film.mp4"),
            ("film.mp4", "i", "film.mp4"),
            ("film.MP4", "i", "film.mp4"),
            ("../../etc/passwd", "i", "_.._etc_passwd.mp4"),
            ("/etc/passwd", "i", "_etc_passwd.mp4"),
            ("..\\..\\x", "i", "_.._x.mp4"),
            ("C:\\x", "i", "C_x.mp4"),
            (".hidden", "i", "hidden.mp4"),
            ("..", "the-id", "the-id.mp4"),
            ("", "the-id", "the-id.mp4"),
            (None, "the-id", "the-id.mp4"),
            (None, "../i", "_i.mp4"),
            ("..", "..", "output.mp4"),
            ("a\0b\nc", "i", "a_b_c.mp4"),
            ("café", "i", "café.mp4"),
            ("é" * 300, "i", "é" * 99 + ".mp4"),
            ("x" * 300, "i", "x" * 199 + ".mp4"),
        ],
    )
    def test_a_name_from_the_server_is_one_name_in_the_folder(
        self, name: Optional[str], id: str, expected: str, tmp_path: Path
    ) -> None:
        data = {"id": id, "createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}
        safe = choose_name(Generation.from_dict({**data, "outputFileName": name}))
        assert safe == expected
        (tmp_path / safe).write_bytes(b"")
        assert os.listdir(tmp_path) == [safe]

    def test_a_tilde_is_the_home_folder(
        self, client: Sync, id: str, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(folder))
        monkeypatch.setenv("USERPROFILE", str(folder))
        assert client.generations.download(id, "~/mine.mp4") == folder / "mine.mp4"
        assert client.generations.download(id, "~/results/").parent == folder / "results"

    def test_its_permissions_are_those_of_any_new_file(self, client: Sync, id: str, folder: Path) -> None:
        (folder / "other").write_bytes(b"")
        path = client.generations.download(id, folder / "x.mp4")
        assert path.stat().st_mode == (folder / "other").stat().st_mode

    @pytest.mark.parametrize("to", [None, 5, "", b"bytes", "no/such/folder/x.mp4", "nul\0byte", "x" * 300])
    def test_what_is_no_place_is_refused_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, id: str, to: Any
    ) -> None:
        with pytest.raises(InvalidRequestError) as info:
            client.generations.download(id, to)
        assert info.value.field == "to"
        assert sandbox.requests == []


class TestWhatIsThereAlready:
    def test_is_kept_and_nothing_is_fetched(self, client: Sync, sandbox: Sandbox, id: str, folder: Path) -> None:
        path = folder / "x.mp4"
        path.write_bytes(b"mine")
        with pytest.raises(InvalidRequestError, match=r"x\.mp4 exists. Pass overwrite=True") as info:
            client.generations.download(id, path)
        assert info.value.field == "to"
        assert sandbox.requests == []
        (folder / f"{id}.mp4").write_bytes(b"mine")
        with pytest.raises(InvalidRequestError, match="exists"):
            client.generations.download(id, folder)
        assert fetches(sandbox) == []

    def test_is_replaced_where_that_is_wanted(self, client: Sync, id: str, folder: Path) -> None:
        path = folder / "x.mp4"
        path.write_bytes(b"mine")
        client.generations.download(id, path, overwrite=True)
        assert path.read_bytes() == CONTENT

    def test_is_kept_when_the_new_one_fails(self, client: Sync, sandbox: Sandbox, id: str, folder: Path) -> None:
        path = folder / "x.mp4"
        path.write_bytes(b"mine")
        sandbox.fault(path=RESULT, times=None)
        with pytest.raises(InternalServerError):
            client.generations.download(id, path, overwrite=True)
        assert path.read_bytes() == b"mine"

    @pytest.mark.parametrize("links", [True, False], ids=["hard links", "none"])
    def test_is_kept_also_where_it_came_meanwhile(
        self, client: Sync, id: str, folder: Path, links: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if not links:
            monkeypatch.setattr(os, "link", _no_links)
        path = folder / "x.mp4"
        with pytest.raises(InvalidRequestError, match="exists"):
            client.generations.download(id, path, on_progress=lambda _: path.write_bytes(b"mine"))
        assert path.read_bytes() == b"mine"

    def test_without_hard_links_the_file_arrives_all_the_same(
        self, client: Sync, id: str, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "link", _no_links)
        assert client.generations.download(id, folder / "x.mp4").read_bytes() == CONTENT

    @pytest.mark.parametrize("overwrite", [False, True])
    def test_a_symbolic_link_is_never_written_through(
        self, client: Sync, id: str, folder: Path, tmp_path: Path, overwrite: bool
    ) -> None:
        elsewhere = tmp_path / "elsewhere"
        link = folder / "x.mp4"
        link.symlink_to(elsewhere)
        if overwrite:
            client.generations.download(id, link, overwrite=True)
            assert not link.is_symlink()
        else:
            with pytest.raises(InvalidRequestError, match="exists"):
                client.generations.download(id, link)
        assert not elsewhere.exists()


def _no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


class TestWhichGeneration:
    def test_an_object_needs_no_further_request(self, client: Sync, sandbox: Sandbox, id: str, folder: Path) -> None:
        generation = client.generations.get(id)
        client.generations.download(generation, folder)
        assert [request.path for request in sandbox.requests[1:]] == [f"/v2/generations/{id}/result"]

    def test_an_object_from_before_its_end_is_asked_for_again(
        self, client: Sync, sandbox: Sandbox, folder: Path
    ) -> None:
        video = {"type": "video", "url": "https://example.com/v.mp4"}
        audio = {"type": "audio", "url": "https://example.com/a.wav"}
        generation = client.generations.create(model="lipsync-2", input=[video, audio])
        with pytest.raises(InvalidRequestError, match="is PENDING: it has no result yet") as info:
            client.generations.download(generation, folder)
        assert info.value.field == "id_or_generation"
        sandbox.advance(60)
        assert client.generations.download(generation, folder).read_bytes() == CONTENT

    @pytest.mark.parametrize("status", ["FAILED", "REJECTED"])
    def test_one_that_failed_has_no_result(self, client: Sync, sandbox: Sandbox, folder: Path, status: str) -> None:
        known = sandbox.add_generation(status=status)
        for call in (lambda: client.generations.download(known["id"], folder), lambda: read(client, known["id"])):
            with pytest.raises(GenerationFailedError, match=status):
                call()
        assert os.listdir(folder) == []

    def test_an_object_that_has_a_url_and_failed_has_no_result(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path
    ) -> None:
        url = client.generations.get(id).output_url
        generation = client.generations.get(sandbox.add_generation(status="FAILED")["id"])
        generation.output_url = url
        with pytest.raises(GenerationFailedError, match="FAILED"):
            client.generations.download(generation, folder)
        assert os.listdir(folder) == []

    @pytest.mark.parametrize("id", ["../x", "", None])
    def test_what_is_no_id_is_refused(self, client: Sync, sandbox: Sandbox, folder: Path, id: Any) -> None:
        for call in (lambda: client.generations.download(id, folder), lambda: read(client, id)):
            with pytest.raises(InvalidRequestError) as info:
                call()
            assert info.value.field == "id_or_generation"
        assert sandbox.requests == []

    def test_one_that_does_not_exist_is_not_found(self, client: Sync, folder: Path) -> None:
        with pytest.raises(NotFoundError):
            client.generations.download(str(uuid.uuid4()), folder)


class TestTheKeyStaysAtHome:
    @pytest.mark.parametrize("redirect_results", [False, True])
    def test_a_download_carries_nothing_of_the_client(
        self,
        make: MakeClient,
        colour: Type[Union[Sync, AsyncSync]],
        loop: asyncio.AbstractEventLoop,
        sandbox: Sandbox,
        id: str,
        folder: Path,
        redirect_results: bool,
    ) -> None:
        sandbox.redirect_results = redirect_results
        http: Dict[str, Any] = {
            "headers": {"x-secret": "s", "x-api-key": "k"},
            "auth": ("user", "s"),
            "cookies": {"a": "s"},
        }
        http_client = httpx.Client(**http) if colour is Sync else httpx.AsyncClient(**http)
        client = make(http_client=http_client, default_headers={"authorization": "Bearer s"})
        client.generations.download(id, folder)
        assert read(client, id) == CONTENT
        if isinstance(http_client, httpx.Client):
            http_client.close()
        else:
            loop.run_until_complete(http_client.aclose())
        assert len(fetches(sandbox)) == (4 if redirect_results else 2)
        for request in fetches(sandbox):
            assert set(request.headers) == {"host", "accept", "accept-encoding"}


def test_hooks_are_told_of_each_request_and_never_of_a_query(
    make: MakeClient, sandbox: Sandbox, id: str, folder: Path
) -> None:
    told: List[Any] = []
    sandbox.fault(path=RESULT, kind="disconnect")
    client = make(on_request=told.append, on_response=told.append)
    client.generations.download(id, folder)
    files = [details for details in told if details.operation == "get_file"]
    path = f"/v2/generations/{id}/result"
    assert [details[:4] for details in files] == [("get_file", "GET", path, n) for n in (1, 1, 2, 2)]
    assert [details.status_code for details in files[1::2]] == [None, 200]
    assert "token" not in repr(told)


class TestADroppedConnection:
    @pytest.mark.parametrize("at", [0, 1, 4000, len(CONTENT) - 1])
    def test_is_resumed_where_it_ended(self, client: Sync, sandbox: Sandbox, id: str, folder: Path, at: int) -> None:
        sandbox.fault(path=RESULT, kind="truncate", at=at)
        path = client.generations.download(id, folder)
        assert path.read_bytes() == CONTENT
        first, second = fetches(sandbox)
        assert first.headers.get("range") is None
        assert second.headers.get("range") == (f"bytes={at}-" if at else None)
        assert second.headers.get("if-range") == (first.response.headers["etag"] if at else None)
        assert second.response.body.length == len(CONTENT) - at

    def test_is_resumed_in_a_stream_too(self, client: Sync, sandbox: Sandbox, id: str) -> None:
        sandbox.fault(path=RESULT, kind="truncate", at=4000)
        assert read(client, id) == CONTENT

    def test_is_resumed_as_long_as_bytes_come(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path, clock: InstantClock
    ) -> None:
        sandbox.fault(path=RESULT, kind="truncate", at=1000, times=9)
        assert client.generations.download(id, folder).read_bytes() == CONTENT
        assert [request.headers.get("range") for request in fetches(sandbox)][1:] == [
            f"bytes={start}000-" for start in range(1, 10)
        ]
        assert len(clock.slept) == 9

    @pytest.mark.parametrize("fault", [{"status": 503}, {"kind": "reset"}, {"kind": "disconnect"}, {"status": 429}])
    def test_that_brings_no_byte_is_tried_max_retries_times(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path, fault: Dict[str, Any]
    ) -> None:
        sandbox.fault(path=RESULT, times=2, **fault)
        assert client.generations.download(id, folder).read_bytes() == CONTENT
        sandbox.fault(path=RESULT, times=3, **fault)
        with pytest.raises(ApiError):
            client.generations.download(id, folder, overwrite=True)
        assert len(fetches(sandbox)) == 6

    def test_is_not_resumed_with_max_retries_0(self, make: MakeClient, sandbox: Sandbox, id: str, folder: Path) -> None:
        sandbox.fault(path=RESULT, kind="truncate", at=1000)
        with pytest.raises(ApiConnectionError):
            make(max_retries=0).generations.download(id, folder)
        assert os.listdir(folder) == []

    def test_that_asks_for_a_longer_pause_than_is_sensible_ends_it(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path
    ) -> None:
        sandbox.fault(path=RESULT, headers={"Retry-After": "3600"})
        with pytest.raises(InternalServerError) as info:
            client.generations.download(id, folder)
        assert info.value.retry_after == 3600

    def test_that_names_the_time_of_the_next_attempt_is_resumed_then(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path, clock: InstantClock
    ) -> None:
        headers = {"Retry-After": formatdate(clock.time() + 20, usegmt=True)}
        sandbox.fault(path=RESULT, status=503, headers=headers)
        assert client.generations.download(id, folder).read_bytes() == CONTENT
        assert clock.slept == [20.0]

    def test_that_would_be_resumed_after_the_deadline_is_told_as_it_is(
        self, make: MakeClient, sandbox: Sandbox, id: str, folder: Path, clock: InstantClock
    ) -> None:
        sandbox.fault(path=RESULT, headers={"Retry-After": "30"}, times=None)
        with pytest.raises(InternalServerError):
            make(timeout=45.0, max_retries=9).generations.download(id, folder)
        assert clock.slept == [30.0]


class TestAUrlThatHasExpired:
    def test_is_renewed_through_the_api(self, client: Sync, sandbox: Sandbox, id: str, folder: Path) -> None:
        generation = client.generations.get(id)
        sandbox.expire_urls()
        assert client.generations.download(generation, folder).read_bytes() == CONTENT
        assert [request.path.split("/")[-1] for request in sandbox.requests[1:3]] == ["result", "download"]

    def test_is_renewed_for_a_stream_too(self, client: Sync, sandbox: Sandbox, id: str) -> None:
        generation = client.generations.get(id)
        sandbox.expire_urls()
        assert read(client, generation) == CONTENT

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_is_renewed_in_the_middle_and_resumed(
        self, make: MakeClient, sandbox: Sandbox, id: str, folder: Path, status: int
    ) -> None:
        sandbox.fault(path=RESULT, kind="truncate", at=4000)
        sandbox.fault(path=RESULT, status=status, body="<Error/>")
        client = make(max_retries=1)
        assert client.generations.download(id, folder).read_bytes() == CONTENT
        assert [request.headers.get("range") for request in fetches(sandbox)] == [None, "bytes=4000-", "bytes=4000-"]
        assert fetches(sandbox)[2].path.startswith("/storage/signed/")

    @pytest.mark.parametrize("status", [404, 405, 501])
    def test_is_renewed_by_the_generation_where_the_api_has_no_other_way(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path, status: int
    ) -> None:
        generation = client.generations.get(id)
        sandbox.expire_urls()
        sandbox.fault(path="/v2/generations/{id}/download", status=status, times=None)
        assert client.generations.download(generation, folder).read_bytes() == CONTENT

    def test_a_generation_that_has_no_url_any_more_is_told(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path
    ) -> None:
        generation = client.generations.get(id)
        sandbox.expire_urls()
        sandbox.fault(path="/v2/generations/{id}/download", status=404)
        without = {**generation.to_dict(), "outputUrl": None}
        sandbox.fault(path="/v2/generate/{id}", status=200, body=without)
        with pytest.raises(InvalidResponseError, match=f"^Generation {id} is completed and has no output_url"):
            client.generations.download(generation, folder)

    def test_is_renewed_once(self, client: Sync, sandbox: Sandbox, id: str, folder: Path) -> None:
        sandbox.fault(path=RESULT, status=403, times=None)
        sandbox.fault(path="/storage/signed/{token}/{name}", status=403, times=None)
        with pytest.raises(ForbiddenError):
            client.generations.download(id, folder)
        assert len(fetches(sandbox)) == 2

    @pytest.mark.parametrize("status", [403, 404])
    @pytest.mark.parametrize("answer", ["", '{"url": null}', "<html>no</html>"])
    def test_the_refusal_of_the_storage_is_told_where_the_api_gives_no_other(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path, status: int, answer: str
    ) -> None:
        sandbox.fault(path=RESULT, status=status, times=None, body="<Error><Code>NoSuchKey</Code></Error>")
        sandbox.fault(path="/v2/generations/{id}/download", status=200, body=answer, times=None)
        with pytest.raises(ForbiddenError if status == 403 else NotFoundError) as info:
            client.generations.download(id, folder)
        assert "NoSuchKey" in info.value.body
        assert os.listdir(folder) == []

    def test_a_key_that_is_refused_is_told_at_once(
        self, make: MakeClient, sandbox: Sandbox, id: str, folder: Path
    ) -> None:
        generation = make().generations.get(id)
        sandbox.expire_urls()
        with pytest.raises(UnauthorizedError):
            make(api_key="wrong").generations.download(generation, folder)


def generation_at(url: str) -> Generation:
    data = {"id": "g", "createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}
    return Generation.from_dict({**data, "outputUrl": url})


def ok(body: bytes, *headers: str, length: Optional[int] = None, etag: str = '"1"') -> bytes:
    return response(body, 200, *([f"ETag: {etag}"] if etag else []), *headers, length=length)


def partial(body: bytes, content_range: str, *headers: str, etag: str = '"1"') -> bytes:
    ranges = [f"Content-Range: {content_range}"] if content_range else []
    return response(body, 206, *ranges, f"ETag: {etag}", *headers)


REFUSED_RANGE = response(status=416)
CUT = ok(b"0123", length=10)


class TestAStorageOfAnyKind:
    def download(self, make: MakeClient, folder: Path, scripts: List[Script], **settings: Any) -> List[str]:
        """Download from a server with these scripts; the ranges that it was asked for."""
        with ScriptedServer(*scripts) as server:
            client = make(base_url=server.url, **settings)
            client.generations.download(generation_at(f"{server.url}/file?sig=s3cret"), folder / "x")
        return [request.headers["range"] for request in server.requests if "range" in request.headers]

    @pytest.mark.parametrize(
        ("scripts", "ranges"),
        [
            ([[CUT], [partial(b"456789", "bytes 4-9/10")]], ["bytes=4-"]),
            ([[CUT], [partial(b"456789", "bytes 4-9/*")]], ["bytes=4-"]),
            ([[CUT, reset], [partial(b"456789", "bytes 4-9/10")]], ["bytes=4-"]),
            # The range is ignored: all of it comes again.
            ([[CUT], [ok(b"0123456789")]], ["bytes=4-"]),
            # Another version, told by If-Range.
            ([[CUT], [ok(b"abcdefghij", etag='"2"')]], ["bytes=4-"]),
            # Another version, which does not honour If-Range.
            ([[CUT], [partial(b"efghij", "bytes 4-9/10", etag='"2"')], [ok(b"abcdefghij")]], ["bytes=4-"]),
            ([[CUT], [REFUSED_RANGE], [ok(b"0123456789")]], ["bytes=4-"]),
            # Not the range that was asked for.
            ([[CUT], [partial(b"3456789", "bytes 3-9/10")], [ok(b"0123456789")]], ["bytes=4-"]),
            ([[CUT], [partial(b"4567", "bytes 4-7/8")], [ok(b"0123456789")]], ["bytes=4-"]),
            ([[CUT], [partial(b"456789", "")], [ok(b"0123456789")]], ["bytes=4-"]),
            ([[CUT], [partial(b"456789", "garbage")], [ok(b"0123456789")]], ["bytes=4-"]),
            # A part of the part.
            (
                [[CUT], [partial(b"45", "bytes 4-5/10")], [partial(b"6789", "bytes 6-9/10")]],
                ["bytes=4-", "bytes=6-"],
            ),
            # What has no strong ETag can't be joined.
            ([[ok(b"0123", length=10, etag="")], [ok(b"0123456789")]], []),
            ([[ok(b"0123", length=10, etag='W/"1"')], [ok(b"0123456789")]], []),
            # A length that only the chunks tell.
            ([[b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n"]], []),
            (
                [
                    [b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: "1"\r\n\r\n4\r\n0123\r\n'],
                    [partial(b"456789", "bytes 4-9/10")],
                ],
                ["bytes=4-"],
            ),
        ],
    )
    def test_gives_the_whole_of_one_version(
        self, make: MakeClient, folder: Path, scripts: List[Script], ranges: List[str]
    ) -> None:
        asked = self.download(make, folder, scripts)
        assert (folder / "x").read_bytes() in (b"0123456789", b"abcdefghij")
        assert asked == ranges

    @pytest.mark.parametrize(
        ("scripts", "error", "requests"),
        [
            ([[CUT]], ApiConnectionError, 3),  # what follows brings nothing new
            ([[ok(b"0123", length=10, etag=f'"{n}"')] for n in range(9)], ApiConnectionError, 3),
            ([[CUT], [REFUSED_RANGE], [CUT], [REFUSED_RANGE]], ApiError, 3),
            ([[REFUSED_RANGE]], ApiError, 1),
            ([[partial(b"0123456789", "bytes 0-9/10")]], InvalidResponseError, 3),
            # More digits than Python reads as a number.
            ([[CUT], [partial(b"456789", f"bytes {'4' * 5000}-9/10")]], InvalidResponseError, 3),
            ([[ok(b"")]], InvalidResponseError, 1),
            ([[ok(b"x" * 20, "Content-Encoding: gzip")]], InvalidResponseError, 1),
            ([[CUT], [partial(b"456789", "bytes 4-9/10", "Content-Encoding: gzip")]], InvalidResponseError, 2),
            ([[b"HTTP/1.0 200 OK\r\n\r\nuntil the connection ends"]], InvalidResponseError, 1),
            ([[b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n0123456789"]], ApiConnectionError, 3),
            ([[b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"]], ApiConnectionError, 3),
            ([[b"garbage\r\n\r\n"]], ApiConnectionError, 3),
            ([[]], ApiConnectionError, 3),
            ([[b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"]], InvalidResponseError, 5),
            ([[b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"]], ApiError, 1),
            ([[b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"]], ApiError, 1),
            ([[b"HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/x\r\nContent-Length: 0\r\n\r\n"]], ApiError, 1),
            ([[b"HTTP/1.1 302 Found\r\nLocation: http://u:p@127.0.0.1/\r\nContent-Length: 0\r\n\r\n"]], ApiError, 1),
            ([[b"HTTP/1.1 400 Bad Request\r\nContent-Length: 999999\r\n\r\n" + b"x" * 200_000]], ApiError, 1),
        ],
    )
    def test_whatever_it_sends_ends_in_an_error_and_leaves_no_file(
        self, make: MakeClient, folder: Path, scripts: List[Script], error: Type[ApiError], requests: int
    ) -> None:
        with ScriptedServer(*scripts) as server:
            client = make(base_url=server.url)
            with pytest.raises(error) as info:
                client.generations.download(generation_at(f"{server.url}/file?sig=s3cret"), folder / "x")
            assert len(server.requests) == requests
        assert os.listdir(folder) == []
        assert "s3cret" not in str(info.value) + repr(info.value.__dict__)

    @pytest.mark.parametrize("timeout", [30.0, None])
    def test_the_reason_of_a_refusal_is_read_to_its_end(
        self, make: MakeClient, folder: Path, timeout: Optional[float]
    ) -> None:
        reason = [b"the key " * 1000, b"is not ", b"the right one"]
        head = f"HTTP/1.1 400 Bad\r\nContent-Length: {len(b''.join(reason))}\r\nConnection: close\r\n\r\n".encode()
        with ScriptedServer([head, reason[0], 0.05, reason[1], 0.05, reason[2]]) as server:
            client = make(base_url=server.url, timeout=timeout)
            with pytest.raises(BadRequestError) as info:
                client.generations.download(generation_at(f"{server.url}/file"), folder)
        assert info.value.body == b"".join(reason).decode()

    def test_no_more_of_it_is_kept_than_explains_anything(self, make: MakeClient, folder: Path) -> None:
        head = b"HTTP/1.1 400 Bad\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n"
        with ScriptedServer([head + b"x" * 1_000_000]) as server, pytest.raises(BadRequestError) as info:
            make(base_url=server.url).generations.download(generation_at(f"{server.url}/file"), folder)
        assert len(info.value.body) == 64 * 1024

    @pytest.mark.parametrize(
        ("content_type", "page"),
        [
            ("text/html; charset=utf-8", b"<!doctype html><title>Sign in</title>"),
            ("application/json", b'{"message": "no such file"}'),
            ("application/problem+json", b"[]"),
            ("application/xml", b"<Error><Code>AccessDenied</Code></Error>"),
            ("video/mp4", b"\xef\xbb\xbf\r\n<html>"),
            ("application/octet-stream", b' {"message": "no such file"}'),
        ],
    )
    def test_a_page_with_status_200_is_no_file(
        self, make: MakeClient, folder: Path, content_type: str, page: bytes
    ) -> None:
        script = [ok(page, f"Content-Type: {content_type}")]
        with ScriptedServer(script, script) as server:
            client = make(base_url=server.url)
            generation = generation_at(f"{server.url}/file")
            with pytest.raises(InvalidResponseError, match=r"^200: The storage sent a page \(") as info:
                client.generations.download(generation, folder / "x.mp4")
            with pytest.raises(InvalidResponseError):
                read(client, generation)
            assert len(server.requests) == 2
        assert info.value.body == page.decode()
        assert os.listdir(folder) == []

    def test_a_file_of_a_type_that_says_nothing_is_taken(self, make: MakeClient, folder: Path) -> None:
        with ScriptedServer([ok(b"0123", "Content-Type: text/plain")]) as server:
            path = make(base_url=server.url).generations.download(generation_at(f"{server.url}/file"), folder)
        assert path.read_bytes() == b"0123"

    def test_another_version_ends_a_stream(self, make: MakeClient) -> None:
        with ScriptedServer([CUT], [ok(b"abcdefghij", etag='"2"')]) as server:
            client = make(base_url=server.url)
            with pytest.raises(InvalidResponseError, match="changed during the download"):
                read(client, generation_at(f"{server.url}/file"))

    def test_one_that_stalls_ends_at_the_deadline(self, make: MakeClient, folder: Path, clock: InstantClock) -> None:
        clock.chance = 0.0
        with ScriptedServer([ok(b"0123", length=10), 5.0]) as server:
            client = make(base_url=server.url, timeout=0.2, max_retries=0)
            with pytest.raises(ApiTimeoutError):
                client.generations.download(generation_at(f"{server.url}/file"), folder / "x")
        assert os.listdir(folder) == []

    @pytest.mark.parametrize(
        ("kib", "spent", "left"),
        [(0, 0.0, 60.0), (0, 59.0, 1.0), (0, 60.0, None), (32, 60.0, 1.0), (3200, 100.0, 60.0), (3200, 160.0, None)],
    )
    def test_has_the_timeout_and_a_second_more_for_each_32_kib(
        self, clock: InstantClock, kib: int, spent: float, left: Optional[float]
    ) -> None:
        context = Context(Settings("https://api.sync.so", 60.0, 2, {}), clock)
        body = ByteRange(kib * 1024)
        if left is None:
            with pytest.raises(ApiTimeoutError):
                _limit_time(context, body, spent)
        else:
            assert _limit_time(context, body, spent).settings.timeout == left

    def test_may_take_for_ever_without_a_timeout(self, clock: InstantClock) -> None:
        context = Context(Settings("https://api.sync.so", None, 2, {}), clock)
        assert _limit_time(context, ByteRange(), 1e9) == context

    def test_one_that_is_too_slow_ends_at_the_deadline(
        self, make: MakeClient, folder: Path, clock: InstantClock
    ) -> None:
        def pass_time(_: Any) -> None:
            clock.now += 100.0

        size = 1024 * 1024  # has 32 s more
        with ScriptedServer([ok(b"", length=10 * size), pass_time, bytes(size), 0.0]) as server:
            client = make(base_url=server.url, timeout=60.0, max_retries=0)
            with pytest.raises(ApiTimeoutError, match="too slow"):
                client.generations.download(generation_at(f"{server.url}/file"), folder / "x")

    @pytest.mark.parametrize(
        "url", ["http://storage.example/x", "file:///etc/passwd", "https://10.0.0.1/x", "https://u:p@storage.example/x"]
    )
    def test_a_public_api_can_not_send_a_client_to_an_unsafe_place(
        self, make: MakeClient, folder: Path, url: str
    ) -> None:
        client = make(base_url="https://api.sync.so")
        with pytest.raises(InvalidResponseError, match="was not followed"):
            client.generations.download(generation_at(url), folder)
        assert os.listdir(folder) == []


class TestTheDisk:
    def test_a_full_one_is_told_and_the_part_removed(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path
    ) -> None:
        client.generations.download(id, folder / "fits")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        # The sandbox, in the same process, only reads.
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        try:
            with pytest.raises(ApiError, match=r"x\.mp4 can't be written: File too large") as info:
                client.generations.download(id, folder / "x.mp4")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert info.value.field == "to"
        assert isinstance(info.value.__cause__, OSError)
        assert os.listdir(folder) == ["fits"]

    def test_a_folder_that_vanishes_is_told(self, client: Sync, id: str, tmp_path: Path) -> None:
        folder = tmp_path / "gone"
        folder.mkdir()

        def on_progress(_: Progress) -> None:
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()

        with pytest.raises(ApiError, match="can't be written: No such file"):
            client.generations.download(id, folder / "x.mp4", on_progress=on_progress)


class TestProgress:
    def test_is_told_up_to_the_whole(self, client: Sync, sandbox: Sandbox, id: str, folder: Path) -> None:
        sandbox.fault(path=RESULT, kind="truncate", at=4000)
        reports: List[Progress] = []
        client.generations.download(id, folder, on_progress=reports.append)
        assert [report.bytes_done for report in reports] == [4000, len(CONTENT)]
        assert {(report.phase, report.bytes_total) for report in reports} == {("download", len(CONTENT))}
        assert reports[-1].percent == 100.0
        assert [report.elapsed for report in reports] == [0.0, 0.5]

    def test_the_asynchronous_client_takes_a_coroutine_function(
        self, loop: asyncio.AbstractEventLoop, clock: InstantClock, sandbox: Sandbox, id: str, folder: Path
    ) -> None:
        reports: List[Progress] = []

        async def on_progress(progress: Progress) -> None:
            await asyncio.sleep(0)
            reports.append(progress)

        client = make_client(AsyncSync, loop, clock, api_key="test", base_url=sandbox.url)
        client.generations.download(id, folder, on_progress=on_progress)
        assert reports[-1].percent == 100.0

    @pytest.mark.parametrize("error", [BrokenPipeError("the terminal is gone"), KeyboardInterrupt()])
    def test_what_the_callback_raises_ends_the_download_as_it_is(
        self, client: Sync, sandbox: Sandbox, id: str, folder: Path, error: BaseException
    ) -> None:
        def on_progress(_: Progress) -> None:
            raise error

        with pytest.raises(type(error)):
            client.generations.download(id, folder, on_progress=on_progress)
        assert os.listdir(folder) == []
        assert len(fetches(sandbox)) == 1


class TestStream:
    def test_gives_every_byte(self, client: Sync, id: str) -> None:
        assert read(client, id) == CONTENT
        assert read(client, client.generations.get(id)) == CONTENT

    def test_left_early_frees_the_connection(self, sandbox: Sandbox, id: str) -> None:
        pool = httpx.Limits(max_connections=1)
        with httpx.Client(limits=pool) as http_client:
            client = Sync(api_key="test", base_url=sandbox.url, http_client=http_client, timeout=5.0)
            for part in client.generations.stream(id):
                assert part
                break
            parts = client.generations.stream(id)
            next(parts)
            parts.close()
            assert client.generations.get(id).id == id

    def test_left_early_frees_the_connection_of_the_asynchronous_client(
        self, loop: asyncio.AbstractEventLoop, sandbox: Sandbox, id: str
    ) -> None:
        async def main() -> None:
            async with httpx.AsyncClient(limits=httpx.Limits(max_connections=1)) as http_client:
                client = AsyncSync(api_key="test", base_url=sandbox.url, http_client=http_client, timeout=5.0)
                parts = client.generations.stream(id)
                assert await parts.__anext__()
                await parts.aclose()
                assert (await client.generations.get(id)).id == id

        loop.run_until_complete(main())

    def test_a_slow_reader_has_all_the_time(self, make: MakeClient, clock: InstantClock) -> None:
        with ScriptedServer([ok(b"0123", length=10)], [partial(b"456789", "bytes 4-9/10")]) as server:
            client = make(base_url=server.url, timeout=60.0)
            parts: Any = client.generations.stream(generation_at(f"{server.url}/file"))
            if hasattr(parts, "__aiter__"):

                async def collect() -> bytes:
                    content = b""
                    async for part in parts:
                        clock.now += 1000.0
                        content += part
                    return content

                loop = client.generations._loop  # type: ignore[attr-defined]
                assert loop.run_until_complete(collect()) == b"0123456789"
            else:
                content = b""
                for part in parts:
                    clock.now += 1000.0
                    content += part
                assert content == b"0123456789"


def test_a_cancelled_download_leaves_nothing_and_the_client_usable(
    loop: asyncio.AbstractEventLoop, sandbox: Sandbox, id: str, folder: Path
) -> None:
    async def main() -> None:
        client = AsyncSync(api_key="test", base_url=sandbox.url)
        started = asyncio.Event()

        async def on_progress(_: Progress) -> None:
            started.set()
            await asyncio.Event().wait()

        task = asyncio.ensure_future(client.generations.download(id, folder, on_progress=on_progress))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert os.listdir(folder) == []
        assert (await client.generations.download(id, folder)).read_bytes() == CONTENT
        await client.aclose()

    loop.run_until_complete(main())


def test_a_large_file_costs_little_memory(make: MakeClient, folder: Path) -> None:
    size = 64 * 1024 * 1024
    block = bytes(1024 * 1024)

    def send(connection: Any) -> None:
        for _ in range(size // len(block)):
            connection.sendall(block)

    with ScriptedServer([ok(CONTENT)], [ok(b"", length=size), send]) as server:
        client = make(base_url=server.url)
        generation = generation_at(f"{server.url}/file")
        client.generations.download(generation, folder / "small")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        path = client.generations.download(generation, folder / "large")
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert path.stat().st_size == size
    assert (after - before) * (1 if sys.platform == "darwin" else 1024) < 8 * 1024 * 1024
