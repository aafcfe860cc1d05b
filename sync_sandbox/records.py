"""Things by key that can be saved."""

from __future__ import annotations

from typing import Dict, Iterable, Tuple, TypeVar

T = TypeVar("T")


class Records(Dict[str, T]):
    """Things by key, in order of their arrival. It knows which have changed since they were saved.

    One that was changed in place has to be put in again.
    """

    def __init__(self) -> None:
        super().__init__()
        #: Keys, in the order of their first change.
        self.changed: Dict[str, None] = {}

    def __setitem__(self, key: str, value: T) -> None:
        super().__setitem__(key, value)
        self.changed[key] = None

    def __delitem__(self, key: str) -> None:
        super().__delitem__(key)
        self.changed[key] = None

    def restore(self, saved: Iterable[Tuple[str, T]]) -> None:
        """Have what was saved, and nothing else."""
        self.clear()
        self.update(saved)  # Unlike an assignment, this counts for no change.
        self.changed.clear()
