"""A plain endpoint is one edit of openapi.yaml and one command: no line of Python is written for it."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..scripted_server import Request, Script, ScriptedServer, response
from .test_generate import ROOT, contents, copied, generate

HERE = Path(__file__).parent / "new_resource"
ADDED = yaml.safe_load((HERE / "contract.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose contract has one more resource, regenerated."""
    project = copied(tmp_path_factory.mktemp("new") / "project")
    contract = yaml.safe_load((project / "openapi.yaml").read_text("utf-8"))
    contract["tags"] += ADDED["tags"]
    contract["paths"].update(ADDED["paths"])
    contract["components"]["schemas"].update(ADDED["schemas"])
    (project / "openapi.yaml").write_text(yaml.safe_dump(contract, sort_keys=False), "utf-8")
    run = generate(project)
    assert run.returncode == 0, run.stderr
    return project


class Widgets(ScriptedServer):
    """An API that has widgets: three in pages of two; a new one spins at its second poll."""

    def __init__(self) -> None:
        super().__init__()
        self.polls = 0

    def respond(self, request: Request) -> Script:
        path, _, query = request.target.partition("?")
        if request.method == "GET" and path == "/v2/widgets":
            if "cursor=c2" in query:
                return [response({"items": [widget("w3")], "nextCursor": None})]
            return [response({"items": [widget("w1"), widget("w2")], "nextCursor": "c2"})]
        if request.method == "POST":
            name = json.loads(request.body)["name"]
            if name == "taken":
                return [response({"message": "Taken.", "statusCode": 409}, 409)]
            self.polls = 0
            return [response(widget("w9", "PENDING", name), 201)]
        if request.method == "DELETE":
            return [response(status=204)]
        self.polls += 1
        status = "BROKEN" if path.endswith("broken") else "SPINNING" if self.polls > 1 else "PENDING"
        return [response(widget(path.rpartition("/")[2], status))]


def widget(id: str, status: str = "SPINNING", name: str = "Top") -> dict[str, Any]:
    return {"id": id, "status": status, "name": name, "spinRate": 3}


def run_program(project: Path, url: str) -> list[str]:
    command = [sys.executable, str(HERE / "program.py"), url]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_it_works_in_both_colours_and_without_the_facade(project: Path) -> None:
    with Widgets() as server:
        lines = run_program(project, server.url)
    used = ["2", "w1", "w2", "w3", "PENDING", "SPINNING", "Top", "3", "200", "SPINNING", "SPINNING"]
    assert [sorted(ast.literal_eval(line)) for line in lines[:2]] == [sorted(used)] * 2
    assert ast.literal_eval(lines[2]) == [
        "name: name must not be empty.",
        "name: name has 21 characters: at most 20 are allowed.",
        "spin_rate: spin_rate must be a number from 0 to 10, not 11.",
        "spin_rate: spin_rate needs axis beside it.",
        "axis: axis must match ^[xyz]$, not 'w'.",
        "409",
        "broken BROKEN",
    ]
    assert lines[3:] == ["['w1', 'w2', 'w3'] SPINNING", "name", "['w1', 'w2', 'w3'] Top"]


def test_a_create_has_its_key_and_the_body_of_the_contract(project: Path) -> None:
    with Widgets() as server:
        run_program(project, server.url)
        creates = [request for request in server.requests if request.method == "POST"]
    assert json.loads(creates[0].body) == {"name": "Top", "spinRate": 3, "axis": "x"}
    assert creates[0].headers["idempotency-key"] == "k"
    made = [request.headers["idempotency-key"] for request in creates if request.headers["idempotency-key"] != "k"]
    assert len(made) == len(set(made)) == 4


def test_its_docstrings_are_the_words_of_the_contract_in_each_colour(project: Path) -> None:
    module = ast.parse((project / "sync_client" / "resources" / "widgets.py").read_text("utf-8"))
    classes = {node.name: node for node in module.body if isinstance(node, ast.ClassDef)}

    def doc(cls: str, method: str) -> str:
        node = next(node for node in classes[cls].body if getattr(node, "name", None) == method)
        text = ast.get_docstring(node)  # type: ignore[arg-type]
        assert text is not None
        return text

    create = doc("Widgets", "create")
    assert create.startswith("Create a widget.\n\n    widget = client.widgets.create(")
    assert "Makes a widget that spins." in create
    assert "spin_rate: Turns a second, 0 to 10; needs `axis`." in create
    assert "ConflictError: The name is taken." in create
    assert "Returns:\n    The widget, PENDING at first." in create
    assert "    widget = await client.widgets.create(" in doc("AsyncWidgets", "create")
    assert '    print((await client.widgets.get("...")).spin_rate)' in doc("AsyncWidgets", "get")
    assert "    async for widget in client.widgets.iter():" in doc("AsyncWidgets", "iter")
    assert "The `next_cursor` of the page before." in doc("Widgets", "list")
    assert ast.get_docstring(classes["Widgets"]) == "Things that spin: `client.widgets`."


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_a_program_that_uses_it_passes_the_checkers(project: Path, tmp_path: Path, checker: str) -> None:
    for name in ("sync", "sync_client"):
        shutil.copytree(project / name, tmp_path / name)
    shutil.copy(HERE / "program.py", tmp_path)
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict", "include": ["program.py"]}')
    tool = str(Path(sys.executable).parent / checker)
    command = [tool, "--strict", "program.py"] if checker == "mypy" else [tool, "--pythonpath", sys.executable]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr


def test_nothing_but_the_contract_was_touched(project: Path) -> None:
    def hand_written(root: Path) -> dict[str, bytes]:
        folders = ("scripts", "templates", "sync")
        files = [path for name in folders for path in (root / name).rglob("*") if path.is_file()]
        named = {path.relative_to(root).as_posix(): path for path in files if "__pycache__" not in path.parts}
        # The command line's copy of the contract is generated, too.
        return {name: path.read_bytes() for name, path in named.items() if name != "sync/cli/contract.json"}

    assert hand_written(project) == hand_written(ROOT)
    new = contents(project).keys() - contents(ROOT).keys()
    assert all(re.search(r"widget", name) for name in new)
    assert "resources/widgets.py" in new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x-pagination: next-cursor", "x-paginaton: next-cursor"),
        ("x-method: clone", "x-method: Clone It"),
        ("x-idempotent: true", "x-idempotent: maybe"),
    ],
)
def test_an_extension_that_is_not_right_stops_the_generator(tmp_path: Path, old: str, new: str) -> None:
    project = copied(tmp_path / "project")
    contract = (project / "openapi.yaml").read_text("utf-8")
    head, mark, tail = contract.partition(f"      {old}\n")
    assert mark
    (project / "openapi.yaml").write_text(f"{head}      {new}\n{tail}", "utf-8")
    run = generate(project)
    assert run.returncode == 1
    assert new.partition(":")[0] in run.stderr or new.partition(": ")[2] in run.stderr
