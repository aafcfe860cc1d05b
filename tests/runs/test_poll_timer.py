"""When a run requests the status of its generations. The time is a number that the tests set."""

from __future__ import annotations

from typing import List

import pytest

from sync.runs.poll_timer import LONGEST_PAUSE, PollTimer
from sync.runs.schedule import MINUTE, Limits, Schedule


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
