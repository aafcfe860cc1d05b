"""Runs of many jobs, against a plain loop over upload, create, wait and download, as people write it.

python -m benchmarks.runs    # prints its table
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import sync_sandbox
from sync import Sync
from sync.runs import Limits
from sync.runs.journal import Journal
from sync.runs.records import Job, State
from sync_sandbox import Sandbox
from tests.runs.simulation import DOWNLOAD, REQUEST, Api, World, ideal_makespan, make_process

UNLIMITED = Limits(creates=10**6, reads=10**6, uploads=10**6)
SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")
# Seconds that each request to the storage takes more, as over a network.
FAR = 0.1


class Figure(NamedTuple):
    work: str
    goal: str
    result: str
    loop: str = ""


def makespan(shortest: float, longest: float, goal: float) -> Figure:
    """In virtual time, by the simulation that the tests use."""
    source = random.Random(1)
    lengths = [source.uniform(shortest, longest) for _ in range(500)]
    world = World()
    api = Api(world, lambda now: 5, lengths)
    world.run([make_process(world, api, range(500))])
    ideal = ideal_makespan(lengths, 5)
    # One after the other: a create, a poll and a download for each.
    loop = sum(lengths) + 500 * (2 * statistics.mean(REQUEST) + statistics.mean(DOWNLOAD))
    work = f"500 jobs of {shortest:g} to {longest:g} s on 5 slots, against the ideal schedule"
    return Figure(work, f"{goal:g}", f"{max(api.ends.values()) / ideal:.3f}", f"{loop / ideal:.2f}")


def journal(count: int = 2000) -> Figure:
    """Each update is on the disk before the next."""
    with tempfile.TemporaryDirectory() as folder:
        book = Journal(Path(folder) / "run.sqlite", time.time())
        job = Job(name="a", identity="a", content="a", request={"model": "lipsync-2", "input": []}, files={})
        entry = book.add(job, "a")
        started = time.perf_counter()
        for number in range(count):
            entry.state = (State.CREATING, State.RUNNING)[number % 2]
            book.save(entry)
            book.commit()
        seconds = time.perf_counter() - started
        book.close()
    return Figure("journal updates, each on the disk", "", f"{count / seconds:,.0f} /s")


def bookkeeping(count: int = 10_000) -> list[Figure]:
    """All that a run does for its jobs but for the requests, with its journal on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        lengths = [30.0] * count
        world = World()
        api = Api(world, lambda now: 1000, lengths, rates=(10**6, 10**6))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        world.run([make_process(world, api, range(count), limits=UNLIMITED, journal=Path(folder) / "run.sqlite")])
        seconds = time.perf_counter() - started
        added = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return [
        Figure(f"bookkeeping of {count:,} jobs", "1,000 jobs/s", f"{count / seconds:,.0f} jobs/s"),
        Figure(f"memory for {count:,} jobs", "100 MiB", f"{added:.0f} MiB"),
    ]


def opening(count: int = 100_000) -> list[Figure]:
    """A table, the first time and again."""
    with tempfile.TemporaryDirectory() as name, Sync(api_key="test", base_url="http://127.0.0.1:1") as client:
        folder = Path(name)
        rows = (f"job-{n},https://example.com/{n}.mp4,https://example.com/{n}.wav,12\n" for n in range(count))
        (folder / "jobs.csv").write_text("name,video,audio,seconds\n" + "".join(rows))

        def open_run() -> float:
            started = time.perf_counter()
            with client.runs.open(folder / "run.sqlite", to=folder) as run:
                run.add_table(folder / "jobs.csv")
                return time.perf_counter() - started

        first, again = open_run(), open_run()
    return [
        Figure(f"a table of {count:,} rows, the first time", "3 s", f"{first:.1f} s"),
        Figure(f"a table of {count:,} rows, again", "3 s", f"{again:.1f} s"),
    ]


def transfers(jobs: int = 32) -> Figure:
    """Two files a job go up, one comes down, over sockets; each upload takes a while, as over a network."""

    def run(client: Sync, folder: Path) -> None:
        with client.runs.open(to=folder / "results", limits=UNLIMITED) as run:
            run.add_pairs(folder / "in")
            assert {outcome.error for outcome in run.wait()} == {None}

    def loop(client: Sync, folder: Path) -> None:
        for number in range(jobs):
            files = [folder / "in" / f"{number}{extension}" for extension in (".mp4", ".wav")]
            generation = client.generations.create_and_wait(model="lipsync-2", input=files)
            client.generations.download(generation, folder / "results" / f"{number}.mp4")

    work = f"{2 * jobs} uploads, {jobs} jobs and downloads"
    return Figure(work, "", f"{_time(run, jobs):.1f} s", f"{_time(loop, jobs):.1f} s")


def _time(work: Callable[[Sync, Path], None], jobs: int) -> float:
    with tempfile.TemporaryDirectory() as name, Sandbox(pending_seconds=0, processing_seconds=0.1) as sandbox:
        folder = Path(name)
        (folder / "in").mkdir()
        (folder / "results").mkdir()
        for number in range(jobs):
            (folder / "in" / f"{number}.mp4").write_bytes(SAMPLE.read_bytes() + bytes([number]) * 2**20)
            with wave.open(str(folder / "in" / f"{number}.wav"), "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(1)
                sound.setframerate(8000)
                sound.writeframes(bytes([number]) * 16000)
        sandbox.fault(method="PUT", kind="slow", delay=FAR, times=None)
        with Sync(api_key="test", base_url=sandbox.url) as client:
            started = time.perf_counter()
            work(client, folder)
            return time.perf_counter() - started


def figures() -> Iterator[Figure]:
    # Memory first: what comes later would hide it.
    yield from bookkeeping()
    yield makespan(30, 90, 1.02)
    yield makespan(5, 15, 1.06)
    yield journal()
    yield from opening()
    yield transfers()


def section() -> str:
    """The part of the results, measured in a process of its own."""
    root = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-m", "benchmarks.runs"]
    return subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> None:
    print("## Runs\n")
    print("Makespans are measured in virtual time; a plain loop does one job after the other.\n")
    print("| work | goal | a run | plain loop |\n|---|---|---|---|")
    for figure in figures():
        print("| " + " | ".join(figure) + " |", flush=True)


if __name__ == "__main__":
    main()
