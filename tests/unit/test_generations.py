"""What a generation takes."""

from __future__ import annotations

import re
from typing import Any, Optional, Sequence, cast

import pytest

from sync.core.call.arguments import build_operation, read_arguments
from sync.errors import InvalidRequestError
from sync_client.resources.generations import GENERATION_JOB, Generations
from sync_client.types import Operation

VIDEO = {"type": "video", "url": "https://a/v.mp4"}
AUDIO = {"type": "audio", "url": "https://a/a.wav"}


class Recorder:
    """A caller that gives the operation in place of its result."""

    def call(
        self, make: Any, options: Any, *, files: Sequence[str] = (), split: str = "", on_progress: Any = None
    ) -> Operation[Any]:
        return build_operation(read_arguments(make))


def generations() -> Any:
    return Generations(cast(Any, Recorder()))


def test_a_cursor_needs_a_limit() -> None:
    with pytest.raises(InvalidRequestError) as caught:
        generations().list(cursor="c")
    assert (str(caught.value), caught.value.field) == ("cursor needs limit beside it.", "cursor")
    assert generations().list(cursor="c", limit=5).query == {"limit": "5", "cursor": "c"}


def test_every_filter_is_a_parameter() -> None:
    operation = generations().list(status=["FAILED"], ids=["a", "b"], source="api", project_id="p")
    assert operation.query == {"status": "FAILED", "ids": "a,b", "source": "api", "projectId": "p"}


def key_of(operation: Operation[Any]) -> Optional[str]:
    return (operation.headers or {}).get("Idempotency-Key")


@pytest.mark.parametrize(
    ("method", "arguments"), [("create", {"input": [VIDEO, AUDIO]}), ("create_with_files", {"input": [VIDEO, AUDIO]})]
)
def test_a_key_is_the_callers_or_a_new_one_and_makes_a_create_safe_to_repeat(method: str, arguments: Any) -> None:
    create = getattr(generations(), method)
    given = create(model="m", **arguments, idempotency_key="mine")
    assert key_of(given) == "mine"
    made = [create(model="m", **arguments) for _ in range(3)]
    assert len({key_of(operation) for operation in made}) == 3
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", key_of(one) or "") for one in made)
    assert all(operation.idempotent for operation in [given, *made])


@pytest.mark.parametrize("key", ["", "a" * 129, "a b", "a\n", "ä", 5])
def test_a_key_that_the_api_would_refuse_is_not_sent(key: Any) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        generations().create(model="m", input=[VIDEO, AUDIO], idempotency_key=key)
    assert caught.value.field == "idempotency_key"


def test_a_get_asks_for_progress_or_is_held_and_nothing_else() -> None:
    assert not generations().get("x").query
    assert generations().get("x", include_progress=True).query == {"include": "progress"}
    assert not GENERATION_JOB.poll("x").query
    assert GENERATION_JOB.poll("x", progress=True).query == {"include": "progress"}
    assert GENERATION_JOB.poll("x", hold=4.5).query == {"wait": "true", "timeout": "4.5"}
    assert GENERATION_JOB.poll("x", hold=4.5, progress=True).query == {"wait": "true", "timeout": "4.5"}
