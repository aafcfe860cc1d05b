"""Which page comes next, and which ids go together."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any, List, NamedTuple, Optional
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.call.steps import Flow, Items
from sync.core.jobs.pages import LONGEST_IDS, MOST_IDS, iterate_items, split_call, split_ids
from sync.errors import InvalidRequestError, InvalidResponseError
from sync_client import api
from sync_client.callers import Pages
from sync_client.types import UnknownObject

IDS = st.lists(st.text(st.characters(min_codepoint=48, max_codepoint=0x3000), min_size=1, max_size=300), max_size=300)


class Page(NamedTuple):
    """A page that names the next."""

    items: List[Any]
    next_cursor: Any


def walked(fetch: Any, pages: Pages, limit: int = 0) -> List[Any]:
    steps = iterate_items(fetch, partial(pages.next_cursor, limit=limit))
    return [item.id for step in steps if isinstance(step, Items) for item in step.values]


BY_CURSOR = Pages("next-cursor", 100)
BY_LAST_ID = Pages("last-id", 100)


@given(ids=IDS)
def test_ids_go_in_groups_that_fit_a_url_and_none_goes_twice(ids: List[str]) -> None:
    try:
        groups = split_ids(ids)
    except InvalidRequestError as error:
        assert error.field == "ids"
        return
    assert [id for group in groups for id in group] == list(dict.fromkeys(ids))
    for group in groups:
        assert group
        assert len(group) <= MOST_IDS
        assert len(group) == 1 or len(",".join(quote(id, safe="") for id in group)) <= LONGEST_IDS


def test_without_a_filter_there_is_one_call_and_one_id_is_a_group() -> None:
    (one,) = split_call(partial(api.list_generations), "ids")
    assert one.keywords == {}
    assert split_ids("one") == [["one"]]


@given(count=st.integers(0, 50), size=st.integers(1, 10))
def test_every_item_comes_once_and_in_its_order(count: int, size: int) -> None:
    ids = [str(number) for number in range(count)]

    def fetch(cursor: Optional[str]) -> Flow[List[Any]]:
        start = 0 if cursor is None else ids.index(cursor) + 1
        yield from ()
        return [SimpleNamespace(id=id) for id in ids[start : start + size]]

    assert walked(fetch, BY_LAST_ID, size) == ids


@pytest.mark.parametrize(
    ("pages", "page", "cursor"),
    [
        (BY_CURSOR, Page([], "c"), "c"),
        (BY_CURSOR, Page([], 1), "1"),
        (BY_CURSOR, Page([], 0), "0"),
        (BY_CURSOR, Page([], ""), None),
        (BY_CURSOR, Page([], None), None),
        (BY_LAST_ID, [SimpleNamespace(id="a"), SimpleNamespace(id="b")], "b"),
        (BY_LAST_ID, [SimpleNamespace(id="a")], None),
        # A server that gives more than was asked for knows no pages.
        (BY_LAST_ID, [SimpleNamespace(id="a"), SimpleNamespace(id="b"), SimpleNamespace(id="c")], None),
        (BY_LAST_ID, [], None),
        # One bad item does not take the pages after it with it.
        (BY_LAST_ID, [SimpleNamespace(id="a"), None], "a"),
        (BY_LAST_ID, [SimpleNamespace(id="a"), UnknownObject({"x": 1})], "a"),
        (Pages("single"), [SimpleNamespace(id="a"), SimpleNamespace(id="b")], None),
    ],
)
def test_the_next_page_is_the_one_that_the_page_or_its_last_item_names(
    pages: Pages, page: Any, cursor: Optional[str]
) -> None:
    assert pages.next_cursor(page, 2) == cursor


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

    found = walked(fetch, BY_CURSOR)
    assert len(found) == len(set(found))
    assert {str(number) for number in range(count)} <= set(found)


@given(cursors=st.lists(st.sampled_from("abc"), min_size=1, max_size=8))
def test_a_list_that_does_not_end_is_an_error(cursors: List[str]) -> None:
    pages = iter(cursors * 2)

    def fetch(cursor: Optional[str]) -> Flow[Page]:
        yield from ()
        return Page([], next(pages))

    with pytest.raises(InvalidResponseError, match="does not end"):
        walked(fetch, BY_CURSOR)


@pytest.mark.parametrize(
    ("pages", "page"),
    [
        *[(BY_CURSOR, Page([SimpleNamespace(id="a")], cursor)) for cursor in ({}, ["c"], True, 1.5)],
        (BY_LAST_ID, [SimpleNamespace(id=5), SimpleNamespace(id="")]),
    ],
)
def test_a_list_whose_next_page_has_no_readable_name_does_not_end_as_if_it_were_whole(pages: Pages, page: Any) -> None:
    def fetch(cursor: Optional[str]) -> Flow[Any]:
        yield from ()
        return page

    with pytest.raises(InvalidResponseError, match="The list ends too early"):
        walked(fetch, pages, 2)


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
