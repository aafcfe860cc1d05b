"""What attacks from outside have found, each named for the promise that it broke."""

from __future__ import annotations

import os
import shutil
import sqlite3
from concurrent.futures import Executor, Future
from contextlib import closing
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Type

import pytest

from sync import Sync
from sync.errors import ApiError, InvalidRequestError, InvalidResponseError
from sync.runs import Run, State, tasks
from sync.runs.access import Access
from sync.runs.database import Database
from sync.runs.sql import SAVE_JOB
from sync_client.models import GenerationNotification
from sync_sandbox import Sandbox

from .conftest import AUDIO, make_media, request, uploads

FULL = os.environ.get("SYNC_SOAK") == "full"
CREATE: Any = {"method": "POST", "path": "/v2/generate"}
CREATED: Any = {"createdAt": "2026-01-01T00:00:00Z", "model": "lipsync-2", "input": []}

Open = Callable[..., Run]


def add_each(run: Run, numbers: Any) -> None:
    for number in numbers:
        run.add(request(number), name=f"job-{number}")


def wait_for_error(run: Run, seen: List[Any]) -> None:
    """Wait until it raises, and keep what it gives before."""
    for _ in range(10):
        seen += run.wait()


def finish(open_run: Open, count: int) -> List[Any]:
    with open_run() as run:
        add_each(run, range(count))
        outcomes = run.wait()
    assert [outcome.state for outcome in outcomes] == [State.DONE] * count
    return outcomes


# Responses that are about something else


def test_a_create_that_is_answered_with_the_generation_of_another_job_is_not_taken(
    open_run: Open, sandbox: Sandbox
) -> None:
    finish(open_run, 1)
    [id] = sandbox.billed
    sandbox.fault(**CREATE, status=201, body={"id": id, "status": "PENDING", **CREATED}, after="processing")
    with open_run() as run:
        add_each(run, range(2))
        with pytest.raises(InvalidResponseError, match=f"job-1 was answered with generation {id}.*same lines again"):
            wait_for_error(run, [])
    outcomes = finish(open_run, 2)
    assert {outcome.id for outcome in outcomes} == set(sandbox.billed)
    assert len(sandbox.billed) == 2


def test_a_create_that_is_answered_with_the_name_of_another_job_is_not_taken(open_run: Open, sandbox: Sandbox) -> None:
    finish(open_run, 1)
    [other] = sandbox.generations
    body = {"id": "new", "status": "PENDING", "outputFileName": other["outputFileName"], **CREATED}
    sandbox.fault(**CREATE, status=201, body=body, after="processing")
    with open_run() as run:
        add_each(run, range(2))
        with pytest.raises(InvalidResponseError, match="belongs to another job"):
            wait_for_error(run, [])
    finish(open_run, 2)
    assert len(sandbox.billed) == 2


def test_a_generation_that_is_asked_for_and_comes_as_another_is_not_taken(open_run: Open, sandbox: Sandbox) -> None:
    def lie(one: Any) -> None:
        if (one.method, one.path) == ("POST", "/v2/generate"):
            sandbox.fault(path="/v2/generations", status=200, body=[claim_failed(sandbox)], times=2)

    sandbox.on_request = lie
    another = {"id": "another", "status": "COMPLETED", **CREATED}
    sandbox.fault(path="/v2/generate/{id}", status=200, body=another, times=2)
    finish(open_run, 1)
    assert len(sandbox.billed) == 1


def test_an_upload_that_is_answered_with_the_asset_of_another_file_is_not_taken(
    open_run: Open, sandbox: Sandbox, client: Sync, tmp_path: Path
) -> None:
    def add(run: Run, name: str) -> None:
        run.add({"model": "lipsync-2", "input": make_media(tmp_path / "in", name)}, name=name)

    with open_run() as run:
        add(run, "a")
        run.wait()
    other = next(asset for asset in client.assets.list().items if asset.type == "VIDEO")
    sandbox.fault(method="POST", path="/v2/assets", status=201, body=other.to_dict(), after="processing")
    with open_run() as run:
        add(run, "b")
        with pytest.raises(InvalidResponseError, match=f"asset {other.id} of another file"):
            wait_for_error(run, [])
    with open_run() as run:
        add(run, "b")
        [outcome] = run.wait()
    assert outcome.path is not None
    assert outcome.path.read_bytes() == (tmp_path / "in" / "b.mp4").read_bytes()
    assert len(sandbox.billed) == 2


