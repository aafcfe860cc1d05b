"""wait, get, list, download."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync_sandbox import Sandbox

from .conftest import Run

NO_SUCH = "00000000-0000-4000-8000-000000000000"


def test_a_pipe_gets_an_object_a_line_and_no_json_a_table(run: Run, sandbox: Sandbox) -> None:
    ids = [sandbox.add_generation()["id"] for _ in range(3)]
    assert {record["id"] for record in run("list").records} == set(ids)
    table = run("list", "--no-json").out.splitlines()
    assert table[0].split() == ["id", "status", "model", "created", "seconds"]
    assert {line.split()[0] for line in table[1:]} == set(ids)


def test_a_table_has_no_column_of_which_nothing_is_known(run: Run, sandbox: Sandbox) -> None:
    sandbox.add_generation(status="FAILED")
    assert run("list", "--no-json").out.splitlines()[0].split() == ["id", "status", "model", "created"]


def test_a_list_has_as_many_as_it_is_asked_for_of_the_statuses_asked_for(run: Run, sandbox: Sandbox) -> None:
    for status in ("COMPLETED", "FAILED", "REJECTED", "FAILED"):
        sandbox.add_generation(status=status)
    found = run("list", "--status", "failed", "--status", "REJECTED", "--limit", "2").records
    assert [record["status"] for record in found] == ["FAILED", "REJECTED"]


def test_since_leaves_out_what_is_older(run: Run, sandbox: Sandbox) -> None:
    sandbox.add_generation()
    assert len(run("list", "--since", "1h").records) == 1
    assert run("list", "--since", "2999-01-01").records == []
    assert run("list", "--since", "2020-01-01T00:00:00Z").status == 0
    assert run("list", "--since", "yesterday").status == 2


def test_nothing_is_said_to_be_nothing(run: Run) -> None:
    assert run("list", "--no-json") == (0, "", "Nothing found.\n")
    assert run("list") == (0, "", "")


def test_one_that_is_not_there_does_not_keep_the_others_from_being_printed(run: Run, sandbox: Sandbox) -> None:
    id = sandbox.add_generation()["id"]
    result = run("get", NO_SUCH, id)
    assert result.status == 1
    assert result.record["id"] == id
    assert result.problem["status_code"] == 404


def test_an_error_tells_what_to_do_and_names_the_request(run: Run, sandbox: Sandbox) -> None:
    body = {"message": "No.", "errorCode": "generation_not_found", "suggestion": "Look again."}
    sandbox.fault(path="/v2/generate/{id}", status=404, headers={"x-request-id": "req_1"}, body=body, times=2)
    told = {"error": "No.", "suggestion": "Look again.", "code": "generation_not_found", "request_id": "req_1"}
    assert told.items() <= run("get", NO_SUCH).problem.items()
    assert run("get", NO_SUCH, "--no-json").err.splitlines() == [
        "Error: No.",
        "  what to do  Look again.",
        "  code        404 generation_not_found",
        "  request id  req_1",
    ]


def test_a_wait_downloads(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    id = sandbox.add_generation()["id"]
    assert run("wait", id, "-o", "results/").record["path"] == str(Path("results") / f"{id}.mp4")


def test_several_are_downloaded_into_a_folder_and_none_over_another(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    ids = [sandbox.add_generation()["id"] for _ in range(2)]
    result = run("download", *ids, "-o", "results")
    assert [record["id"] for record in result.records] == ids
    assert sorted(file.stem for file in (tmp_path / "results").iterdir()) == sorted(ids)
    assert run("download", *ids, "-o", "results").status == 2
    assert run("download", *ids, "-o", "results", "--force").status == 0


def test_what_the_api_says_can_not_command_the_terminal(run: Run, sandbox: Sandbox) -> None:
    id = sandbox.add_generation(model="\x1b]0;mine\x07lipsync-2")["id"]
    for command in (("list",), ("get", id)):
        out = run(*command, "--no-json").out
        assert "\x1b" not in out
        assert "lipsync-2" in out


@pytest.mark.parametrize("status", ["FAILED", "REJECTED"])
def test_a_generation_that_failed_is_no_download(run: Run, sandbox: Sandbox, status: str) -> None:
    assert run("download", sandbox.add_generation(status=status)["id"]).status == 5


def test_of_several_the_one_that_failed_is_named(run: Run, sandbox: Sandbox) -> None:
    id, unknown = sandbox.add_generation()["id"], "00000000-0000-4000-8000-000000000000"
    result = run("get", id, unknown)
    assert (result.status, result.record["id"]) == (1, id)
    assert result.problem["error"].startswith(f"{unknown}: ")
    assert not run("get", unknown).problem["error"].startswith(unknown)


def test_a_generation_that_is_not_there_has_nothing_to_resume(run: Run) -> None:
    result = run("wait", "00000000-0000-4000-8000-000000000000")
    assert result.status == 1
    assert "resume" not in result.problem
