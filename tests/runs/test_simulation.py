"""Slots are always full: in virtual time, against an API that has slots and limits of its own."""

from __future__ import annotations

import random
from typing import Callable, List, Sequence, Tuple

import pytest

from .simulation import Api, Process, World, ideal_makespan, make_process

SEEDS = (1, 2)


def make_lengths(count: int, shortest: float, longest: float, seed: int) -> List[float]:
    source = random.Random(seed)
    return [source.uniform(shortest, longest) for _ in range(count)]


def simulate(
    lengths: Sequence[float], slots: Callable[[float], int], seed: int = 1, lost: int = 0
) -> Tuple[float, Api, Process]:
    """The makespan of a run of such jobs."""
    world = World()
    api = Api(world, slots, lengths, lost=lost, seed=seed)
    process = make_process(world, api, range(len(lengths)), seed=seed)
    world.run([process])
    assert sorted(api.jobs) == list(range(len(lengths)))
    assert set(api.jobs.values()) == {1}
    return max(api.ends.values()), api, process


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("shortest", "longest", "share"), [(30, 90, 1.02), (5, 15, 1.06)])
def test_500_jobs_on_5_slots_take_little_longer_than_the_ideal_schedule(
    shortest: float, longest: float, share: float, seed: int
) -> None:
    lengths = make_lengths(500, shortest, longest, seed)
    makespan, api, process = simulate(lengths, lambda now: 5, seed)
    assert makespan <= share * ideal_makespan(lengths, 5)
    # The last result is there soon after it is ready.
    assert process.ended <= makespan + 15.0
    assert api.most_running == 5
    assert api.refused["rate"] == 0
    assert api.polls <= 10 * len(lengths)


@pytest.mark.parametrize(("slots", "polls"), [(1, 15), (5, 6)])
def test_jobs_of_about_the_same_length_need_few_status_requests(slots: int, polls: int) -> None:
    lengths = make_lengths(100, 55, 65, 1)
    makespan, api, _ = simulate(lengths, lambda now: slots)
    assert makespan <= 1.02 * ideal_makespan(lengths, slots)
    assert api.polls <= polls * len(lengths)


def test_a_minute_with_one_slot_costs_that_minute_and_no_more() -> None:
    lengths = make_lengths(900, 30, 90, 1)
    undisturbed, _, _ = simulate(lengths, lambda now: 15)
    narrow, _, _ = simulate(lengths, lambda now: 1 if 1800 <= now < 1860 else 15)
    assert undisturbed <= 1.02 * ideal_makespan(lengths, 15)
    assert narrow - undisturbed <= 60.0


def test_a_limit_that_rises_is_found_out() -> None:
    """From 3 slots to 15 after ten minutes: what is left is done at the new pace."""
    lengths = make_lengths(600, 30, 90, 2)
    makespan, api, _ = simulate(lengths, lambda now: 3 if now < 600 else 15)
    done_before = 3 * 600.0
    assert api.most_running == 15
    assert makespan <= 1.05 * (600.0 + (sum(lengths) - done_before) / 15)


def test_where_the_response_of_every_tenth_create_is_lost_each_job_is_created_once() -> None:
    lengths = make_lengths(200, 30, 90, 3)
    makespan, api, _ = simulate(lengths, lambda now: 5, lost=10)
    assert api.refused["lost"] > 10
    assert makespan <= 1.1 * ideal_makespan(lengths, 5)


@pytest.mark.parametrize("begins", [(0.0, 0.0, 0.0), (0.0, 300.0, 600.0)], ids=["at once", "one after the other"])
def test_processes_of_one_organization_share_its_slots_and_lose_nothing(begins: Tuple[float, ...]) -> None:
    lengths = make_lengths(300, 30, 90, 4)
    world = World()
    api = Api(world, lambda now: 6, lengths)
    shares = [range(start, start + 100) for start in (0, 100, 200)]
    processes = [
        make_process(world, api, share, begins=begin, seed=number)
        for number, (share, begin) in enumerate(zip(shares, begins))
    ]
    world.run(processes)
    assert sorted(api.jobs) == list(range(300))
    assert set(api.jobs.values()) == {1}
    assert max(api.ends.values()) <= 1.03 * ideal_makespan(lengths, 6)
    assert api.most_running == 6
    if not any(begins):
        # With as much to do, nobody is done long before the others.
        ends = sorted(process.ended for process in processes)
        assert ends[0] >= 0.75 * ends[-1]


def test_the_same_seed_gives_the_same_run() -> None:
    lengths = make_lengths(50, 5, 15, 5)
    first, second = simulate(lengths, lambda now: 3), simulate(lengths, lambda now: 3)
    assert first[0] == second[0]
    assert first[1].ends == second[1].ends
    assert first[1].refused == second[1].refused
