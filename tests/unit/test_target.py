"""What a download is called."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Optional

from hypothesis import example, given
from hypothesis import strategies as st

from sync.core.target import name_for
from sync_client.models import Generation

DATA = {"createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}
HOSTILE = ["..", "/", "\\", "\0", "\n", "C:", "~", ".", " ", ".mp4", "a", "\u202e", "\u00e9" * 99, "\ud800", "\uff0f"]
NAMES = st.none() | st.text() | st.lists(st.sampled_from(HOSTILE)).map("".join)


@given(name=NAMES, id=NAMES)
@example("../../etc/passwd", "x")
def test_any_name_is_one_new_name_in_its_folder(name: Optional[str], id: Optional[str]) -> None:
    safe = name_for(Generation.from_dict({**DATA, "id": id or "", "outputFileName": name}))
    assert safe.endswith(".mp4")
    assert not safe.startswith((".", " ", "~", "-"))
    assert not set("/\\\0\r\n:") & set(safe)
    assert Path("folder", safe).parent == Path("folder")
    assert len(os.fsencode(safe)) <= 255
