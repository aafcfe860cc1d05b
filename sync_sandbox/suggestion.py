"""Refusals of a name that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Collection


def unknown(what: str, name: object, known: Collection[str]) -> str:
    """The text of an error: what is not known, and what may have been meant or else is known."""
    close = get_close_matches(str(name), known, n=1, cutoff=0.6) or [
        one for one in known if one.lower() == str(name).lower()
    ]
    advice = f"Did you mean {close[0]!r}?" if close else f"There are {', '.join(sorted(known))}."
    return f"There is no {what} {name!r}. {advice}"
