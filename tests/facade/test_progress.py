"""The terminal display, drawn by rich."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any, Dict, List

import pytest
from rich.console import Console

from sync import Sync
from sync.progress import Progress, ProgressBar
from sync_sandbox import Sandbox


class Screen:
    """What is left on a terminal at the end."""

    def __init__(self) -> None:
        self.console = Console(file=io.StringIO(), width=100)

    @property
    def lines(self) -> List[str]:
        assert isinstance(self.console.file, io.StringIO)
        return self.console.file.getvalue().splitlines()


def test_a_download_and_an_upload_each_have_a_line_that_ends_full(
    client: Sync, sandbox: Sandbox, tmp_path: Path
) -> None:
    generation = sandbox.add_generation()
    path = tmp_path / "clip.mp4"
    screen = Screen()
    with ProgressBar(screen.console) as bar:
        client.generations.download(generation["id"], path, on_progress=bar)
        client.assets.upload(path, on_progress=bar)
    assert [line.split()[0] for line in screen.lines] == ["download", "upload"]
    for line in screen.lines:
        assert "100% 0.0/0.0 MB 0:00:0" in line  # 9 kB


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        (Progress("wait", 1.0, 40.0), "40%  0:"),
        (Progress("download", 1.0, None, 12_500_000, None), "━  12.5 MB 0:"),
        (Progress("upload", 1.0, 5.2, 12_500_000, 240_000_000), " 5% 12.5/240.0 MB 0:"),
    ],
)
def test_what_is_not_known_is_left_out(report: Progress, shown: str) -> None:
    screen = Screen()
    with ProgressBar(screen.console) as bar:
        bar(report)
    assert shown in screen.lines[0]


@pytest.mark.parametrize(
    ("reports", "lines"),
    [
        ([{"elapsed": 1.0}, {"elapsed": 2.0}], 1),
        # A retry goes on in its line, although it begins again.
        ([{"elapsed": 1.0, "bytes_done": 50}, {"elapsed": 2.0, "bytes_done": 10}], 1),
        ([{"elapsed": 2.0}, {"elapsed": 1.0}], 2),
        ([{"elapsed": 1.0}, {"elapsed": 2.0, "phase": "download"}], 2),
    ],
)
def test_each_operation_has_one_line(reports: List[Dict[str, Any]], lines: int) -> None:
    screen = Screen()
    with ProgressBar(screen.console) as bar:
        for report in reports:
            bar(Progress(**{"phase": "upload", "percent": 10.0, **report}))
    assert len(screen.lines) == lines


def test_without_rich_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with pytest.raises(ImportError, match=r"pip install 'syncsdk\[progress\]'"):
        ProgressBar()


def test_a_report_can_not_be_changed() -> None:
    with pytest.raises(AttributeError):
        Progress("upload", 1.0).phase = "download"  # type: ignore[misc]
