"""The changes as a person reads them, and as a program does."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from spec_diff.change import Change

SHOWN = 4
INDENT = " " * 11
HARD_SPACE = "\N{NO-BREAK SPACE}"  # keeps the name of an operation on one line


def as_text(changes: list[Change], base: str, spec: str, width: int) -> str:
    """A report for the terminal: breaking changes, then compatible ones."""
    lines = [f"{base} -> {spec}"]
    if not changes:
        return "\n".join([*lines, "No difference."])
    for title, breaking in (("Breaking", True), ("Compatible", False)):
        group = [change for change in changes if change.breaking is breaking]
        if group:
            lines += ["", f"{title} ({len(group)})", *_lines(group, width)]
    return "\n".join(lines)


def as_json(changes: list[Change], base: str, spec: str) -> str:
    breaking = sum(change.breaking for change in changes)
    counts = {"breaking": breaking, "compatible": len(changes) - breaking}
    return json.dumps(
        {"base": base, "spec": spec, **counts, "changes": [asdict(c) for c in changes]}, indent=2, default=str
    )


def _lines(changes: list[Change], width: int) -> Iterator[str]:
    column = min(40, max(len(change.where) for change in changes))
    for change in changes:
        yield f"  {change.action:<7}  {change.where:<{column}}  {change.what}".rstrip()
        if change.where not in change.operations:
            yield textwrap.fill(
                _list_operations(change), width, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False
            ).replace(HARD_SPACE, " ")


def _list_operations(change: Change) -> str:
    verb = {"request": "sent to ", "response": "received from ", None: ""}[change.direction]
    names = list(change.operations[:SHOWN])
    if len(change.operations) > SHOWN:
        names.append(f"and {len(change.operations) - SHOWN} more")
    return verb + ", ".join(name.replace(" ", HARD_SPACE) for name in names)
