"""A report to read, to compute with and to look at, which nothing that a job is called or says gets out of."""

from __future__ import annotations

import csv
import io
import json
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import pytest

import sync_sandbox
from sync.errors import ApiError, InvalidRequestError
from sync.runs.page import MANY_VIDEOS
from sync.runs.records import Outcome, State
from sync.runs.report import COLUMNS, Report

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")
EVIL = "<script>alert('&\"')</script>"
SIGNED = "https://me:s3cret@cdn.example/a.mp4?X-Amz-Signature=s3cret&X-Amz-Credential=s3cret"


def outcome(name: str = "a", state: State = State.DONE, **told: Any) -> Tuple[Outcome, bool]:
    return Outcome(name=name, state=state, **told), True


@pytest.fixture
def report(tmp_path: Path) -> Report:
    (tmp_path / "results").mkdir()
    path = tmp_path / "results" / "a b#1.mp4"
    shutil.copy(SAMPLE, path)
    gone = Outcome(name="gone", state=State.ADDED), False
    return Report(
        [
            outcome("a b#1", id="id-1", path=path, cost=0.5, attempts=1, flags=("no sound",)),
            outcome("=2+3", State.FAILED, id="id-2", attempts=3, error=ApiError(f"{EVIL} {SIGNED}", code="odd")),
            gone,
        ]
    )


class Page(HTMLParser):
    """What a browser makes of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: List[str] = []
        self.videos: List[Dict[str, Optional[str]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: List[Tuple[str, Optional[str]]]) -> None:
        self.tags.append(tag)
        if tag == "video":
            self.videos.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_each_job_is_a_row(report: Report, tmp_path: Path) -> None:
    assert [list(row) for row in report] == [list(COLUMNS)] * 3
    first, second, third = report
    assert first == {
        "name": "a b#1",
        "state": "done",
        "id": "id-1",
        "path": str(tmp_path / "results" / "a b#1.mp4"),
        "cost": 0.5,
        "attempts": 1,
        "flags": ["no sound"],
        "error": None,
        "code": None,
        "present": True,
    }
    assert (second["code"], second["present"], third["present"]) == ("odd", True, False)
    assert len(report) == 3
    assert str(report) == "1 done, 1 failed, 1 added, US$ 0.50"


def test_jobs_without_a_price_have_no_sum() -> None:
    assert str(Report([outcome("a"), outcome("b")])) == "2 done"


def test_csv_and_json_lines_have_the_rows(report: Report) -> None:
    assert [json.loads(line) for line in report.to_jsonl().splitlines()] == report.rows
    first, second, third = csv.DictReader(io.StringIO(report.to_csv(), newline=""))
    assert tuple(first) == COLUMNS
    assert (first["name"], first["cost"], first["flags"], first["error"]) == ("a b#1", "0.5", "no sound", "")
    assert third["present"] == "False"
    # To a spreadsheet, what begins with = is a formula.
    assert second["name"] == "'=2+3"


@pytest.mark.parametrize("text", ["to_csv", "to_jsonl", "to_html"])
def test_no_report_tells_what_a_url_was_signed_with(report: Report, text: str) -> None:
    written: str = getattr(report, text)()
    assert "s3cret" not in written
    assert "https://***@cdn.example/a.mp4?***" in written


def test_a_page_shows_whatever_it_is_told_as_text(report: Report, tmp_path: Path) -> None:
    page = Page(report.to_html(tmp_path))
    assert {"script", "img", "link", "iframe", "a"}.isdisjoint(page.tags)
    assert EVIL in page.text
    (video,) = page.videos
    assert video["src"] == "results/a%20b%231.mp4"
    for told in ("3 jobs", "1 done, 1 failed, 1 added, US$ 0.50", "no sound", "not in this run", "Attempts"):
        assert told in page.text


def test_an_evil_name_stays_inside_of_its_attributes(tmp_path: Path) -> None:
    path = tmp_path / "\"><script>'.mp4"
    page = Page(Report([outcome(EVIL, id=EVIL, path=path, flags=(EVIL,))]).to_html(tmp_path))
    assert "script" not in page.tags
    (video,) = page.videos
    assert video["src"] == "%22%3E%3Cscript%3E%27.mp4"
    assert page.text.count(EVIL) == 3


def test_of_very_many_videos_none_is_loaded_before_it_is_played(tmp_path: Path) -> None:
    rows = [outcome(str(number), path=tmp_path / f"{number}.mp4") for number in range(MANY_VIDEOS + 1)]
    assert {video["preload"] for video in Page(Report(rows).to_html(tmp_path)).videos} == {"none"}
    assert {video["preload"] for video in Page(Report(rows[1:]).to_html(tmp_path)).videos} == {"metadata"}


@pytest.mark.parametrize(("name", "text"), [("r.csv", "to_csv"), ("r.JSONL", "to_jsonl")])
def test_the_end_of_the_name_says_how_it_is_written(report: Report, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text("older")
    assert report.save(tmp_path / name) == tmp_path / name
    assert (tmp_path / name).read_bytes().decode() == getattr(report, text)()
    assert report.save(str(tmp_path / "r.html")).read_text(encoding="utf-8") == report.to_html(tmp_path)
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_exists_is_left_as_it_is_where_that_is_wanted(report: Report, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("older")
    with pytest.raises(InvalidRequestError, match="exists: pass overwrite=True"):
        report.save(tmp_path / "r.csv", overwrite=False)
    assert (tmp_path / "r.csv").read_text() == "older"


@pytest.mark.parametrize(
    ("path", "message"),
    [("r.xlsx", "must end with .csv, .jsonl or .html"), ("nowhere/r.csv", "can't be written: No such file"), (7, "7")],
)
def test_what_can_not_be_written_is_refused(report: Report, tmp_path: Path, path: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        report.save(tmp_path / path if isinstance(path, str) else path)
    assert message in str(refused.value)
    assert refused.value.field == "path"
