"""A list that a notebook shows as a table."""

from __future__ import annotations

from typing import List, TypeVar

from sync_client.types import BaseModel, html_table

M = TypeVar("M", bound=BaseModel)


class Listing(List[M]):
    """A list, and nothing but a list to all code."""

    def _repr_html_(self) -> str:
        return html_table(self)