def claim_failed(sandbox: Sandbox) -> Dict[str, Any]:
    """What an old copy says of the newest generation."""
    [*_, newest] = sandbox.generations
    return {"id": newest["id"], "status": "FAILED", "errorCode": "generation_pipeline_failed", **CREATED}


def test_a_list_that_says_of_a_job_that_it_has_failed_does_not_have_it_created_again(
    open_run: Open, sandbox: Sandbox
) -> None:
    def lie(one: Any) -> None:
        if (one.method, one.path) == ("POST", "/v2/generate"):
            sandbox.fault(path="/v2/generations", status=200, body=[claim_failed(sandbox)], times=2)

    sandbox.on_request = lie
    [outcome] = finish(open_run, 1)
    assert outcome.attempts == 1
    assert len(sandbox.billed) == 1


def test_a_webhook_that_says_of_a_job_that_it_has_failed_does_not_have_it_created_again(
    open_run: Open, sandbox: Sandbox
) -> None:
    sandbox.processing_seconds = 0.2

    def lie(one: Any) -> None:
        if (one.method, one.path) == ("POST", "/v2/generate"):
            run.notify(GenerationNotification.from_dict(claim_failed(sandbox)))

    with open_run() as run:
        add_each(run, range(1))
        sandbox.on_request = lie
        [outcome] = run.wait()
    assert (outcome.state, outcome.attempts) == (State.DONE, 1)
    assert len(sandbox.billed) == 1


class Ahead(Executor):
    """Lets a webhook come before the response of the create that it is about."""

    def __init__(self, client: Sync) -> None:
        self._client = client
        self.run: Optional[Run] = None

    def submit(self, task: Any, *args: Any, **options: Any) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        try:
            result = task(*args)
            if task is tasks.create:
                ended = self._client.generations.wait(result.id)
                assert self.run is not None
                self.run.notify(GenerationNotification.from_dict(ended.to_dict()))
        except ApiError as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future


def test_a_webhook_that_comes_before_its_create_has_come_back_is_heeded(
    open_run: Open, client: Sync, sandbox: Sandbox
) -> None:
    executor = Ahead(client)
    with open_run(executor=executor) as run:
        executor.run = run
        add_each(run, range(2))
        assert [outcome.state for outcome in run.wait()] == [State.DONE] * 2
    assert [one.path for one in sandbox.requests if one.path == "/v2/generations"] == []


def test_a_list_that_does_not_end_tells_nothing_of_what_is_not_in_it(client: Sync, sandbox: Sandbox) -> None:
    access = Access(client._flows)
    page = [{"id": str(number), "status": "PENDING", **CREATED} for number in range(100)]
    sandbox.fault(path="/v2/generations", status=200, body=page, times=None)
    with pytest.raises(InvalidResponseError, match="can't be read to its end"):
        tasks.look_up(access, "name", 0.0)
    access.release()


