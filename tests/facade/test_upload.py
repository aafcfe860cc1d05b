"""assets.upload, and local paths as the input of a generation."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import resource
import sys
import tempfile
import tracemalloc
from email.utils import formatdate
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple, Type, Union

import httpx
import pytest

import sync_sandbox
from sync import AsyncSync, Progress, Sync
from sync.common import Audio, Video
from sync.core.files import upload
from sync.errors import (
    ApiConnectionError,
    ApiError,
    ApiStatusError,
    ApiTimeoutError,
    BadRequestError,
    ForbiddenError,
    InternalServerError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    TooManyRequestsError,
)
from sync_sandbox import Sandbox

from ..scripted_server import Script, ScriptedServer, reset, response
from .conftest import MakeClient
from .support import AUDIO, InstantClock, make_client

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")
CONTENT = SAMPLE.read_bytes()
WAV = b"RIFF\x24\0\0\0WAVEfmt " + bytes(64)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PUT = "/storage/uploads/{token}"


def steps(sandbox: Sandbox) -> List[Tuple[str, str]]:
    return [
        (request.method, request.path.replace("/v2/assets", "").split("/uploads/")[0]) for request in sandbox.requests
    ]


def puts(sandbox: Sandbox) -> List[Any]:
    return [request for request in sandbox.requests if request.method == "PUT"]


def assets(client: Sync) -> List[str]:
    return [asset.id for asset in client.assets.list().items]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(CONTENT)
    return path


class Pipe(io.RawIOBase):
    """A binary stream that can't be rewound."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._content.readinto(buffer)


