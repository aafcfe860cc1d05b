"""with_options: the same connections with other settings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sync import Sync
from sync.errors import InternalServerError, InvalidRequestError
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, keep, response
from .support import InstantClock, with_clock


def test_headers_are_added_and_the_client_stays_as_it_was(client: Sync, sandbox: Sandbox) -> None:
    client.with_options(headers={"X-Team": "dubbing"}).models.list()
    client.models.list()
    assert [request.headers.get("x-team") for request in sandbox.requests] == ["dubbing", None]
    assert all(request.headers["x-api-key"] == "test" for request in sandbox.requests)


@pytest.mark.parametrize("retries", [0, 4])
def test_max_retries_is_that_of_the_copy(client: Sync, sandbox: Sandbox, retries: int) -> None:
    sandbox.fault(path="/v2/models", status=503, times=None)
    with pytest.raises(InternalServerError):
        client.with_options(max_retries=retries).models.list()
    assert len(sandbox.requests) == 1 + retries


def test_a_timeout_may_be_a_timedelta_or_none(client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
    sandbox.fault(path="/v2/models", status=503, headers={"retry-after": "30"}, times=None)
    with pytest.raises(InternalServerError):
        client.with_options(timeout=timedelta(seconds=40), max_retries=5).models.list()
    assert clock.slept == [30.0]
    clock.slept.clear()
    with pytest.raises(InternalServerError):
        client.with_options(timeout=None, max_retries=5).models.list()
    assert clock.slept == [30.0] * 5


def test_the_connection_is_shared() -> None:
    with ScriptedServer([response([], close=False), keep]) as server:
        client = with_clock(Sync(api_key="test", base_url=server.url), InstantClock())
        assert client.models.list() == client.with_options(timeout=5).models.list() == []
        client.close()
        assert server.connections == 1


@pytest.mark.parametrize(
    ("options", "field"),
    [({"timeout": 0}, "timeout"), ({"max_retries": -1}, "max_retries"), ({"headers": {"a": "b\r\nc"}}, "headers")],
)
def test_what_can_not_be_used_is_refused(client: Sync, options: dict, field: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(InvalidRequestError) as caught:
        client.with_options(**options)
    assert caught.value.field == field
