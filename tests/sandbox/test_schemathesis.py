"""schemathesis, with all its checks, finds no request where the sandbox and the contract disagree.

The seed is fixed. SYNC_SOAK=full takes another each time, and many more requests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("schemathesis", reason="needs requirements/dev.txt")

from sync_sandbox import Sandbox

from .contract import SPEC
from .schemathesis_hooks import ALLOWANCES

ROOT = SPEC.parent
FULL = os.environ.get("SYNC_SOAK") == "full"
EXTENT = ["--max-examples=500"] if FULL else ["--seed=1", "--max-examples=30"]


# Five thousand requests take half a minute, and longer where other tests run beside them.
@pytest.mark.timeout(3600 if FULL else 600)
def test_the_sandbox_and_the_contract_agree(tmp_path: Path) -> None:
    needed = tmp_path / "needed.json"
    options = [
        "--checks=all",
        "--continue-on-failure",
        "--no-shrink",
        "--generation-database=none",
        "--header=x-api-key: test",
    ]
    with Sandbox(pending_seconds=0.0, processing_seconds=0.0) as sandbox:
        found = subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", "run", SPEC, f"--url={sandbox.url}", *options, *EXTENT],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "SCHEMATHESIS_HOOKS": f"{__package__}.schemathesis_hooks",
                "NEEDED_ALLOWANCES": str(needed),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert found.returncode == 0, found.stdout
        assert len(sandbox.requests) > 3000
    assert ALLOWANCES.keys() - set(json.loads(needed.read_text(encoding="utf-8"))) == set()