class TestWhatIsSent:
    @pytest.mark.parametrize(
        ("make_input", "name"),
        [
            (lambda path: path, "clip.mp4"),
            (str, "clip.mp4"),
            (lambda path: path.read_bytes(), "upload"),
            (lambda path: io.BytesIO(path.read_bytes()), "upload"),
            (lambda path: Pipe(path.read_bytes()), "upload"),
            (lambda path: ("other.mp4", path), "other.mp4"),
            (lambda path: ("other.bin", path.read_bytes(), "video/mp4"), "other.bin"),
        ],
        ids=["Path", "str", "bytes", "BytesIO", "stream", "named", "named and typed"],
    )
    def test_every_form_of_a_file_becomes_an_asset(
        self, client: Sync, sandbox: Sandbox, path: Path, make_input: Callable[[Path], Any], name: str
    ) -> None:
        asset = client.assets.upload(make_input(path))
        assert (asset.type, asset.name, asset.size) == ("VIDEO", name, len(CONTENT))
        assert client.assets.get(asset.id) == asset
        asked, put, registered = sandbox.requests[:3]
        assert asked.json() == {"fileName": name, "contentType": "video/mp4", "size": len(CONTENT)}
        assert put.body.bytes == CONTENT
        assert registered.json() == {"url": asset.url, "type": "VIDEO", "name": name}

    def test_a_tilde_is_the_home_folder(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("USERPROFILE", str(tmp_path))
        (tmp_path / "mine.wav").write_bytes(WAV)
        assert client.assets.upload("~/mine.wav").name == "mine.wav"
        client.generations.create(model="lipsync-2", input=[Video(url="https://a/v.mp4"), Path("~/mine.wav")])
        assert [put.body.length for put in puts(sandbox)] == [len(WAV)] * 2

    def test_an_open_file_is_sent_from_its_start_and_left_open(
        self, client: Sync, sandbox: Sandbox, path: Path
    ) -> None:
        with path.open("rb") as file:
            file.read(100)
            client.assets.upload(file)
            assert not file.closed
        assert puts(sandbox)[0].body.bytes == CONTENT
        assert sandbox.requests[0].json()["fileName"] == path.name

    def test_a_file_without_a_name_gets_the_one_that_was_given(self, client: Sync, sandbox: Sandbox) -> None:
        client.assets.upload(io.BytesIO(CONTENT), name="take.mp4")
        assert sandbox.requests[0].json()["fileName"] == "take.mp4"

    def test_it_may_take_for_ever_without_a_timeout(self, make: MakeClient, sandbox: Sandbox, path: Path) -> None:
        make(timeout=None).assets.upload(path)
        assert puts(sandbox)[0].body.bytes == CONTENT

    def test_the_storage_gets_the_bytes_their_type_and_their_length_and_nothing_else(
        self,
        make: MakeClient,
        colour: Type[Union[Sync, AsyncSync]],
        loop: asyncio.AbstractEventLoop,
        sandbox: Sandbox,
        path: Path,
    ) -> None:
        http: Dict[str, Any] = {
            "headers": {"x-secret": "s", "x-api-key": "k"},
            "auth": ("user", "s"),
            "cookies": {"a": "s"},
        }
        http_client = httpx.Client(**http) if colour is Sync else httpx.AsyncClient(**http)
        client = make(http_client=http_client, default_headers={"authorization": "Bearer s"})
        client.assets.upload(path)
        if isinstance(http_client, httpx.Client):
            http_client.close()
        else:
            loop.run_until_complete(http_client.aclose())
        asked, put, _ = sandbox.requests
        assert asked.headers["authorization"]
        assert asked.headers["x-api-key"] == "test"
        assert {name: value for name, value in put.headers.items() if name != "host"} == {
            "content-type": "video/mp4",
            "content-length": str(len(CONTENT)),
        }

    @pytest.mark.parametrize(
        ("name", "content", "type", "content_type"),
        [
            ("sound.mp4", WAV, "AUDIO", "audio/wav"),
            ("picture.mp4", PNG, "IMAGE", "image/png"),
            ("clip.txt", CONTENT, "VIDEO", "video/mp4"),
            ("sound.mp3", b"what the bytes do not tell", "AUDIO", "audio/mpeg"),
        ],
    )
    def test_the_type_comes_from_the_bytes_and_only_then_from_the_name(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path, name: str, content: bytes, type: str, content_type: str
    ) -> None:
        (tmp_path / name).write_bytes(content)
        assert client.assets.upload(tmp_path / name).type == type
        assert puts(sandbox)[0].headers["content-type"] == content_type

    def test_name_type_and_project_are_passed_on(self, client: Sync, sandbox: Sandbox, tmp_path: Path) -> None:
        unknown = tmp_path / "recording.xyz"
        unknown.write_bytes(b"?")
        project = client.projects.create(name="p")
        asset = client.assets.upload(unknown, name="a/b", type="AUDIO", project_id=project.id)
        assert (asset.name, asset.type, asset.project_id) == ("a/b", "AUDIO", project.id)
        assert sandbox.requests[1].json()["fileName"] == "recording.xyz"


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("make_input", "says"),
        [
            (lambda folder: folder / "missing.mp4", "No such file"),
            (lambda folder: folder, "directory"),
            (lambda folder: b"", "empty"),
            (lambda folder: io.BytesIO(), "empty"),
            (lambda folder: Pipe(b""), "empty"),
            (lambda folder: io.StringIO("text"), "open it with 'rb'"),
            (lambda folder: 5, "must be a path"),
            (lambda folder: None, "must be a path"),
        ],
        ids=["missing", "folder", "empty", "empty file", "empty stream", "text", "number", "None"],
    )
    def test_what_is_no_file_is_refused_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path, make_input: Callable[[Path], Any], says: str
    ) -> None:
        with pytest.raises(InvalidRequestError, match=says) as info:
            client.assets.upload(make_input(tmp_path))
        assert info.value.field == "path_or_file"
        assert sandbox.requests == []

    def test_more_than_5_gib_is_refused_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, path: Path
    ) -> None:
        with path.open("r+b") as file:
            file.truncate(5 * 1024**3 + 1)
        with pytest.raises(InvalidRequestError, match="5 GiB") as info:
            client.assets.upload(path)
        assert info.value.field == "path_or_file"
        assert sandbox.requests == []

    @pytest.mark.parametrize("wrong", [{"name": 5}, {"project_id": ""}, {"project_id": 5}, {"type": "video"}])
    def test_so_is_a_mistake_in_what_the_asset_is_to_be(
        self, client: Sync, sandbox: Sandbox, path: Path, wrong: Any
    ) -> None:
        with pytest.raises(InvalidRequestError) as info:
            client.assets.upload(path, **wrong)
        assert [info.value.field] == list(wrong)
        assert sandbox.requests == []

    def test_a_file_of_no_known_type_needs_one(self, client: Sync, sandbox: Sandbox, tmp_path: Path) -> None:
        (tmp_path / "notes").write_bytes(b"notes")
        with pytest.raises(InvalidRequestError, match="does not look like audio, an image or a video"):
            client.assets.upload(tmp_path / "notes")
        with pytest.raises(InvalidRequestError, match="type 'video' is not known: did you mean 'VIDEO'") as info:
            client.assets.upload(tmp_path / "notes", type="video")
        assert info.value.field == "type"
        assert sandbox.requests == []


