"""Eight tests; the processing of each job takes ten minutes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from sync import Sync
from sync.common import Audio, Video
from sync.errors import ConcurrencyLimitError, GenerationFailedError

TEN_MINUTES = 600.0
JOB = {"model": "lipsync-2", "input": [Video(url="https://cdn.test/v.mp4"), Audio(url="https://cdn.test/a.wav")]}


@pytest.fixture
def sync_sandbox_settings():
    return {"processing_seconds": TEN_MINUTES, "concurrency_limit": None, "api_key": "of the tests"}


def create(client):
    return client.generations.create(**JOB).id


def test_the_clock_skips_what_is_waited_for(sync_client, sync_sandbox_clock):
    begun = sync_sandbox_clock.now()
    assert sync_client.generations.create_and_wait(**JOB).status == "COMPLETED"
    assert TEN_MINUTES < sync_sandbox_clock.now() - begun < TEN_MINUTES + 60


@pytest.mark.sync_sandbox(long_poll=False)
def test_it_skips_the_pauses_between_polls(sync_sandbox, sync_client, sync_sandbox_clock):
    begun = sync_sandbox_clock.now()
    ids = [create(sync_client) for _ in range(30)]
    assert {outcome.id for outcome in sync_client.generations.as_completed(ids)} == set(ids)
    assert sync_client.generations.create_and_wait(**JOB).status == "COMPLETED"
    assert 2 * TEN_MINUTES < sync_sandbox_clock.now() - begun < 2 * TEN_MINUTES + 60
    polls = [request for request in sync_sandbox.requests if request.method == "GET"]
    assert len(polls) == pytest.approx(2 * TEN_MINUTES / 10, rel=0.05)


@pytest.mark.sync_sandbox(processing_seconds=60, concurrency_limit=2)
def test_a_run_passes_without_waiting(sync_sandbox, sync_client, sync_sandbox_clock, tmp_path):
    begun = sync_sandbox_clock.now()
    with sync_client.runs.open(tmp_path / "journal.sqlite", to=tmp_path / "results") as run:
        for number in range(4):
            run.add(JOB, name=str(number))
        ended = list(run)
    assert [outcome.error for outcome in ended] == [None] * 4
    assert len(list((tmp_path / "results").glob("*.mp4"))) == len(sync_sandbox.billed) == 4
    assert 2 * 60 < sync_sandbox_clock.now() - begun < 2 * 60 + 60


@pytest.mark.parametrize("long_poll", [True, False])
def test_side_by_side_they_wait_for_the_same_ten_minutes(long_poll, sync_sandbox, sync_client, sync_sandbox_clock):
    sync_sandbox.long_poll = long_poll
    begun = sync_sandbox_clock.now()
    ids = [create(sync_client) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        ended = list(pool.map(sync_client.generations.wait, ids))
    assert [job.status for job in ended] == ["COMPLETED"] * 4
    assert TEN_MINUTES < sync_sandbox_clock.now() - begun < TEN_MINUTES + 120


@pytest.mark.sync_sandbox(processing_seconds=60, concurrency_limit=2)
class TestOfAMarkedClass:
    def test_the_account_is_empty_and_limited(self, sync_sandbox, sync_client):
        assert (sync_sandbox.billed, sync_sandbox.requests) == ([], [])
        client = sync_client.with_options(max_retries=0)
        create(client), create(client)
        with pytest.raises(ConcurrencyLimitError):
            create(client)

    @pytest.mark.sync_sandbox(concurrency_limit=1)
    def test_the_marker_of_a_test_goes_before_that_of_its_class(self, sync_sandbox):
        assert (sync_sandbox.concurrency_limit, sync_sandbox.processing_seconds) == (1, 60)


def test_a_program_finds_it_by_itself_and_its_time_moves_too(sync_sandbox, sync_sandbox_clock):
    sync_sandbox.outcome("FAILED", error="No face was found.")
    with Sync() as client:
        job = create(client)
        assert client.generations.get(job).status == "PENDING"
        sync_sandbox_clock.advance(60)
        assert client.generations.get(job).status == "PROCESSING"
        with pytest.raises(GenerationFailedError, match="No face"):
            client.generations.wait(job)
    assert {request.headers["x-api-key"] for request in sync_sandbox.requests} == {"of the tests"}
