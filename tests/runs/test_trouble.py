"""What goes wrong on the way: outages, refusals, jobs that fail. The time is that of the sandbox, and nobody waits."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Callable, Iterator, List

import httpx
import pytest

from sync import Sync, webhooks
from sync.errors import (
    GenerationFailedError,
    InternalServerError,
    InvalidRequestError,
    InvalidResponseError,
    NotFoundError,
    PaymentRequiredError,
    UnauthorizedError,
    UnprocessableEntityError,
)
from sync.runs import Run, State
from sync.testing import use_clock
from sync_sandbox import Sandbox, SkippingClock

from .conftest import QUICK, make_media, request, uploads

Open = Callable[..., Run]

CREATE = {"method": "POST", "path": "/v2/generate"}


@pytest.fixture
def clock() -> SkippingClock:
    return SkippingClock()


@pytest.fixture
def sandbox(clock: SkippingClock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock, pending_seconds=1, processing_seconds=4) as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox, clock: SkippingClock) -> Iterator[Sync]:
    with use_clock(clock), Sync(api_key="test", base_url=sandbox.url) as client:
        yield client


def names(outcomes: List[Any]) -> List[str]:
    return sorted(outcome.name for outcome in outcomes)


def creates(sandbox: Sandbox) -> List[Any]:
    return [one for one in sandbox.requests if (one.method, one.path) == ("POST", "/v2/generate")]


def add_each(run: Run, numbers: Any) -> None:
    for number in numbers:
        run.add(request(number), name=f"job-{number}")


def all_done(outcomes: List[Any]) -> bool:
    return bool(outcomes) and {outcome.state for outcome in outcomes} == {State.DONE}


@pytest.mark.parametrize("path", ["/v2/generate", "/v2/generations", "/v2/assets/upload", "/v2/assets", "/storage*"])
@pytest.mark.parametrize("kind", ["status", "disconnect"])
def test_an_outage_is_waited_out(
    open_run: Open, sandbox: Sandbox, clock: SkippingClock, tmp_path: Path, path: str, kind: str
) -> None:
    outage = sandbox.fault(path=path, kind=kind, times=None)
    began = clock.now()
    sandbox.on_request = lambda _: sandbox.clear_faults() if clock.now() > began + 120 else None
    with open_run() as run:
        for number in range(3):
            run.add({"model": "lipsync-2", "input": make_media(tmp_path / "in", str(number))}, name=str(number))
        outcomes = run.wait()
    assert all_done(outcomes)
    assert clock.now() - began > 120
    # It was asked now and then, and not all the time.
    assert 3 <= outage.hits < 60
    assert len(sandbox.billed) == 3
    assert len({one.body.sha256 for one in uploads(sandbox)}) == 6


def test_patience_ends_and_the_same_lines_go_on(open_run: Open, sandbox: Sandbox, clock: SkippingClock) -> None:
    began = clock.now()
    sandbox.fault(**CREATE, times=None)
    with open_run(patience=60) as run:
        add_each(run, range(2))
        with pytest.raises(InternalServerError, match="Run the same lines again"):
            run.wait()
    assert 60 <= clock.now() - began < 90
    sandbox.clear_faults()
    with open_run(patience=60) as run:
        add_each(run, range(2))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 2


def test_a_page_in_place_of_each_response_stops_the_run_long_before_its_patience_ends(
    open_run: Open, sandbox: Sandbox
) -> None:
    fault = sandbox.fault(**CREATE, status=200, body="<html>Sign in to this network</html>", times=None)
    with open_run() as run:
        add_each(run, range(2))
        with pytest.raises(InvalidResponseError, match=r"sent 5 times in a row\. Run the same lines again to resume"):
            run.wait()
    assert fault.hits <= 8
    sandbox.clear_faults()
    with open_run() as run:
        add_each(run, range(2))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 2


class UnreadableFor(httpx.HTTPTransport):
    """Loses the response to each create that contains a text: a page comes in its place."""

    def __init__(self, text: bytes) -> None:
        super().__init__()
        self._text = text

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        if request.url.path == CREATE["path"] and self._text in request.read():
            response.read()
            return httpx.Response(200, html="<html>Out of order</html>")
        return response


@pytest.mark.parametrize("jobs", [1, 5])
def test_a_job_whose_create_is_never_answered_readably_does_not_hold_up_the_others(
    client: Sync, open_run: Open, sandbox: Sandbox, tmp_path: Path, jobs: int
) -> None:
    folders = tmp_path / "run.sqlite", tmp_path / "results"
    with httpx.Client(transport=UnreadableFor(b"job-0")) as http:
        odd = Sync(api_key="test", base_url=sandbox.url, http_client=http)
        with odd.runs.open(folders[0], to=folders[1], limits=QUICK) as run:
            add_each(run, range(jobs))
            outcomes = {outcome.name: outcome for outcome in run.wait()}
    assert isinstance(outcomes.pop("job-0").error, InvalidResponseError)
    assert not outcomes or all_done(list(outcomes.values()))
    with open_run() as run:
        add_each(run, range(jobs))
        assert all_done(run.wait())
    assert len(sandbox.billed) == jobs


def test_a_server_that_names_a_time_is_left_alone_until_then(
    open_run: Open, sandbox: Sandbox, clock: SkippingClock
) -> None:
    arrivals: List[float] = []

    def note(one: Any) -> None:
        if one.path == "/v2/generate":
            arrivals.append(clock.now())

    sandbox.on_request = note
    sandbox.fault(**CREATE, status=429, headers={"Retry-After": "40"}, body={"errorCode": "rate_limit_exceeded"})
    with open_run() as run:
        add_each(run, range(1))
        assert all_done(run.wait())
    assert len(arrivals) == 2
    assert arrivals[1] - arrivals[0] >= 40


@pytest.mark.parametrize(
    ("status", "error", "advice"),
    [(401, UnauthorizedError, "Set a valid API key"), (402, PaymentRequiredError, "Resolve this in your account")],
)
def test_a_key_or_an_account_that_is_refused_stops_the_run_at_once(
    open_run: Open, sandbox: Sandbox, status: int, error: Any, advice: str
) -> None:
    sandbox.concurrency_limit = 2
    with open_run() as run:
        add_each(run, range(10))
        outcomes = iter(run)
        next(outcomes)
        fault = sandbox.fault(**CREATE, status=status, times=None)
        with pytest.raises(error, match=advice):
            list(outcomes)
        assert fault.hits <= 4
        counted = run.report().states
    assert counted["done"] >= 1
    sandbox.clear_faults()
    with open_run() as run:
        add_each(run, range(10))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 10


def test_a_job_that_failed_for_a_passing_reason_is_created_again_under_a_new_key(
    open_run: Open, sandbox: Sandbox
) -> None:
    sandbox.outcome("FAILED", error_code="generation_pipeline_failed", times=2)
    with open_run() as run:
        add_each(run, range(1))
        (outcome,) = run.wait()
    assert (outcome.state, outcome.attempts, outcome.error) == (State.DONE, 3, None)
    assert len({one.headers["idempotency-key"] for one in creates(sandbox)}) == 3
    assert len({one.body.sha256 for one in creates(sandbox)}) == 1


def test_it_is_created_again_only_so_often_and_then_by_the_next_run_of_the_program(
    open_run: Open, sandbox: Sandbox
) -> None:
    sandbox.outcome("FAILED", error_code="generation_pipeline_failed", times=3)
    with open_run(retries=2) as run:
        add_each(run, range(1))
        (outcome,) = run.wait()
    assert (outcome.state, outcome.attempts) == (State.FAILED, 3)
    assert isinstance(outcome.error, GenerationFailedError)
    with open_run(retries=2) as run:
        add_each(run, range(1))
        (outcome,) = run.wait()
    assert (outcome.state, outcome.attempts) == (State.DONE, 4)


@pytest.mark.parametrize(
    ("status", "code"), [("REJECTED", "generation_pipeline_failed"), ("FAILED", "generation_input_video_invalid")]
)
def test_what_would_fail_again_is_never_created_again(open_run: Open, sandbox: Sandbox, status: str, code: str) -> None:
    sandbox.outcome(status, error="No.", error_code=code)
    told = []
    for _ in range(2):
        with open_run() as run:
            add_each(run, range(1))
            (outcome,) = run.wait()
        assert isinstance(outcome.error, GenerationFailedError)
        assert outcome.error.code == code
        told.append((outcome.state, outcome.attempts, outcome.id, str(outcome.error)))
    # After a restart it is no success, either.
    assert told[0] == told[1]
    assert told[0][0] is State.FAILED
    assert len(sandbox.billed) == 1


def test_a_create_that_is_refused_fails_its_job_alone_and_is_tried_by_the_next_run(
    open_run: Open, sandbox: Sandbox
) -> None:
    sandbox.fault(**CREATE, status=422, body={"errorCode": "generation_input_video_invalid", "message": "No."})
    with open_run() as run:
        add_each(run, range(3))
        outcomes = run.wait()
    assert sorted(outcome.state for outcome in outcomes) == [State.DONE, State.DONE, State.FAILED]
    (failed,) = [outcome for outcome in outcomes if outcome.state is State.FAILED]
    assert isinstance(failed.error, UnprocessableEntityError)
    assert (failed.attempts, failed.cost) == (0, None)
    with open_run() as run:
        add_each(run, range(3))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 3


def test_an_asset_that_the_server_has_lost_is_uploaded_again(open_run: Open, sandbox: Sandbox, tmp_path: Path) -> None:
    def add(run: Run, model: str) -> None:
        run.add({"model": model, "input": make_media(tmp_path / "in", "a")}, name=model)

    with open_run() as run:
        add(run, "lipsync-2")
        run.wait()
    with Sync(api_key="test", base_url=sandbox.url) as client:
        for asset in client.assets.list().items:
            client.assets.delete(asset.id)
    with open_run() as run:
        add(run, "lipsync-2")
        add(run, "lipsync-2-pro")
        assert all_done(run.wait())
    assert len(uploads(sandbox)) == 4
    assert len(sandbox.billed) == 2


def test_a_create_in_doubt_keeps_its_key_where_its_asset_is_lost(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.fault(**CREATE, kind="disconnect", after="processing")
    sandbox.fault(**CREATE, status=404, body={"statusCode": 404, "errorCode": "asset_not_found", "message": "Gone."})
    for _ in range(2):
        with open_run() as run:
            run.add({"model": "lipsync-2", "input": make_media(tmp_path / "in", "a")}, name="a")
            (outcome,) = run.wait()
    assert outcome.state is State.DONE
    assert len(sandbox.billed) == 1
    assert len({one.headers["idempotency-key"] for one in creates(sandbox)}) == 1


def test_a_file_that_has_changed_since_it_was_added_fails_its_job(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    with open_run() as run:
        files = make_media(tmp_path / "in", "a")
        run.add({"model": "lipsync-2", "input": files}, name="a")
        files[0].write_bytes(files[0].read_bytes() + b"more")
        (outcome,) = run.wait()
    assert isinstance(outcome.error, InvalidRequestError)
    assert "has changed since it was added" in str(outcome.error)
    assert sandbox.billed == []


def test_a_generation_that_was_deleted_fails_its_job_and_no_other(open_run: Open, sandbox: Sandbox) -> None:
    sandbox.outcome("PROCESSING", times=1)
    with open_run() as run:
        add_each(run, range(2))
        first = next(iter(run))
        (other,) = [one for one in sandbox.generations if one["id"] != first.id]
        gone = {"message": "not found", "errorCode": "generation_not_found"}
        sandbox.fault(path="/v2/generations", body=[], status=200, times=None)
        sandbox.fault(path=f"/v2/generate/{other['id']}", status=404, body=gone, times=None)
        (second,) = run.wait()
    assert first.state is State.DONE
    assert isinstance(second.error, NotFoundError)
    assert len(sandbox.billed) == 2


def test_a_result_that_has_no_url_fails_its_job_and_is_looked_for_by_the_next_run(
    open_run: Open, sandbox: Sandbox
) -> None:
    sandbox.outcome("PROCESSING", times=1)
    with open_run() as run:
        add_each(run, range(2))
        first = next(iter(run))
        (other,) = [one for one in sandbox.generations if one["id"] != first.id]
        empty = {**other, "status": "COMPLETED", "outputUrl": None}
        sandbox.fault(path="/v2/generations", body=[empty], status=200, times=None)
        sandbox.fault(path=f"/v2/generate/{other['id']}", body=empty, status=200, times=None)
        sandbox.fault(path=f"/v2/generations/{other['id']}/*", status=404, times=None)
        (second,) = run.wait()
    assert first.state is State.DONE
    assert isinstance(second.error, InvalidResponseError)
    assert "no output_url" in str(second.error)
    sandbox.clear_faults()
    sandbox.outcome("COMPLETED", id=other["id"])
    with open_run() as run:
        add_each(run, range(2))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 2


@pytest.mark.parametrize("fast", [0, 3000, 7200])
def test_a_create_in_doubt_whose_key_may_be_forgotten_is_found_in_the_account_whatever_the_clock_said(
    open_run: Open, sandbox: Sandbox, tmp_path: Path, fast: int
) -> None:
    sandbox.fault(**CREATE, kind="disconnect", after="processing")
    sandbox.fault(**CREATE, times=None)
    with open_run(patience=30) as run:
        add_each(run, range(1))
        with pytest.raises(InternalServerError):
            run.wait()
    assert len(sandbox.billed) == 1
    sandbox.clear_faults()
    # The clock of this machine was fast by so many seconds, and has been set right.
    with closing(sqlite3.connect(tmp_path / "run.sqlite")) as journal, journal:
        journal.execute("UPDATE creates SET sent = sent + ?", (fast,))
    sandbox.advance(7000)
    before = len(creates(sandbox))
    with open_run() as run:
        add_each(run, range(1))
        (outcome,) = run.wait()
    assert (outcome.state, outcome.id, outcome.attempts) == (State.DONE, sandbox.billed[0], 1)
    # It was looked for, and not sent.
    assert len(creates(sandbox)) == before


def test_a_create_in_doubt_that_is_not_in_the_account_is_sent_again_under_its_key(
    open_run: Open, sandbox: Sandbox
) -> None:
    sandbox.fault(**CREATE, kind="disconnect", times=None)
    with open_run(patience=30) as run:
        add_each(run, range(1))
        with pytest.raises(Exception, match="Run the same lines again"):
            run.wait()
    sandbox.clear_faults()
    sandbox.advance(3600)
    with open_run() as run:
        add_each(run, range(1))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 1
    assert len({one.headers["idempotency-key"] for one in creates(sandbox)}) == 1


def test_a_create_that_is_still_in_progress_is_waited_for(open_run: Open, sandbox: Sandbox) -> None:
    body = {"statusCode": 409, "error": "conflict", "message": "A request with this key is in progress."}
    sandbox.fault(**CREATE, status=409, body=body, times=8)
    with open_run() as run:
        add_each(run, range(2))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 2


def test_a_create_without_an_id_is_in_doubt_and_the_journal_goes_on(open_run: Open, sandbox: Sandbox) -> None:
    sandbox.fault(**CREATE, status=201, body={"id": "", "status": "PENDING"}, after="processing")
    with open_run() as run:
        add_each(run, range(1))
        assert all_done(run.wait())
    assert len(sandbox.billed) == 1


FORK = """
import os, sys
from sync import Sync
from sync.errors import InvalidRequestError

