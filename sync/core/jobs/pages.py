"""Lists: which page comes next, which of its items are new, and how many ids fit into one request."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, FrozenSet, Iterable, List, Optional, Set, Union
from urllib.parse import quote

from sync_client.callers import Pages, items_of
from sync_client.errors import DecodeError
from sync_client.options import CallOptions
from sync_client.types import Listing, Operation

from ...errors import InvalidRequestError, InvalidResponseError
from ..call.arguments import build_operation, read_arguments
from ..call.context import Context
from ..call.flow import call
from ..call.steps import Flow, ItemFlow, Items
from ..validation import check_id, check_several

# The most that the API lists at once.
MOST_IDS = 100
# Bytes of ids in a URL; servers take 8 KiB for the whole line as a rule.
LONGEST_IDS = 6000


def call_in_groups(context: Context, make: partial[Operation[Any]], options: CallOptions, name: str) -> Flow[Any]:
    """A list, in as many requests as its ids need.

    Args:
        name: The argument that holds the ids.
    """
    calls = split_call(make, name)
    if len(calls) != 1 and (context.raw or make.keywords.get("limit") is not None):
        raise InvalidRequestError(
            f"{name} must have 1 to {MOST_IDS} ids if there is a limit or a raw response.", field=name
        )
    operations = [build_operation(one) for one in calls]
    if len(operations) == 1:
        return (yield from call(context, operations[0], options))
    found: List[Any] = Listing()
    for operation in operations:
        found += yield from call(context, operation, options)
    return found


def iterate_pages(
    context: Context, make: partial[Operation[Any]], options: CallOptions, pages: Pages, split: str
) -> ItemFlow[Any]:
    """Every item of every page, once; one page is held at a time. Checked before the first page is asked for.

    Args:
        split: The argument that holds ids, of which one request takes so many only.
    """
    calls = split_call(make, split) if split else [read_arguments(make)]
    for one in calls:
        build_operation(one)

    def fetch(one: partial[Operation[Any]], cursor: Optional[str]) -> Flow[Any]:
        operation = build_operation(one if cursor is None else partial(one, cursor=cursor))
        return call(context, operation, options)

    def walk() -> ItemFlow[Any]:
        for one in calls:
            yield from iterate_items(
                partial(fetch, one), partial(pages.next_cursor, limit=one.keywords.get("limit", 0))
            )

    return walk()


def iterate_items(
    fetch: Callable[[Optional[str]], Flow[Any]], next_cursor: Callable[[Any], Optional[str]]
) -> ItemFlow[Any]:
    """Every item of every page, once.

    Args:
        fetch: Gets the page at a cursor, None for the first.
        next_cursor: The cursor of the page after one; None after the last.

    Raises:
        InvalidResponseError: A server that ignores the cursor would let it go on for ever, or the cursor of a page
            can't be read.
    """
    cursor: Optional[str] = None
    seen: Set[str] = set()
    known: FrozenSet[str] = frozenset()
    while True:
        page = yield from fetch(cursor)
        # A list that grows while it is read moves items to the next page that were given already.
        yield Items([item for item in items_of(page) if _read_id(item) not in known])
        try:
            cursor = next_cursor(page)
        except DecodeError as error:
            raise InvalidResponseError(f"The list ends too early: {error}.") from None
        if cursor is None:
            return
        if cursor in seen:
            raise InvalidResponseError(f"The list does not end: its cursor {cursor!r} came twice.")
        seen.add(cursor)
        known = frozenset(id for id in map(_read_id, items_of(page)) if id is not None)


def _read_id(item: Any) -> Optional[str]:
    id = getattr(item, "id", None)
    return id if isinstance(id, str) else None


def split_call(make: partial[Operation[Any]], name: str) -> List[partial[Operation[Any]]]:
    """The same call for each group of its ids that fits into one URL."""
    make = read_arguments(make)
    ids = make.keywords.get(name)
    return [make] if ids is None else [partial(make, **{name: group}) for group in split_ids(ids, name)]


def split_ids(ids: Union[str, Iterable[str]], name: str = "ids") -> List[List[str]]:
    """The ids in groups that fit into one URL each, none of them twice."""
    ids = [ids] if isinstance(ids, str) else ids
    check_several(ids, name, "ids")
    groups: List[List[str]] = []
    group: List[str] = []
    length = 0
    for id in dict.fromkeys(check_id(id, name) for id in ids):
        length += len(quote(id, safe="")) + 1
        if not group or len(group) == MOST_IDS or length > LONGEST_IDS:
            group, length = [], len(quote(id, safe="")) + 1
            groups.append(group)
        group.append(id)
    return groups
