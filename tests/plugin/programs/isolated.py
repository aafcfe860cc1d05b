"""What a test leaves behind does not reach the next one."""

import threading

import httpx
import pytest

from sync import Sync
from sync.common import Audio, Video

JOB = {"model": "lipsync-2", "input": [Video(url="https://cdn.test/v.mp4"), Audio(url="https://cdn.test/a.wav")]}
left = {}


def test_a_poll_that_still_waits_is_ended_with_the_test(sync_sandbox):
    sync_sandbox.fault(method="GET", kind="stall")
    left["url"], left["sandbox"] = sync_sandbox.url, sync_sandbox
    left["ended"] = threading.Event()

    def poll():
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.get(f"{left['url']}/v2/models", timeout=40)
        left["ended"].set()

    threading.Thread(target=poll, daemon=True).start()
    sync_sandbox.wait_until(lambda: len(sync_sandbox.requests) == 1)


def test_the_address_is_the_same_and_the_account_is_empty(sync_sandbox):
    assert left["ended"].wait(40)
    assert sync_sandbox.url == left["url"]
    assert (sync_sandbox.requests, sync_sandbox.generations) == ([], [])
    assert Sync().models.list()
    assert len(left["sandbox"].requests) == 1


def test_between_two_tests_nothing_is_served():
    assert httpx.get(f"{left['url']}/v2/models").status_code == 503


def test_a_webhook_of_an_earlier_test_is_not_sent(sync_sandbox, sync_client):
    sync_client.generations.create(**JOB, webhook_url=f"{sync_sandbox.url}/webhook")
    left["sandbox"] = sync_sandbox


def test_its_end_has_been_forgotten(sync_sandbox, sync_sandbox_clock):
    sync_sandbox_clock.advance(3600)
    assert Sync().models.list()
    assert left["sandbox"].webhooks == []
    assert [request.path for request in sync_sandbox.requests] == ["/v2/models"]
