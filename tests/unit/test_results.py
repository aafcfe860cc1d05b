"""The results of a batch, however their bytes are cut."""

from __future__ import annotations

import json
import warnings
from typing import Any, Dict, List

from hypothesis import given
from hypothesis import strategies as st

from sync.core.jobs.results import Lines
from sync.errors import InvalidResponseError

from .test_retry import JSON

OBJECTS = st.lists(
    st.dictionaries(st.text(max_size=4), JSON.filter(lambda value: value == value), max_size=3), max_size=6
)


def fed(lines: Lines, content: bytes, cuts: List[int]) -> List[Any]:
    places = sorted({0, *(cut % (len(content) + 1) for cut in cuts), len(content)})
    found = [item for start, end in zip(places, places[1:]) for item in lines.feed(content[start:end])]
    return found + lines.end()


@given(objects=OBJECTS, cuts=st.lists(st.integers(0, 10**6), max_size=6))
def test_the_objects_are_the_same_wherever_they_are_cut(objects: List[Any], cuts: List[int]) -> None:
    content = b"\n".join(json.dumps(value).encode() for value in objects)
    lines = Lines()
    found = fed(lines, content, cuts)
    assert repr(found) == repr(json.loads(json.dumps(objects)))
    # A download that starts again gives none of them twice.
    lines.restart()
    assert fed(lines, content, cuts) == []


@given(content=st.binary() | st.lists(st.sampled_from([b"{}", b"[", b"\n", b"5", b"\xff"])).map(b"".join))
def test_any_bytes_are_objects_or_one_error(content: bytes) -> None:
    try:
        with warnings.catch_warnings():
            # It tells of each line that is left out.
            warnings.simplefilter("ignore", RuntimeWarning)
            found = fed(Lines(), content, [len(content) // 2])
    except InvalidResponseError:
        return
    assert all(isinstance(value, dict) for value in found)


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
