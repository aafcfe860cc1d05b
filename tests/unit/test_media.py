"""What a file is."""

from __future__ import annotations

import io
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.files.media import SteadyFile, guess_content_type, open_file
from sync.errors import InvalidRequestError

NOT_MEDIA = st.binary().map(lambda content: b"\0\0\0\0\0\0\0\0\0\0\0\0" + content)


@pytest.mark.parametrize(
    ("head", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"RIFF\0\0\0\0AVI LIST", "video/x-msvideo"),
        (b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\x1aE\xdf\xa3\x01", "video/webm"),
        (b"OggS\0\x02", "audio/ogg"),
        (b"fLaC\0\0\0\x22", "audio/flac"),
        (b"ID3\x04\0", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\xff\xf1\x50", "audio/aac"),
    ],
)
def test_the_first_bytes_tell_more_than_the_name(head: bytes, content_type: str) -> None:
    assert guess_content_type(head, "wrong.txt") == content_type


@given(head=NOT_MEDIA)
def test_without_them_the_name_tells_and_else_it_is_bytes(head: bytes) -> None:
    assert guess_content_type(head, "a.mp4") == "video/mp4"
    assert guess_content_type(head, "a.unheard-of") == "application/octet-stream"
    assert guess_content_type(head, "") == "application/octet-stream"


@given(name=st.none() | st.text(), content=st.binary(), content_type=st.none() | st.text())
def test_a_file_is_ready_to_be_sent_or_refused(name: Any, content: bytes, content_type: Any) -> None:
    with ExitStack() as opened:
        try:
            file = open_file("video", (name, io.BytesIO(content), content_type), opened)
        except InvalidRequestError as error:
            assert error.field == "video"
            assert str(error).startswith("video")
            return
    assert content
    assert file.name
    assert not set(file.name) & set("\r\n\0")
    file.name.encode()
    assert file.content_type
    assert file.content_type.isascii()
    assert file.content_type.isprintable()
    assert not isinstance(file.content, bytes)
    assert file.content.read() == content


class Old:
    """A file without `seekable`, whose `seek` tells nothing: as SpooledTemporaryFile was before Python 3.11."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)
        self.read = self._file.read
        self.tell = self._file.tell

    def seek(self, offset: int, whence: int = 0) -> None:
        self._file.seek(offset, whence)


def test_a_file_of_an_older_python_can_be_sent_twice() -> None:
    with ExitStack() as opened:
        file = open_file("video", ("a.wav", Old(b"RIFF\0\0\0\0WAVE and more")), opened)  # type: ignore[arg-type]
    content: Any = file.content
    assert (file.name, file.content_type, content.seekable()) == ("a.wav", "audio/wav", True)
    assert content.seek(0, io.SEEK_END) == 21
    assert content.seek(0) == 0
    assert content.read() == b"RIFF\0\0\0\0WAVE and more"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ((), "video must be (name, content) or (name, content, type)."),
        ((None,), "video must be (name, content) or (name, content, type)."),
        (5, "video must be a path, bytes or a file opened with 'rb', not int."),
        (io.StringIO("text"), "video is open as text: open it with 'rb'."),
        (b"", "video is empty: nothing to send."),
        (io.BytesIO(), "video is empty: nothing to send."),
        ("/no such file", "video: '/no such file' can't be read: No such file or directory."),
        ("a\0b", "video: 'a\\x00b' can't be read: embedded null byte."),
        (("a\nb", b"x"), "video has a file name that can't be sent: 'a\\nb'."),
        (("a", b"x", "é"), "video has a content type that can't be sent: 'é'."),
    ],
)
def test_what_can_not_be_sent_is_refused_with_the_reason(value: Any, message: str) -> None:
    with ExitStack() as opened, pytest.raises(InvalidRequestError) as caught:
        open_file("video", value, opened)
    assert (str(caught.value), caught.value.field) == (message, "video")


def test_a_closed_file_is_refused_with_the_reason() -> None:
    file = io.BytesIO(b"x")
    file.close()
    with ExitStack() as opened, pytest.raises(InvalidRequestError, match=r"^video is a closed file: open it again\.$"):
        open_file("video", file, opened)


def test_a_type_that_is_given_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"OggS")
    with ExitStack() as opened:
        assert open_file("video", ("b.mp4", path, "video/x"), opened).content_type == "video/x"
        assert open_file("video", path, opened).content_type == "audio/ogg"


def test_a_file_needs_nothing_but_read() -> None:
    class Bare:
        def read(self, size: int = -1) -> bytes:
            return b"content"[:size]

    with ExitStack() as opened:
        file = open_file("video", Bare(), opened)
    content: Any = file.content
    assert (file.name, content.seekable(), content.read(3)) == ("video", False, b"con")


class TestSteadyFile:
    @pytest.fixture
    def file(self) -> SteadyFile:
        return SteadyFile(io.BytesIO(b"0123456789"), "a.mp4", "video")

    def test_it_is_read_and_gone_through_like_any_file(self, file: SteadyFile) -> None:
        assert (file.size, file.tell(), file.seekable()) == (10, 0, True)
        assert (file.read(4), file.tell()) == (b"0123", 4)
        assert (file.read(0), file.tell()) == (b"", 4)
        assert (file.read(), file.tell()) == (b"456789", 10)
        assert (file.read(), file.read(5)) == (b"", b"")
        assert (file.seek(0, io.SEEK_END), file.tell(), file.read()) == (10, 10, b"")
        assert (file.seek(7), file.tell(), file.read(99)) == (7, 7, b"789")

    def test_a_file_that_grows_is_refused_at_its_end_and_at_a_new_start(self) -> None:
        source = io.BytesIO(b"0123456789")
        file = SteadyFile(source, "a.mp4", "video")
        assert file.read(4) == b"0123"
        source.seek(0, io.SEEK_END)
        source.write(b"more")
        source.seek(4)
        for step in (file.read, lambda: file.seek(0)):
            with pytest.raises(InvalidRequestError, match=r"^a\.mp4 changed while it was sent\.$") as caught:
                step()
            assert caught.value.field == "video"

    def test_a_file_that_is_shorter_than_it_was_is_refused(self) -> None:
        source = io.BytesIO(b"0123456789")
        file = SteadyFile(source, "a.mp4", "video")
        source.truncate(4)
        assert file.read(4) == b"0123"
        with pytest.raises(InvalidRequestError, match=r"^a\.mp4 changed while it was sent\.$"):
            file.read(4)

    def test_a_file_that_is_closed_is_refused(self) -> None:
        source = io.BytesIO(b"0123456789")
        file = SteadyFile(source, "a.mp4", "video")
        source.close()
        with pytest.raises(InvalidRequestError, match=r"^a\.mp4 changed while it was sent\.$"):
            file.seek(0)
        with pytest.raises(InvalidRequestError, match=r"^a\.mp4 can't be read any more: ") as caught:
            file.read(4)
        assert caught.value.field == "video"


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview], ids=lambda make: make.__name__)
def test_bytes_of_any_kind_are_bytes(make: Any) -> None:
    with ExitStack() as opened:
        file = open_file("video", make(b"OggS and more"), opened)
    content: Any = file.content
    assert (content.read(), file.name, file.content_type) == (b"OggS and more", "video", "audio/ogg")
