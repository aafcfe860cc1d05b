# Generated from openapi.yaml by `make generate`: do not edit.
"""How names are spelled: on the wire, in Python, and with a slip in them."""

from __future__ import annotations

import re
from typing import Iterable, List, Optional


def wire_name(name: str) -> str:
    """A name in Python as most of the API writes it: `voice_id` is `voiceId`."""
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


def python_name(name: str) -> str:
    """A name on the wire as Python writes it: `voiceId` is `voice_id`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def guess_name(given: str, names: Iterable[str]) -> Optional[str]:
    """The name that was meant, where that is nearly certain: it differs in its case or its separators, or by a slip
    of the fingers. A name with other digits is another name: `lipsync-3` is no slip for `lipsync-2`."""
    plain = _plain(given)
    best: Optional[str] = None
    least = 3
    for name in names:
        other = _plain(name)
        if plain == other:
            return name
        if _digits(plain) == _digits(other):
            length = min(len(plain), len(other))
            slips = _slips(plain, other)
            # In a short name, a letter may be missing; with one more, or another, it is as likely a newer name.
            short = 1 if len(plain) > 1 and len(other) == len(plain) + 1 else 0
            if slips < least and slips <= (short if length < 4 else 1 if length < 7 else 2):
                best, least = name, slips
    return best


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _digits(name: str) -> str:
    return re.sub(r"[^0-9]", "", name)


def _slips(one: str, other: str) -> int:
    """How many letters were left out, added, changed, or swapped with the next; 3 where there are more than two."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: List[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != target))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return min(row[-1], 3)