def test_a_folder_that_vanishes_stops_the_run_and_what_was_in_it_is_fetched_again(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.concurrency_limit = 1
    with open_run() as run:
        add_each(run, range(3))
        next(iter(run))
        shutil.rmtree(tmp_path / "results")
        with pytest.raises(InvalidRequestError, match=r"the folder .* does not exist.*run the same lines again"):
            wait_for_error(run, [])
    outcomes = finish(open_run, 3)
    assert all(outcome.path.exists() for outcome in outcomes)
    assert len(sandbox.billed) == 3


def test_what_a_url_is_signed_with_is_in_the_journal_alone(
    open_run: Open, sandbox: Sandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    url = "https://user:S3CRET@example.com/a.mp4?X-Amz-Signature=S3CRET"
    sandbox.fault(**CREATE, status=422, body={"message": f"{url} can't be read.", "suggestion": f"Look at {url}."})
    body = {"model": "lipsync-2", "input": [{"type": "video", "url": url}, AUDIO]}
    with open_run() as run:
        job = run.add(body, name="refused")
        [refused] = run.wait()
        report = run.report()
        with pytest.raises(InvalidRequestError) as rejected:
            run.add({**body, "webhook_url": f"ftp{url[5:]}"}, name="rejected")
    sandbox.outcome("FAILED", error=f"{url} has no face.", error_code="generation_input_video_invalid")
    with open_run() as run:
        run.add(body, name="refused")
        [failed] = run.wait()
        reports = [report, run.report()]
    texts = [text for one in reports for text in (str(one), one.to_csv(), one.to_jsonl(), one.to_html())]
    texts += [str(rejected.value), repr(job), caplog.text]
    for outcome in (refused, failed):
        assert "https://***@example.com/a.mp4?***" in str(outcome.error)
        texts += [str(outcome), repr(outcome), repr(outcome.error), str(getattr(outcome.error, "message", ""))]
    assert [text for text in texts if "S3CRET" in text] == []
    with closing(sqlite3.connect(tmp_path / "run.sqlite")) as journal:
        [[sent]] = journal.execute("SELECT body FROM creates WHERE id IS NOT NULL").fetchall()
    assert url in sent


# A journal that can't be written or read


def test_a_journal_that_another_program_has_locked_stops_the_run_and_nothing_is_lost(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.concurrency_limit = 1
    with closing(sqlite3.connect(tmp_path / "run.sqlite", isolation_level=None)) as other:
        with open_run() as run:
            run._journal._execute("PRAGMA busy_timeout = 0")
            add_each(run, range(4))
            seen = [next(iter(run))]
            other.execute("BEGIN IMMEDIATE")
            for _ in range(2):
                with pytest.raises(ApiError, match=r"database is locked.*close the program.*run the same lines again"):
                    wait_for_error(run, seen)
            assert len({outcome.name for outcome in seen}) == len(seen)
        other.execute("ROLLBACK")
    finish(open_run, 4)
    assert len(sandbox.billed) == 4


def test_a_journal_that_can_not_be_opened_says_what_to_do(
    open_run: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_run().close()
    connect: Any = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **options: connect(*args, **options, timeout=0))
    with closing(connect(tmp_path / "run.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(InvalidRequestError, match=r"is locked\. Free space, or close the program"):
                open_run()
        other.execute("ROLLBACK")
    open_run().close()
    (tmp_path / "run.sqlite").write_text("My notes, which are long enough to be no database. " * 100)
    with pytest.raises(InvalidRequestError, match=r"not a database\. Choose another file"):
        open_run()


@pytest.mark.parametrize("moment", [1, 2, 3, 5, 8, 13, 21])
def test_a_full_disk_stops_the_run_and_nothing_is_lost(
    open_run: Open, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    with open_run() as run:
        add_each(run, range(3))
        calls: List[int] = []
        execute = Database._execute

        def fail(journal: Any, statement: str, values: Any = ()) -> Any:
            calls.append(1)
            if statement == SAVE_JOB and len(calls) >= moment:
                # No page more than there are, and something that takes one.
                journal._db.execute("PRAGMA max_page_count = 1")
                values = (*values[:-2], "long" * 100_000, values[-1])
            return execute(journal, statement, values)

        with monkeypatch.context() as patch:
            patch.setattr(Database, "_execute", fail)
            with pytest.raises(ApiError, match=r"disk is full.*Free space"):
                wait_for_error(run, [])
    finish(open_run, 3)
    assert len(sandbox.billed) == 3


@pytest.mark.parametrize("part", range(8))
def test_a_damaged_journal_is_an_error_of_the_library_that_says_what_to_do(
    open_run: Open, tmp_path: Path, part: int
) -> None:
    with open_run() as run:
        add_each(run, range(40))
    path = tmp_path / "run.sqlite"
    data = bytearray(path.read_bytes())
    start = 100 + (len(data) - 100) * part // 8
    data[start : start + 6000] = bytes(range(256)) * 24
    path.write_bytes(data[: max(len(data), start)])
    found: Optional[BaseException] = None
    try:
        with open_run() as run:
            list(run.report())
            run.add(request("new"), name="new")
    except Exception as error:
        found = error
    # Where only free space was hit, there is nothing to tell.
    assert found is None or (isinstance(found, ApiError) and found.field == "path"), found
    assert found is not None or part


def test_a_lock_that_can_not_be_written_is_an_error_of_the_library(open_run: Open, tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no device that is always full")
    (tmp_path / "run.sqlite.lock").symlink_to("/dev/full")
    for _ in range(2):
        with pytest.raises(InvalidRequestError, match="can't be locked"):
            open_run()
    (tmp_path / "run.sqlite.lock").unlink()
    open_run().close()


def test_a_folder_that_can_not_be_written_is_told_before_anything_is_paid_for(client: Sync) -> None:
    if not os.path.isdir("/proc/self"):
        pytest.skip("this system has no folder that even root can't write")
    with pytest.raises(InvalidRequestError, match="can be written") as refused:
        client.runs.open(to="/proc/self")
    assert refused.value.field == "to"


# What interrupts


@pytest.mark.parametrize("kind", [RuntimeError, StopIteration, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("loop", [True, False], ids=["for", "wait"])
def test_whatever_a_hook_raises_comes_out_and_no_outcome_is_lost(
    open_run: Open, sandbox: Sandbox, kind: Type[BaseException], loop: bool
) -> None:
    told: List[str] = []

    def hook(outcome: Any) -> None:
        told.append(outcome.name)
        if len(told) % 4 == 0:
            raise kind("mine")

    seen: List[str] = []
    raised: List[BaseException] = []
    with open_run(on_update=hook) as run:
        add_each(run, range(5))
        while len(seen) < 5:
            try:
                if loop:
                    for outcome in run:
                        seen.append(outcome.name)
                else:
                    seen += [outcome.name for outcome in run.wait()]
            except BaseException as error:
                raised.append(error)
    assert sorted(seen) == [f"job-{number}" for number in range(5)]
    assert len(raised) == len(told) // 4
    # In a generator, StopIteration can only come out as the cause of another.
    assert {type(error.__cause__ if kind is StopIteration else error) for error in raised} == {kind}
    assert len(sandbox.billed) == 5


def test_ctrl_c_within_any_step_is_as_if_the_process_had_been_killed_there(
    client: Sync, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = Database._execute
    calls = 0
    moment = -1

    def interrupt(journal: Any, statement: str, values: Any = ()) -> Any:
        nonlocal calls
        calls += 1
        result = execute(journal, statement, values)
        if calls == moment:
            raise KeyboardInterrupt
        return result

    monkeypatch.setattr(Database, "_execute", interrupt)

    def run_all(folder: Path) -> List[Any]:
        nonlocal calls
        calls = 0
        with client.runs.open(folder / "run.sqlite", to=folder / "results") as run:
            for number in range(2):
                media = make_media(folder / "in", f"{folder.name}-{number}")
                run.add({"model": "lipsync-2", "input": media}, name=str(number))
            try:
                return run.wait()
            except KeyboardInterrupt:
                with pytest.raises(ApiError, match=r"interrupted in the middle of a step.*run the same lines again"):
                    run.wait()
                raise

    run_all(tmp_path / "undisturbed")
    total, interrupted = calls, 0
    moments = range(1, total, 1 if FULL else 10)
    for number in moments:
        moment = number
        try:
            run_all(tmp_path / str(number))
        except KeyboardInterrupt:
            interrupted += 1
        moment = -1
        assert {outcome.state for outcome in run_all(tmp_path / str(number))} == {State.DONE}
    assert interrupted > 0.8 * len(moments)
    assert len(sandbox.billed) == 2 * (1 + len(moments))
    assert len({one.body.sha256 for one in uploads(sandbox)}) == 4 * (1 + len(moments))


def test_a_hook_may_close_the_run(open_run: Open, sandbox: Sandbox) -> None:
    runs: List[Run] = []
    with open_run(on_update=lambda outcome: runs[0].close()) as run:
        runs.append(run)
        add_each(run, range(3))
        with pytest.raises(InvalidRequestError, match="This run is closed"):
            run.wait()
    finish(open_run, 3)
    assert len(sandbox.billed) == 3


# One job, added twice


def test_a_job_that_is_worked_on_already_is_not_done_twice_where_it_is_added_again(
    open_run: Open, sandbox: Sandbox
) -> None:
    sandbox.concurrency_limit = 1
    with open_run() as run:
        add_each(run, range(4))
    with open_run() as run:
        # All that it has, since nothing was added.
        outcomes = [next(iter(run))]
        waiting = next(row["name"] for row in run.report() if row["state"] != "done")
        with pytest.raises(InvalidRequestError, match="is being worked on"):
            run.add(request("other"), name=waiting, replace=True)
        add_each(run, range(4))
        outcomes += run.wait()
    assert {outcome.name for outcome in outcomes} == {f"job-{number}" for number in range(4)}
    assert len(sandbox.billed) == 4


def test_two_journals_with_equal_names_in_one_account_bill_each_its_own(
    client: Sync, sandbox: Sandbox, tmp_path: Path
) -> None:
    for name in ("one", "another"):
        with client.runs.open(tmp_path / f"{name}.sqlite", to=tmp_path / name) as run:
            add_each(run, range(2))
            assert {outcome.state for outcome in run.wait()} == {State.DONE}
    assert len(sandbox.billed) == 4