class TestRetries:
    @pytest.mark.parametrize(
        "fault",
        [{"status": 503}, {"status": 500}, {"status": 429}, {"kind": "reset"}, {"kind": "disconnect"}],
        ids=["503", "500", "429", "reset", "disconnect"],
    )
    @pytest.mark.parametrize(
        ("method", "path"),
        [("POST", "/v2/assets/upload"), ("PUT", PUT), ("POST", "/v2/assets")],
        ids=["url", "put", "add"],
    )
    def test_a_part_that_fails_is_done_again_with_identical_bytes_and_makes_one_asset(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path, fault: Dict[str, Any], method: str, path: str
    ) -> None:
        (tmp_path / "clip.mp4").write_bytes(CONTENT)
        sandbox.fault(method=method, path=path, times=2, **fault)
        asset = client.assets.upload(tmp_path / "clip.mp4")
        assert assets(client) == [asset.id]
        complete = [put.body.sha256 for put in puts(sandbox) if put.body.length]
        assert set(complete) == {hashlib.sha256(CONTENT).hexdigest()}

    def test_after_max_retries_the_error_is_raised_and_nothing_is_registered(
        self, client: Sync, sandbox: Sandbox, path: Path, clock: InstantClock
    ) -> None:
        sandbox.fault(method="PUT", path=PUT, times=None)
        with pytest.raises(InternalServerError):
            client.assets.upload(path)
        assert len(puts(sandbox)) == 3
        assert len(clock.slept) == 2
        assert assets(client) == []

    @pytest.mark.parametrize("step", ["/v2/assets/upload", "/v2/assets"], ids=["url", "add"])
    def test_every_part_is_tried_as_often(self, make: MakeClient, sandbox: Sandbox, path: Path, step: str) -> None:
        fault = sandbox.fault(method="POST", path=step, status=429, times=None)
        with pytest.raises(TooManyRequestsError):
            make(max_retries=1).assets.upload(path)
        assert fault.hits == 2

    @pytest.mark.parametrize("step", ["/v2/assets/upload", PUT, "/v2/assets"], ids=["url", "put", "add"])
    def test_no_part_waits_longer_than_the_whole_may(
        self, make: MakeClient, sandbox: Sandbox, path: Path, step: str
    ) -> None:
        sandbox.fault(path=step, kind="stall")
        with pytest.raises(ApiTimeoutError):
            make(timeout=0.3, max_retries=0).assets.upload(path)
        assert assets(make()) == []

    def test_max_retries_0_means_one_attempt(self, make: MakeClient, sandbox: Sandbox, path: Path) -> None:
        sandbox.fault(method="PUT", path=PUT)
        with pytest.raises(InternalServerError):
            make(max_retries=0).assets.upload(path)
        assert len(puts(sandbox)) == 1

    def test_a_url_that_has_expired_is_renewed(self, client: Sync, sandbox: Sandbox, path: Path) -> None:
        sandbox.fault(method="PUT", path=PUT, status=403)
        client.assets.upload(path)
        assert [put.response.status for put in puts(sandbox)] == [403, 200]
        assert puts(sandbox)[0].path != puts(sandbox)[1].path
        assert len(assets(client)) == 1

    def test_a_refusal_by_the_api_is_not_repeated(self, client: Sync, sandbox: Sandbox, path: Path) -> None:
        sandbox.fault(method="POST", path="/v2/assets/upload", status=403)
        with pytest.raises(ForbiddenError):
            client.assets.upload(path)
        assert len(sandbox.requests) == 1

    def test_what_the_storage_refuses_for_good_is_not_repeated(
        self, client: Sync, sandbox: Sandbox, path: Path
    ) -> None:
        sandbox.fault(method="PUT", path=PUT, status=400, body="<Error/>")
        with pytest.raises(BadRequestError):
            client.assets.upload(path)
        assert len(puts(sandbox)) == 1
        assert assets(client) == []

    @pytest.mark.parametrize("status", [202, 206, 300])
    def test_what_the_storage_does_not_say_yes_to_is_not_stored(
        self, client: Sync, sandbox: Sandbox, path: Path, status: int
    ) -> None:
        sandbox.fault(method="PUT", path=PUT, status=status)
        with pytest.raises(ApiStatusError) as info:
            client.assets.upload(path)
        assert info.value.status_code == status
        assert assets(client) == []

    @pytest.mark.parametrize("page", ["<html>Sign in</html>", "\ufeff\n<!DOCTYPE html>\n<title>Sign in</title>"])
    def test_a_page_in_place_of_its_answer_does_not_say_that_the_file_is_stored(
        self, client: Sync, sandbox: Sandbox, path: Path, page: str
    ) -> None:
        sandbox.fault(method="PUT", path=PUT, status=200, body=page)
        with pytest.raises(InvalidResponseError, match="The storage responded with a web page") as info:
            client.assets.upload(path)
        assert (info.value.status_code, info.value.body) == (200, page)
        assert len(puts(sandbox)) == 1
        assert assets(client) == []

    @pytest.mark.parametrize("body", ["", "<PutObjectResult/>", {"Key": "clip.mp4"}])
    def test_what_else_a_storage_says_of_a_success_does_not_matter(
        self, client: Sync, sandbox: Sandbox, path: Path, body: Any
    ) -> None:
        sandbox.fault(method="PUT", path=PUT, status=201, body=body)
        # The sandbox has stored nothing: the registration, which says so, is what the success leads to.
        client.assets.upload(path)
        assert len(puts(sandbox)) == 2

    def test_a_storage_may_say_when_to_try_again(
        self, client: Sync, sandbox: Sandbox, path: Path, clock: InstantClock
    ) -> None:
        headers = {"Retry-After": formatdate(clock.time() + 20, usegmt=True)}
        sandbox.fault(method="PUT", path=PUT, status=503, headers=headers)
        client.assets.upload(path)
        assert clock.slept == [20.0]

    @pytest.mark.parametrize("fault", [{"kind": "disconnect"}, {"status": 502}], ids=["no response", "502"])
    def test_a_registration_whose_answer_was_lost_makes_no_double(
        self, client: Sync, sandbox: Sandbox, path: Path, fault: Dict[str, Any]
    ) -> None:
        sandbox.fault(method="POST", path="/v2/assets", after="processing", **fault)
        asset = client.assets.upload(path)
        assert assets(client) == [asset.id]
        assert len(puts(sandbox)) == 1

    def test_a_lost_registration_is_looked_for_among_the_newest_of_its_project(
        self, client: Sync, sandbox: Sandbox, path: Path
    ) -> None:
        project = client.projects.create(name="p")
        sandbox.fault(method="POST", path="/v2/assets", status=502, after="processing")
        client.assets.upload(path, project_id=project.id)
        asked = next(request for request in sandbox.requests if (request.method, request.path) == ("GET", "/v2/assets"))
        assert asked.query == f"projectId={project.id}&limit=100&sortBy=dateDesc"

    def test_a_stream_that_breaks_is_an_error_before_anything_is_sent(self, client: Sync, sandbox: Sandbox) -> None:
        class Broken(Pipe):
            def read(self, size: Optional[int] = -1) -> bytes:
                if size == 0:
                    return b""
                raise OSError("the line is dead")

        with pytest.raises(InvalidRequestError, match=r"can't be read .*: the line is dead") as info:
            client.assets.upload(Broken(CONTENT))
        assert info.value.field == "path_or_file"
        assert sandbox.requests == []

    def test_a_stream_that_finds_no_room_on_the_disk_is_an_error_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no such folder"))
        with pytest.raises(
            InvalidRequestError, match=r"^path_or_file can't be read, or copied to a temporary file: .*No such file"
        ) as info:
            client.assets.upload(Pipe(CONTENT))
        assert info.value.field == "path_or_file"
        assert sandbox.requests == []

    def test_a_file_that_the_storage_has_lost_is_sent_again(self, client: Sync, sandbox: Sandbox, path: Path) -> None:
        sandbox.fault(method="POST", path="/v2/assets", status=422, body={"errorCode": "uploaded_file_not_found"})
        client.assets.upload(path)
        assert len(puts(sandbox)) == 2
        assert len(assets(client)) == 1

    def test_a_stream_is_read_once_and_a_retry_sends_the_same_bytes(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="PUT", path=PUT)
        client.assets.upload(Pipe(CONTENT))
        assert [put.body.bytes for put in puts(sandbox)] == [CONTENT, CONTENT]

    def test_the_whole_upload_has_one_deadline(
        self, make: MakeClient, sandbox: Sandbox, path: Path, clock: InstantClock
    ) -> None:
        sandbox.fault(method="PUT", path=PUT, headers={"Retry-After": "30"}, times=None)
        with pytest.raises(InternalServerError):
            make(timeout=45.0, max_retries=10).assets.upload(path)
        assert clock.slept == [30.0]

    def test_a_larger_file_has_more_time(
        self, make: MakeClient, sandbox: Sandbox, path: Path, clock: InstantClock
    ) -> None:
        with path.open("r+b") as file:
            file.truncate(8 * 1024 * 1024)  # 32 s more
        sandbox.fault(method="PUT", path=PUT, headers={"Retry-After": "30"}, times=2)
        make(timeout=45.0).assets.upload(path)
        assert clock.slept == [30.0, 30.0]

    def test_a_file_that_goes_too_slowly_ends_in_a_timeout(
        self, make: MakeClient, sandbox: Sandbox, path: Path, clock: InstantClock
    ) -> None:
        with path.open("r+b") as file:
            file.truncate(1024 * 1024)  # 4 parts, 4 s more

        def pass_time(_: Progress) -> None:
            clock.now += 10.0

        with pytest.raises(ApiTimeoutError, match="too slow"):
            make(timeout=16.0).assets.upload(path, on_progress=pass_time)
        assert assets(make()) == []


