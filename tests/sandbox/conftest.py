"""A sandbox whose clock stands still, and a client for it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Iterator

import httpx
import pytest

from sync_sandbox import ManualClock, Sandbox

from .studio import Studio

CAN_VALIDATE = importlib.util.find_spec("openapi_core") is not None


@pytest.fixture
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """One second PENDING, two seconds PROCESSING, and no time passes by itself. In a studio, media are real.

    In the development environment everything it exchanges is checked against openapi.yaml.
    """
    with Sandbox(
        clock=ManualClock(),
        pending_seconds=1.0,
        processing_seconds=2.0,
        real_media="studio" in request.fixturenames,
    ) as sandbox:
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


@pytest.fixture
def studio(client: httpx.Client, sandbox: Sandbox, tmp_path: Path) -> Studio:
    """Sends media, and looks at what comes back."""
    return Studio(client, sandbox, tmp_path)
