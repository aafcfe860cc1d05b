"""When a run requests the status of its generations. The time is a number that the tests set."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, List

import pytest

from sync.runs.context import RunContext
from sync.runs.poll_timer import LONGEST_PAUSE, PollTimer
from sync.runs.polls import Polls
from sync.runs.records import Create, Entry, Job
from sync.runs.schedule import MINUTE, Limits, Schedule
from sync.runs.tasks import Polled
from sync_client.models import Generation


def make_timer(*lengths: float) -> PollTimer:
    """A timer that knows generations of these lengths, and that one began at 0."""
    timer = PollTimer(0.0)
    for length in lengths:
        timer.start("known", -length)
        timer.end("known", 0.0)
    timer.start("running", 0.0)
    return timer


def choose_pause(timer: PollTimer, now: float) -> float:
    timer.note_poll(now)
    return timer.due - now


def test_the_first_request_is_due_at_once() -> None:
    assert PollTimer(0.0).due < 0.0


def test_pauses_grow_until_the_first_generation_has_ended() -> None:
    timer, now, pauses = make_timer(), 0.0, []
    while now < 200.0:
        pauses.append(choose_pause(timer, now))
        now += pauses[-1]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (0.5, LONGEST_PAUSE)
    assert len(pauses) < 60


@pytest.mark.parametrize(("length", "pause"), [(5.0, 0.5), (100.0, 2.0), (5000.0, 10.0)])
def test_an_end_that_is_likely_is_noticed_within_a_fiftieth_of_what_generations_take(
    length: float, pause: float
) -> None:
    assert choose_pause(make_timer(length), length) == pause


def test_requests_are_rare_while_no_generation_is_as_old_as_the_shortest() -> None:
    timer, now, requests = make_timer(60.0, 80.0, 100.0), 0.0, 0
    while now < 54.0:
        now += choose_pause(timer, now)
        requests += 1
    assert requests == 6
    assert now == pytest.approx(54.0)
    assert choose_pause(timer, now) == pytest.approx(1.6)


def test_generations_that_become_faster_are_noticed() -> None:
    timer = make_timer(*[600.0] * 100)
    pauses: List[float] = []
    for start in range(0, 4000, 100):
        timer.start(str(start), float(start))
        timer.end(str(start), start + 20.0)
        pauses.append(choose_pause(timer, 4000.0))
    assert pauses[0] == LONGEST_PAUSE
    assert pauses[-1] == 0.5


def test_the_oldest_generation_counts() -> None:
    timer = make_timer(100.0)
    timer.start("new", 95.0)
    assert choose_pause(timer, 95.0) == 2.0
    timer.end("running", 96.0)
    assert choose_pause(timer, 96.0) == LONGEST_PAUSE


def test_requests_for_very_many_jobs_leave_half_of_the_reads_to_others() -> None:
    timer = Schedule(Limits(reads=60), 3600.0, lambda: 0.5).polls
    for number in range(1000):
        timer.start(str(number), 0.0)
    assert choose_pause(timer, 0.0) == pytest.approx(10 * 2 * MINUTE / 60)


def show(id: str, status: str) -> Generation:
    return Generation.from_dict(
        {"id": id, "status": status, "createdAt": "2026-01-01T00:00:00Z", "model": "lipsync-2", "input": []}
    )


def test_a_failure_that_is_confirmed_does_not_put_off_the_requests_for_other_jobs() -> None:
    now = 0.0
    sent: List[Any] = []
    nothing: Any = SimpleNamespace(save=lambda *_: None, save_create=lambda *_: None)
    context: Any = RunContext(
        tracker=SimpleNamespace(save=lambda *_: None, journal=nothing),  # type: ignore[arg-type]
        workers=SimpleNamespace(prepare=lambda throttle, receive, *_: sent.append(receive)),  # type: ignore[arg-type]
        schedule=Schedule(Limits(), 3600.0, lambda: 0.5),
        clock=SimpleNamespace(monotonic=lambda: now),  # type: ignore[arg-type]
        access=nothing,
    )
    polls = Polls(context, ended=lambda *_: None)
    for id in ("a", "b"):
        job = Job(name=id, identity=id, content=id, request_json="{}", files={})
        polls.add(Entry(number=1, job=job, create=Create(key=id, body={}, id=id)))
    polls.start(now)
    now = 100.0
    sent.pop()(Polled([show("a", "PROCESSING"), show("b", "PROCESSING")], {}), None)
    due = polls.due(now)
    now = due - 1.0
    polls.receive(show("a", "FAILED"))
    polls.start(now)
    sent.pop()(Polled([show("a", "PROCESSING")], {}), None)
    assert not sent
    assert polls.due(now) == due
