"""What a server can do to a wait. The generation is paid for: no row may lose it, or make another."""

from __future__ import annotations

from typing import Any, Callable, NamedTuple, Optional, Sequence, Type

import pytest

from sync.errors import (
    ApiError,
    GenerationFailedError,
    InvalidResponseError,
    UnauthorizedError,
    WaitTimeoutError,
)

from ..facade.support import INPUT, InstantClock
from ..scripted_server import Script, reset, response
from .api import FaultyApi, generation
from .conftest import MakeClient
from .telltale import failure

CREATED = [response(generation("job"), 201)]
PENDING = [response(generation("job"))]
PROCESSING = [response(generation("job", "PROCESSING"))]
COMPLETED = [response(generation("job", "COMPLETED", outputUrl="https://example.com/video.mp4"))]
BROKEN = [response(b"<html>Bad gateway</html>", 502)]
MISSING = [response({"message": "Not found"}, 404)]
HTML = [response(b"<html>Sign in</html>")]


def nothing(clock: InstantClock) -> None:
    """The clock goes as a clock goes."""


def today_becomes_yesterday(clock: InstantClock) -> None:
    clock.epoch -= 86_400


def today_becomes_tomorrow(clock: InstantClock) -> None:
    clock.epoch += 86_400


def the_machine_sleeps(clock: InstantClock) -> None:
    clock.now += 86_400


class Row(NamedTuple):
    """What a server does after a create, and what `create_and_wait` makes of it.

    Attributes:
        polls: Answer by answer, the last again and again.
        error: The class that is raised, exactly; None where the video is there.
        requests: How many polls reach the server.
        jump: What the clock does while the wait sleeps.
    """

    name: str
    polls: Sequence[Script]
    error: Optional[Type[ApiError]]
    requests: int
    jump: Callable[[InstantClock], None] = nothing


# A wait of 60 s that polls each 10 s, and each half second after a failure.
ROWS = [
    Row("terminal on the first poll", [COMPLETED], None, 1),
    Row(
        "failed on the first poll",
        [[response(generation("job", "FAILED", error="No face."))]],
        GenerationFailedError,
        1,
    ),
    Row("rejected on the first poll", [[response(generation("job", "REJECTED"))]], GenerationFailedError, 1),
    Row("never terminal", [PENDING], WaitTimeoutError, 7),
    Row("a 502 in the middle", [PENDING, BROKEN, COMPLETED], None, 3),
    Row("polls that fail one after the other", [PENDING, *[BROKEN] * 9, COMPLETED], None, 11),
    Row("502 from then on", [PENDING, BROKEN], WaitTimeoutError, 1 + 101),
    Row("a reset in the middle", [PENDING, [reset], COMPLETED], None, 3),
    Row("404 right after create", [MISSING, MISSING, PROCESSING, COMPLETED], None, 4),
    Row("404 from then on", [MISSING], WaitTimeoutError, 121),
    Row("HTML in the middle", [PENDING, HTML, COMPLETED], None, 3),
    Row("HTML from then on", [HTML], InvalidResponseError, 5),
    Row("a status that goes backwards", [PROCESSING, PENDING, PROCESSING, COMPLETED], None, 4),
    Row("a status that is missing once", [[response({"id": "job"})], COMPLETED], None, 2),
    Row("the key is withdrawn", [PENDING, [response(status=401)]], UnauthorizedError, 2),
    Row("a pause of an hour", [[response(b"", 429, "Retry-After: 3600")]], WaitTimeoutError, 1),
    Row("the date jumps back", [PENDING, PENDING, COMPLETED], None, 3, today_becomes_yesterday),
    Row("the date jumps ahead", [PENDING, PENDING, COMPLETED], None, 3, today_becomes_tomorrow),
    Row("asleep until it was done", [PENDING, COMPLETED], None, 2, the_machine_sleeps),
    Row("asleep, and not done yet", [PENDING], WaitTimeoutError, 2, the_machine_sleeps),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row(row: Row, make: MakeClient, server: FaultyApi, clock: InstantClock) -> None:
    client = make()
    clock.on_sleep = lambda seconds: row.jump(clock)
    server.scripts = [CREATED, *row.polls]
    ended: Any = []

    def create_and_wait() -> None:
        options: Any = {"timeout": 60.0, "poll_interval": 10.0, "idempotency_key": "mine"}
        ended.append(client.generations.create_and_wait(model="lipsync-2", input=INPUT, **options))

    error = failure(create_and_wait)
    assert (error and type(error)) is row.error, error
    assert len(server.requests) == 1 + row.requests
    assert server.billed == ["mine"]
    if error is None:
        assert [generation.output_url for generation in ended] == ["https://example.com/video.mp4"]
    else:
        assert error.id == "job"
        assert error.generation is not None
        server.scripts = [COMPLETED]
        assert client.generations.wait(error.id).status == "COMPLETED"
