"""What is left of a call, whenever the HTTP client asks."""

from __future__ import annotations

from typing import Any, List, Optional

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.core.call.deadline import SHORTEST_TIMEOUT, TimeLeft, trace, watch
from sync.core.call.http import HTTPX

from ..facade.support import InstantClock

SECONDS = st.floats(0.01, 1e6)


def left_at(deadline: float, limit: Optional[float] = None) -> Any:
    clock = InstantClock()
    return clock, TimeLeft(clock.now + deadline, clock, {} if limit is None else {"read": limit})


@given(deadline=SECONDS, limit=st.none() | SECONDS, passed=SECONDS)
def test_a_step_has_what_is_left_and_no_more_than_its_own_limit(
    deadline: float, limit: Optional[float], passed: float
) -> None:
    clock, timeouts = left_at(deadline, limit)
    clock.now += passed
    left = timeouts.get("read")
    wanted = deadline - passed if limit is None else min(deadline - passed, limit)
    # A timeout of 0 would be none at all.
    assert left == pytest.approx(max(wanted, SHORTEST_TIMEOUT), rel=1e-6, abs=1e-6)


@given(deadline=SECONDS, limit=st.none() | SECONDS, passed=SECONDS)
def test_while_it_goes_on_it_has_less_and_in_the_end_nothing(
    deadline: float, limit: Optional[float], passed: float
) -> None:
    clock, timeouts = left_at(deadline, limit)
    left = timeouts.get("read")
    clock.now += passed
    try:
        now = left.now()
    except httpx.TimeoutException:
        assert passed >= deadline * (1 - 1e-6) - 1e-6
    else:
        assert 0 < now <= left
        assert now <= deadline - passed + 1e-6


class NetworkStream:
    """What httpx tells a trace of: it notes its timeouts."""

    def __init__(self) -> None:
        self.timeouts: List[Any] = []

    def read(self, max_bytes: int, timeout: Optional[float] = None) -> bytes:
        self.timeouts.append(timeout)
        return b""

    def write(self, buffer: bytes, timeout: Optional[float] = None) -> None:
        self.timeouts.append(timeout)


@pytest.mark.parametrize("event", ["connect_tcp", "connect_unix_socket", "start_tls"])
def test_a_connection_looks_at_the_deadline_at_each_read_and_write(event: str) -> None:
    stream = NetworkStream()
    trace(f"connection.{event}.started", {})
    trace(f"connection.{event}.complete", {"return_value": stream})
    clock, timeouts = left_at(10.0)
    left = timeouts.get("read")
    for _ in range(3):
        stream.read(1, timeout=left)
        stream.write(b"x", left)
        clock.now += 3.0
    assert stream.timeouts == [10.0, 10.0, 7.0, 7.0, 4.0, 4.0]
    clock.now += 3.0
    for step in (stream.read, stream.write):
        with pytest.raises(httpx.TimeoutException, match=r"^it came too slowly$"):
            step(b"x", timeout=left)  # type: ignore[arg-type]
    stream.read(1, timeout=5.0)
    stream.read(1)
    assert stream.timeouts[6:] == [5.0, None]


def test_a_connection_that_can_not_be_watched_is_used_as_it_is() -> None:
    class Sealed(NetworkStream):
        def __setattr__(self, name: str, value: object) -> None:
            if name in ("read", "write"):
                raise AttributeError(name)
            super().__setattr__(name, value)

    stream = Sealed()
    trace("connection.connect_tcp.complete", {"return_value": stream})
    stream.read(1, timeout=2.0)
    assert stream.timeouts == [2.0]


def test_a_request_is_traced_only_where_it_opens_a_connection() -> None:
    _, timeouts = left_at(10.0)
    request = httpx.Request("GET", "https://api.example.com", extensions={"timeout": timeouts})
    watch(request, trace)
    for step in ("pool", "read", "write"):
        timeouts.get(step)
    assert "trace" not in request.extensions
    timeouts.get("connect")
    assert request.extensions["trace"] is trace


@pytest.mark.parametrize(
    ("timeout", "limits"),
    [
        (httpx.Timeout(5.0), {}),  # what httpx gives each client
        (httpx.Timeout(30, connect=2), {"connect": 2, "read": 30, "write": 30, "pool": 30}),
        (None, {"connect": None, "read": None, "write": None, "pool": None}),
    ],
)
def test_the_limits_of_a_callers_client_are_what_it_was_told(timeout: Any, limits: Any) -> None:
    with httpx.Client(timeout=timeout) as http:
        assert HTTPX.step_timeouts(http) == limits
    assert HTTPX.step_timeouts(object()) == {}


def test_every_step_of_the_http_client_has_its_time() -> None:
    _, timeouts = left_at(5.0, 2.0)
    assert dict(timeouts) == {"connect": 5.0, "read": 2.0, "write": 5.0, "pool": 5.0}
    assert len(timeouts) == 4
