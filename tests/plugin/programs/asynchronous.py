"""Three tests for whatever runs them in asyncio."""

import asyncio

import pytest

from sync.common import Audio, Video

TEN_MINUTES = 600.0
JOB = {"model": "lipsync-2", "input": [Video(url="https://cdn.test/v.mp4"), Audio(url="https://cdn.test/a.wav")]}

pytestmark = [pytest.mark.MODE, pytest.mark.sync_sandbox(processing_seconds=TEN_MINUTES)]


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def test_a_job_is_waited_for(sync_sandbox, async_sync_client):
    assert (await async_sync_client.generations.create_and_wait(**JOB)).status == "COMPLETED"
    assert len(sync_sandbox.billed) == 1


@pytest.mark.sync_sandbox(long_poll=False)
async def test_many_are_waited_for_in_ten_minutes(sync_sandbox, async_sync_client, sync_sandbox_clock):
    assert sync_sandbox.billed == []
    begun = sync_sandbox_clock.now()
    jobs = [await async_sync_client.generations.create(**JOB) for _ in range(5)]
    await asyncio.gather(*map(async_sync_client.generations.wait, jobs))
    assert TEN_MINUTES < sync_sandbox_clock.now() - begun < TEN_MINUTES + 120


async def test_each_has_an_empty_account(sync_sandbox, async_sync_client):
    assert await async_sync_client.generations.list() == []
