"""The journal: it outlasts the process, belongs to one at a time, and can be read without this library."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Optional

import attr
import pytest

from sync.errors import ApiError, GenerationFailedError, InvalidRequestError, UnprocessableEntityError
from sync.runs.database import MOST_CHANGES
from sync.runs.journal import AssetKey, Journal, Known, Stored
from sync.runs.records import Create, Entry, Job, State
from sync.runs.results import Saved
from sync.runs.sql import VERSION
from sync_client.models import Generation

REQUEST = {"model": "lipsync-2", "input": [{"type": "video", "url": "https://example.com/vidéo.mp4"}]}


def job(name: str, content: str = "c") -> Job:
    return Job(
        name=name, identity=f"name:{name}", content=content, request_json=json.dumps(REQUEST), files={"/in/a.mp4": "d"}
    )


def add(journal: Journal, job: Job) -> Entry:
    (known,) = journal.add([(job, job.name)]).values()
    return journal.get(known.number)


@pytest.fixture(params=[True, False], ids=["in a file", "in memory"])
def path(request: Any, tmp_path: Path) -> Optional[Path]:
    return tmp_path / "campaign.sqlite" if request.param else None


def test_what_is_written_is_read(path: Optional[Path]) -> None:
    journal = Journal(path, now=1000.0)
    entry = add(journal, job("a"))
    entry.create = Create(key="k", body={"model": "lipsync-2"}, price=0.5, sent=1001.0, id="g", status="COMPLETED")
    entry.state, entry.attempts, entry.flags = State.DONE, 1, ("no sound", "too short")
    entry.saved = Saved(12, 1_800_000_000_123_456_789, "digest")
    entry.error = UnprocessableEntityError("No.", status_code=422, code="asset_not_found", idempotency_key="k")
    journal.save_create(entry, entry.create)
    journal.save(entry)
    assert journal.find(["name:a", "name:b"]) == {"name:a": Known(entry.number, "c", State.DONE)}
    found = journal.get(entry.number)
    assert str(found.error) == str(entry.error)
    assert type(found.error) is UnprocessableEntityError
    found.error = entry.error
    assert found == entry
    assert [one.number for one in journal.entries()] == [entry.number]
    journal.close()


def test_a_generation_that_failed_is_still_its_error(path: Optional[Path]) -> None:
    journal = Journal(path, now=0.0)
    entry = add(journal, job("a"))
    data = {"id": "g", "status": "FAILED", "model": "lipsync-2", "error": "No face.", "errorCode": "some_code"}
    entry.error = GenerationFailedError(
        Generation.from_dict({**data, "createdAt": "2026-11-01T00:00:00Z", "input": []})
    )
    journal.save(entry)
    found = journal.get(entry.number).error
    assert isinstance(found, GenerationFailedError)
    assert (str(found), found.code, found.generation.id) == (str(entry.error), "some_code", "g")
    journal.close()


def test_it_outlasts_a_process_that_is_killed_and_lets_the_next_one_in(tmp_path: Path) -> None:
    path = tmp_path / "campaign.sqlite"
    program = f"""
import os, signal
from pathlib import Path
from sync.runs.journal import Journal
from sync.runs.records import Job
journal = Journal(Path({str(path)!r}), 0.0)
for name in ("a", "b"):
    journal.add([(Job(name=name, identity=name, content="", request_json="{{}}", files={{}}), name)])
    if name == "a":
        journal.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", program]).returncode == -9
    journal = Journal(path, now=0.0)
    assert [entry.job.name for entry in journal.entries()] == ["a"]
    assert not next(journal.entries()).present
    assert journal.session == 2
    journal.close()


def test_a_second_process_is_told_who_has_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "campaign.sqlite", now=0.0)
    program = f"""
from pathlib import Path
from sync.runs.journal import Journal
Journal(Path({str(tmp_path / "campaign.sqlite")!r}), 0.0)
"""
    second = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    assert f"in use by the process with the id {os.getpid()}" in second.stderr
    journal.close()
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_of_two_that_have_it_in_spite_of_the_lock_the_first_can_write_nothing_any_more(tmp_path: Path) -> None:
    path = tmp_path / "campaign.sqlite"
    first = Journal(path, now=0.0)
    first.commit()
    # As where a file system knows no locks.
    Path(f"{path}.lock").unlink()
    first._lock, lock = None, first._lock
    assert lock is not None
    lock.release()
    second = Journal(path, now=0.0)
    add(first, job("a"))
    with pytest.raises(ApiError, match="another process has opened it since"):
        first.commit()
    add(second, job("b"))
    first.close()
    second.close()
    assert count_jobs(path) == 1


def test_it_is_one_journal_whatever_links_lead_to_it(tmp_path: Path) -> None:
    path = tmp_path / "campaign.sqlite"
    (tmp_path / "link").symlink_to(path)
    journal = Journal(path, now=0.0)
    with pytest.raises(InvalidRequestError, match="already open"):
        Journal(tmp_path / "link", now=0.0)
    journal.close()
    assert count_jobs(tmp_path / "link") == 0