class TestAFileThatChanges:
    @pytest.mark.parametrize(
        "change",
        [
            lambda path: path.write_bytes(CONTENT * 20),
            lambda path: path.write_bytes(b""),
            lambda path: path.write_bytes(bytes(len(CONTENT) * 60)),
            lambda path: path.unlink(),
        ],
        ids=["shrinks", "is emptied", "is written again", "vanishes"],
    )
    @pytest.mark.parametrize("on_retry", [False, True], ids=["while it is sent", "between two attempts"])
    def test_is_an_error_and_makes_no_asset(
        self, client: Sync, sandbox: Sandbox, path: Path, change: Callable[[Path], object], on_retry: bool
    ) -> None:
        path.write_bytes(CONTENT * 60)  # more than one part
        os.utime(path, (1, 1))
        if on_retry:
            sandbox.fault(method="PUT", path=PUT)
        changed: List[int] = []

        def on_progress(progress: Progress) -> None:
            assert progress.bytes_total
            if not changed and (not on_retry or progress.bytes_done == progress.bytes_total):
                changed.append(progress.bytes_done or 0)
                change(path)

        with pytest.raises(InvalidRequestError, match=r"clip\.mp4 changed while it was sent") as info:
            client.assets.upload(path, on_progress=on_progress)
        assert info.value.field == "path_or_file"
        assert changed
        assert assets(client) == []

    def test_a_file_that_grows_is_an_error(self, client: Sync, path: Path) -> None:
        path.write_bytes(CONTENT * 60)

        def on_progress(_: Progress) -> None:
            with path.open("ab") as file:
                file.write(b"more")

        with pytest.raises(InvalidRequestError, match="changed"):
            client.assets.upload(path, on_progress=on_progress)
        assert assets(client) == []

    def test_a_file_that_is_closed_meanwhile_is_an_error(self, client: Sync, path: Path) -> None:
        path.write_bytes(CONTENT * 60)
        with path.open("rb") as file, pytest.raises(InvalidRequestError, match="can't be read any more"):
            client.assets.upload(file, on_progress=lambda _: file.close())
        assert assets(client) == []


