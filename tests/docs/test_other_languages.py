"""What docs/how-to/test-your-program.md shows in JavaScript, and as steps of CI, runs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
import yaml

from sync_sandbox import Sandbox
from sync_sandbox.server import listen

PAGE = (Path(__file__).resolve().parents[2] / "docs/how-to/test-your-program.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_the_program_in_javascript_sees_the_end_of_its_job(tmp_path: Path) -> None:
    (tmp_path / "program.js").write_text(block("js"), encoding="utf-8")
    with Sandbox(api_key="k") as sandbox:
        environment = {**os.environ, "SYNC_BASE_URL": sandbox.url, "SYNC_API_KEY": "k"}
        done = subprocess.run(
            ["node", str(tmp_path / "program.js")], env=environment, capture_output=True, text=True, timeout=50
        )
        assert len(sandbox.billed) == 1
    assert (done.stdout, done.stderr) == ("COMPLETED\n", "")


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_the_steps_of_ci_start_a_sandbox_that_the_next_step_can_use(tmp_path: Path) -> None:
    _, start, test = yaml.safe_load(block("yaml"))["steps"]
    listener = listen(0)
    port = str(listener.getsockname()[1])
    listener.close()
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    shell = subprocess.Popen(
        ["bash", "-ec", start["run"].replace("3001", port)],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert shell.wait(45) == 0
        assert "generation_pipeline_failed" in (tmp_path / "errors.json").read_text(encoding="utf-8")
        url = test["env"]["SYNC_BASE_URL"].replace("3001", port)
        assert httpx.get(f"{url}/v2/models", headers={"x-api-key": test["env"]["SYNC_API_KEY"]}).is_success
    finally:
        # The sandbox has outlived the shell: its group is told to end.
        os.killpg(shell.pid, signal.SIGTERM)
        deadline = time.monotonic() + 20
        while is_alive(shell.pid) and time.monotonic() < deadline:
            time.sleep(0.02)


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
