"""Where a download goes, and what it is called."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import IO, Any, List, Optional

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.core.files import part
from sync.core.files.names import LONGEST_NAME, choose_name
from sync.core.files.target import Target
from sync.errors import ApiError, InvalidRequestError
from sync.runs.names import find_problem, fold
from sync_client.models import Generation

DATA = {"createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}
HOSTILE = ["..", "/", "\\", "\0", "\n", "C:", "~", ".", " ", ".mp4", "a", "\u202e", "\u00e9" * 99, "\ud800", "\uff0f"]
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")}
HOSTILE += ["CON", "nul", "COM1", "lpt\u00b2", "<", "|", "e\u0301"]
NAMES = st.none() | st.text() | st.lists(st.sampled_from(HOSTILE)).map("".join)


def generation(name: Optional[str], id: str = "an-id") -> Generation:
    return Generation.from_dict({**DATA, "id": id, "outputFileName": name})


@given(name=NAMES, id=NAMES)
@example("../../etc/passwd", "x")
@example(None, "-")
@example("-rf.mp4", "-")
def test_any_name_is_one_new_name_in_its_folder(name: Optional[str], id: Optional[str]) -> None:
    safe = choose_name(generation(name, id or ""))
    assert safe.endswith(".mp4")
    assert not safe.startswith((".", " ", "~", "-"))
    assert not set("/\\\0\r\n:") & set(safe)
    assert Path("folder", safe).parent == Path("folder")
    assert len(os.fsencode(safe)) <= 255
    # What Windows has no files for.
    stem = safe[: -len(".mp4")]
    assert find_problem(stem) is None
    assert not set('<>"|?*') & set(safe)
    assert not any(ord(character) < 32 for character in safe)
    assert stem == stem.rstrip(". ")
    assert stem.partition(".")[0].strip().lower() not in DEVICES


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("take", "take.mp4"),
        ("take.mp4", "take.mp4"),
        ("a longer name.MP4", "a longer name.mp4"),
        ("take. .mp4", "take.mp4"),
        (" .take. ", "take.mp4"),
        ("XtakeX.mp4", "XtakeX.mp4"),
        ("XtakeX", "XtakeX.mp4"),
        ("Szene (2), außen/innen", "Szene (2)_ außen_innen.mp4"),
        ("../../etc", "_.._etc.mp4"),
        (".mp4", "mp4.mp4"),
        ("-rf take", "rf take.mp4"),
        ("...", "an-id.mp4"),
        ("CON.mp4", "_CON.mp4"),
        ("nul", "_nul.mp4"),
        ("aux.tar.mp4", "_aux.tar.mp4"),
        ("com1 .x", "_com1 .x.mp4"),
        ("LPT\u00b9", "_LPT\u00b9.mp4"),
        ("COM0", "_COM0.mp4"),
        ("console", "console.mp4"),
        ("com10", "com10.mp4"),
        ('a<b>c:d"e|f?g*h', "a_b_c_d_e_f_g_h.mp4"),
        ("take. . ", "take.mp4"),
        ("\u0e17\u0e35\u0e48 \u0928\u093f", "\u0e17\u0e35\u0e48 \u0928\u093f.mp4"),
        ("x\u0302", "x\u0302.mp4"),
        (5, "an-id.mp4"),
        ("caf\u00e9", "caf\u00e9.mp4"),
        ("cafe\u0301", "caf\u00e9.mp4"),
        ("Stra\u00dfe \u65e5\u672c", "Stra\u00dfe \u65e5\u672c.mp4"),
        ("", "an-id.mp4"),
        (None, "an-id.mp4"),
    ],
)
def test_a_file_is_called_what_the_server_calls_it_as_far_as_that_is_a_name(name: Any, file: str) -> None:
    assert choose_name(generation(name)) == file


@pytest.mark.parametrize("name", ["con" + " " * 300 + "x", "con." + "x" * 300])
def test_what_is_left_of_a_long_name_is_no_device_either(name: str) -> None:
    safe = choose_name(generation(name))
    assert find_problem(safe[: -len(".mp4")]) is None


def test_no_control_character_nor_one_that_turns_the_text_is_in_the_name_of_a_file() -> None:
    """By what Unicode says of each character, and not by a list."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for character in map(chr, range(sys.maxunicode + 1)):
        category, direction = unicodedata.category(character), unicodedata.bidirectional(character)
        if category in ("Cc", "Cs", "Zl", "Zp") or direction in turning:
            assert find_problem(f"a{character}b") is not None, ascii(character)


def test_names_are_one_file_where_neither_case_nor_composition_counts() -> None:
    assert fold("Stra\u00dfe \u00e9") == fold("STRASSE e\u0301")
    assert fold("a") != fold("b")


def test_without_any_name_it_is_an_output() -> None:
    assert choose_name(generation("", id="")) == "output.mp4"


