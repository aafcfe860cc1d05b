"""generations.create_with_files: local files as parts of a form."""

from __future__ import annotations

import asyncio
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from typing import IO, Any, Callable, Dict, List, Tuple

import pytest

import sync_sandbox
from sync import AsyncSync, Progress, Sync
from sync.common import TTS, Audio, GenerationOptions
from sync.errors import ApiError, ConflictError, ContentTooLargeError, InvalidRequestError
from sync_sandbox import Sandbox
from sync_sandbox.recorder import RecordedRequest

from .support import AUDIO, VIDEO, InstantClock

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4").read_bytes()
SOUND = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(64)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)


def parts_of(request: RecordedRequest) -> Dict[str, Tuple[Any, str, bytes]]:
    """The parts of a form: file name, content type and content, by the name of the field."""
    content = request.body.bytes
    assert content is not None
    head = f"content-type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser().parsebytes(head + content)
    assert message.is_multipart()
    parts: Dict[str, Tuple[Any, str, bytes]] = {}
    for part in message.get_payload():
        assert isinstance(part, Message)
        name = part.get_param("name", header="content-disposition")
        assert isinstance(name, str)
        assert name not in parts
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        # Names are sent as HTML forms send them: UTF-8, with %22 for a quotation mark.
        found = re.search(b'name="%s"; filename="([^"]*)"' % name.encode(), content)
        file_name = found and found.group(1).decode().replace("%22", '"')
        parts[name] = (file_name, part.get_content_type(), payload)
    return parts


class TestProgress:
    def test_each_file_is_told_by_its_name_to_its_end(self, client: Sync, video: Path) -> None:
        told: List[Progress] = []
        client.generations.create_with_files(
            model="lipsync-2", video=video, audio=("a.wav", SOUND), on_progress=told.append
        )
        assert {one.phase for one in told} == {"upload"}
        for name, size in (("my video.mp4", len(SAMPLE)), ("a.wav", len(SOUND))):
            done = [one for one in told if one.file == name]
            assert [one.bytes_done for one in done] == sorted(one.bytes_done or 0 for one in done)
            assert (done[-1].bytes_done, done[-1].bytes_total, done[-1].percent) == (size, size, 100.0)

    def test_a_retry_begins_again(self, client: Sync, sandbox: Sandbox, video: Path) -> None:
        told: List[Progress] = []
        sandbox.fault(method="POST", path="/v2/generate", status=503)
        client.generations.with_raw_response.create_with_files(
            model="lipsync-2", video=video, input=[AUDIO], on_progress=told.append
        )
        assert [one.bytes_done for one in told] == [len(SAMPLE)] * 2
        assert len(sandbox.billed) == 1

    def test_a_stream_has_no_total(self, client: Sync) -> None:
        told: List[Progress] = []
        with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            process.stdin.write(SAMPLE)
            process.stdin.close()
            client.generations.create_with_files(
                model="lipsync-2", video=("v.mp4", process.stdout), input=[AUDIO], on_progress=told.append
            )
        assert (told[-1].bytes_done, told[-1].bytes_total, told[-1].percent) == (len(SAMPLE), None, None)

    def test_an_error_of_the_callback_comes_out_as_it_is_and_is_no_retry(
        self, client: Sync, sandbox: Sandbox, video: Path
    ) -> None:
        def fail(_: Progress) -> None:
            raise OSError("mine")

        with pytest.raises(OSError, match=r"^mine"):
            client.generations.create_with_files(model="lipsync-2", video=video, input=[AUDIO], on_progress=fail)
        assert sandbox.billed == []

    def test_paths_of_an_input_are_told_too(self, client: Sync, video: Path, tmp_path: Path) -> None:
        sound = tmp_path / "a.wav"
        sound.write_bytes(SOUND)
        told: List[Progress] = []
        client.generations.create(model="lipsync-2", input=[video, sound], on_progress=told.append)
        assert [(one.file, one.percent) for one in told] == [("my video.mp4", 100.0), ("a.wav", 100.0)]
        told.clear()
        # What this client has uploaded already does not go again.
        sound.write_bytes(SOUND + b"another")
        client.generations.create_and_wait(model="lipsync-2", input=[video, sound], on_progress=told.append)
        assert list(dict.fromkeys(one.phase for one in told)) == ["upload", "wait"]

    def test_a_coroutine_may_be_told(self, loop: asyncio.AbstractEventLoop, sandbox: Sandbox, video: Path) -> None:
        told: List[Progress] = []

        async def on_progress(progress: Progress) -> None:
            await asyncio.sleep(0)
            told.append(progress)

        async def main() -> None:
            async with AsyncSync(api_key="test", base_url=sandbox.url) as client:
                await client.generations.create_with_files(
                    model="lipsync-2", video=video, input=[AUDIO], on_progress=on_progress
                )

        loop.run_until_complete(main())
        assert told[-1].percent == 100.0


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "my video.mp4"
    path.write_bytes(SAMPLE)
    return path


