"""syncsdk 0.3.0 and this library make the same calls; every difference is in expected.py, with its reason.

The first run needs the package index, to install syncsdk 0.3.0 into an environment of its own in .venvs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import pytest

import sync
from benchmarks import environments

from .cases import CASES, CODE
from .expected import EVERYWHERE, EXPECTED
from .recorder import Recorder

ROOT = Path(__file__).parents[2]
PACKAGES = Path(sync.__file__).parents[1]
DRIVER = Path(__file__).parent / "driver.py"
COLOURS = ("Sync", "AsyncSync")
KINDS = [*(("code", name) for name in CODE), *((colour, name) for colour in COLOURS for name in CASES)]
MISSING = "nothing"

Found = Dict[Tuple[str, str], Dict[str, Any]]


def drive(python: str | Path, side: str, recorder: Recorder, **environment: str) -> Found:
    """What each case came to: its outcome and the requests that it made."""
    command = [python, DRIVER, f"{recorder.url}/{side}"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "TZ": "America/New_York", **environment},
    )
    if done.returncode:
        pytest.fail(f"the driver failed on {side}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return {
        (line["kind"], line["case"]): {
            "outcome": line["outcome"],
            "requests": recorder.seen[f"{side}-{line['kind']}", line["case"]],
        }
        for line in map(json.loads, done.stdout.splitlines())
    }


@pytest.fixture(scope="module")
def found() -> Tuple[Found, Found]:
    try:
        published = environments.peer()
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.fail(f"syncsdk 0.3.0 can't be installed; the first run needs the package index: {error}")
    with Recorder() as recorder, ThreadPoolExecutor() as pool:
        theirs = pool.submit(drive, published, "published", recorder, PYTHONPATH="")
        ours = pool.submit(drive, sys.executable, "own", recorder, PYTHONPATH=str(PACKAGES))
        return theirs.result(), ours.result()


def differences(theirs: Any, ours: Any, path: str = "") -> Iterator[Tuple[str, Any, Any]]:
    """Where there is something else, and what. More in ours is no difference, except in what is sent."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in sorted({*theirs, *ours} if path.startswith("requests") else theirs):
            where = f"{path}.{key}" if path else key
            yield from differences(theirs.get(key, MISSING), ours.get(key, MISSING), where)
    elif isinstance(theirs, list) and isinstance(ours, list):
        if len(theirs) != len(ours):
            yield f"{path} (count)", len(theirs), len(ours)
        for number, (item, other) in enumerate(zip(theirs, ours)):
            yield from differences(item, other, f"{path}[{number}]")
    elif path.endswith(".class"):
        if getattr(sync.common, theirs, None) is not getattr(sync.common, ours):
            yield path, theirs, ours
    elif theirs != ours:
        yield path, theirs, ours


@pytest.mark.parametrize(("kind", "name"), KINDS, ids=str)
def test_the_same_code_does_the_same(found: Tuple[Found, Found], kind: str, name: str) -> None:
    published, own = found
    different = {path: (theirs, ours) for path, theirs, ours in differences(published[kind, name], own[kind, name])}
    unexpected = {
        path: values
        for path, values in different.items()
        if path not in EXPECTED.get(name, {}) and path.rpartition(".")[2] not in EVERYWHERE
    }
    assert unexpected == {}, "syncsdk 0.3.0 first, this library second"
    assert [path for path in EXPECTED.get(name, {}) if path not in different] == [], "expected, and not found"


@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_difference_that_is_expected_everywhere_is_there(found: Tuple[Found, Found], name: str) -> None:
    theirs, ours = (side["Sync", "create"] for side in found)
    assert f"requests[0].headers.{name}" in [path for path, _, _ in differences(theirs, ours)]


def test_every_case_was_run_by_both(found: Tuple[Found, Found]) -> None:
    assert list(found[0]) == list(found[1]) == KINDS


def test_every_expected_difference_is_of_a_case_and_has_a_reason() -> None:
    assert set(EXPECTED) <= {*CASES, *CODE}
    assert not set(CASES) & set(CODE)
    assert [name for name, paths in EXPECTED.items() if not paths or not all(paths.values())] == []


def test_users_are_told_of_every_difference() -> None:
    page = " ".join((ROOT / "docs" / "how-to" / "migrating.md").read_text(encoding="utf-8").split())
    reasons = {*EVERYWHERE.values(), *(reason for paths in EXPECTED.values() for reason in paths.values())}
    assert sorted(reason for reason in reasons if reason not in page) == []


@pytest.mark.parametrize(
    ("theirs", "ours", "paths"),
    [
        ({"outcome": {"returned": 1}}, {"outcome": {"returned": 1, "more": 2}}, []),
        ({"outcome": {"returned": 1}}, {"outcome": {"raised": {}}}, ["outcome.returned"]),
        ({"requests": [{"json": {}}]}, {"requests": [{"json": {"a": 1}}]}, ["requests[0].json.a"]),
        ({"requests": [{}]}, {"requests": []}, ["requests (count)"]),
        ({"requests": [{"json": {"a": 1}}]}, {"requests": [{"json": {}}]}, ["requests[0].json.a"]),
        ({"outcome": {"class": "Tts"}}, {"outcome": {"class": "TTS"}}, []),
        ({"outcome": {"class": "Tts"}}, {"outcome": {"class": "Video"}}, ["outcome.class"]),
        ([1, 2], [1, 3], ["[1]"]),
    ],
)
def test_a_difference_is_noticed(theirs: Any, ours: Any, paths: List[str]) -> None:
    assert [path for path, _, _ in differences(theirs, ours)] == paths
