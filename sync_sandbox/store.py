"""Things by id."""

from __future__ import annotations

from typing import Generic, List, Optional, TypeVar

from typing_extensions import Protocol

from .problems import Problem
from .records import Records


class HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=HasId)


class Store(Generic[T]):
    """Things by id, in order of creation. A thing that is not there is refused with 404 and `code`."""

    def __init__(self, code: Optional[str] = None) -> None:
        self.records: Records[T] = Records()
        self._code = code

    def __contains__(self, id: object) -> bool:
        return id in self.records

    def all(self) -> List[T]:
        return list(self.records.values())

    def add(self, item: T) -> T:
        self.records[item.id] = item
        return item

    def get(self, id: str, *, field: Optional[str] = "id") -> T:
        if id not in self.records:
            raise Problem(404, self._code, field=field)
        return self.records[id]

    def remove(self, id: str) -> None:
        del self.records[id]
