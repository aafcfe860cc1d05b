"""What happens when a line says so: plans, outages, lists that lag, keys that expire, a newer API."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

import httpx
import pytest

from sync import Sync
from sync.common import Audio, Video
from sync.errors import ConcurrencyLimitError, PaymentRequiredError, UnauthorizedError, UnprocessableEntityError
from sync.testing import use_clock
from sync_sandbox import ManualClock, Sandbox, SkippingClock
from sync_sandbox.error_catalog import CATALOG, status_of

from ..cassettes.scenario import wav
from .payloads import CREATE

JOB: Dict[str, Any] = {
    "model": "lipsync-2",
    "input": [Video(url="https://cdn.test/v.mp4"), Audio(url="https://cdn.test/a.wav")],
}


class TestOutcomes:
    @pytest.mark.parametrize(
        ("mistake", "told"),
        [
            ({"status": "FAILD"}, "There is no status of a generation 'FAILD'. Did you mean 'FAILED'?"),
            ({"status": "failed"}, "Did you mean 'FAILED'?"),
            ({"status": "SUCCESS"}, "There are COMPLETED, FAILED, PENDING, PROCESSING, REJECTED."),
            ({"status": "REJECTED", "job": "speech"}, "There is no status of a speech 'REJECTED'."),
            ({"job": "sppech"}, "There is no kind of job 'sppech'. Did you mean 'speech'?"),
            ({"error_code": "rate_limit_exceded"}, "Did you mean 'rate_limit_exceeded'?"),
            ({"timeline": [(0.0, "PENDING"), (1.0, "COMPLETD")]}, "Did you mean 'COMPLETED'?"),
        ],
    )
    def test_a_name_that_is_misspelt_is_refused(self, mistake: Dict[str, Any], told: str) -> None:
        with Sandbox() as sandbox:
            with pytest.raises(ValueError, match="There is no") as refusal:
                sandbox.outcome(**mistake)
            assert told in str(refusal.value)

    def test_a_code_of_the_catalog_fails_a_job_and_brings_its_message(self, client: httpx.Client) -> None:
        with Sandbox(clock=ManualClock()) as sandbox, httpx.Client(base_url=sandbox.url) as client:
            sandbox.outcome(error_code="generation_input_video_inaccessible")
            id = client.post("/v2/generate", json=CREATE, headers={"x-api-key": "test"}).json()["id"]
            sandbox.advance(1)
            body = client.get(f"/v2/generate/{id}", headers={"x-api-key": "test"}).json()
        assert (body["status"], body["errorCode"]) == ("FAILED", "generation_input_video_inaccessible")
        assert body["error"] == CATALOG["generation_input_video_inaccessible"].message


class TestFaults:
    def test_a_code_of_the_catalog_has_its_own_status_message_and_suggestion(self) -> None:
        with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url) as client:
            sandbox.fault(error_code="account_on_hold")
            response = client.get("/v2/models")
        assert response.status_code == 402
        expected = CATALOG["account_on_hold"]
        assert response.json() == {
            "statusCode": 402,
            "error": "Payment Required",
            "errorCode": "account_on_hold",
            **expected._asdict(),
        }

    def test_each_code_has_a_status_of_an_error(self) -> None:
        assert {status_of(code) for code in CATALOG} == {400, 402, 403, 404, 409, 413, 422, 429, 500, 503, 504}

    @pytest.mark.parametrize(
        ("mistake", "told"),
        [
            ({"kind": "disconect"}, "There is no kind of fault 'disconect'. Did you mean 'disconnect'?"),
            ({"after": "header"}, "There is no value of after 'header'. Did you mean 'headers'?"),
            (
                {"error_code": "acount_on_hold"},
                "There is no error code 'acount_on_hold'. Did you mean 'account_on_hold'?",
            ),
        ],
    )
    def test_a_name_that_is_misspelt_is_refused(self, mistake: Dict[str, Any], told: str) -> None:
        with Sandbox() as sandbox:
            with pytest.raises(ValueError, match="There is no") as refusal:
                sandbox.fault(**mistake)
            assert str(refusal.value) == told


class TestOutages:
    def test_everything_fails_until_its_time_is_over(self) -> None:
        with Sandbox(clock=ManualClock()) as sandbox, httpx.Client(base_url=sandbox.url) as client:
            outage = sandbox.outage(30)
            assert [client.get(path).status_code for path in ("/v2/errors", "/storage/public/a/b")] == [503, 503]
            sandbox.advance(29.9)
            assert client.get("/v2/errors").status_code == 503
            sandbox.advance(0.2)
            assert client.get("/v2/errors").status_code == 200
            assert outage.hits == 3

    def test_connections_can_break_instead(self) -> None:
        with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url) as client:
            sandbox.outage(30, kind="disconnect")
            with pytest.raises(httpx.RemoteProtocolError):
                client.get("/v2/errors")

    @pytest.mark.parametrize("long_poll", [True, False])
    def test_a_wait_outlasts_it_in_the_time_of_both(self, long_poll: bool) -> None:
        clock = SkippingClock()
        with Sandbox(clock=clock, processing_seconds=120, long_poll=long_poll) as sandbox, use_clock(clock):
            with Sync(base_url=sandbox.url, api_key="test") as client:
                job = client.generations.create(**JOB)
                outage = sandbox.outage(60)
                assert client.generations.wait(job).status == "COMPLETED"
            assert outage.hits > 2


def test_lists_and_counts_trail_behind(client: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.lag(10)
    id = client.post("/v2/generate", json=CREATE).json()["id"]

    def listed() -> Any:
        count = client.get("/v2/generations/count").json()["count"]
        statuses = [one["status"] for one in client.get("/v2/generations").json()]
        assert len(statuses) == count
        return statuses

    assert (listed(), client.get(f"/v2/generate/{id}").json()["status"]) == ([], "PENDING")
    sandbox.advance(10)
    assert (listed(), client.get(f"/v2/generate/{id}").json()["status"]) == (["PENDING"], "COMPLETED")
    assert client.get("/v2/generations", params={"status": "COMPLETED"}).json() == []
    sandbox.advance(10)
    assert listed() == ["COMPLETED"]
    sandbox.lag(0)
    client.post("/v2/generate", json=CREATE)
    assert len(listed()) == 2


def test_expired_keys_are_refused_until_there_is_a_new_one() -> None:
    with Sandbox(api_key=["a", "b"]) as sandbox:
        clients = {key: Sync(base_url=sandbox.url, api_key=key) for key in ("a", "b", "new")}
        assert clients["a"].models.list()
        sandbox.expire_keys()
        for client in clients.values():
            with pytest.raises(UnauthorizedError):
                client.models.list()
        sandbox.api_key = "new"
        assert clients["new"].models.list()
        with pytest.raises(UnauthorizedError):
            clients["a"].models.list()


class TestPlans:
    @pytest.mark.parametrize(
        ("plan", "at_once", "batches"),
        [("hobbyist", 1, False), ("creator", 3, False), ("growth", 6, False), ("scale", 15, True)],
    )
    def test_it_limits_what_runs_at_once(self, plan: str, at_once: int, batches: bool) -> None:
        with Sandbox(plan=plan, clock=ManualClock()) as sandbox:
            client = Sync(base_url=sandbox.url, api_key="test", max_retries=0)
            for _ in range(at_once):
                client.generations.create(**JOB)
            with pytest.raises(ConcurrencyLimitError) as refusal:
                client.generations.create(**JOB)
            assert refusal.value.concurrency_limit == at_once
            assert sandbox.batches_in_plan is batches

    def test_the_free_one_has_three_generations(self) -> None:
        with Sandbox(plan="free", processing_seconds=0, pending_seconds=0) as sandbox:
            client = Sync(base_url=sandbox.url, api_key="test", max_retries=0)
            for _ in range(3):
                client.generations.create(**JOB)
            with pytest.raises(PaymentRequiredError, match="free generations are used up"):
                client.generations.create(**JOB)
            assert len(sandbox.billed) == 3

    def test_it_limits_how_long_an_input_may_be(self, tmp_path: Path) -> None:
        sound = tmp_path / "sound.wav"
        sound.write_bytes(wav())
        with Sandbox(duration_limit=0.001) as sandbox:
            client = Sync(base_url=sandbox.url, api_key="test", max_retries=0)
            asset = sandbox.add_asset(sound)
            items = [Video(url="https://cdn.test/v.mp4"), Audio(asset_id=asset["id"])]
            with pytest.raises(UnprocessableEntityError) as refusal:
                client.generations.create(model="lipsync-2", input=items)
            assert (refusal.value.code, refusal.value.field) == ("generation_plan_duration_exceeded", "input[1]")
            sandbox.duration_limit = 1.0
            client.generations.create(model="lipsync-2", input=items)

    def test_what_is_set_by_name_goes_before_the_plan(self) -> None:
        sandbox = Sandbox(plan="creator", concurrency_limit=None, batches_in_plan=True)
        assert (sandbox.concurrency_limit, sandbox.batches_in_plan, sandbox.duration_limit) == (None, True, 300)

    def test_without_one_everything_is_allowed(self) -> None:
        sandbox = Sandbox()
        assert (sandbox.concurrency_limit, sandbox.generation_limit, sandbox.duration_limit) == (None, None, None)
        assert sandbox.batches_in_plan

    def test_one_that_is_misspelt_is_refused(self) -> None:
        with pytest.raises(ValueError, match=r"There is no plan 'creater'\. Did you mean 'creator'\?"):
            Sandbox(plan="creater")


def test_a_voice_may_be_of_another_provider() -> None:
    with Sandbox() as sandbox, Sync(base_url=sandbox.url, api_key="test") as client:
        added = sandbox.add_voice("Narrator", provider="acme")
        voice = client.voices.get(added["id"])
        assert (voice.name, voice.provider) == ("Narrator", "acme")


class TestANewerApi:
    def test_it_has_fields_statuses_and_types_that_nobody_knows(self) -> None:
        sandbox = Sandbox(clock=ManualClock(), pending_seconds=1, processing_seconds=2)
        with sandbox, httpx.Client(base_url=sandbox.url, headers={"x-api-key": "test"}) as client:
            sandbox.newer_api()
            sandbox.newer_api()
            id = client.post("/v2/generate", json=CREATE).json()["id"]
            statuses = []
            for seconds in (0, 1, 1, 1):
                sandbox.advance(seconds)
                statuses.append(client.get(f"/v2/generate/{id}").json()["status"])
            assert statuses == ["PENDING", "PROCESSING", "MODERATING", "COMPLETED"]
            body = client.get(f"/v2/generate/{id}").json()
            assert "addedLater" in body
            assert all("addedLater" in item for item in body["input"])
            assert "scene" in {item["type"] for one in client.get("/v2/generations").json() for item in one["input"]}
            assert "SCENE" in {asset["type"] for asset in client.get("/v2/assets").json()["items"]}
            assert "avatar" in {model["type"] for model in client.get("/v2/models").json()}
            assert {voice["provider"] for voice in client.get("/v2/voices").json()} > {"elevenlabs"}
            assert "addedLater" in client.get("/v2/generate/x").json()
            assert httpx.get(body["outputUrl"]).content[4:8] == b"ftyp"

    def test_the_client_outlives_it(self) -> None:
        clock = SkippingClock()
        with Sandbox(clock=clock, processing_seconds=60) as sandbox, use_clock(clock):
            sandbox.newer_api()
            with Sync(base_url=sandbox.url, api_key="test") as client:
                with pytest.warns(RuntimeWarning, match="MODERATING"):
                    assert client.generations.create_and_wait(**JOB).status == "COMPLETED"
                assert {generation.model for generation in client.generations.iter()} == {"lipsync-2", "avatar-9"}
                assert "SCENE" in {asset.type for asset in client.assets.iter()}
                assert len(client.voices.list()) == 3
                assert client.generations.count() == 2
