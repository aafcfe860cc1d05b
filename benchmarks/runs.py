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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

import sync_sandbox
from sync import Sync
from sync.runs import Limits, Outcome
from sync.runs.journal import Journal
from sync.runs.records import Job, State
from sync_sandbox import Sandbox
from tests.runs.simulation import DOWNLOAD, REQUEST, Api, AtOnce, World, ideal_makespan, make_process

UNLIMITED = Limits(creates=10**6, reads=10**6, uploads=10**6)
SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")
# Seconds that each request to the storage takes more, as over a network.
FAR = 0.1
KEY = {"x-api-key": "test"}
TYPES = {".mp4": "video/mp4", ".wav": "audio/wav"}
# Where no server is: nothing may be sent.
NOWHERE = "http://127.0.0.1:1"


class Figure(NamedTuple):
    work: str
    goal: str
    result: str
    peer: str = ""


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


def journal_updates(count: int = 2000) -> Figure:
    """Each update is on the disk before the next."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "run.sqlite", time.time())
        job = Job(name="a", identity="a", content="a", request_json="{}", files={})
        (known,) = journal.add([(job, "a")]).values()
        entry = journal.get(known.number)
        started = time.perf_counter()
        for number in range(count):
            entry.state = (State.CREATING, State.RUNNING)[number % 2]
            journal.save(entry)
            journal.commit()
        seconds = time.perf_counter() - started
        journal.close()
    return Figure("journal updates, each on the disk", "", f"{count / seconds:,.0f} /s")


def bookkeeping(count: int = 10_000) -> list[Figure]:
    """All that a run does for its jobs but for the requests, with its journal on the disk."""
    with tempfile.TemporaryDirectory() as name, Sync(api_key="test", base_url=NOWHERE) as client:
        folder = Path(name)
        api = Api(World(), lambda now: count, [0.0] * count, rates=(count, count))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.perf_counter()
        with client.runs.open(folder / "run.sqlite", to=folder, executor=AtOnce(api), limits=UNLIMITED) as run:
            for number in range(count):
                urls = {kind: f"https://example.com/{number}.{kind}" for kind in ("video", "audio")}
                items = [{"type": kind, "url": url} for kind, url in urls.items()]
                run.add({"model": "lipsync-2", "input": items})
            assert {outcome.error for outcome in run.wait()} == {None}
        seconds = time.perf_counter() - started
        added = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return [
        Figure(f"bookkeeping of {count:,} jobs", "1,000 jobs/s", f"{count / seconds:,.0f} jobs/s"),
        Figure(f"memory for {count:,} jobs", "100 MiB", f"{added:.0f} MiB"),
    ]


def opening(count: int = 100_000) -> list[Figure]:
    """A table, the first time and again."""
    with tempfile.TemporaryDirectory() as name, Sync(api_key="test", base_url=NOWHERE) as client:
        folder = Path(name)
        rows = (f"job-{n},https://example.com/{n}.mp4,https://example.com/{n}.wav,12\n" for n in range(count))
        (folder / "jobs.csv").write_text("name,video,audio,seconds\n" + "".join(rows))

        def open_run() -> float:
            started = time.perf_counter()
            with client.runs.open(folder / "run.sqlite", to=folder) as run:
                run.add_table(folder / "jobs.csv")
                return time.perf_counter() - started

        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        first, again = open_run(), open_run()
        added = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return [
        Figure(f"a table of {count:,} rows, the first time", "3 s", f"{first:.1f} s"),
        Figure(f"a table of {count:,} rows, again", "3 s", f"{again:.1f} s"),
        Figure(f"memory for a table of {count:,} rows", "", f"{added:.0f} MiB"),
    ]


def uploads(jobs: int = 32) -> Figure:
    """Two files a job go up, until the last has arrived, beside the same bytes over one connection."""
    with _world(jobs) as (sandbox, client, folder):
        started = ended = time.perf_counter()

        def note(outcome: Outcome) -> None:
            nonlocal ended
            if outcome.state is State.CREATING:
                ended = time.perf_counter()

        with client.runs.open(to=folder / "results", limits=UNLIMITED, on_update=note) as run:
            run.add_pairs(folder / "in")
            assert {outcome.error for outcome in run.wait()} == {None}

        files = list((folder / "in").iterdir())
        with httpx.Client() as plain:
            targets = [
                plain.post(f"{sandbox.url}/v2/assets/upload", headers=KEY, json=_describe(file)).json()["uploadUrl"]
                for file in files
            ]
            begun = time.perf_counter()
            for file, target in zip(files, targets, strict=True):
                headers = {"content-type": TYPES[file.suffix]}
                plain.put(target, content=file.read_bytes(), headers=headers).raise_for_status()
            peer = time.perf_counter() - begun
    return Figure(f"{len(files)} uploads, beside one httpx connection", "", f"{ended - started:.1f} s", f"{peer:.1f} s")


def whole(jobs: int = 32) -> Figure:
    """Upload, create, wait and download, over sockets."""
    with _world(jobs) as (_, client, folder):
        started = time.perf_counter()
        with client.runs.open(to=folder / "results", limits=UNLIMITED) as run:
            run.add_pairs(folder / "in")
            assert {outcome.error for outcome in run.wait()} == {None}
        ours = time.perf_counter() - started
    # In a world of its own, where nothing was uploaded yet.
    with _world(jobs) as (_, client, folder):
        started = time.perf_counter()
        for number in range(jobs):
            files = [folder / "in" / f"{number}{extension}" for extension in TYPES]
            generation = client.generations.create_and_wait(model="lipsync-2", input=files)
            client.generations.download(generation, folder / "results" / f"{number}.mp4")
        loop = time.perf_counter() - started
    return Figure(f"{jobs} jobs with {2 * jobs} uploads and {jobs} downloads", "", f"{ours:.1f} s", f"{loop:.1f} s")


@contextmanager
def _world(jobs: int) -> Iterator[tuple[Sandbox, Sync, Path]]:
    """A server to which each upload takes a while, as over a network, and a folder with two files for each job."""
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
            yield sandbox, client, folder


def _describe(file: Path) -> dict[str, object]:
    return {"fileName": file.name, "contentType": TYPES[file.suffix], "size": file.stat().st_size}


def figures() -> Iterator[Figure]:
    # Memory first: what comes later would hide it.
    yield from bookkeeping()
    yield makespan(30, 90, 1.02)
    yield makespan(5, 15, 1.06)
    yield journal_updates()
    yield from opening()
    yield uploads()
    yield whole()


def section() -> str:
    """The part of the results, measured in a process of its own."""
    root = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-m", "benchmarks.runs"]
    return subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> None:
    print("## Runs\n")
    print("Makespans are measured in virtual time. The peer is a plain loop, which does one job after the other.\n")
    print("| work | goal | a run | peer |\n|---|---|---|---|")
    for figure in figures():
        print("| " + " | ".join(figure) + " |", flush=True)


if __name__ == "__main__":
    main()