video, audio = ({"type": kind, "url": f"https://example.com/{kind}"} for kind in ("video", "audio"))
client = Sync(api_key="test", base_url=sys.argv[1])
with client.runs.open("run.sqlite", to="results") as run:
    run.add({"model": "lipsync-2", "input": [video, audio]}, name="a")
    child = os.fork()
    if not child:
        try:
            run.wait()
        except InvalidRequestError as error:
            run.close()
            os._exit(7 if "belongs to the process" in str(error) else 1)
        os._exit(2)
    assert os.WEXITSTATUS(os.waitpid(child, 0)[1]) == 7
    print([outcome.state.value for outcome in run.wait()])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_fork_can_neither_use_the_run_nor_close_it_for_its_parent(tmp_path: Path) -> None:
    # In a process of its own, which has no threads when it forks.
    with Sandbox() as sandbox:
        command = [sys.executable, "-c", FORK, sandbox.url]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert (done.stdout, done.stderr) == ("['done']\n", "")
        assert len(sandbox.billed) == 1


@contextmanager
def webhook_handler(take: Callable[[Any], None]) -> Iterator[str]:
    """A server that gives what the webhooks tell that it gets; its URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            take(webhooks.unwrap(body, self.headers, "whsec_sandbox", tolerance=None))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def test_what_a_webhook_tells_is_fetched_without_a_look(open_run: Open, sandbox: Sandbox) -> None:
    sandbox.fault(path="/v2/generations", times=None)
    sandbox.outcome("FAILED", error_code="generation_input_video_invalid")
    with open_run() as run, webhook_handler(run.notify) as url:
        for number in range(3):
            run.add({**request(number), "webhook_url": url}, name=str(number))
        outcomes = run.wait()
    assert sorted(outcome.state for outcome in outcomes) == [State.DONE, State.DONE, State.FAILED]
    assert len(sandbox.webhooks) == 3


def test_only_what_webhooks_gives_is_taken(open_run: Open) -> None:
    with open_run() as run, pytest.raises(InvalidRequestError, match=r"webhooks\.unwrap"):
        run.notify({"id": "a"})  # type: ignore[arg-type]