class TestWhatIsTaken:
    def test_open_files_as_in_the_guide(self, client: Sync, sandbox: Sandbox, video: Path, tmp_path: Path) -> None:
        sound = tmp_path / "audio.wav"
        sound.write_bytes(SOUND)
        with open(video, "rb") as video_file, open(sound, "rb") as audio_file:
            response = client.generations.create_with_files(video=video_file, audio=audio_file, model="lipsync-2")
            assert not video_file.closed
        assert sandbox.billed == [response.id]
        parts = parts_of(sandbox.requests[0])
        assert parts["video"] == ("my video.mp4", "video/mp4", SAMPLE)
        assert parts["audio"] == ("audio.wav", "audio/wav", SOUND)
        assert parts["model"] == (None, "text/plain", b"lipsync-2")
        assert set(parts) == {"video", "audio", "model"}

    @pytest.mark.parametrize(
        ("give", "name", "content_type"),
        [
            (lambda path: path, "my video.mp4", "video/mp4"),
            (str, "my video.mp4", "video/mp4"),
            (lambda path: path.read_bytes(), "video", "video/mp4"),
            (lambda path: bytearray(path.read_bytes()), "video", "video/mp4"),
            (lambda path: memoryview(path.read_bytes()), "video", "video/mp4"),
            (lambda path: io.BytesIO(path.read_bytes()), "video", "video/mp4"),
            (lambda path: ("a.mov", path.read_bytes()), "a.mov", "video/mp4"),
            (lambda path: ("a.mov", path), "a.mov", "video/mp4"),
            (lambda path: (None, str(path)), "my video.mp4", "video/mp4"),
            (lambda path: ("a.mov", io.BytesIO(path.read_bytes()), "video/quicktime"), "a.mov", "video/quicktime"),
            (lambda path: ("a.mov", path, None), "a.mov", "video/mp4"),
            (lambda path: ('../../a "b".mp4', path), 'a "b".mp4', "video/mp4"),
            (lambda path: ("影片.mp4", path), "影片.mp4", "video/mp4"),
        ],
    )
    def test_a_path_bytes_a_file_or_a_tuple(
        self, client: Sync, sandbox: Sandbox, video: Path, give: Callable[[Path], Any], name: str, content_type: str
    ) -> None:
        client.generations.create_with_files(model="lipsync-2", video=give(video), audio=SOUND)
        assert parts_of(sandbox.requests[0])["video"] == (name, content_type, SAMPLE)

    def test_a_file_without_a_name_of_its_own_is_named_for_its_field(self, client: Sync, sandbox: Sandbox) -> None:
        with tempfile.TemporaryFile() as file:
            file.write(SAMPLE)
            client.generations.create_with_files(model="lipsync-2", video=file, audio=SOUND)
        assert parts_of(sandbox.requests[0])["video"][0] == "video"

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
    def test_a_name_that_is_no_text_is_sent_as_near_as_can_be(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.mp4")
        with open(path, "wb") as file:
            file.write(SAMPLE)
        client.generations.create_with_files(model="lipsync-2", video=os.fsdecode(path), audio=SOUND)
        assert parts_of(sandbox.requests[0])["video"][0] == "caf?.mp4"

    def test_a_file_is_sent_whole_wherever_it_stands(self, client: Sync, sandbox: Sandbox) -> None:
        file = io.BytesIO(SAMPLE)
        file.seek(100)
        client.generations.create_with_files(model="lipsync-2", video=file, audio=SOUND)
        assert parts_of(sandbox.requests[0])["video"][2] == SAMPLE

    def test_an_upload_that_a_web_framework_keeps_in_memory_until_it_is_large(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        with tempfile.SpooledTemporaryFile(max_size=1024) as spooled:
            spooled.write(SAMPLE)
            sandbox.fault(method="POST", path="/v2/generate", status=503, times=1)
            client.generations.create_with_files(model="lipsync-2", video=spooled, audio=SOUND)
        assert [parts_of(request)["video"][2] for request in sandbox.requests] == [SAMPLE, SAMPLE]

    def test_an_image(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create_with_files(model="sync-3", image=("face.png", PNG), audio=SOUND)
        assert parts_of(sandbox.requests[0])["image"] == ("face.png", "image/png", PNG)

    def test_what_opened_files_were_given_as_paths_is_closed(self, client: Sync, video: Path) -> None:
        before = len(os.listdir("/dev/fd"))
        for _ in range(3):
            client.generations.create_with_files(model="lipsync-2", video=video, audio=SOUND)
            with pytest.raises(InvalidRequestError):
                client.generations.create_with_files(model="lipsync-2", video=video, audio=b"")
        # One more for the connection.
        assert len(os.listdir("/dev/fd")) <= before + 2


class TestFields:
    def test_nested_fields_are_json_and_the_others_are_text(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create_with_files(
            model="lipsync-2",
            video=SAMPLE,
            input=[
                TTS(provider={"name": "elevenlabs", "voiceId": "EXAVITQu4vr4xnSDxMaL", "script": "Grüße"}, ref_id="a")
            ],
            options=GenerationOptions(sync_mode="cut_off"),
            segments=[{"startTime": 0, "endTime": 1, "audioInput": {"refId": "a"}}],
            output_file_name="Ergebnis",
            webhook_url="http://127.0.0.1:9/",
        )
        parts = {
            name: content.decode() for name, (_, _, content) in parts_of(sandbox.requests[0]).items() if name != "video"
        }
        assert json.loads(parts.pop("input")) == [
            {
                "type": "text",
                "refId": "a",
                "provider": {"name": "elevenlabs", "voiceId": "EXAVITQu4vr4xnSDxMaL", "script": "Grüße"},
            }
        ]
        assert json.loads(parts.pop("options")) == {"sync_mode": "cut_off"}
        assert json.loads(parts.pop("segments")) == [{"startTime": 0, "endTime": 1, "audioInput": {"refId": "a"}}]
        assert parts == {"model": "lipsync-2", "outputFileName": "Ergebnis", "webhookUrl": "http://127.0.0.1:9/"}
        assert sandbox.generations[0]["input"][1]["type"] == "video"

    def test_a_url_may_stand_beside_a_file(self, client: Sync, sandbox: Sandbox) -> None:
        generation = client.generations.create_with_files(
            model="lipsync-2", video=SAMPLE, input=[Audio(url="https://example.com/a.wav")]
        )
        assert sandbox.billed == [generation.id]

    def test_without_any_file_it_is_a_form_all_the_same(self, client: Sync, sandbox: Sandbox) -> None:
        generation = client.generations.create_with_files(
            model="lipsync-2", input=[VIDEO, Audio(url="https://example.com/a.wav")]
        )
        assert sandbox.billed == [generation.id]
        assert sandbox.requests[0].headers["content-type"].startswith("multipart/form-data; boundary=")

    def test_further_fields_of_the_body_replace_those_of_the_same_name(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create_with_files(
            model="lipsync-2",
            video=SAMPLE,
            audio=SOUND,
            options={"sync_mode": "loop"},
            extra_body={"options": {"sync_mode": "bounce"}, "shiny": True},
        )
        parts = parts_of(sandbox.requests[0])
        assert json.loads(parts["options"][2]) == {"sync_mode": "bounce"}
        assert parts["shiny"][2] == b"true"

    def test_the_boundary_is_new_each_time(self, client: Sync, sandbox: Sandbox) -> None:
        for _ in range(2):
            client.generations.create_with_files(model="lipsync-2", video=SAMPLE, audio=SOUND)
        assert len({request.headers["content-type"] for request in sandbox.requests}) == 2


def closed_file() -> IO[bytes]:
    file = io.BytesIO(SAMPLE)
    file.close()
    return file


class TestMistakes:
    @pytest.mark.parametrize(
        ("give", "complaint"),
        [
            (lambda folder: folder / "missing.mp4", "can't be read: No such file"),
            (lambda folder: folder, "can't be read: Is a directory"),
            (lambda folder: "null\x00byte.mp4", "can't be read"),
            (lambda folder: b"", "is empty"),
            (lambda folder: io.BytesIO(), "is empty"),
            (lambda folder: ("a.mp4", b""), "is empty"),
            (lambda folder: io.StringIO("text"), "is open as text: open it with 'rb'"),
            (lambda folder: closed_file(), "is a closed file"),
            (lambda folder: 5, "must be a path, bytes or a file opened with 'rb', not int"),
            (lambda folder: ["a.mp4"], "must be a path, bytes or a file opened with 'rb', not list"),
            (lambda folder: ("a.mp4",), "must be (name, content) or (name, content, type)"),
            (lambda folder: ("a.mp4", SAMPLE, "video/mp4", {}), "must be (name, content) or (name, content, type)"),
            (lambda folder: ("a\r\nx: y.mp4", SAMPLE), "has a file name that can't be sent"),
            (lambda folder: (5, SAMPLE), "has a file name that can't be sent"),
            (lambda folder: ("a.mp4", SAMPLE, "video/mp4\r\nx: y"), "has a content type that can't be sent"),
            (lambda folder: ("a.mp4", SAMPLE, 5), "has a content type that can't be sent"),
            (lambda folder: ("a.mp4", SAMPLE, "vidéo"), "has a content type that can't be sent"),
        ],
    )
    def test_a_file_that_cannot_be_sent_is_refused_before_anything_is(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path, give: Callable[[Path], Any], complaint: str
    ) -> None:
        with pytest.raises(InvalidRequestError) as info:
            client.generations.create_with_files(model="lipsync-2", video=give(tmp_path), audio=SOUND)
        assert complaint in str(info.value)
        assert str(info.value).startswith("video")
        assert info.value.field == "video"
        assert sandbox.requests == []

    def test_an_empty_file_on_disk_and_one_open_as_text_are_refused(
        self, client: Sync, sandbox: Sandbox, tmp_path: Path
    ) -> None:
        path = tmp_path / "audio.wav"
        path.touch()
        with pytest.raises(InvalidRequestError, match="audio is empty"):
            client.generations.create_with_files(model="lipsync-2", video=SAMPLE, audio=path)
        with open(path, encoding="utf-8") as file:
            text: Any = file
            with pytest.raises(InvalidRequestError, match="audio is open as text"):
                client.generations.create_with_files(model="lipsync-2", video=SAMPLE, audio=text)
        assert sandbox.requests == []

    def test_a_missing_half_is_told(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError, match="no video and no image"):
            client.generations.create_with_files(model="lipsync-2", audio=SOUND)
        with pytest.raises(InvalidRequestError, match="no audio and no text"):
            client.generations.create_with_files(model="lipsync-2", video=SAMPLE)
        assert sandbox.requests == []

    def test_a_file_over_the_limit_of_the_server_is_an_error_of_its_own(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.request_file_limit = 100
        with pytest.raises(ContentTooLargeError) as info:
            client.generations.create_with_files(model="lipsync-2", video=SAMPLE, audio=SOUND)
        assert info.value.code == "generation_input_validation_failed"


class OneWay(io.RawIOBase):
    """A stream that can't be rewound, such as a pipe."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        return self._content.read(size)


class TestRetries:
    def test_a_retry_sends_the_same_bytes_and_the_same_key(self, client: Sync, sandbox: Sandbox, video: Path) -> None:
        sandbox.fault(method="POST", kind="disconnect", after="processing")
        sandbox.fault(method="POST", status=503)
        generation = client.generations.create_with_files(model="lipsync-2", video=video, audio=io.BytesIO(SOUND))
        assert sandbox.billed == [generation.id]
        assert len(sandbox.requests) == 3
        assert len({request.body.sha256 for request in sandbox.requests}) == 1
        assert len({request.headers["idempotency-key"] for request in sandbox.requests}) == 1

    def test_the_same_key_with_another_file_is_a_conflict(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.create_with_files(model="lipsync-2", video=SAMPLE, audio=SOUND, idempotency_key="a")
        with pytest.raises(ConflictError):
            client.generations.create_with_files(
                model="lipsync-2", video=SAMPLE, audio=SOUND + b"\0", idempotency_key="a"
            )

    def test_a_stream_is_sent_once_and_never_again(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        streams: Any = (OneWay(SAMPLE), OneWay(SAMPLE))
        generation = client.generations.create_with_files(model="lipsync-2", video=streams[0], audio=SOUND)
        assert sandbox.billed == [generation.id]
        assert parts_of(sandbox.requests[0])["video"][2] == SAMPLE
        sandbox.fault(status=503)
        with pytest.raises(ApiError) as info:
            client.generations.create_with_files(model="lipsync-2", video=streams[1], audio=SOUND)
        assert info.value.status_code == 503
        assert info.value.idempotency_key is not None
        assert len(sandbox.requests) == 2
        assert clock.slept == []

    def test_so_is_a_pipe(self, client: Sync, sandbox: Sandbox) -> None:
        reader, writer = os.pipe()

        def write() -> None:
            with open(writer, "wb") as file:
                file.write(SAMPLE)

        thread = threading.Thread(target=write)
        thread.start()
        with open(reader, "rb") as file:
            client.generations.create_with_files(model="lipsync-2", video=file, audio=SOUND)
        thread.join()
        assert parts_of(sandbox.requests[0])["video"][2] == SAMPLE

    def test_a_file_that_changes_between_two_attempts_is_not_sent_again(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock, video: Path
    ) -> None:
        sandbox.fault(status=503, times=None)

        def grow(_: float) -> None:
            with open(video, "ab") as file:
                file.write(b"more")

        clock.on_sleep = grow
        with pytest.raises(InvalidRequestError, match="changed"):
            client.generations.create_with_files(model="lipsync-2", video=video, audio=SOUND)
        assert len(sandbox.requests) == 1


SINK = """
import socket
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
connection, _ = listener.accept()
buffer = bytearray(1 << 20)
head = b""
while b"\\r\\n\\r\\n" not in head:
    head += connection.recv(65536)
head, _, rest = head.partition(b"\\r\\n\\r\\n")
length = next(int(line[15:]) for line in head.lower().split(b"\\r\\n") if line.startswith(b"content-length:"))
left = length - len(rest)
while left:
    left -= connection.recv_into(buffer)
body = b'{"id":"x","createdAt":"2026-01-01T00:00:00Z","status":"PENDING","model":"m","input":[]}'
connection.sendall(b"HTTP/1.1 201 Created\\r\\nContent-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
print(length, flush=True)
"""


def test_500_mb_are_streamed_from_disk_in_less_than_16_mib_of_memory(colour: Any, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="the peak of memory is measured with getrusage")
    assert resource
    size = 500 * 1000 * 1000
    path = tmp_path / "large.mp4"
    with open(path, "wb") as file:
        file.truncate(size)
    script = f"""
import asyncio, resource, sys
import httpx
from sync import {colour.__name__}

unit = 1 if sys.platform == "darwin" else 1024
client = {colour.__name__}(api_key="test", base_url=sys.argv[1], timeout=None)
generations = client.generations
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
result = generations.create_with_files(model="lipsync-2", video=sys.argv[2], audio=b"RIFF")
if {colour.__name__!r} == "AsyncSync":
    result = asyncio.run(result)
assert result.id == "x"
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit - before)
"""
    with ExitStack() as stack:
        sink = stack.enter_context(subprocess.Popen([sys.executable, "-c", SINK], stdout=subprocess.PIPE, text=True))
        assert sink.stdout is not None
        url = f"http://127.0.0.1:{int(sink.stdout.readline())}"
        command: List[str] = [sys.executable, "-c", script, url, str(path)]
        added = int(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
        assert int(sink.stdout.readline()) > size
    assert added < 16 * 1024 * 1024