def test_a_child_that_outlives_the_process_does_not_keep_it(tmp_path: Path) -> None:
    program = f"""
import os, signal, sys
from pathlib import Path
from sync.runs.journal import Journal
journal = Journal(Path({str(tmp_path / "campaign.sqlite")!r}), 0.0)
if os.fork():
    os.kill(os.getpid(), signal.SIGKILL)
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as process:
        assert process.wait() == -9
        Journal(tmp_path / "campaign.sqlite", now=0.0).close()


def test_the_same_process_does_not_open_it_twice(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "campaign.sqlite", now=0.0)
    with pytest.raises(InvalidRequestError, match="already open in this process") as refused:
        Journal(tmp_path / "campaign.sqlite", now=0.0)
    assert refused.value.field == "path"
    journal.close()


def test_what_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    other, text = tmp_path / "other.sqlite", tmp_path / "notes.txt"
    with sqlite3.connect(str(other)) as database:
        database.execute("CREATE TABLE customers (name TEXT)")
    database.close()
    text.write_text("No database." * 100)
    for path, why in ((other, "a database of another program"), (text, "can't be used as a journal")):
        before = path.read_bytes()
        with pytest.raises(InvalidRequestError, match=why):
            Journal(path, now=0.0)
        assert path.read_bytes() == before
    with pytest.raises(InvalidRequestError, match="can't be written"):
        Journal(tmp_path / "nowhere" / "campaign.sqlite", now=0.0)


def test_the_journal_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "campaign.sqlite"
    Journal(path, now=0.0).close()
    database = sqlite3.connect(str(path))
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    with pytest.raises(InvalidRequestError, match="newer version"):
        Journal(path, now=0.0)


def test_others_can_read_it_while_it_is_in_use(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "campaign.sqlite", now=0.0)
    entry = add(journal, job("a"))
    entry.create = Create(key="k", body={}, price=0.5, id="g", status="PROCESSING")
    entry.state = State.RUNNING
    journal.save_create(entry, entry.create)
    journal.save(entry)
    journal.commit()
    reader = sqlite3.connect(str(tmp_path / "campaign.sqlite"))
    row = reader.execute("SELECT name, state, id, status FROM overview").fetchone()
    reader.close()
    assert row == ("a", "running", "g", "PROCESSING")
    journal.close()


def test_a_journal_that_can_not_be_written_any_more_is_an_error_of_the_library_and_lets_others_in(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "campaign.sqlite", now=0.0)
    journal.commit()
    journal._execute("PRAGMA max_page_count = 1")
    with pytest.raises(ApiError, match="can't be used any more: database or disk is full") as failed:
        add(journal, attr.evolve(job("a"), content="long" * 100_000))
    assert failed.value.field == "path"
    journal.close()
    Journal(tmp_path / "campaign.sqlite", now=0.0).close()


def add_jobs(journal: Journal, numbers: Any) -> None:
    for number in numbers:
        add(journal, job(f"job-{number}"))
        if number % 50 == 0:
            journal.commit()
    journal.commit()


def copy(path: Path, folder: Path, *suffixes: str) -> Path:
    """A copy of a journal, or of some of its files."""
    folder.mkdir()
    for suffix in suffixes:
        shutil.copy(f"{path}{suffix}", f"{folder / path.name}{suffix}")
    return folder / path.name


def count_jobs(path: Path) -> int:
    journal = Journal(path, now=0.0)
    count = len(list(journal.entries()))
    journal.close()
    return count


@pytest.mark.parametrize("count", [0, 7, 2 * MOST_CHANGES + 7])
def test_a_copy_of_a_journal_in_use_is_whole_or_refused(tmp_path: Path, count: int) -> None:
    path = tmp_path / "campaign.sqlite"
    journal = Journal(path, now=0.0)
    add_jobs(journal, range(count))
    with pytest.raises(InvalidRequestError, match=r"campaign\.sqlite-wal.*close the run before you copy") as refused:
        Journal(copy(path, tmp_path / "alone", ""), now=0.0)
    assert refused.value.field == "path"
    # As the page says, for whoever has nothing else.
    with closing(sqlite3.connect(str(tmp_path / "alone" / path.name))) as database, database:
        database.execute("UPDATE sessions SET whole = 1")
    assert count_jobs(tmp_path / "alone" / path.name) <= count
    assert count_jobs(copy(path, tmp_path / "both", "", "-wal")) == count
    with closing(sqlite3.connect(str(path))) as reader, closing(sqlite3.connect(str(tmp_path / "backup"))) as backup:
        reader.backup(backup)
    assert count_jobs(tmp_path / "backup") == count
    journal.close()
    assert count_jobs(copy(path, tmp_path / "closed", "")) == count


def test_after_a_kill_it_is_whole_for_whoever_reads_it_first(tmp_path: Path) -> None:
    path = tmp_path / "campaign.sqlite"
    program = f"""
