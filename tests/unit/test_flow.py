"""What a failure of the HTTP client becomes."""

from __future__ import annotations

import ssl
from typing import Any, Optional

import httpx
import pytest

from sync.core.call.steps import translate_error
from sync.errors import ApiConnectionError, ApiTimeoutError, InvalidRequestError

REQUEST = httpx.Request("GET", "https://api.example/v2/models?secret=1")


@pytest.mark.parametrize(
    ("error", "cls", "message", "sent"),
    [
        (httpx.ConnectError("refused"), ApiConnectionError, "got no response: refused", False),
        (httpx.ConnectTimeout("slow"), ApiTimeoutError, "got no response in time: slow", False),
        (httpx.PoolTimeout("busy"), ApiTimeoutError, "got no response in time: busy", False),
        (ssl.SSLCertVerificationError("not trusted"), ApiConnectionError, "got no response: ", False),
        (httpx.ReadTimeout("slow"), ApiTimeoutError, "got no response in time: slow", True),
        (httpx.WriteTimeout(""), ApiTimeoutError, "got no response in time: WriteTimeout", True),
        (httpx.ReadError("reset"), ApiConnectionError, "got no response: reset", True),
        (httpx.RemoteProtocolError("no HTTP"), ApiConnectionError, "got no response: no HTTP", True),
        (BrokenPipeError(), ApiConnectionError, "got no response: BrokenPipeError", True),
        (httpx.LocalProtocolError("bad header"), InvalidRequestError, "can't be sent: bad header", None),
        (httpx.UnsupportedProtocol("ftp"), InvalidRequestError, "can't be sent: ftp", None),
        (httpx.StreamConsumed(), InvalidRequestError, "can't be sent: ", None),
        (UnicodeError("a surrogate"), InvalidRequestError, "can't be sent: a surrogate", None),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_it_is_an_error_of_the_library_that_knows_whether_the_request_went_out(
    error: Exception, cls: Any, message: str, sent: Optional[bool]
) -> None:
    problem: Any = translate_error(REQUEST, error)
    assert type(problem) is cls
    assert problem.message.startswith(f"GET api.example:443/v2/models {message}")
    assert "secret" not in str(problem)
    if sent is not None:
        assert problem.request_sent is sent