class TestProgress:
    def test_is_told_part_by_part_up_to_the_whole(self, client: Sync, path: Path) -> None:
        path.write_bytes(CONTENT * 60)
        reports: List[Progress] = []
        client.assets.upload(path, on_progress=reports.append)
        size = len(CONTENT) * 60
        assert [report.bytes_done for report in reports] == [256 * 1024, 512 * 1024, size]
        assert {(report.phase, report.bytes_total) for report in reports} == {("upload", size)}
        assert reports[-1].percent == 100.0

    def test_tells_how_long_it_has_taken(self, client: Sync, path: Path, clock: InstantClock) -> None:
        path.write_bytes(CONTENT * 60)
        elapsed: List[float] = []

        def on_progress(report: Progress) -> None:
            elapsed.append(report.elapsed)
            clock.now += 2.0

        client.assets.upload(path, on_progress=on_progress)
        assert elapsed == [0.0, 2.0, 4.0]

    def test_the_asynchronous_client_takes_a_coroutine_function(
        self, loop: asyncio.AbstractEventLoop, clock: InstantClock, sandbox: Sandbox, path: Path
    ) -> None:
        reports: List[Progress] = []

        async def on_progress(progress: Progress) -> None:
            await asyncio.sleep(0)
            reports.append(progress)

        client = make_client(AsyncSync, loop, clock, api_key="test", base_url=sandbox.url)
        client.assets.upload(path, on_progress=on_progress)
        assert reports[-1].percent == 100.0

    @pytest.mark.parametrize("error", [BrokenPipeError("the terminal is gone"), KeyError("x"), httpx.ReadError("own")])
    def test_what_the_callback_raises_ends_the_upload_as_it_is(
        self, client: Sync, sandbox: Sandbox, path: Path, error: Exception
    ) -> None:
        def on_progress(_: Progress) -> None:
            raise error

        with pytest.raises(type(error)) as info:
            client.assets.upload(path, on_progress=on_progress)
        assert info.value is error
        assert len(puts(sandbox)) <= 1
        assert assets(client) == []