import os, signal
from pathlib import Path
from sync.runs.journal import Journal
from sync.runs.records import Job
journal = Journal(Path({str(path)!r}), 0.0)
journal.add([(Job(name="a", identity="a", content="", request_json="{{}}", files={{}}), "a")])
journal.commit()
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", program]).returncode == -9
    with pytest.raises(InvalidRequestError, match="newest entries are missing"):
        Journal(copy(path, tmp_path / "alone", ""), now=0.0)
    # As the program sqlite3 does, which tidies up when it is the last to close.
    with closing(sqlite3.connect(str(path))) as reader:
        assert reader.execute("SELECT name FROM overview").fetchall() == [("a",)]
    assert not Path(f"{path}-wal").exists()
    assert count_jobs(path) == 1


def test_the_file_beside_it_does_not_grow_without_end(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "campaign.sqlite", now=0.0)
    entry = add(journal, job("a"))
    sizes = []
    for _ in range(4):
        for _ in range(MOST_CHANGES // 10):
            for _ in range(10):
                journal.save(entry)
            journal.commit()
        sizes.append((tmp_path / "campaign.sqlite-wal").stat().st_size)
    assert sizes[-1] <= sizes[0] * 1.1
    journal.close()


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    Journal(tmp_path / "campaign.sqlite", now=0.0).close()
    assert (tmp_path / "campaign.sqlite").stat().st_mode & 0o077 == 0


def test_only_what_may_be_charged_is_spent() -> None:
    journal = Journal(None, now=0.0)
    entry = add(journal, job("a"))
    for key, status in enumerate((None, "PROCESSING", "COMPLETED", "FAILED", "REJECTED", "REFUSED")):
        journal.save_create(entry, Create(key=str(key), body={}, price=1.0, status=status))
    journal.save_create(entry, Create(key="without a price", body={}))
    assert journal.spent() == 3.0
    journal.close()


def test_a_recorded_cost_outlasts_the_next_status() -> None:
    journal = Journal(None, now=0.0)
    entry = add(journal, job("a"))
    create = Create(key="k", body={}, price=1.0, id="g", status="PROCESSING")
    journal.save_create(entry, create)
    journal.note_costs([(3.0, "g")])
    create.status = "COMPLETED"
    journal.save_create(entry, create)
    assert journal.spent() == 3.0
    journal.close()


def test_another_job_under_the_same_name_leaves_what_was_created_before() -> None:
    journal = Journal(None, now=0.0)
    entry = add(journal, job("a"))
    entry.create = Create(key="k", body={}, price=1.0, id="g", status="COMPLETED")
    entry.state, entry.saved = State.DONE, Saved(12, 0, "digest")
    journal.save_create(entry, entry.create)
    journal.save(entry)
    journal.replace([(job("a", "another"), entry.number)])
    found = journal.get(entry.number)
    assert (found.state, found.create, found.job.content) == (State.ADDED, None, "another")
    # The file is the run's own, and may be written over.
    assert found.saved == Saved(12, 0, "digest")
    assert [id for id, _, _ in journal.generations()] == ["g"]
    journal.close()


def test_an_asset_is_known_by_its_content_until_the_server_has_lost_it() -> None:
    journal = Journal(None, now=0.0)
    key = AssetKey("digest", "VIDEO", "")
    assert journal.find_asset(key) is None
    journal.save_asset(key, Stored("https://example.com/a", None))
    journal.save_asset(key, Stored("https://example.com/a", "asset"))
    assert journal.find_asset(key) == Stored("https://example.com/a", "asset")
    assert journal.find_asset(key._replace(type="AUDIO")) is None
    journal.forget_asset("asset")
    assert journal.find_asset(key) is None
    journal.close()


def test_a_journal_that_is_deleted_or_replaced_while_it_is_open_takes_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "campaign.sqlite"
    for replaced in (False, True):
        journal = Journal(path, now=0.0)
        add(journal, job("a"))
        journal.commit()
        os.replace(path, tmp_path / "moved.sqlite")
        if replaced:
            path.touch()
        add(journal, job("b"))
        with pytest.raises(ApiError, match=r"the file was deleted or replaced\. Put the file back"):
            journal.commit()
        journal.close()
        os.replace(tmp_path / "moved.sqlite", path)
        assert count_jobs(path) == 1
        path.unlink()


def test_a_journal_is_not_begun_anew_beside_what_was_its_newest_part(tmp_path: Path) -> None:
    path = tmp_path / "campaign.sqlite"
    wal = Path(f"{path}-wal")
    wal.write_bytes(b"newest entries")
    with pytest.raises(
        InvalidRequestError, match=r"is missing, but its newest entries are in .*-wal: put the file back"
    ):
        Journal(path, now=0.0)
    assert not path.exists()
    wal.unlink()
    Journal(path, now=0.0).close()
