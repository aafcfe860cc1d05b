"""The notebook of the site runs from top to bottom, and neither it nor what it shows holds a URL that gives access."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from sync.runs import State
from sync_sandbox import Sandbox

from .test_pages import ROOT

nbformat: Any = pytest.importorskip("nbformat", reason="needs nbformat")
nbclient: Any = pytest.importorskip("nbclient", reason="needs nbclient")
pytest.importorskip("ipykernel", reason="needs ipykernel")

NOTEBOOK = ROOT / "docs" / "how-to" / "lip-sync.ipynb"
SIGNED = re.compile(r"https?://[^\s?\"'\\]*\?\w+=")


def test_the_notebook_is_saved_without_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


@pytest.mark.timeout(120)  # It starts a kernel.
@pytest.mark.filterwarnings("default")
def test_the_notebook_shows_the_video_and_a_table_and_no_signed_url(world: Sandbox) -> None:
    notebook = nbformat.read(str(NOTEBOOK), as_version=4)
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    shown = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("data:video/mp4;base64," in data.get("text/html", "") for data in shown)
    (table,) = [data["text/markdown"] for data in shown if "text/markdown" in data]
    for model in ("lipsync-2", "lipsync-2-pro", "sync-3"):
        assert f"| {model} | {State.DONE} | {model}.mp4 |" in table
    assert SIGNED.search(world.generations[0]["outputUrl"])
    assert SIGNED.findall(nbformat.writes(notebook)) == []
