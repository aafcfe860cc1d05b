"""Whatever order the lines come in, and whoever runs them: nothing is billed twice, and nothing is overwritten."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, List

import pytest

from sync.errors import InvalidRequestError
from sync.runs import Run, State
from sync_sandbox import Sandbox

from .conftest import AUDIO, make_media, request, uploads

Open = Callable[..., Run]


def signed(url: str, signature: int) -> Any:
    return {
        "model": "lipsync-2",
        "input": [{"type": "video", "url": f"{url}?X-Amz-Signature={signature}&X-Amz-Date=2026"}, AUDIO],
    }


def run_all(open_run: Open, requests: List[Any], **options: Any) -> List[Any]:
    with open_run(**options) as run:
        for one in requests:
            run.add(one)
        return run.wait()


def test_a_list_that_was_reordered_or_has_more_or_fewer_lines_bills_only_what_is_new(
    open_run: Open, sandbox: Sandbox
) -> None:
    requests = [request(number) for number in range(6)]
    run_all(open_run, requests)
    random.Random(1).shuffle(requests)
    run_all(open_run, requests)
    assert len(sandbox.billed) == 6
    run_all(open_run, [request("first"), *requests])
    assert len(sandbox.billed) == 7
    run_all(open_run, requests[2:])
    assert len(sandbox.billed) == 7


def test_urls_that_were_signed_again_are_the_same_unless_the_caller_says_otherwise(
    open_run: Open, sandbox: Sandbox
) -> None:
    url = "https://bucket.s3.amazonaws.com/video.mp4"
    for signature in (1, 2):
        run_all(open_run, [signed(url, signature)])
    assert len(sandbox.billed) == 1
    for signature in (1, 2):
        run_all(open_run, [signed(url, signature)], signatures_count=True)
    assert len(sandbox.billed) == 3


def test_equal_lines_are_as_many_jobs_as_there_are_lines(open_run: Open, sandbox: Sandbox) -> None:
    for _ in range(2):
        outcomes = run_all(open_run, [request(1)] * 3)
        assert len({outcome.path for outcome in outcomes}) == 3
    assert len(sandbox.billed) == 3


def test_files_that_have_moved_are_the_same_and_are_not_uploaded_again(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    for folder in ("in", "elsewhere"):
        run_all(open_run, [{"model": "lipsync-2", "input": make_media(tmp_path / folder, "a")}])
    assert (len(sandbox.billed), len(uploads(sandbox))) == (1, 2)


def test_a_file_that_many_jobs_need_goes_up_once(open_run: Open, sandbox: Sandbox, tmp_path: Path) -> None:
    video, audio = make_media(tmp_path / "in", "a")
    others = [make_media(tmp_path / "in", str(number))[0] for number in range(4)]
    run_all(open_run, [{"model": "lipsync-2", "input": [one, audio]} for one in (video, *others)])
    assert (len(sandbox.billed), len(uploads(sandbox))) == (5, 6)


def test_another_request_under_a_name_is_refused_until_the_caller_says_replace(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    with open_run() as run:
        run.add({"model": "lipsync-2", "input": make_media(tmp_path / "in", "old")}, name="a")
        run.wait()
    new = {"model": "lipsync-2", "input": make_media(tmp_path / "in", "new")}
    with open_run() as run:
        with pytest.raises(InvalidRequestError, match="replace=True") as refused:
            run.add(new, name="a")
        assert refused.value.field == "name"
    with open_run() as run:
        run.add(new, name="a", replace=True)
        (outcome,) = run.wait()
    assert outcome.path is not None
    assert outcome.path.read_bytes() == (tmp_path / "in" / "new.mp4").read_bytes()
    assert len(sandbox.billed) == 2
    with open_run() as run:
        run.add(new, name="a")
        assert run.wait() == [outcome]
    assert len(sandbox.billed) == 2


def test_a_line_that_is_gone_is_reported_and_not_forgotten(open_run: Open, sandbox: Sandbox) -> None:
    with open_run() as run:
        for name in ("a", "b"):
            run.add(request(name), name=name)
        run.wait()
    with open_run() as run:
        run.add(request("a"), name="a")
        assert [outcome.name for outcome in run.wait()] == ["a"]
        assert [(row["name"], row["state"], row["present"]) for row in run.report()] == [
            ("a", "done", True),
            ("b", "done", False),
        ]


def test_a_run_to_which_nothing_is_added_goes_on_with_all_that_it_has(open_run: Open, sandbox: Sandbox) -> None:
    with open_run() as run:
        run.add(request("a"), name="a")
    assert sandbox.billed == []
    with open_run() as run:
        assert [outcome.state for outcome in run.wait()] == [State.DONE]
    assert len(sandbox.billed) == 1


def test_a_result_that_is_gone_is_fetched_again_and_one_that_was_changed_is_left_alone(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    with open_run() as run:
        for name in ("gone", "changed"):
            run.add(request(name), name=name)
        run.wait()
    (tmp_path / "results" / "gone.mp4").unlink()
    (tmp_path / "results" / "changed.mp4").write_bytes(b"cut by hand")
    with open_run() as run:
        for name in ("gone", "changed"):
            run.add(request(name), name=name)
        outcomes = {outcome.name: outcome for outcome in run}
    assert outcomes["gone"].path is not None
    assert outcomes["gone"].path.stat().st_size > 1000
    assert outcomes["changed"].path is not None
    assert outcomes["changed"].path.read_bytes() == b"cut by hand"
    assert outcomes["changed"].flags == ("the file was changed after the download",)
    assert len(sandbox.billed) == 2


def test_a_result_that_was_changed_to_as_many_bytes_is_flagged_and_one_that_was_touched_or_copied_is_not(
    open_run: Open, tmp_path: Path
) -> None:
    def flags() -> Any:
        with open_run() as run:
            for name in ("a", "b", "c"):
                run.add(request(name), name=name)
            told = {outcome.name: outcome.flags for outcome in run}
            assert told == {row["name"]: tuple(row["flags"]) for row in run.report()}
        return told

    changed = ("the file was changed after the download",)
    assert flags() == {"a": (), "b": (), "c": ()}
    a, b, c = (tmp_path / "results" / f"{name}.mp4" for name in "abc")
    before = a.read_bytes()
    middle = len(before) // 2
    a.write_bytes(before[:middle] + bytes([before[middle] ^ 1]) + before[middle + 1 :])
    b.touch()
    os.utime(b, ns=(0, 0))
    shutil.copyfile(c, tmp_path / "copy")
    os.replace(tmp_path / "copy", c)
    assert flags() == {"a": changed, "b": (), "c": ()}
    assert flags() == {"a": changed, "b": (), "c": ()}
    a.write_bytes(before)
    assert flags() == {"a": (), "b": (), "c": ()}


def test_a_result_that_was_changed_by_hand_is_not_replaced_by_that_of_another_request(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    with open_run() as run:
        run.add(request("old"), name="a")
        run.wait()
    path = tmp_path / "results" / "a.mp4"
    path.write_bytes(b"cut by hand")
    with open_run() as run:
        with pytest.raises(InvalidRequestError, match="is not what this run has saved there: move it"):
            run.add(request("new"), name="a", replace=True)
        path.rename(tmp_path / "mine.mp4")
        run.add(request("new"), name="a", replace=True)
        # Put there after the look.
        path.write_bytes(b"cut by hand")
        [outcome] = run.wait()
    assert outcome.state is State.FAILED
    assert path.read_bytes() == b"cut by hand"
    path.unlink()
    with open_run() as run:
        run.add(request("new"), name="a")
        assert [outcome.state for outcome in run] == [State.DONE]
    assert len(sandbox.billed) == 2


def test_a_file_of_somebody_else_is_never_overwritten_nor_paid_for(
    open_run: Open, sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "a.mp4").write_bytes(b"precious")
    with open_run() as run, pytest.raises(InvalidRequestError, match="is not a result of this run"):
        run.add(request("a"), name="a")
    assert (tmp_path / "results" / "a.mp4").read_bytes() == b"precious"
    assert sandbox.requests == []


def test_names_that_are_one_file_on_some_systems_are_refused(open_run: Open) -> None:
    with open_run() as run:
        run.add(request("a"), name="Scene")
        with pytest.raises(InvalidRequestError, match="'scene' and 'Scene' would be the same file"):
            run.add(request("b"), name="scene")


def test_names_that_differ_in_how_an_accent_is_written_are_refused(open_run: Open) -> None:
    with open_run() as run:
        run.add(request("a"), name="caf\u00e9")
        with pytest.raises(InvalidRequestError, match="would be the same file"):
            run.add(request("b"), name="CAFE\u0301")


def test_a_job_that_was_refused_leaves_its_name_to_the_next(open_run: Open, sandbox: Sandbox, tmp_path: Path) -> None:
    with open_run() as run:
        run.add(request("old"), name="known")
        run.add(request("a"), name="Scene")
    taken = tmp_path / "results" / "taken.mp4"
    taken.write_bytes(b"mine")
    with open_run() as run:
        run.add(request("a"), name="Scene")
        with pytest.raises(InvalidRequestError, match="would be the same file"):
            run.add(request("b"), name="scene")
        with pytest.raises(InvalidRequestError, match="replace=True"):
            run.add(request("new"), name="known")
        with pytest.raises(InvalidRequestError, match="is not a result of this run"):
            run.add(request("c"), name="taken")
        with pytest.raises(InvalidRequestError, match="seconds"):
            run.add(request("d"), name="fourth", seconds=-1)
        taken.unlink()
        run.add(request("new"), name="known", replace=True)
        run.add(request("c"), name="taken")
        run.add(request("d"), name="fourth")
        assert sorted(outcome.name for outcome in run.wait()) == ["Scene", "fourth", "known", "taken"]
    assert len(sandbox.billed) == 4


def test_a_second_process_on_the_journal_is_told_who_has_it(open_run: Open, client: Any, tmp_path: Path) -> None:
    program = f"""
