"""generations.get, list and estimate_cost, assets.list and get."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

import sync_sandbox
from sync import Sync
from sync.common import Audio, Generation, Video
from sync.errors import ApiStatusError, InvalidRequestError, NotFoundError
from sync_sandbox import Sandbox

from .support import INPUT

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")


class TestGet:
    def test_a_generation_comes_back_as_the_api_tells_it(self, client: Sync, sandbox: Sandbox) -> None:
        known = sandbox.add_generation(model="sync-3", outputFileName="a name")
        generation = client.generations.get(known["id"])
        assert isinstance(generation, Generation)
        assert (generation.id, generation.status, generation.model) == (known["id"], "COMPLETED", "sync-3")
        assert generation.output_file_name == "a_name"
        assert generation.output_url == known["outputUrl"]
        assert generation.created_at == datetime.fromisoformat(known["createdAt"].replace("Z", "+00:00"))
        assert generation.created_at.tzinfo == timezone.utc
        assert [type(item) for item in generation.input] == [Video, Audio]
        assert generation.error is None
        told = {name: value for name, value in known.items() if value is not None}
        assert generation.to_dict() == {**told, "createdAt": generation.to_dict()["createdAt"]}

    @pytest.mark.parametrize(
        ("id", "sent"),
        [
            ("plain-id_1.2~3", "plain-id_1.2~3"),
            ("a/b?c#d", "a%2Fb%3Fc%23d"),
            ("%2e%2e", "%252e%252e"),
            ("white space", "white%20space"),
            ("naïve", "na%C3%AFve"),
        ],
    )
    def test_an_id_is_percent_encoded(self, client: Sync, sandbox: Sandbox, id: str, sent: str) -> None:
        with pytest.raises(ApiStatusError):
            client.generations.get(id)
        assert [request.raw_path for request in sandbox.requests] == [f"/v2/generate/{sent}"]

    @pytest.mark.parametrize("id", ["", "  ", ".", "..", "../generations", "a/../b", "line\nbreak", None, 5, b"bytes"])
    def test_what_is_no_id_is_refused_before_anything_is_sent(self, client: Sync, sandbox: Sandbox, id: Any) -> None:
        for method in (client.generations.get, client.generations.wait, client.assets.get):
            with pytest.raises(InvalidRequestError, match=r"id (must|is missing)") as info:
                method(id)
            assert info.value.field == "id"
        assert sandbox.requests == []

    def test_progress_is_asked_for(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.long_poll = True
        id = client.generations.create(model="lipsync-2", input=INPUT).id
        sandbox.advance(22.5)
        assert client.generations.get(id, include_progress=True).progress_percent == 50.0
        assert client.generations.get(id).progress_percent is None
        assert [request.query for request in sandbox.requests[1:]] == ["include=progress", ""]

    def test_new_fields_and_values_of_the_api_survive(self, client: Sync, sandbox: Sandbox) -> None:
        body = {
            "id": "x",
            "createdAt": "2026-01-02T03:04:05Z",
            "status": "PAUSED",
            "model": "sync-9",
            "input": [{"type": "hologram", "depth": 3}],
            "options": {"sync_mode": "backwards", "sparkle": True},
            "quality": {"score": 1},
        }
        sandbox.fault(status=200, body=body)
        generation = client.generations.get("x")
        assert (generation.status, generation.model) == ("PAUSED", "sync-9")
        assert generation.input[0].type == "hologram"
        assert generation.to_dict() == body

    def test_the_code_of_an_error_is_read_by_its_older_name_too(self, client: Sync, sandbox: Sandbox) -> None:
        body = sandbox.add_generation(id="x", status="FAILED")
        body["error_code"] = body.pop("errorCode")
        sandbox.fault(status=200, body=body)
        assert client.generations.get("x").error_code == "generation_pipeline_failed"
        assert client.generations.get("x").error_code == "generation_pipeline_failed"

    def test_one_that_does_not_exist_is_an_error_of_its_own(self, client: Sync) -> None:
        with pytest.raises(NotFoundError):
            client.generations.get("550e8400-e29b-41d4-a716-446655440000")


class TestList:
    def test_all_generations_come_in_a_list(self, client: Sync, sandbox: Sandbox) -> None:
        ids = {sandbox.add_generation()["id"] for _ in range(3)}
        found = client.generations.list()
        assert isinstance(found, list)
        assert {generation.id for generation in found} == ids
        assert sandbox.requests[0].query == ""

    def test_no_generations_are_an_empty_list(self, client: Sync) -> None:
        assert client.generations.list() == []

    @pytest.mark.parametrize(
        ("status", "query"),
        [
            ("COMPLETED", "status=COMPLETED"),
            (["PENDING", "PROCESSING"], "status=PENDING,PROCESSING"),
            (("FAILED",), "status=FAILED"),
        ],
    )
    def test_status_takes_one_value_or_several(self, client: Sync, sandbox: Sandbox, status: Any, query: str) -> None:
        for value in ("COMPLETED", "PENDING", "PROCESSING", "FAILED"):
            sandbox.add_generation(status=value)
        found = client.generations.list(status=status)
        wanted = {status} if isinstance(status, str) else set(status)
        assert {generation.status for generation in found} == wanted
        assert sandbox.requests[0].query == query

    def test_an_unknown_status_is_sent(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=200, body=[])
        assert client.generations.list(status="PAUSED") == []
        assert sandbox.requests[0].query == "status=PAUSED"

    def test_every_filter_arrives(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=200, body=[])
        client.generations.list(ids=["a", "b"], source="api", project_id="p", limit=5, cursor="b")
        assert sandbox.requests[0].query == "ids=a,b&source=api&projectId=p&limit=5&cursor=b"

    def test_pages_follow_each_other(self, client: Sync, sandbox: Sandbox) -> None:
        ids = [sandbox.add_generation()["id"] for _ in range(3)][::-1]
        first = client.generations.list(limit=2)
        second = client.generations.list(limit=2, cursor=first[-1].id)
        assert [generation.id for generation in first + second] == ids

    @pytest.mark.parametrize("limit", [0, -1, 101, 2.0, "5", True])
    def test_a_limit_that_no_page_has_is_refused(self, client: Sync, sandbox: Sandbox, limit: Any) -> None:
        for method in (client.generations.list, client.assets.list):
            with pytest.raises(InvalidRequestError, match="from 1 to 100") as info:
                method(limit=limit)
            assert info.value.field == "limit"
        assert sandbox.requests == []

    def test_a_cursor_needs_a_limit(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError) as info:
            client.generations.list(cursor="x")
        assert info.value.field == "cursor"
        assert sandbox.requests == []


class TestEstimateCost:
    @pytest.mark.parametrize("as_list", [True, False])
    def test_it_is_always_a_list(self, client: Sync, sandbox: Sandbox, as_list: bool) -> None:
        sandbox.cost_as_list = as_list
        estimates = client.generations.estimate_cost(model="lipsync-2", input=[Video(url="https://a/b"), INPUT[1]])
        assert isinstance(estimates, list)
        assert len(estimates) == 1
        assert estimates[0].estimated_frame_count > 0
        assert estimates[0].estimated_generation_cost > 0
        assert f"{estimates[0].estimated_generation_cost:.2f}"

    def test_it_sends_what_a_create_would_and_creates_nothing(self, client: Sync, sandbox: Sandbox) -> None:
        options = {"sync_mode": "loop", "temperature": 0.3}
        client.generations.estimate_cost(model="lipsync-2", input=INPUT, options=options, output_file_name="a")
        client.generations.create(model="lipsync-2", input=INPUT, options=options, output_file_name="a")
        estimate, create = sandbox.requests
        assert estimate.path == "/v2/analyze/cost"
        assert estimate.json() == create.json()
        assert "idempotency-key" not in estimate.headers
        assert len(sandbox.billed) == 1

    def test_it_is_safe_to_repeat(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(kind="disconnect", after="processing")
        assert client.generations.estimate_cost(model="lipsync-2", input=INPUT)
        assert len(sandbox.requests) == 2


class TestAssets:
    def test_a_page_of_assets(self, client: Sync, sandbox: Sandbox) -> None:
        for name in ("b.mp4", "a.mp4", "c.mp4"):
            sandbox.add_asset(SAMPLE, name=name)
        page = client.assets.list(limit=2, sort_by="nameAsc")
        assert [asset.name for asset in page.items] == ["a.mp4", "b.mp4"]
        assert page.items[0].type == "VIDEO"
        assert page.items[0].duration_seconds is not None
        assert page.next_cursor is not None
        rest = client.assets.list(limit=2, sort_by="nameAsc", cursor=page.next_cursor)
        assert [asset.name for asset in rest.items] == ["c.mp4"]
        assert rest.next_cursor is None

    def test_every_filter_arrives(self, client: Sync, sandbox: Sandbox) -> None:
        client.assets.list(project_id="p", limit=10, search_query="a & b", sort_by="dateDesc", types=["VIDEO", "AUDIO"])
        assert sandbox.requests[0].query == (
            "projectId=p&limit=10&searchQuery=a+%26+b&sortBy=dateDesc&types=VIDEO,AUDIO"
        )

    def test_one_asset(self, client: Sync, sandbox: Sandbox) -> None:
        known = sandbox.add_asset(SAMPLE)
        asset = client.assets.get(known["id"])
        assert (asset.id, asset.name, asset.url) == (known["id"], "sample.mp4", known["url"])
        assert asset.size == SAMPLE.stat().st_size
        with pytest.raises(NotFoundError) as info:
            client.assets.get("550e8400-e29b-41d4-a716-446655440000")
        assert info.value.code == "asset_not_found"


class TestCount:
    def test_it_is_a_number(self, client: Sync, sandbox: Sandbox) -> None:
        for status in ("COMPLETED", "FAILED", "FAILED"):
            sandbox.add_generation(status=status)
        assert client.generations.count() == 3
        assert client.generations.count(status="FAILED") == 2
        assert [request.query for request in sandbox.requests] == ["", "status=FAILED"]

    def test_every_filter_arrives(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.count(
            status=["FAILED", "REJECTED"],
            type="api",
            source=["web", "api"],
            generation_source="premiere-plugin",
            current_user_only=False,
        )
        assert parse_qs(sandbox.requests[0].query) == {
            "status": ["FAILED,REJECTED"],
            "type": ["api"],
            "source": ["web,api"],
            "generationSource": ["premiere-plugin"],
            "currentUserOnly": ["false"],
        }


class TestFilters:
    @pytest.mark.parametrize("empty", [[], (), "", set()])
    @pytest.mark.parametrize(
        ("name", "call"),
        [
            ("status", lambda client, value: client.generations.list(status=value)),
            ("source", lambda client, value: client.generations.list(source=value)),
            ("status", lambda client, value: next(client.generations.iter(status=value))),
            ("status", lambda client, value: client.generations.count(status=value)),
            ("source", lambda client, value: client.generations.count(source=value)),
            ("types", lambda client, value: client.assets.list(types=value)),
            ("types", lambda client, value: client.assets.count(types=value)),
        ],
    )
    def test_an_empty_one_is_refused_since_it_would_let_everything_through(
        self, client: Sync, sandbox: Sandbox, name: str, call: Any, empty: Any
    ) -> None:
        with pytest.raises(InvalidRequestError, match=f"{name} (is|must not be) empty") as info:
            call(client, empty)
        assert info.value.field == name
        assert sandbox.requests == []

    @pytest.mark.parametrize("value", [5, {"FAILED": True}, b"FAILED"])
    def test_what_is_neither_a_value_nor_several_is_refused(self, client: Sync, sandbox: Sandbox, value: Any) -> None:
        with pytest.raises(InvalidRequestError, match="status must be a string or a list of strings, not "):
            client.generations.list(status=value)
        assert sandbox.requests == []

    def test_several_may_come_from_anything_that_can_be_gone_through(self, client: Sync, sandbox: Sandbox) -> None:
        wanted: Any = dict.fromkeys(["FAILED", "REJECTED"]).keys()
        client.generations.list(status=wanted)
        assert parse_qs(sandbox.requests[0].query) == {"status": ["FAILED,REJECTED"]}

    def test_so_they_may_for_more_than_one_page(self, client: Sync, sandbox: Sandbox) -> None:
        for _ in range(3):
            sandbox.add_generation(status="FAILED")
        wanted: Any = (status for status in ["FAILED", "REJECTED"])
        assert len(list(client.generations.iter(status=wanted, limit=2))) == 3
        queries = [parse_qs(request.query)["status"] for request in sandbox.requests]
        assert queries == [["FAILED,REJECTED"]] * 2

    def test_no_ids_are_no_generations(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.add_generation()
        assert client.generations.list(ids=[]) == []
        assert sandbox.requests == []


class TestEstimateOfADuration:
    def test_every_argument_arrives(self, client: Sync, sandbox: Sandbox) -> None:
        estimate = client.generations.estimate_cost_of_duration(
            model="lipsync-2", duration=12.5, fps=24, reasoning_enabled=True
        )
        assert estimate.estimated_frame_count == 300
        assert sandbox.requests[0].json() == {
            "model": "lipsync-2",
            "duration": 12.5,
            "fps": 24,
            "reasoningEnabled": True,
        }

    def test_what_is_not_given_is_not_sent(self, client: Sync, sandbox: Sandbox) -> None:
        client.generations.estimate_cost_of_duration(model="lipsync-2", duration=0.5)
        assert sandbox.requests[0].json() == {"model": "lipsync-2", "duration": 0.5}

    @pytest.mark.parametrize("value", [0, -1, float("nan"), "12"])
    @pytest.mark.parametrize("name", ["duration", "fps"])
    def test_no_time_and_no_frames_are_refused(self, client: Sync, sandbox: Sandbox, name: str, value: Any) -> None:
        with pytest.raises(InvalidRequestError, match=f"{name} must be a number above 0, not {value!r}") as caught:
            client.generations.estimate_cost_of_duration(**{"model": "lipsync-2", "duration": 1, name: value})
        assert caught.value.field == name
        assert sandbox.requests == []
