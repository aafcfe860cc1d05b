from __future__ import annotations

import json
import sys
from pathlib import Path

import mutation
import pytest


def test_results_become_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutation, "ROOT", tmp_path)
    for name, codes in {"core/retry": [1, 1, 0, 36], "core/empty": [], "webhooks": [3, 33, None, 1]}.items():
        path = tmp_path / "mutants" / "sync" / f"{name}.py.meta"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"exit_code_by_key": dict(zip("abcd", codes, strict=False))}))
    assert list(mutation.table()) == [
        "| module | mutants | killed | timeout | survived | no tests | not run | score |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        "| `sync/core/retry.py` | 4 | 2 | 1 | 1 | 0 | 0 | 75.0% |",
        "| `sync/webhooks.py` | 4 | 2 | 0 | 0 | 1 | 1 | 50.0% |",
        "| **all** | 8 | 4 | 1 | 1 | 1 | 1 | 62.5% |",
    ]


@pytest.mark.timeout(120)  # It collects four times.
def test_names_of_tests_that_differ_from_run_to_run_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutation, "ROOT", tmp_path)
    monkeypatch.setattr(mutation, "PYTHON", sys.executable)
    tests = {"steady": "['a']", "address": "[repr(object())]", "escape": r"['\\n']"}
    for name, ids in tests.items():
        (tmp_path / f"test_{name}.py").write_text(
            f"import pytest\n\n@pytest.mark.parametrize('x', [1], ids={ids})\ndef test_it(x): ...\n"
        )
    with pytest.raises(SystemExit) as info:
        mutation.check_names(["."])
    assert {name for name in tests if f"test_{name}.py::test_it" in str(info.value)} == {"address", "escape"}
