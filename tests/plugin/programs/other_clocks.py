"""Time that stands still, in place of time that skips."""

import pytest

from sync_sandbox import ManualClock


@pytest.fixture
def sync_sandbox_clock():
    return ManualClock()


def test_the_sandbox_has_the_clock(sync_sandbox, sync_sandbox_clock):
    assert sync_sandbox.clock is sync_sandbox_clock


def test_the_client_has_its_own(sync_client):
    assert sync_client.models.list()