def test_hooks_are_told_of_each_request(make: MakeClient, sandbox: Sandbox, path: Path) -> None:
    told: List[Any] = []
    sandbox.fault(method="PUT", path=PUT)
    make(on_response=told.append).assets.upload(path)
    assert [(details.operation, details.status_code) for details in told] == [
        ("create_asset_upload", 201),
        ("put_file", 503),
        ("create_asset_upload", 201),
        ("put_file", 200),
        ("create_asset", 201),
    ]
    assert [details.attempt for details in told if details.operation == "put_file"] == [1, 2]


class TestTheUploadUrl:
    @pytest.mark.parametrize(
        "url",
        [
            "http://storage.example.com/x",
            "file:///etc/passwd",
            "ftp://storage.example.com/x",
            "https://user:pw@storage.example.com/x",
            "https://localhost/x",
            "https://127.0.0.1/x",
            "https://127.1/x",
            "https://2130706433/x",
            "https://[::1]/x",
            "https://[::ffff:127.0.0.1]/x",
            "https://10.0.0.1/x",
            "https://192.168.1.1/x",
            "https://172.16.0.1/x",
            "https://169.254.169.254/x",
            "https://[fe80::1%25eth0]/x",
            "https://storage.localhost./x",
            "https:///x",
            "not a url",
        ],
    )
    def test_leads_to_no_place_that_a_public_api_has_no_business_with(self, url: str) -> None:
        from sync.core.files.destination import check_url

        with pytest.raises(InvalidResponseError) as info:
            check_url(url, "https://api.sync.so")
        assert "pw" not in str(info.value)

    @pytest.mark.parametrize(
        ("url", "base_url"),
        [
            ("https://bucket.s3.amazonaws.com/key?X-Amz-Signature=abc", "https://api.sync.so"),
            ("https://93.184.216.34/x", "https://api.sync.so"),
            ("http://127.0.0.1:9000/x", "http://127.0.0.1:3001"),
            ("http://192.168.1.1:9000/x", "http://localhost:3001"),
            ("https://storage.example.com/x", "http://localhost:3001"),
        ],
    )
    def test_may_lead_to_a_public_place_and_from_a_local_api_to_a_local_one(self, url: str, base_url: str) -> None:
        from sync.core.files.destination import check_url

        check_url(url, base_url)

    def test_an_unsafe_one_gets_no_byte(self, make: MakeClient, path: Path) -> None:
        target = b'{"uploadUrl":"file:///etc/passwd","url":"https://x.example/y","expiresIn":900}'
        with ScriptedServer([response(target, 201)]) as server:
            with pytest.raises(InvalidResponseError, match="instead of https"):
                make(base_url=server.url).assets.upload(path)
            assert len(server.requests) == 1


