"""What a job can be called: its result is a file of that name."""

from __future__ import annotations

from typing import Any

from sync_client.errors import shown

from ..core.files.names import find_problem
from ..errors import InvalidRequestError


def check_name(name: Any) -> str:
    """The name of a job. Raises InvalidRequestError where no file can be called that."""
    if not isinstance(name, str) or not name.strip():
        raise InvalidRequestError(f"name must be a non-empty string, not {shown(name)}.", field="name")
    problem = find_problem(name)
    if problem is None:
        return name
    raise InvalidRequestError(f"name {shown(name)} {problem}: choose another.", field="name")
