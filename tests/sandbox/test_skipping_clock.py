"""Time that skips to what somebody waits for."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import List

import httpx
import pytest

from sync_sandbox import Sandbox, SkippingClock, skipping_clock

from .payloads import CREATE

HOUR = 3600.0
KEY = {"x-api-key": "test"}


@pytest.fixture
def clock() -> SkippingClock:
    return SkippingClock()


def test_who_waits_side_by_side_wakes_in_order_and_waits_for_the_longest_alone(
    clock: SkippingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(skipping_clock, "PATIENCE_SECONDS", 1000.0)
    begun = clock.now()
    woken: List[float] = []
    arrived = threading.Barrier(5)

    def wait(hours: float) -> None:
        with clock._waiting(begun + hours * HOUR) as is_over:
            arrived.wait(50)
            while not is_over():
                pass
            woken.append(hours)

    with ThreadPoolExecutor(4) as pool:
        with clock.working():
            waiting = [pool.submit(wait, hours) for hours in (3.0, 1.0, 4.0, 2.0)]
            arrived.wait(50)
        for one in waiting:
            one.result(50)
    assert woken == [1.0, 2.0, 3.0, 4.0]
    assert 4 * HOUR <= clock.now() - begun < 4 * HOUR + 60


def test_tasks_of_an_event_loop_do_too(clock: SkippingClock) -> None:
    begun = clock.now()
    woken: List[float] = []

    async def wait(hours: float) -> None:
        await clock.asleep(hours * HOUR)
        woken.append(hours)

    async def main() -> None:
        await asyncio.gather(*map(wait, (2.0, 1.0, 3.0)))

    asyncio.run(main())
    assert woken == [1.0, 2.0, 3.0]
    assert 3 * HOUR <= clock.now() - begun < 3 * HOUR + 60


def test_one_that_is_cancelled_holds_nobody_up(clock: SkippingClock) -> None:
    async def main() -> None:
        with clock.working():
            gone = asyncio.ensure_future(clock.asleep(1.0))
            await asyncio.sleep(0)
            gone.cancel()
            await asyncio.wait({gone})
        await clock.asleep(HOUR)

    begun = clock.now()
    asyncio.run(main())
    assert clock.now() - begun >= HOUR


def test_it_stands_still_while_a_request_is_carried_out(clock: SkippingClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skipping_clock, "PATIENCE_SECONDS", 1000.0)
    over = threading.Event()

    def sleep() -> None:
        clock.sleep(HOUR)
        over.set()

    sleeper = threading.Thread(target=sleep)
    with clock.working():
        begun = clock.now()
        sleeper.start()
        assert not over.wait(0.05)
        assert clock.now() - begun < HOUR
    assert over.wait(50)
    sleeper.join()


def test_a_request_that_never_ends_is_not_waited_for(clock: SkippingClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skipping_clock, "PATIENCE_SECONDS", 0.05)
    begun = clock.now()
    with clock.working():
        clock.sleep(HOUR)
    assert clock.now() - begun >= HOUR


def test_a_request_that_is_held_ends_with_its_job_or_its_own_time(clock: SkippingClock) -> None:
    sandbox = Sandbox(clock=clock, pending_seconds=0, processing_seconds=25)
    with sandbox, httpx.Client(base_url=sandbox.url, headers=KEY, timeout=50) as client:
        id = client.post("/v2/generate", json=CREATE).json()["id"]
        begun = clock.now()
        polls = [client.get(f"/v2/generate/{id}", params={"wait": "true", "timeout": 10}).json() for _ in range(3)]
        assert [poll["status"] for poll in polls] == ["PROCESSING", "PROCESSING", "COMPLETED"]
        assert 24 < clock.now() - begun < 60


def test_a_webhook_moves_no_time(clock: SkippingClock) -> None:
    sandbox = Sandbox(clock=clock, processing_seconds=HOUR)
    with sandbox, httpx.Client(base_url=sandbox.url, headers=KEY) as client:
        client.post("/v2/generate", json={**CREATE, "webhookUrl": "http://127.0.0.1:9/"})
        assert client.get("/v2/generations").json()[0]["status"] != "COMPLETED"
        assert sandbox.webhooks == []
        clock.sleep(2 * HOUR)
        sandbox.wait_until(lambda: len(sandbox.webhooks) == 1)
