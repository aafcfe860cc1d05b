from __future__ import annotations

import socket
from typing import Any, List

import pytest


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> List[Any]:
    """Blocks the network, and gives what was tried nevertheless."""
    tried: List[Any] = []

    def refuse(*args: Any, **kwargs: Any) -> None:
        tried.append(args)
        # Not an OSError: the client would take that for a bad connection, and try again.
        raise AssertionError(f"The network is blocked: {args}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried
