"""What is said of a name that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Callable, Collection, Optional

#: More than these are not listed.
MOST_NAMES = 12


def unknown(what: str, name: str, known: Collection[str]) -> str:
    """The text of an error: what is not known, and what may have been meant."""
    close = closest(name, known)
    if close is not None:
        advice = f" Did you mean {close!r}?"
    else:
        advice = f" There are {', '.join(sorted(known))}." if len(known) <= MOST_NAMES else ""
    return f"There is no {what} {name!r}.{advice}"


def check_known(what: str, name: str, known: Collection[str]) -> None:
    """ValueError where the name is not known."""
    if name not in known:
        raise ValueError(unknown(what, name, known))


def one_of(what: str, known: Collection[str]) -> Callable[[Any, Any, str], None]:
    """The same as a validator of attrs."""
    return lambda instance, attribute, name: check_known(what, name, known)


def closest(name: str, known: Collection[str]) -> Optional[str]:
    """The known name that differs by a slip or two; None where there is none."""
    by_lower_case = {one.lower(): one for one in known}
    found = get_close_matches(name.lower(), by_lower_case, n=1, cutoff=0.75)
    return by_lower_case[found[0]] if found else None
