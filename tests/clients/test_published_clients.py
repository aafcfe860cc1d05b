"""The published clients, version 0.3.0, call every method that they have against the sandbox.

What they send is right by definition where the documentation says nothing else. The first run needs the package index
and, for the TypeScript client, node and npm; without those it is left out.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Dict, List

import npm
import pytest

from benchmarks import environments
from sync_sandbox import Sandbox

HERE = Path(__file__).parent
MEDIA = HERE.parents[1] / "examples" / "media"
INPUT = [{"type": "video", "url": "https://example.com/v.mp4"}, {"type": "audio", "url": "https://example.com/a.wav"}]
CREATE = {"model": "lipsync-2", "input": INPUT}

EXPECTED: Dict[str, Any] = {
    "generations.create": "COMPLETED",
    "generations.create_with_files": ["video", "audio"],
    "generations.get": "COMPLETED",
    "generations.list": [2, 0, 1],
    "generations.estimate_cost": 1,
    "assets.list": [2, 1, 0],
    "assets.get": "AUDIO",
    "models.list": True,
    "batch.create": ["VALIDATED", "PENDING"],
    "batch.get": "COMPLETED",
    "batch.list": True,
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A video, an audio file and the rows of a batch."""
    for name in ("video.mp4", "audio.wav"):
        (tmp_path / name).write_bytes((MEDIA / name).read_bytes())
    rows = [{"request_id": f"row-{number}", "endpoint": "/v2/generate", "payload": CREATE} for number in range(20)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def python(colour: str) -> List[str]:
    try:
        return [str(environments.peer()), str(HERE / "drive.py"), "{url}", "{files}", colour]
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.fail(f"syncsdk 0.3.0 can't be installed; the first run needs the package index: {error}")


def typescript() -> List[str]:
    try:
        return ["node", str(HERE / "drive.cjs"), "{url}", "{files}", str(npm.ensure_installed("npm-clients.json"))]
    except npm.NotAvailable as error:
        pytest.skip(f"The published TypeScript client was left out: {error}.")


# The first run installs the client.
@pytest.mark.timeout(300)
@pytest.mark.parametrize("client", ["Sync", "AsyncSync", "TypeScript"])
def test_every_method_of_a_published_client_works(client: str, files: Path) -> None:
    command = typescript() if client == "TypeScript" else python(client)
    with Sandbox(pending_seconds=0.0, processing_seconds=0.0) as sandbox:
        arguments = [part.format(url=sandbox.url, files=files) for part in command]
        ran = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
        assert ran.returncode == 0, ran.stderr
        refused = [request for request in sandbox.requests if request.response and request.response.status >= 400]
    report = json.loads(ran.stdout)
    assert report["results"] == EXPECTED
    assert report["methods"] == sorted(EXPECTED)
    assert refused == []
