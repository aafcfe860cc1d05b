"""Checks the names of jobs, which become the names of files."""

from __future__ import annotations

from typing import Any

from sync_client.errors import show

from ..core.files.names import find_problem
from ..errors import InvalidRequestError


def check_name(name: Any) -> str:
    """Return the name of a job. Raises InvalidRequestError if it can't be the name of a file on every system."""
    if not isinstance(name, str) or not name.strip():
        raise InvalidRequestError(f"name must be a non-empty string, not {show(name)}.", field="name")
    problem = find_problem(name)
    if problem is None:
        return name
    raise InvalidRequestError(f"name {show(name)} {problem}: choose another.", field="name")