def test_a_long_name_is_cut_between_two_characters() -> None:
    assert choose_name(generation("a" + "é" * LONGEST_NAME)) == "a" + "é" * ((LONGEST_NAME - 1) // 2) + ".mp4"


def refusal(to: Any, **options: Any) -> InvalidRequestError:
    with pytest.raises(InvalidRequestError) as caught:
        Target(to, **{"overwrite": False, **options}).open("an-id", "take.mp4")
    assert caught.value.field == "to"
    return caught.value


@pytest.mark.parametrize("to", [None, 5, "", b"bytes", "a\0b"])
def test_what_is_no_path_is_refused(to: Any) -> None:
    assert str(refusal(to)) == f"to must be the path of a file or a folder, not {to!r}."


def test_a_file_needs_its_folder(tmp_path: Path) -> None:
    assert str(refusal(tmp_path / "new" / "file")) == f"to: the folder {tmp_path / 'new'} does not exist."


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "take.mp4").write_bytes(b"mine")
    for to in (tmp_path, tmp_path / "take.mp4"):
        assert f"{tmp_path / 'take.mp4'} exists" in str(refusal(to))


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / ("x" * 300)
    assert str(refusal(path, overwrite=overwrite)).startswith(f"to: {path} can't be written: ")


def test_a_folder_can_not_take_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"mine")
    assert str(refusal(f"{path}/")).startswith(f"to: {path} can't be written: ")


def test_a_folder_that_can_not_be_written_is_refused_before_the_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The permissions of a folder don't stop root.
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != tmp_path)
    for to in (tmp_path / "video.mp4", tmp_path, f"{tmp_path}/a/b/"):
        with pytest.raises(InvalidRequestError, match=f"can't be written: {tmp_path} is not a writable folder"):
            Target(to, overwrite=False)


def test_what_is_written_after_a_restart_is_all_there_is(tmp_path: Path) -> None:
    target = Target(f"{tmp_path}/new/folder/", overwrite=False)
    target.open("an-id", "take.mp4")
    target.write([b"another ", b"version"])
    target.restart()
    target.write([b"the ", b"whole"])
    target.publish()
    target.discard()
    assert target.path == tmp_path / "new" / "folder" / "take.mp4"
    assert target.path.read_bytes() == b"the whole"
    assert list(target.path.parent.iterdir()) == [target.path]


def test_what_is_discarded_leaves_nothing(tmp_path: Path) -> None:
    target = Target(tmp_path, overwrite=False)
    target.discard()
    target.open("an-id", "take.mp4")
    target.write([b"a part"])
    target.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_another_process_took_for_one_that_was_left_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = part._lock

    def lock_too_late(file: IO[bytes]) -> bool:
        monkeypatch.setattr(part, "_lock", lock)
        os.unlink(file.name)
        return lock(file)

    monkeypatch.setattr(part, "_lock", lock_too_late)
    made = part.Part(tmp_path / "video.mp4", "id")
    assert list(tmp_path.iterdir()) == [made.path]
    made.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_part_that_is_gone_leaves_no_file_without_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    if not hard_links:
        monkeypatch.setattr(os, "link", refuse_to_link)
    target = Target(tmp_path / "video.mp4", False)
    target.open("an-id", "an-id.mp4")
    target.write([b"video"])
    for left in tmp_path.iterdir():
        left.unlink()
    with pytest.raises(ApiError, match="can't be written"):
        target.publish()
    target.discard()
    assert list(tmp_path.iterdir()) == []


def refuse_to_link(*_: object) -> None:
    raise OSError(errno.ENOTSUP, "Operation not supported")


# Ends as a kill would, at the moment at which the file gets its name.
KILLED = """
import errno, os, sys
from sync.core.files.target import Target

def refuse(*_):
    raise OSError(errno.ENOTSUP, "Operation not supported")

os.link = refuse
os.rename = os.replace = lambda *_: os._exit(9)
target = Target(sys.argv[1], overwrite=False)
target.open("an-id", "an-id.mp4")
target.write([b"video"])
target.publish()
"""


def test_a_kill_leaves_no_empty_file_where_there_are_no_hard_links(tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    assert subprocess.run([sys.executable, "-c", KILLED, str(path)]).returncode == 9
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="files are not locked there")
@pytest.mark.parametrize("broken", ["_is_same", "_read_state"])
def test_a_part_that_can_not_be_taken_up_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    left = part.Part(tmp_path / "video.mp4", "id")
    left._file.close()
    opened: List[IO[bytes]] = []
    lock = part._lock

    def note(file: IO[bytes]) -> bool:
        opened.append(file)
        return lock(file)

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(part, "_lock", note)
    monkeypatch.setattr(part, broken, fail)
    monkeypatch.setattr(part.Part, "_create", lambda _: None)
    assert part.Part(tmp_path / "video.mp4", "id").resumed is None
    assert [file.closed for file in opened] == [True]
