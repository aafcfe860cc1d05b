"""What a generation takes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sync.core.jobs import generations
from sync.errors import InvalidRequestError


def listed(**arguments: Any) -> Any:
    names = ("status", "ids", "source", "project_id", "limit", "cursor")
    return generations.build_list(**{**dict.fromkeys(names), **arguments})


def test_a_cursor_needs_a_limit() -> None:
    with pytest.raises(InvalidRequestError) as caught:
        listed(cursor="c")
    assert (str(caught.value), caught.value.field) == ("cursor needs a limit.", "cursor")
    assert listed(cursor="c", limit=5).query == {"limit": "5", "cursor": "c"}


def test_every_filter_is_a_parameter() -> None:
    operation = listed(status=["FAILED"], ids=["a", "b"], source="api", project_id="p")
    assert operation.query == {"status": "FAILED", "ids": "a,b", "source": "api", "projectId": "p"}


def test_a_key_is_the_callers_or_a_new_one() -> None:
    assert generations.ensure_key("mine") == "mine"
    made = {generations.ensure_key(None) for _ in range(3)}
    assert len(made) == 3
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", key) for key in made)


def test_a_get_asks_for_progress_or_is_held_and_nothing_else() -> None:
    assert not generations.build_get("x").query
    assert generations.build_get("x", include_progress=True).query == {"include": "progress"}
    assert generations.build_get("x", hold=4.5).query == {"wait": "true", "timeout": "4.5"}
