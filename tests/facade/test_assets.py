"""The media library, and lists that are longer than a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List

import pytest

import sync_sandbox
from sync import Sync
from sync.errors import ForbiddenError, InvalidRequestError, InvalidResponseError, NotFoundError
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .conftest import MakeClient

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")
GENERATION = {"createdAt": "2026-01-01T00:00:00Z", "status": "COMPLETED", "model": "m", "input": []}
URL = "https://example.com/video.mp4"


def everything(client: Sync, items: Any) -> List[Any]:
    """What an iterator gives, in both colours."""
    if not hasattr(items, "__aiter__"):
        return list(items)

    async def collect() -> List[Any]:
        return [item async for item in items]

    collected: List[Any] = client.assets._loop.run_until_complete(collect())  # type: ignore[attr-defined]
    return collected


def asset(id: int) -> Dict[str, Any]:
    time = "2026-01-01T00:00:00Z"
    return {"id": str(id), "createdAt": time, "updatedAt": time, "type": "VIDEO", "visibility": "USER"}


class TestCreate:
    def test_registers_a_url(self, client: Sync, sandbox: Sandbox) -> None:
        project = client.projects.create(name="p")
        asset = client.assets.create(url=URL, type="VIDEO", name="Mine", project_id=project.id)
        assert (asset.url, asset.type, asset.name, asset.project_id) == (URL, "VIDEO", "Mine", project.id)
        assert sandbox.requests[-1].json() == {"url": URL, "type": "VIDEO", "name": "Mine", "projectId": project.id}

    def test_leaves_the_type_to_the_server(self, client: Sync, sandbox: Sandbox) -> None:
        assert client.assets.create(url=URL).type == "VIDEO"
        assert sandbox.requests[-1].json() == {"url": URL}

    @pytest.mark.parametrize("url", ["", "video.mp4", "file:///video.mp4", Path("video.mp4"), None, b"https://x"])
    def test_refuses_what_is_no_url(self, client: Sync, sandbox: Sandbox, url: Any) -> None:
        with pytest.raises(InvalidRequestError, match=r"^url ") as info:
            client.assets.create(url=url)
        assert info.value.field == "url"
        assert sandbox.requests == []

    def test_refuses_a_type_that_is_none(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError) as info:
            client.assets.create(url=URL, type="video")
        assert info.value.field == "type"
        assert sandbox.requests == []


class TestUpdateAndDelete:
    def test_change_and_remove_an_asset(self, client: Sync, sandbox: Sandbox) -> None:
        id = sandbox.add_asset(SAMPLE)["id"]
        assert client.assets.update(id, name="Mine").name == "Mine"
        shared = client.assets.update(id, visibility="ORGANIZATION")
        assert (shared.name, shared.visibility) == ("Mine", "ORGANIZATION")
        assert client.assets.delete(id).id == id
        for call in (client.assets.get, client.assets.delete, lambda id: client.assets.update(id, name="x")):
            with pytest.raises(NotFoundError):
                call(id)

    def test_there_must_be_something_to_change(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError, match="nothing to change"):
            client.assets.update("id")
        assert sandbox.requests == []

    def test_an_update_is_repeated_after_a_failure(self, client: Sync, sandbox: Sandbox) -> None:
        id = sandbox.add_asset(SAMPLE)["id"]
        sandbox.fault(method="PATCH", path="/v2/assets/{id}", after="processing")
        assert client.assets.update(id, name="Mine").name == "Mine"

    def test_what_belongs_to_another_is_forbidden(self, make: MakeClient, sandbox: Sandbox) -> None:
        sandbox.api_key = ["other", "test"]
        id = sandbox.add_asset(SAMPLE)["id"]
        with pytest.raises(ForbiddenError):
            make().assets.delete(id)

    @pytest.mark.parametrize("id", ["", "../x", None])
    def test_what_is_no_id_is_refused(self, client: Sync, sandbox: Sandbox, id: Any) -> None:
        for call in (client.assets.delete, lambda id: client.assets.update(id, name="x")):
            with pytest.raises(InvalidRequestError):
                call(id)
        assert sandbox.requests == []


def test_count_counts_what_matches(client: Sync, sandbox: Sandbox) -> None:
    for name in ("a.mp4", "b.mp4"):
        sandbox.add_asset(SAMPLE, name=name)
    assert client.assets.count() == 2
    assert client.assets.count(types="VIDEO", search_query="a.") == 1
    assert client.assets.count(types=["AUDIO", "IMAGE"]) == 0
    client.assets.count(user_id="u", project_id="p")
    assert sandbox.requests[-1].query == "projectId=p&userId=u"


def test_raw_responses(client: Sync, sandbox: Sandbox) -> None:
    raw = client.assets.with_raw_response
    created = raw.create(url=URL)
    assert (created.status_code, created.data.url) == (201, URL)
    assert raw.count().data == 1
    assert raw.update(created.data.id, name="x").data.name == "x"
    assert raw.delete(created.data.id).data.id == created.data.id


class TestIter:
    @pytest.mark.parametrize("limit", [1, 2, 3, 5, 6, 100, None])
    def test_gives_every_asset_once(self, client: Sync, sandbox: Sandbox, limit: Any) -> None:
        names = [f"{number}.mp4" for number in range(5)]
        for name in names:
            sandbox.add_asset(SAMPLE, name=name)
        found = everything(client, client.assets.iter(limit=limit, sort_by="nameAsc"))
        assert [asset.name for asset in found] == names
        size = limit or 100
        assert len(sandbox.requests) == -(-5 // size)
        assert all(f"limit={size}" in request.query for request in sandbox.requests)

    @pytest.mark.parametrize("limit", [1, 2, 3, 5, 6, 100, None])
    def test_gives_every_generation_once_newest_first(self, client: Sync, sandbox: Sandbox, limit: Any) -> None:
        ids = [sandbox.add_generation()["id"] for _ in range(6)][::-1]
        assert [generation.id for generation in everything(client, client.generations.iter(limit=limit))] == ids
        # A full page may be the last: only the next tells.
        assert len(sandbox.requests) == 6 // (limit or 100) + 1

    def test_passes_the_filters_on(self, client: Sync, sandbox: Sandbox) -> None:
        everything(
            client, client.assets.iter(project_id="p", search_query="q", sort_by="dateAsc", types=["AUDIO", "VIDEO"])
        )
        assert sandbox.requests[0].query == "projectId=p&limit=100&searchQuery=q&sortBy=dateAsc&types=AUDIO,VIDEO"
        everything(client, client.generations.iter(status="FAILED", source="api", project_id="p"))
        assert sandbox.requests[1].query == "status=FAILED&source=api&projectId=p&limit=100"

    def test_asks_for_a_page_only_when_it_is_wanted(self, sandbox: Sandbox) -> None:
        for _ in range(4):
            sandbox.add_generation()
        with Sync(api_key="test", base_url=sandbox.url) as client:
            items = client.generations.iter(limit=2)
            assert sandbox.requests == []
            next(items)
            next(items)
            assert len(sandbox.requests) == 1
            next(items)
            assert len(sandbox.requests) == 2

    def test_gives_none_twice_where_the_list_grows_meanwhile(self, make: MakeClient) -> None:
        pages = [{"items": [asset(4), asset(3)], "nextCursor": "3"}, {"items": [asset(3), asset(2)]}]
        with ScriptedServer(*([response(body)] for body in pages)) as server:
            client = make(base_url=server.url)
            assert [item.id for item in everything(client, client.assets.iter())] == ["4", "3", "2"]

    def test_ends_with_an_error_where_the_server_ignores_the_cursor(self, make: MakeClient) -> None:
        generations = [{"id": str(number), **GENERATION} for number in range(2)]
        with ScriptedServer([response(generations)]) as server:
            client = make(base_url=server.url)
            with pytest.raises(InvalidResponseError, match="does not end"):
                everything(client, client.generations.iter(limit=2))
            assert len(server.requests) == 2

    def test_takes_all_at_once_from_a_server_that_knows_no_pages(self, make: MakeClient) -> None:
        generations = [{"id": str(number), **GENERATION} for number in range(5)]
        with ScriptedServer([response(generations)]) as server:
            client = make(base_url=server.url)
            assert len(everything(client, client.generations.iter(limit=2))) == 5
            assert len(server.requests) == 1

    @pytest.mark.parametrize("limit", [0, 101, -1, "5", True])
    def test_refuses_a_limit_at_once(self, client: Sync, sandbox: Sandbox, limit: Any) -> None:
        for resource in (client.assets, client.generations):
            with pytest.raises(InvalidRequestError, match="limit must be a whole number from 1 to 100"):
                resource.iter(limit=limit)

    def test_an_error_on_a_later_page_comes_after_the_items_before_it(self, client: Sync, sandbox: Sandbox) -> None:
        for _ in range(3):
            sandbox.add_generation()
        items = client.generations.iter(limit=2)
        sandbox.fault(path="/v2/generations", status=400, times=1)
        with pytest.raises(Exception, match="400"):
            everything(client, items)


class TestManyIds:
    def test_are_split_over_several_requests(self, client: Sync, sandbox: Sandbox) -> None:
        ids = [sandbox.add_generation()["id"] for _ in range(250)]
        found = client.generations.list(ids=[*ids, *ids])
        assert sorted(generation.id for generation in found) == sorted(ids)
        assert [request.query.count(",") + 1 for request in sandbox.requests] == [100, 100, 50]
        iterated = everything(client, client.generations.iter(ids=ids))
        assert sorted(generation.id for generation in iterated) == sorted(ids)

    def test_none_of_them_gives_nothing_and_asks_nothing(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.add_generation()
        assert client.generations.list(ids=[]) == []
        assert everything(client, client.generations.iter(ids=[])) == []
        assert sandbox.requests == []

    def test_with_a_limit_must_fit_into_one_request(self, client: Sync, sandbox: Sandbox) -> None:
        ids = [f"id-{number}" for number in range(101)]
        for call in (
            lambda: client.generations.list(ids=ids, limit=5),
            lambda: client.generations.with_raw_response.list(ids=ids),
        ):
            with pytest.raises(InvalidRequestError, match="1 to 100") as info:
                call()
            assert info.value.field == "ids"
        assert sandbox.requests == []

    def test_are_checked_before_anything_is_sent(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError, match="ids must be the id of something") as info:
            client.generations.list(ids=["a"] * 200 + [""])
        assert info.value.field == "ids"
        assert sandbox.requests == []
