"""The lines of a batch, going out and coming in."""

from __future__ import annotations

import io
import json
from typing import Any, Dict, List

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.jobs.batch import LARGEST_BATCH, Lines, build_create
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


@given(
    values=st.lists(st.dictionaries(st.text(), st.integers())), cuts=st.lists(st.integers(0, 300)), again=st.integers(0)
)
def test_every_line_is_given_once_however_it_comes_and_however_often_it_begins_anew(
    values: List[Dict[str, int]], cuts: List[int], again: int
) -> None:
    whole = b"\n".join(json.dumps(value).encode() for value in values)
    lines, given = Lines(), []
    for position in (again % (len(whole) + 1), len(whole)):
        lines.restart()
        places = sorted({0, position, *(cut for cut in cuts if cut < position)})
        for start, end in zip(places, places[1:]):
            given += lines.feed(whole[start:end])
    assert given + lines.end() == values
