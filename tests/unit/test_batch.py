"""The rows of a batch, before they go out."""

from __future__ import annotations

import io
import json
from typing import Any, Dict

import pytest

from sync.core.jobs.batch import LARGEST_BATCH, build_create
from sync.errors import InvalidRequestError

PAYLOAD = {"model": "m", "input": [{"type": "video", "url": "https://a/v"}, {"type": "audio", "url": "https://a/a"}]}


def content(size: int) -> bytes:
    """A batch of 20 rows, filled up with a blank line."""
    rows = [{"request_id": str(number), "endpoint": "/v2/generate", "payload": PAYLOAD} for number in range(20)]
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return lines + b" " * (size - len(lines))


def create(input: Any = None, rows: Any = None) -> Any:
    return build_create(rows=rows, input=input)


@pytest.mark.parametrize("arguments", [{}, {"input": content(0), "rows": []}])
def test_it_is_rows_or_a_file(arguments: Dict[str, Any]) -> None:
    with pytest.raises(InvalidRequestError, match=r"^Pass either rows, or input with a JSONL file") as caught:
        create(**arguments)
    assert caught.value.field == "rows"


def test_a_file_may_have_5_mb_and_not_a_byte_more() -> None:
    create(io.BytesIO(content(LARGEST_BATCH)))
    with pytest.raises(InvalidRequestError, match=r"^input is larger than 5 MB") as caught:
        create(io.BytesIO(content(LARGEST_BATCH + 1)))
    assert caught.value.field == "input"


def test_the_field_of_a_line_is_the_file_and_what_is_wrong_in_it() -> None:
    with pytest.raises(InvalidRequestError, match=r"^input, line 21: payload\.model must not be empty\.$") as caught:
        create(content(0) + b'{"request_id": "x", "endpoint": "/v2/generate", "payload": {"model": "", "input": []}}')
    assert caught.value.field == "input.payload.model"
