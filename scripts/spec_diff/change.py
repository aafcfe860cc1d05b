"""One change, where it was found, and whether it breaks a client."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Action = Literal["removed", "changed", "added"]
Direction = Literal["request", "response"]
Effect = Literal["narrower", "wider", "other"]


@dataclass(frozen=True)
class Change:
    """One difference, with every operation that it touches.

    `schema` is the component it was found in and `path` the JSON path there. Outside of any component `subject`
    says which part of the operation it is (`response 200`), and `path` starts at that part's value.
    """

    breaking: bool
    action: Action
    detail: str
    subject: str
    path: str
    schema: str | None
    direction: Direction | None
    operations: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The component or the operation, in a few words."""
        if self.schema:
            return self.schema
        return self.operations[0] if len(self.operations) == 1 else f"{len(self.operations)} operations"

    @property
    def what(self) -> str:
        """The part of it, and what is different there."""
        subject = "" if self.subject == self.where else self.subject
        part = " ".join(step for step in (subject, self.path if self.path != "$" else "") if step)
        return ": ".join(text for text in (part, self.detail) if text)


@dataclass(frozen=True)
class Place:
    """Where the comparison is."""

    operation: str
    subject: str
    direction: Direction | None = None
    schema: str | None = None
    path: str = "$"

    def within(self, schema: str | None) -> Place:
        return replace(self, schema=schema, path="$") if schema else self

    def part(self, name: str) -> Place:
        return replace(self, subject=f"{self.subject} {name}")

    def at(self, step: str) -> Place:
        return replace(self, path=self.path + step)


class Findings:
    """The changes found so far; what is found again for another operation is the same change."""

    def __init__(self) -> None:
        self._operations: dict[Change, dict[str, None]] = {}

    def add(self, place: Place, action: Action, detail: str = "", *, breaking: bool) -> None:
        subject = "" if place.schema else place.subject
        change = Change(breaking, action, detail, subject, place.path, place.schema, place.direction)
        self._operations.setdefault(change, {})[place.operation] = None

    def change(self, place: Place, effect: Effect, detail: str) -> None:
        """Add a change of what a value may be.

        A client breaks when what it sends is no longer accepted, or when it receives what it did not expect:
        narrower requests, wider responses.
        """
        breaking = effect == "other" or (effect == "narrower") == (place.direction == "request")
        self.add(place, "changed", detail, breaking=breaking)

    def changes(self) -> list[Change]:
        """Breaking changes first; then what was removed, changed, added; then by place."""
        order: tuple[Action, ...] = ("removed", "changed", "added")
        return sorted(
            (replace(change, operations=tuple(names)) for change, names in self._operations.items()),
            key=lambda c: (not c.breaking, order.index(c.action), c.schema or "", c.operations[0], c.subject, c.path),
        )