from sync import Sync
Sync(api_key="test").runs.open({str(tmp_path / "run.sqlite")!r}, to={str(tmp_path)!r})
"""
    with open_run():
        second = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    assert f"in use by the process with the id {os.getpid()}" in second.stderr
    with open_run():
        pass


def test_a_journal_in_memory_runs_the_same_code(client: Any, sandbox: Sandbox, tmp_path: Path) -> None:
    with client.runs.open(to=tmp_path / "results") as run:
        run.add({"model": "lipsync-2", "input": make_media(tmp_path / "in", "a")}, name="a")
        assert [outcome.state for outcome in run] == [State.DONE]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "results"]


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"to": 7}, "to"),
        ({"path": 7}, "path"),
        ({"path": ""}, "path"),
        ({"patience": 0}, "patience"),
        ({"patience": "long"}, "patience"),
        ({"retries": -1}, "retries"),
        ({"executor": 4}, "executor"),
        ({"limits": {"creates": 1}}, "limits"),
        ({"on_update": "print"}, "on_update"),
        ({"progress": 1}, "progress"),
        ({"key_lifetime": 0}, "key_lifetime"),
    ],
)
def test_arguments_that_can_not_be_used_are_refused_by_name(
    client: Any, tmp_path: Path, options: Any, field: Any
) -> None:
    given = {"path": tmp_path / "run.sqlite", "to": tmp_path / "results", **options}
    with pytest.raises(InvalidRequestError) as refused:
        client.runs.open(**given)
    assert refused.value.field == field
    assert not (tmp_path / "run.sqlite").exists()
