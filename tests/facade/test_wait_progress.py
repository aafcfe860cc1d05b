"""A wait tells how far its generation is."""

from __future__ import annotations

from typing import List

from sync import Progress, Sync
from sync_sandbox import Sandbox

from .support import INPUT


def test_a_wait_with_progress_asks_for_it_and_tells_each_poll(client: Sync, sandbox: Sandbox) -> None:
    sandbox.long_poll = True  # a server of today, which knows `include`, too
    told: List[Progress] = []
    seen: List[object] = []
    client.generations.create_and_wait(
        model="lipsync-2",
        input=INPUT,
        progress=True,
        on_progress=told.append,
        on_update=lambda generation: seen.append(generation.progress_percent),
    )
    assert {request.query for request in sandbox.requests if request.method == "GET"} == {"include=progress"}
    assert [progress.phase for progress in told] == ["wait"] * 6
    assert [progress.elapsed for progress in told] == [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]
    percents = [progress.percent for progress in told]
    assert percents[-1] == 100.0
    assert percents[2] is not None
    assert percents[2] < 100.0
    assert len([value for value in seen if value is not None]) > 1


def test_a_wait_without_it_tells_the_time_and_the_end(client: Sync) -> None:
    told: List[Progress] = []
    id = client.generations.create(model="lipsync-2", input=INPUT).id
    client.generations.wait(id, on_progress=told.append)
    assert [progress.percent for progress in told] == [None] * 5 + [100.0]


def test_get_gives_the_progress_on_demand(client: Sync, sandbox: Sandbox) -> None:
    id = client.generations.create(model="lipsync-2", input=INPUT).id
    sandbox.long_poll = True
    sandbox.advance(30)
    assert client.generations.get(id).progress_percent is None
    assert client.generations.get(id, include_progress=True).progress_percent == 66.7
