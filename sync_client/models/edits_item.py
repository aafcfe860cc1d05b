# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ..types import BaseModel


class EditsItem(BaseModel):
    """What its subclasses have in common: they can stand together in one list."""

    __slots__ = ()
