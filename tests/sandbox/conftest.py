"""A sandbox whose clock stands still, and a client for it."""

from __future__ import annotations

import importlib.util
from typing import Iterator

import httpx
import pytest

from sync_sandbox import ManualClock, Sandbox

CAN_VALIDATE = importlib.util.find_spec("openapi_core") is not None


@pytest.fixture
def real_media() -> bool:
    """Whether the sandbox takes nothing but media."""
    return False


@pytest.fixture
def sandbox(real_media: bool) -> Iterator[Sandbox]:
    """One second PENDING, two seconds PROCESSING, and no time passes by itself.

    In the development environment everything it exchanges is checked against openapi.yaml.
    """
    with Sandbox(clock=ManualClock(), pending_seconds=1.0, processing_seconds=2.0, real_media=real_media) as sandbox:
        yield sandbox
    if CAN_VALIDATE:
        from .contract import validate

        validate(sandbox)


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """Sends the right key."""
    with httpx.Client(base_url=sandbox.url, headers={"x-api-key": "test"}) as client:
        yield client


@pytest.fixture
def stranger() -> Iterator[httpx.Client]:
    """Sends no key: for the storage, and for those who forgot it."""
    with httpx.Client() as client:
        yield client
