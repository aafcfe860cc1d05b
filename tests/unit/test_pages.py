"""Which page comes next, and which ids go together."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, List, Optional
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.call.iteration import Items
from sync.core.call.transport import Flow
from sync.core.jobs.pages import LONGEST_IDS, MOST_IDS, Page, iterate_items, make_page, split_ids
from sync.errors import InvalidRequestError, InvalidResponseError

IDS = st.lists(st.text(st.characters(min_codepoint=48, max_codepoint=0x3000), min_size=1, max_size=300), max_size=300)


def walked(fetch: Any) -> List[Any]:
    return [item.id for step in iterate_items(fetch) if isinstance(step, Items) for item in step.values]


@given(ids=IDS)
def test_ids_go_in_groups_that_fit_a_url_and_none_goes_twice(ids: List[str]) -> None:
    try:
        groups = split_ids(ids)
    except InvalidRequestError as error:
        assert error.field == "ids"
        return
    assert [id for group in groups for id in group or ()] == list(dict.fromkeys(ids))
    for group in groups:
        assert group
        assert len(group) <= MOST_IDS
        assert len(group) == 1 or len(",".join(quote(id, safe="") for id in group)) <= LONGEST_IDS


def test_no_filter_is_one_group() -> None:
    assert split_ids(None) == [None]
    assert split_ids("one") == [["one"]]


@given(count=st.integers(0, 50), size=st.integers(1, 10))
def test_every_item_comes_once_and_in_its_order(count: int, size: int) -> None:
    ids = [str(number) for number in range(count)]

    def fetch(cursor: Optional[str]) -> Flow[Page]:
        start = 0 if cursor is None else ids.index(cursor) + 1
        yield from ()
        return make_page([SimpleNamespace(id=id) for id in ids[start : start + size]], size)

    assert walked(fetch) == ids


@given(count=st.integers(1, 30), size=st.integers(1, 10), grows=st.integers(0, 10))
def test_nothing_comes_twice_from_a_list_that_grows(count: int, size: int, grows: int) -> None:
    # Its cursors are positions: each new item moves all the others one further.
    ids = [str(number) for number in range(count)]
    grown = 0

    def fetch(cursor: Optional[str]) -> Flow[Page]:
        nonlocal grown
        if cursor is not None and grown < min(grows, size):
            grown += 1
            ids.insert(0, f"new {grown}")
        start = int(cursor or 0)
        yield from ()
        page = [SimpleNamespace(id=id) for id in ids[start : start + size]]
        return Page(page, str(start + size) if start + size < len(ids) else None)

    found = walked(fetch)
    assert len(found) == len(set(found))
    assert {str(number) for number in range(count)} <= set(found)


@given(cursors=st.lists(st.sampled_from("abc"), min_size=1, max_size=8))
def test_a_list_that_does_not_end_is_an_error(cursors: List[str]) -> None:
    pages = iter(cursors * 2)

    def fetch(cursor: Optional[str]) -> Flow[Page]:
        yield from ()
        return Page([], next(pages))

    with pytest.raises(InvalidResponseError, match="does not end"):
        walked(fetch)


@pytest.mark.parametrize("first", ["x", "é", "a/b"])
def test_a_group_is_as_long_as_fits_and_no_longer(first: str) -> None:
    rest = LONGEST_IDS - len(quote(first, safe="")) - 2
    assert split_ids([first, "y" * rest]) == [[first, "y" * rest]]
    assert split_ids([first, "y" * (rest + 1)]) == [[first], ["y" * (rest + 1)]]


def test_a_new_group_begins_with_the_length_of_its_first() -> None:
    alone = "b" * (LONGEST_IDS - 1)
    assert split_ids(["a", alone, "c", "d"]) == [["a"], [alone], ["c", "d"]]


def test_a_group_has_a_hundred_ids_at_most() -> None:
    ids = [str(number) for number in range(MOST_IDS + 1)]
    assert split_ids(ids[:-1]) == [ids[:-1]]
    assert split_ids(ids) == [ids[:-1], ids[-1:]]
