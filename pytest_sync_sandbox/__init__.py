"""Fixtures for the tests of a program that uses Sync: a local Sync API, and clients for it.

def test_a_failure_is_told(sync_sandbox, sync_client):
    sync_sandbox.outcome("FAILED")
    ...

pytest loads this module at every start, so it imports nothing: a test that asks for a fixture does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator

import pytest

if TYPE_CHECKING:
    from sync import AsyncSync, Sync
    from sync_sandbox import Clock, Sandbox
    from sync_sandbox.server import ServerThread

MARKER = "sync_sandbox"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", f"{MARKER}(**settings): the arguments of sync_sandbox.Sandbox for this test, such as plan='creator'"
    )


@pytest.fixture
def sync_sandbox_settings() -> Dict[str, Any]:
    """The arguments of `Sandbox` for every test. Override it; the marker of a test goes before it."""
    return {}


@pytest.fixture
def sync_sandbox_clock() -> Clock:
    """The time of the sandbox and of every client that is made in the test. Nobody has to wait for it to pass.

    Override it with a `sync_sandbox.Clock` for real time, and with a `ManualClock` for a time that stands still.
    """
    from sync_sandbox import SkippingClock

    return SkippingClock()


@pytest.fixture(scope="session")
def _sync_sandbox_server() -> Iterator[ServerThread]:
    from sync_sandbox.server import ServerThread

    server = ServerThread()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def sync_sandbox(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    sync_sandbox_settings: Dict[str, Any],
    sync_sandbox_clock: Clock,
    _sync_sandbox_server: ServerThread,
) -> Iterator[Sandbox]:
    """A local Sync API with an empty account, which `Sync()` and `AsyncSync()` find by themselves."""
    from contextlib import nullcontext

    from sync.testing import use_clock
    from sync_sandbox import Sandbox, SkippingClock

    settings = dict(sync_sandbox_settings)
    for marker in reversed(list(request.node.iter_markers(MARKER))):
        settings.update(_read(marker))
    sandbox = Sandbox(**_check(settings), clock=sync_sandbox_clock)
    sandbox.start(_sync_sandbox_server)
    monkeypatch.setenv("SYNC_BASE_URL", sandbox.url)
    monkeypatch.setenv("SYNC_API_KEY", min(sandbox.api_keys))
    with use_clock(sync_sandbox_clock) if isinstance(sync_sandbox_clock, SkippingClock) else nullcontext():
        yield sandbox
    sandbox.close()


@pytest.fixture
def sync_client(sync_sandbox: Sandbox) -> Iterator[Sync]:
    """A client of the sandbox."""
    from sync import Sync

    with Sync() as client:
        yield client


@pytest.fixture
def async_sync_client(sync_sandbox: Sandbox) -> AsyncSync:
    """An asynchronous client of the sandbox, for any plugin that runs tests in asyncio.

    Its connections end with the event loop.
    """
    from sync import AsyncSync

    return AsyncSync()


def _read(marker: pytest.Mark) -> Dict[str, Any]:
    if marker.args:
        raise pytest.UsageError(f"@pytest.mark.{MARKER} takes settings by name, such as concurrency_limit=2.")
    return dict(marker.kwargs)


def _check(settings: Dict[str, Any]) -> Dict[str, Any]:
    """The settings, if the sandbox has them all and none is made by a fixture."""
    import attrs

    from sync_sandbox.settings import Settings
    from sync_sandbox.suggestion import unknown

    elsewhere = {"clock": "Override the fixture sync_sandbox_clock.", "port": "One server serves all tests."}
    known = {field.name for field in attrs.fields(Settings)} - elsewhere.keys()
    for name in settings.keys() - known:
        raise pytest.UsageError(
            f"{MARKER}: {name} can't be set here. {elsewhere[name]}"
            if name in elsewhere
            else f"{MARKER}: {unknown('setting', name, known)}"
        )
    return settings