class TestAStorageThatMisbehaves:
    @pytest.mark.parametrize(
        ("script", "error"),
        [
            ([reset], ApiConnectionError),
            ([b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"], ApiConnectionError),
            ([b"nonsense\r\n\r\n"], ApiConnectionError),
            ([response(b"<html>moved</html>", 307, "Location: /x")], ApiError),
            ([response(b"x" * 1_000_000, 400)], BadRequestError),
        ],
        ids=["reset", "cut", "nonsense", "redirect", "a long explanation"],
    )
    def test_the_error_is_one_of_the_library_without_the_signature(
        self, make: MakeClient, path: Path, script: Script, error: Type[ApiError]
    ) -> None:
        with ScriptedServer() as server:
            signed = f"{server.url}/put?X-Amz-Signature=s3cret"
            target = {"uploadUrl": signed, "url": f"{server.url}/file", "expiresIn": 900}
            server.scripts = [[response(target, 201)], script]
            with pytest.raises(error) as info:
                make(base_url=server.url, max_retries=0).assets.upload(path)
            assert len(server.requests) == 2
        assert "s3cret" not in str(info.value) + repr(info.value.__dict__)
        assert len(str(info.value.body)) <= 64 * 1024


class TestMemory:
    SIZE = 64 * 1024 * 1024

    def test_a_large_file_costs_little(self, client: Sync, sandbox: Sandbox, path: Path) -> None:
        with path.open("r+b") as file:
            file.truncate(self.SIZE)
        client.assets.upload(SAMPLE)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        client.assets.upload(path)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert puts(sandbox)[1].body.length == self.SIZE
        # The sandbox is in the same process.
        assert (after - before) * (1 if sys.platform == "darwin" else 1024) < 16 * 1024 * 1024

    def test_a_stream_goes_through_the_disk_not_through_memory(
        self, client: Sync, sandbox: Sandbox, path: Path
    ) -> None:
        with path.open("r+b") as file:
            file.truncate(self.SIZE // 4)
        client.assets.upload(SAMPLE)
        tracemalloc.start()
        try:
            with path.open("rb") as file:
                client.assets.upload(("clip.mp4", Unseekable(file)))
            assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
        finally:
            tracemalloc.stop()
        assert puts(sandbox)[1].body.length == self.SIZE // 4


class Unseekable(io.RawIOBase):
    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        content = self._file.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)


class TestLocalPathsAsInput:
    @pytest.fixture
    def sound(self, tmp_path: Path) -> Path:
        path = tmp_path / "sound.wav"
        path.write_bytes(WAV)
        return path

    @pytest.mark.parametrize("method", ["create", "create_and_wait"])
    def test_are_uploaded_first(self, client: Sync, sandbox: Sandbox, path: Path, sound: Path, method: str) -> None:
        generation = getattr(client.generations, method)(model="lipsync-2", input=[path, sound])
        video, audio = generation.input
        assert isinstance(video, Video)
        assert isinstance(audio, Audio)
        assert client.assets.get(video.asset_id or "").name == "clip.mp4"
        assert client.assets.get(audio.asset_id or "").name == "sound.wav"
        assert len(sandbox.billed) == 1

    def test_are_uploaded_first_for_a_raw_response_too(self, client: Sync, path: Path) -> None:
        response = client.generations.with_raw_response.create(model="lipsync-2", input=[path, AUDIO])
        video = response.data.input[0]
        assert isinstance(video, Video)
        assert [video.asset_id] == assets(client)

    def test_one_that_is_there_twice_is_uploaded_once(
        self, client: Sync, sandbox: Sandbox, path: Path, sound: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(path.parent)
        sandbox.fault(method="POST", path="/v2/generate", status=422)
        with pytest.raises(ApiError):
            client.generations.create(model="lipsync-2", input=[path, sound, Path("sound.wav")])
        first, second, third = sandbox.requests[-1].json()["input"]
        assert len(puts(sandbox)) == 2
        assert second == third
        assert first["assetId"] != second["assetId"]

    def test_a_create_that_is_repeated_with_its_key_finds_the_job(
        self, make: MakeClient, sandbox: Sandbox, path: Path, sound: Path
    ) -> None:
        client = make(max_retries=0)
        sandbox.fault(method="POST", path="/v2/generate", kind="reset", after="processing")
        with pytest.raises(ApiError) as info:
            client.generations.create(model="lipsync-2", input=[path, sound])
        # Another name and another time, and the same content.
        moved = sound.rename(sound.with_name("moved.wav"))
        again = client.generations.create(
            model="lipsync-2", input=[path, moved], idempotency_key=info.value.idempotency_key
        )
        assert sandbox.billed == [again.id]
        assert len(puts(sandbox)) == 2

    def test_another_content_is_another_asset(self, client: Sync, sandbox: Sandbox, path: Path, sound: Path) -> None:
        client.generations.create(model="lipsync-2", input=[path, sound])
        content = sound.read_bytes()
        sound.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        client.generations.create(model="lipsync-2", input=[path, sound])
        assert len(puts(sandbox)) == 3

    def test_one_that_the_server_does_not_know_any_more_is_uploaded_again(
        self, client: Sync, sandbox: Sandbox, path: Path
    ) -> None:
        client.generations.create(model="lipsync-2", input=[path, AUDIO])
        sandbox.fault(method="POST", path="/v2/generate", status=404, body={"errorCode": "asset_not_found"})
        with pytest.raises(NotFoundError):
            client.generations.create(model="lipsync-2", input=[path, AUDIO])
        client.generations.create(model="lipsync-2", input=[path, AUDIO])
        assert len(puts(sandbox)) == 2

    def test_an_upload_of_ones_own_is_never_left_out(self, client: Sync, sandbox: Sandbox, path: Path) -> None:
        ids = {client.assets.upload(path).id for _ in range(2)}
        client.generations.create(model="lipsync-2", input=[path, AUDIO])
        assert len(ids) == 2
        assert len(puts(sandbox)) == 3

    def test_belong_to_the_project_of_the_generation(self, client: Sync, path: Path) -> None:
        project = client.projects.create(name="p")
        client.generations.create(model="lipsync-2", input=[AUDIO, path], project_id=project.id)
        assert [asset.project_id for asset in client.assets.list().items] == [project.id]

    def test_stand_beside_other_items(self, client: Sync, sandbox: Sandbox, path: Path) -> None:
        client.generations.create(model="lipsync-2", input=[AUDIO, path], project_id=None)
        audio, video = sandbox.requests[-1].json()["input"]
        assert audio == AUDIO
        assert video == {"type": "video", "assetId": assets(client)[0]}

    @pytest.mark.parametrize(
        "second", [Path("missing.wav"), Video(), "text"], ids=["missing file", "incomplete item", "no item"]
    )
    def test_nothing_is_uploaded_when_anything_is_wrong(
        self, client: Sync, sandbox: Sandbox, path: Path, second: Any
    ) -> None:
        with pytest.raises(InvalidRequestError) as info:
            client.generations.create(model="lipsync-2", input=[path, second])
        assert info.value.field == "input[1]"
        with pytest.raises(InvalidRequestError, match="no audio"):
            client.generations.create(model="lipsync-2", input=[path])
        with pytest.raises(InvalidRequestError, match="idempotency_key"):
            client.generations.create(model="lipsync-2", input=[path, AUDIO], idempotency_key="no key")
        assert sandbox.requests == []

    def test_a_path_that_no_file_can_have_is_refused(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError, match=r"^input\[1\]: .*a.*b.* can't be read|is not a path") as info:
            client.generations.create(model="lipsync-2", input=[AUDIO, Path("a\0b")])
        assert info.value.field == "input[1]"
        assert sandbox.requests == []

    def test_a_file_of_no_known_type_is_refused(self, client: Sync, sandbox: Sandbox, tmp_path: Path) -> None:
        (tmp_path / "notes").write_bytes(b"notes")
        with pytest.raises(InvalidRequestError, match="does not look like audio, an image or a video") as info:
            client.generations.create(model="lipsync-2", input=[AUDIO, tmp_path / "notes"])
        assert info.value.field == "input[1]"
        assert sandbox.requests == []


def test_a_cancelled_upload_leaves_the_client_usable(
    loop: asyncio.AbstractEventLoop, clock: InstantClock, sandbox: Sandbox, path: Path
) -> None:
    path.write_bytes(CONTENT * 60)

    async def main() -> None:
        client = AsyncSync(api_key="test", base_url=sandbox.url)
        started = asyncio.Event()

        async def on_progress(_: Progress) -> None:
            started.set()
            await asyncio.Event().wait()

        task = asyncio.ensure_future(client.assets.upload(path, on_progress=on_progress))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await client.assets.upload(path)).size == len(CONTENT) * 60
        await client.aclose()

    loop.run_until_complete(main())


def test_the_limit_is_the_one_that_the_api_tells() -> None:
    assert upload.LARGEST_FILE == 5 * 1024**3
