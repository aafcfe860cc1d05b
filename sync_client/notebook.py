# Generated from openapi.yaml by `make generate`: do not edit.
"""What a notebook shows of models: the video, where there is one, and a row for each field."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Sequence

if TYPE_CHECKING:
    from .types import BaseModel

LONGEST_CELL = 200


def html(model: BaseModel) -> str:
    """One model: a row for each field."""
    values = ((name, getattr(model, name)) for name in model._names())
    rows = "".join(f"<tr><th>{name}</th>{_cell(value)}</tr>" for name, value in values if value is not None)
    return f"{_video(getattr(model, 'output_url', None))}<table>{rows}</table>"


def html_table(items: Sequence[BaseModel]) -> str:
    """Several models: a row each, a column for each field that one of them has."""
    names = dict.fromkeys(name for item in items for name in item._names() if getattr(item, name) is not None)
    rows = "".join(f"<tr>{''.join(_cell(getattr(item, name, None)) for name in names)}</tr>" for item in items)
    return f"<table><tr>{''.join(f'<th>{name}</th>' for name in names)}</tr>{rows}</table>"


def _cell(value: Any) -> str:
    from .types import BaseModel

    if isinstance(value, list) and value and all(isinstance(item, BaseModel) for item in value):
        return f"<td>{html_table(value)}</td>"
    text = "" if value is None else str(value)
    return f"<td>{escape(text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + '…')}</td>"


def _video(url: Any) -> str:
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        return ""
    return f'<video controls src="{escape(url)}" style="max-width: 100%"></video>'
