"""The page that leads through one call is true: the call enters the files that stand there, in their order."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType
from typing import Any, List

import pytest

import sync
from sync import Sync
from sync_sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-it-is-built" / "one-call.md").read_text(encoding="utf-8")
STORY = re.findall(r"^\| \d+ \| `(.+?)` \|", PAGE, re.MULTILINE)
ASIDE = re.findall(r"^\| `(.+?)` \|", PAGE, re.MULTILINE)
# Of the generated client, the page has the method alone.
METHOD = STORY[0]


def enter(generations: Any, files: List[Path]) -> List[str]:
    """The modules that the call enters, in the order in which it does so first."""
    packages = Path(sync.__file__).parents[1]
    entered: List[str] = []

    def note(frame: FrameType, event: str, _: Any) -> None:
        path = Path(frame.f_code.co_filename)
        # What an import runs is no part of the call.
        if event == "call" and packages in path.parents and frame.f_code.co_name != "<module>":
            name = path.relative_to(packages).as_posix().replace("_sync/", "_async/")
            if (name.startswith("sync/") or name == METHOD) and name not in entered:
                entered.append(name)

    sys.setprofile(note)
    try:
        generations.create_and_wait(model="lipsync-2", input=files)
    finally:
        sys.setprofile(None)
    return entered


@pytest.fixture(scope="module")
def entered(tmp_path_factory: pytest.TempPathFactory) -> List[str]:
    folder = tmp_path_factory.mktemp("media")
    files = [folder / "video.mp4", folder / "audio.wav"]
    files[0].write_bytes(b"\0\0\0\x18ftypmp42" + bytes(4096))
    files[1].write_bytes(b"RIFF\x24\0\0\0WAVEfmt " + bytes(4096))
    with Sandbox(pending_seconds=0.05, processing_seconds=0.05) as sandbox:
        # The classes of a module are made by its import, and that is no part of the call either: so, once before.
        for _ in range(2):
            with Sync(api_key="test", base_url=sandbox.url) as client:
                found = enter(client.generations, files)
    return found


def test_the_call_enters_the_files_of_the_page_in_their_order(entered: List[str]) -> None:
    assert [name for name in entered if name in STORY] == STORY


def test_every_module_that_the_call_enters_stands_on_the_page(entered: List[str]) -> None:
    assert sorted({*entered} - {*STORY}) == sorted(ASIDE)
