"""The work of a run in other threads, processes and engines: wherever a task runs, it is done once, however often."""

from __future__ import annotations

import asyncio
import multiprocessing
import pickle
import signal
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Callable, List

import pytest

from sync import Sync
from sync.core.call.clock import Clock
from sync.errors import InvalidRequestError
from sync.runs import Run, State
from sync.runs.access import Access
from sync.runs.journal import Journal
from sync.runs.schedule import Throttle
from sync.runs.workers import Workers
from sync_sandbox import Sandbox

from .conftest import PROGRAM, make_media, request, uploads
from .simulation import Api, AtOnce, World

Open = Callable[..., Run]


class Twice(Executor):
    """An engine that does not know whether a task was done, and has it done again beside the first."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(8)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._threads.submit(fn, *args, **kwargs)
        return self._threads.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, **options: Any) -> None:
        self._threads.shutdown(wait)


def test_a_task_that_is_run_twice_bills_nothing_twice(open_run: Open, sandbox: Sandbox, tmp_path: Path) -> None:
    with Twice() as executor, open_run(executor=executor) as run:
        for number in range(8):
            run.add({"model": "lipsync-2", "input": make_media(tmp_path / "in", str(number))}, name=str(number))
        outcomes = run.wait()
    assert {outcome.state for outcome in outcomes} == {State.DONE}
    assert len(sandbox.billed) == 8
    found = {path.name: path.read_bytes() for path in (tmp_path / "results").iterdir()}
    assert found == {f"{number}.mp4": (tmp_path / "in" / f"{number}.mp4").read_bytes() for number in range(8)}


def test_processes_make_a_client_of_their_own_with_the_key_of_their_environment(
    open_run: Open, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.api_key = ("test", "key of the worker")
    monkeypatch.setenv("SYNC_API_KEY", "key of the worker")
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor, open_run(executor=executor) as run:
        for number in range(3):
            run.add({"model": "lipsync-2", "input": make_media(tmp_path / "in", str(number))}, name=str(number))
        outcomes = run.wait()
    assert {outcome.state for outcome in outcomes} == {State.DONE}
    assert len(sandbox.billed) == 3
    assert len(uploads(sandbox)) == 6
    assert {one.headers.get("x-api-key") for one in sandbox.requests} == {"key of the worker", None}


def test_a_process_without_a_key_stops_the_run_and_says_so(
    open_run: Open, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SYNC_API_KEY", raising=False)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor, open_run(executor=executor) as run:
        run.add(request(1), name="a")
        with pytest.raises(InvalidRequestError, match=r"No API key.*run the same lines again"):
            run.wait()
    assert sandbox.requests == []


def test_what_goes_to_a_task_has_no_key_in_it(client: Sync) -> None:
    access = Access(Sync(api_key="a key that is secret")._flows)
    assert b"a key that is secret" not in pickle.dumps(access)
    assert pickle.loads(pickle.dumps(access)).caller() is access.caller()
    access.release()


def test_an_event_loop_waits_for_a_run_in_a_thread(open_run: Open, sandbox: Sandbox) -> None:
    async def main() -> Any:
        with open_run() as run:
            for number in range(3):
                run.add(request(number), name=str(number))
            return await asyncio.get_running_loop().run_in_executor(None, run.wait)

    assert [outcome.state for outcome in asyncio.run(main())] == [State.DONE] * 3


def test_ctrl_c_ends_a_run_that_goes_on_from_there(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.processing_seconds = 0.2
    sandbox.concurrency_limit = 3
    for number in range(12):
        make_media(tmp_path / "in", f"job-{number}")
    command = [sys.executable, PROGRAM, sandbox.url, str(tmp_path), "12"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        sandbox.wait_until(lambda: len(sandbox.billed) >= 4 or process.poll() is not None, timeout=40)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == -signal.SIGINT
    assert told.rstrip().endswith("KeyboardInterrupt")
    assert subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0
    assert len(sandbox.billed) == 12
    assert len(uploads(sandbox)) == 24


def test_a_run_that_is_left_early_writes_down_what_was_on_its_way(open_run: Open, sandbox: Sandbox) -> None:
    with open_run() as run:
        for number in range(6):
            run.add(request(number), name=str(number))
        next(iter(run))
    assert threading.active_count() < 10
    created = set(sandbox.billed)
    with open_run() as run:
        for number in range(6):
            run.add(request(number), name=str(number))
        known = {row["id"] for row in run.report()}
        assert created <= known
        assert {outcome.state for outcome in run.wait()} == {State.DONE}
    assert len(sandbox.billed) == 6


def test_one_commit_serves_what_has_come_back_and_what_goes_out(
    open_run: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 200
    api = Api(World(), lambda now: count, [0.0] * count, rates=(count, count))
    commits: List[int] = []
    commit = Journal.commit
    monkeypatch.setattr(Journal, "commit", lambda journal: commits.append(1) or commit(journal))
    with open_run(executor=AtOnce(api)) as run:
        for number in range(count):
            run.add(request(number))
        assert {outcome.state for outcome in run.wait()} == {State.DONE}
    assert api.jobs == Counter(range(count))
    # Four creates are on their way at once, and four downloads.
    assert len(commits) < count / 3


def test_a_result_whose_notice_an_interrupt_has_lost_is_handled_all_the_same() -> None:
    """As where Ctrl-C comes between taking the notice and heeding it: `close` must not wait for another."""
    clock = Clock()
    workers = Workers(None, 1, clock)
    throttle = Throttle(1, 60, 60.0)
    results: List[int] = []
    workers.prepare(throttle, lambda result, error: results.append(result), int, "7")
    workers.send()
    workers._inbox.get()
    workers.close()
    workers.collect()
    assert (results, workers.busy) == ([7], False)


@pytest.mark.timeout(10)
def test_looking_for_finished_tasks_never_waits() -> None:
    """On Python 3.8 to 3.10, `SimpleQueue.get(timeout=0)` waits for ever where a microsecond passes inside of it."""
    workers = Workers(None, 1, Clock())
    for _ in range(100_000):
        workers._inbox = SimpleQueue()
        workers.wait(0.0)
    workers.close()
