"""What jobs will cost, before they are created: asked once for all that ask the same, within the rate of reads."""

from __future__ import annotations

import io
import shutil
import sys
import wave
from pathlib import Path
from typing import Any, Callable, Iterator, List, Optional

import pytest
from attr import evolve

import sync_sandbox
from sync import Sync
from sync.errors import PaymentRequiredError
from sync.runs.access import Access
from sync.runs.context import RunContext
from sync.runs.display import Display
from sync.runs.driver import Driver
from sync.runs.journal import Journal
from sync.runs.prices import Prices
from sync.runs.records import Estimate
from sync.runs.run import Run
from sync.runs.schedule import MINUTE, Limits, Schedule
from sync.runs.tracker import Tracker
from sync.runs.workers import Workers
from sync_sandbox import Sandbox

from .conftest import AUDIO, VIDEO, request

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")
# US dollars a second, in the sandbox.
PRICE = 0.05


class Desk:
    """A run whose jobs are priced, and nothing else."""

    def __init__(self, client: Sync, folder: Path, a_minute: int) -> None:
        access = Access(client._flows)
        clock = client._flows.context.clock
        self.journal = Journal(None, clock.time())
        self.context = RunContext(
            tracker=Tracker(self.journal, folder, None),
            workers=Workers(None, 4, clock),
            schedule=Schedule(Limits(reads=2 * a_minute), 3600.0, clock.random),
            clock=clock,
            access=access,
        )
        driver = Driver(self.context, budget=None, retries=0, key_lifetime=3600.0)
        self.run = Run(self.context, driver, Display(), signatures_count=False)
        self.prices = Prices(self.context, self.find_assets)

    def find_assets(self, job: Any) -> Optional[Any]:
        return None if job.files else {}

    def estimate(self) -> Estimate:
        return self.prices.estimate(self.journal.entries())


@pytest.fixture
def make_desk(client: Sync, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    desks: List[Desk] = []

    def make(a_minute: int = 10**6) -> Desk:
        desks.append(Desk(client, tmp_path / "results", a_minute))
        return desks[-1]

    yield make
    for desk in desks:
        desk.run.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


@pytest.fixture
def local(tmp_path: Path) -> List[Path]:
    """A video of two seconds, and three seconds of silence."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(24000))
    (tmp_path / "a.wav").write_bytes(content.getvalue())
    shutil.copy(SAMPLE, tmp_path / "a.mp4")
    return [tmp_path / "a.mp4", tmp_path / "a.wav"]


def asked(sandbox: Sandbox) -> List[str]:
    return [one.path for one in sandbox.requests]


def test_jobs_of_known_length_are_asked_for_once_for_each_length(desk: Desk, sandbox: Sandbox) -> None:
    for number in range(6):
        desk.run.add(request(number), name=str(number), seconds=10 + number % 2)
    estimate = desk.estimate()
    assert estimate.by_job == pytest.approx({str(number): PRICE * (10 + number % 2) for number in range(6)})
    assert estimate.cost == pytest.approx(PRICE * 63)
    assert asked(sandbox) == ["/v2/generations/estimate"] * 2


def test_a_price_is_in_the_journal_and_asked_for_no_more(desk: Desk, sandbox: Sandbox) -> None:
    desk.run.add(request(1), seconds=10)
    first = desk.estimate()
    assert [entry.price for entry in desk.journal.entries()] == [0.5]
    assert desk.estimate() == first
    assert len(sandbox.requests) == 1


def test_of_media_on_the_web_the_api_tells(desk: Desk, sandbox: Sandbox) -> None:
    for name in ("one", "two"):
        # What it is called makes no other price.
        desk.run.add({"model": "lipsync-2", "input": [VIDEO, AUDIO], "output_file_name": name}, name=name)
    desk.run.add(request(3), name="three")
    estimate = desk.estimate()
    assert set(estimate.by_job) == {"one", "two", "three"}
    assert estimate.by_job["one"] == estimate.by_job["two"] == pytest.approx(2.0 * PRICE, abs=0.01)
    assert asked(sandbox) == ["/v2/analyze/cost"] * 2


def test_local_files_are_measured_and_not_uploaded(desk: Desk, sandbox: Sandbox, local: List[Path]) -> None:
    pytest.importorskip("av")
    desk.run.add({"model": "lipsync-2", "input": local}, name="long")
    desk.run.add({"model": "lipsync-2", "input": local, "options": {"sync_mode": "cut_off"}}, name="short")
    estimate = desk.estimate()
    assert estimate.by_job == pytest.approx({"long": 3.0 * PRICE, "short": 2.0 * PRICE}, abs=0.005)
    assert asked(sandbox) == ["/v2/generations/estimate"] * 2
    assert sandbox.requests[0].json()["fps"] == 25.0


def test_what_has_no_price_is_told_with_the_reason(
    desk: Desk, local: List[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    desk.run.add({"model": "lipsync-2", "input": local}, name="no PyAV")
    desk.run.add({"model": "lipsync-2", "input": [local[0], AUDIO]}, name="half local")
    desk.run.add({"model": "appearence-1", "input": [VIDEO, AUDIO]}, name="no price", seconds=3)
    desk.run.add(request(1), name="priced", seconds=10)
    estimate = desk.estimate()
    assert estimate.by_job == {"priced": 0.5}
    assert set(estimate.unpriced) == {"no PyAV", "half local", "no price"}
    assert "syncsdk[media]" in estimate.unpriced["no PyAV"]
    assert "seconds" in estimate.unpriced["half local"]
    assert "cost_estimate_unavailable" in estimate.unpriced["no price"]
    assert str(estimate) == "US$ 0.50 for 1 job; 3 more have no price"
    assert str(evolve(estimate, unpriced={"no price": "why"})) == "US$ 0.50 for 1 job; 1 more has no price"


def test_trouble_is_waited_out(desk: Desk, sandbox: Sandbox) -> None:
    sandbox.fault(path="/v2/generations/estimate", status=503, times=2)
    for number in range(8):
        desk.run.add(request(number), seconds=10 + number)
    assert len(desk.estimate().by_job) == 8


def test_a_request_that_will_never_succeed_ends_it(desk: Desk, sandbox: Sandbox) -> None:
    sandbox.fault(path="/v2/generations/estimate", status=402, times=10)
    desk.run.add(request(1), seconds=10)
    with pytest.raises(PaymentRequiredError):
        desk.estimate()


def test_no_more_is_asked_in_a_minute_than_may(make_desk: Callable[..., Desk], sandbox: Sandbox) -> None:
    desk = make_desk(a_minute=3)
    for number in range(4):
        desk.run.add(request(number), seconds=10 + number)
    for entry in desk.journal.entries():
        desk.prices.add(entry, lambda problem: None)
    now = desk.context.clock.monotonic()
    desk.prices.start(now)
    assert desk.prices.waiting == 4
    desk.context.workers.send()
    while desk.prices.waiting > 1:
        desk.context.workers.wait(1.0)
        desk.context.workers.collect()
        desk.prices.start(now)
    assert len(sandbox.requests) == 3
    assert desk.prices.due(now) == pytest.approx(now + MINUTE, abs=5)
