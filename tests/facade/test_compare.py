"""Whether a file in place is the result of a generation: what a run asks before it downloads one again."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional

import pytest

from sync.runs.compare import is_result

from ..scripted_server import Script, ScriptedServer
from .conftest import MakeClient
from .test_download import generation_at, ok, partial

START = bytes(range(256)) * 256
WHOLE = START + b"the end"
BEGINNING = partial(START, f"bytes 0-65535/{len(WHOLE)}")


@pytest.mark.parametrize(
    ("file", "same"),
    [
        (WHOLE, True),
        (START + b"THE END", True),
        (START + b"the end.", False),
        (b"!" + WHOLE[1:], False),
        (None, False),
    ],
)
@pytest.mark.parametrize(
    "scripts",
    [
        [[BEGINNING]],
        [[ok(WHOLE)]],
        [[ok(WHOLE[:100], length=len(WHOLE))], [ok(WHOLE)]],
        [[ok(WHOLE[:100], length=len(WHOLE))], [BEGINNING], [BEGINNING]],
    ],
    ids=["a part", "the whole", "after a drop", "a part after a drop"],
)
def test_a_file_is_the_result_where_its_length_and_its_first_64_kib_are(
    make: MakeClient, tmp_path: Path, scripts: List[Script], file: Optional[bytes], same: bool
) -> None:
    if file is not None:
        (tmp_path / "x").write_bytes(file)
    with ScriptedServer(*scripts) as server:
        caller = make(base_url=server.url)._flows
        generation = generation_at(f"{server.url}/file")
        assert caller.run(is_result(caller.context, generation, tmp_path / "x")) is same
        assert [request.headers["range"] for request in server.requests] == ["bytes=0-65535"] * len(scripts)
