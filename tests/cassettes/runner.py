"""Runs a scenario with a client of either colour, to record it or to play it back."""

from __future__ import annotations

import asyncio
import os
import random
import time
from pathlib import Path
from typing import Any, Callable, Coroutine, Optional
from unittest import mock

import sync_sandbox
from sync import AsyncSync, Sync
from sync.core.call.clock import Clock

from .cassette import PUBLIC, playing, recording
from .scenario import Scenario, done

SANDBOX_KEY = "key-of-the-sandbox"
# When everything happens, in seconds since the epoch: the same times in every recording.
START = 1767225600.0


class StillClock(Clock):
    """Time passes only where the client sleeps, so a recording and its replay wait in the same places.

    Args:
        sleep: What else to do when the client sleeps; it is told the seconds.
    """

    def __init__(self, sleep: Callable[[float], object] = lambda seconds: None) -> None:
        self._seconds = 0.0
        self._sleep = sleep

    def monotonic(self) -> float:
        return self._seconds

    def time(self) -> float:
        return START + self._seconds

    def random(self) -> float:
        return 0.5

    def sleep(self, seconds: float) -> None:
        self._seconds += seconds
        self._sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)


class HastyClock(sync_sandbox.Clock):
    """A sandbox's clock that stands still, and whoever waits for it finds the time over at once."""

    def __init__(self) -> None:
        super().__init__()
        self._now = START

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        self._now += seconds
        self.wake()

    async def changed(self, timeout: float, *, held_until: Optional[float] = None) -> None:
        self._now += timeout


def play(scenario: Scenario, colour: str, path: Path) -> Any:
    """Run a scenario on a cassette; gives the cassette."""
    with playing(path) as cassette:
        run(scenario, colour, PUBLIC, "a-key", StillClock())
    return cassette


def record(scenario: Scenario, colour: str, path: Path, api_key: Optional[str] = None) -> None:
    """Record a scenario from the live API where there is a key for it, else from a sandbox."""
    if api_key and not scenario.sandbox_only:
        _record_live(scenario, colour, path, api_key)
    else:
        _record_sandbox(scenario, colour, path)


def _record_live(scenario: Scenario, colour: str, path: Path, api_key: str) -> None:
    with recording(path, origin=PUBLIC, recorded_from="live", secrets=[api_key]):
        run(scenario, colour, PUBLIC, api_key, StillClock(time.sleep))


def _record_sandbox(scenario: Scenario, colour: str, path: Path) -> None:
    # Ids, keys and times are the same every time, so that a new recording differs only where something has changed.
    sandbox = sync_sandbox.Sandbox(
        api_key=SANDBOX_KEY, clock=HastyClock(), pending_seconds=5.0, processing_seconds=20.0, real_media=False
    )
    seeded = random.Random(scenario.name)
    with mock.patch.object(os, "urandom", lambda size: seeded.getrandbits(8 * size).to_bytes(size, "big")), sandbox:
        scenario.prepare(sandbox)
        with recording(path, origin=sandbox.url, recorded_from="sandbox", secrets=[SANDBOX_KEY]):
            run(scenario, colour, sandbox.url, SANDBOX_KEY, StillClock(sandbox.advance))


def run(scenario: Scenario, colour: str, base_url: str, api_key: str, clock: Clock) -> None:
    """Run a scenario with a new client."""
    client: Any = {"sync": Sync, "async": AsyncSync}[colour](api_key=api_key, base_url=base_url)
    client._caller.transport.clock = clock
    client._caller.context = client._caller.context._replace(clock=clock)
    steps = _run_and_close(scenario, client)
    if colour == "async":
        asyncio.run(steps)
    else:
        _exhaust(steps)


async def _run_and_close(scenario: Scenario, client: Any) -> None:
    try:
        await scenario.run(client)
    finally:
        await done(client.aclose() if isinstance(client, AsyncSync) else client.close())


def _exhaust(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine that awaits nothing that takes time: one whose client is synchronous."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    raise AssertionError("The synchronous client has waited asynchronously.")
