"""Lists: which page comes next, which of its items are new, and how many ids fit into one request."""

from __future__ import annotations

from typing import Any, Callable, FrozenSet, Iterable, List, NamedTuple, Optional, Sequence, Set, TypeVar, Union
from urllib.parse import quote

from ...errors import InvalidResponseError
from ..call.iteration import ItemFlow, Items
from ..call.transport import Flow
from ..validation import check_id

# A page of the API: it has `items` and `next_cursor`.
P = TypeVar("P", bound=Any)

LARGEST_PAGE = 100
MOST_IDS = 100
# Bytes of ids in a URL; servers take 8 KiB for the whole line as a rule.
LONGEST_IDS = 6000


class Page(NamedTuple):
    """A page of a list that comes without a cursor.

    Attributes:
        items: What is on it.
        next_cursor: The cursor of the page after it; None on the last.
    """

    items: Sequence[Any]
    next_cursor: Optional[str]


def make_page(items: Sequence[Any], limit: int) -> Page:
    """A page of a list whose cursors are the ids of its items.

    Args:
        limit: How many were asked for. Fewer are the last page; a server that gives more knows no pages.
    """
    return Page(items, items[-1].id if len(items) == limit else None)


def iterate_items(fetch: Callable[[Optional[str]], Flow[P]]) -> ItemFlow[Any]:
    """Every item of every page, once; one page is held at a time.

    Raises InvalidResponseError where a server that ignores the cursor would let it go on for ever.

    Args:
        fetch: Gets the page at a cursor, None for the first.
    """
    cursor: Optional[str] = None
    seen: Set[str] = set()
    known: FrozenSet[str] = frozenset()
    while True:
        page = yield from fetch(cursor)
        # A list that grows while it is read moves items to the next page that were given already.
        yield Items([item for item in page.items if _read_id(item) not in known])
        cursor = page.next_cursor
        if not cursor:
            return
        if cursor in seen:
            raise InvalidResponseError(f"The list does not end: its cursor {cursor!r} came twice.")
        seen.add(cursor)
        known = frozenset(id for id in map(_read_id, page.items) if id is not None)


def _read_id(item: Any) -> Optional[str]:
    return getattr(item, "id", None)


def split_ids(ids: Union[str, Iterable[str], None]) -> List[Optional[List[str]]]:
    """The ids in groups that fit into one URL each, none of them twice. No filter is one group, which is None."""
    if ids is None:
        return [None]
    groups: List[Optional[List[str]]] = []
    group: List[str] = []
    length = 0
    for id in dict.fromkeys(check_id(id, "ids") for id in ([ids] if isinstance(ids, str) else ids)):
        length += len(quote(id, safe="")) + 1
        if not group or len(group) == MOST_IDS or length > LONGEST_IDS:
            group, length = [], len(quote(id, safe="")) + 1
            groups.append(group)
        group.append(id)
    return groups
