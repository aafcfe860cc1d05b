"""A run from its first line to its last, over real sockets and real files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, List

import pytest

from sync import Sync
from sync.errors import InvalidRequestError, NotFoundError
from sync.runs import Run, State, tasks
from sync.runs.access import Access
from sync.runs.results import look_at
from sync_sandbox import Sandbox

from .conftest import SAMPLE, make_media, request, uploads

Open = Callable[..., Run]


def test_nothing_of_it_is_loaded_before_it_is_used() -> None:
    loaded = "[name for name in sys.modules if 'sync.runs' in name or 'sqlite' in name]"
    program = f"import sys; from sync import Sync; Sync(api_key='test'); print({loaded})"
    assert subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True).stdout == "[]\n"


def add_files(run: Run, folder: Path, count: int) -> None:
    for number in range(count):
        run.add({"model": "lipsync-2", "input": make_media(folder, f"job-{number}")}, name=f"job-{number}")


def test_local_files_become_results(open_run: Open, sandbox: Sandbox, tmp_path: Path) -> None:
    with open_run() as run:
        add_files(run, tmp_path / "in", 12)
        outcomes = {outcome.name: outcome for outcome in run}
    assert sorted(outcomes) == sorted(f"job-{number}" for number in range(12))
    assert len(sandbox.billed) == 12
    assert len(uploads(sandbox)) == 24
    for name, outcome in outcomes.items():
        assert (outcome.state, outcome.error, outcome.attempts) == (State.DONE, None, 1)
        assert outcome.path == tmp_path / "results" / f"{name}.mp4"
        # The sandbox gives the video back that it got.
        assert outcome.path.read_bytes() == (tmp_path / "in" / f"{name}.mp4").read_bytes()
    assert sorted(path.name for path in (tmp_path / "results").iterdir()) == sorted(f"{name}.mp4" for name in outcomes)


def test_the_same_lines_again_do_nothing_again(open_run: Open, sandbox: Sandbox, tmp_path: Path) -> None:
    with open_run() as run:
        add_files(run, tmp_path / "in", 3)
        first = sorted(run.wait(), key=lambda outcome: outcome.name)
    before = len(sandbox.requests)
    with open_run() as run:
        add_files(run, tmp_path / "in", 3)
        assert sorted(run.wait(), key=lambda outcome: outcome.name) == first
    assert len(sandbox.requests) == before


def test_every_change_is_told_in_its_order_and_what_a_hook_raises_loses_nothing(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    told: List[Any] = []

    def hook(outcome: Any) -> None:
        told.append((outcome.name, outcome.state))
        if len(told) == 3:
            raise RuntimeError("mine")

    with open_run(on_update=hook) as run:
        add_files(run, tmp_path / "in", 2)
        with pytest.raises(RuntimeError, match="mine"):
            run.wait()
        run.wait()
    for name in ("job-0", "job-1"):
        states = [state for job, state in told if job == name]
        assert states == [State.UPLOADING, State.CREATING, State.RUNNING, State.DOWNLOADING, State.DONE]
    assert len(sandbox.billed) == 2


@pytest.mark.parametrize("here", [True, False])
def test_a_result_that_is_fetched_after_a_crash_is_looked_at_like_any_other(
    client: Sync, sandbox: Sandbox, tmp_path: Path, here: bool
) -> None:
    generation = client.generations.create_and_wait(**request(1))
    path = tmp_path / "a.mp4"
    if here:
        client.generations.download(generation, path)
    body = {**generation.to_dict(), "outputDuration": 99.0}
    sandbox.fault(path="/v2/generate/{id}", status=200, body=body)
    access = Access(client._flows)
    saved, flags = tasks.download(access, generation.id, str(path), False)
    assert (saved, flags) == (look_at(str(path)), ("2.0 s long instead of 99.0 s",))
    access.release()


def test_a_file_that_came_into_the_place_of_a_result_is_neither_taken_for_it_nor_replaced(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    with open_run() as run:
        run.add(request(1), name="a")
    path = tmp_path / "results" / "a.mp4"
    for content in (b"mine", SAMPLE[:-1], bytes(len(SAMPLE))):
        path.write_bytes(content)
        with open_run() as run:
            run.add(request(1), name="a")
            [outcome] = run.wait()
        assert (outcome.state, outcome.path, path.read_bytes()) == (State.FAILED, None, content)
        assert isinstance(outcome.error, InvalidRequestError)
        assert f"{path} exists" in str(outcome.error)
        assert "move it" in str(outcome.error)
    path.rename(tmp_path / "mine.mp4")
    with open_run() as run:
        run.add(request(1), name="a")
        [outcome] = run.wait()
    assert (outcome.state, outcome.path, path.read_bytes()) == (State.DONE, path, SAMPLE)
    assert len(sandbox.billed) == 1


def test_a_folder_in_the_place_of_a_result_is_named(open_run: Open, tmp_path: Path) -> None:
    with open_run() as run:
        run.add(request(1), name="a")
        (tmp_path / "results" / "a.mp4").mkdir()
        [outcome] = run.wait()
    assert outcome.state is State.FAILED
    assert "a.mp4 exists" in str(outcome.error)
    assert not any((tmp_path / "results" / "a.mp4").iterdir())


def test_of_two_runs_with_one_folder_and_one_name_the_second_is_told(client: Sync, tmp_path: Path) -> None:
    videos = [make_media(tmp_path / "in", name) for name in ("one", "another")]
    with client.runs.open(tmp_path / "a.sqlite", to=tmp_path / "out") as a, client.runs.open(
        tmp_path / "b.sqlite", to=tmp_path / "out"
    ) as b:
        for run, media in zip((a, b), videos):
            run.add({"model": "lipsync-2", "input": media}, name="n")
        [first], [second] = a.wait(), b.wait()
    assert (first.state, second.state) == (State.DONE, State.FAILED)
    assert "n.mp4 exists" in str(second.error)
    assert (tmp_path / "out" / "n.mp4").read_bytes() == videos[0][0].read_bytes()


def test_a_result_that_is_there_needs_its_generation_to_tell_that_it_is_one(
    client: Sync, sandbox: Sandbox, tmp_path: Path
) -> None:
    access = Access(client._flows)
    (tmp_path / "a.mp4").write_bytes(SAMPLE)
    for name in ("a.mp4", "b.mp4"):
        with pytest.raises(NotFoundError):
            tasks.download(access, "00000000-0000-4000-8000-000000000000", str(tmp_path / name), False)
    access.release()


class Elsewhere:
    """A path that shows itself as something else."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return str(self._path)


def test_a_report_that_the_run_has_saved_is_replaced_by_any_path_to_it(open_run: Open, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    with open_run() as run:
        assert run.save_report(Elsewhere(path)) == path
        assert run.save_report(path) == path
    with open_run() as run:
        assert run.save_report(str(path)) == path


@pytest.mark.parametrize("path", [7, None, b"r.csv", "\0.csv", "\udcff.pdf"])
def test_a_path_that_no_report_can_have_is_refused(open_run: Open, path: Any) -> None:
    with open_run() as run, pytest.raises(InvalidRequestError) as refused:
        run.save_report(path)
    assert refused.value.field == "path"


def test_a_length_is_finite(open_run: Open) -> None:
    with open_run() as run:
        with pytest.raises(InvalidRequestError, match="seconds must be a finite number") as refused:
            run.add(request(1), seconds=float("inf"))
        assert refused.value.field == "seconds"
