"""Projects, their assets and their generations."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, List

import pytest

import sync_sandbox
from sync import Sync
from sync.common import Project
from sync.errors import ConflictError, InvalidRequestError, NotFoundError
from sync_sandbox import Sandbox

from .support import INPUT

SAMPLE = Path(sync_sandbox.__file__).with_name("sample.mp4")
UNKNOWN = "550e8400-e29b-41d4-a716-446655440000"


class TestCreate:
    def test_every_field_arrives(self, client: Sync, sandbox: Sandbox) -> None:
        project = client.projects.create(
            name="Trailers",
            description="Of this year",
            visibility="ORGANIZATION",
            mode="DEVELOPER",
            default_workflow="lipsync",
        )
        assert isinstance(project, Project)
        sent = sandbox.requests[0].json()
        assert project.id == sent.pop("id")
        assert sent == {
            "name": "Trailers",
            "description": "Of this year",
            "visibility": "ORGANIZATION",
            "mode": "DEVELOPER",
            "defaultWorkflow": "lipsync",
        }
        assert client.projects.get(project.id) == project

    def test_its_retries_make_one_project(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(kind="disconnect", after="processing")
        project = client.projects.create(name="Trailers")
        assert len(sandbox.requests) == 2
        assert [found.id for found in client.projects.iter()] == [project.id]

    def test_each_call_makes_another(self, client: Sync) -> None:
        assert client.projects.create(name="a").id != client.projects.create(name="a").id

    def test_an_id_of_ones_own_gives_the_project_that_exists(self, client: Sync) -> None:
        id = str(uuid.uuid4())
        first = client.projects.create(name="Trailers", id=id)
        assert client.projects.create(name="Another name", id=id) == first
        client.projects.delete(id)
        with pytest.raises(ConflictError):
            client.projects.create(name="Trailers", id=id)

    @pytest.mark.parametrize(
        ("arguments", "field"), [({"name": ""}, "name"), ({"name": 5}, "name"), ({"name": "a", "id": ""}, "id")]
    )
    def test_what_is_no_project_is_refused_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, arguments: Any, field: str
    ) -> None:
        with pytest.raises(InvalidRequestError) as error:
            client.projects.create(**arguments)
        assert error.value.field == field
        assert sandbox.requests == []


class TestList:
    def test_a_page_of_projects(self, client: Sync) -> None:
        for name in ("b", "c", "a"):
            client.projects.create(name=name)
        page = client.projects.list(limit=2, sort_by="name")
        assert [project.name for project in page.items] == ["a", "b"]
        rest = client.projects.list(limit=2, sort_by="name", cursor=page.next_cursor)
        assert [project.name for project in rest.items] == ["c"]
        assert rest.next_cursor is None

    def test_iter_gives_every_project_once(self, client: Sync, sandbox: Sandbox) -> None:
        names = [f"Project {number:02}" for number in range(12)]
        for name in names:
            client.projects.create(name=name)
        assert [project.name for project in client.projects.iter(sort_by="name", limit=5)] == names
        assert sum(request.method == "GET" for request in sandbox.requests) == 3
        assert [project.name for project in client.projects.iter(search_query="07")] == ["Project 07"]

    @pytest.mark.parametrize("limit", [0, 101, "5", True])
    def test_a_limit_that_no_page_has_is_refused(self, client: Sync, sandbox: Sandbox, limit: Any) -> None:
        for method in (client.projects.list, client.projects.iter):
            with pytest.raises(InvalidRequestError, match="from 1 to 100"):
                method(limit=limit)
        with pytest.raises(InvalidRequestError, match="from 1 to 100"):
            client.projects.list_generations(UNKNOWN, limit=limit)
        assert sandbox.requests == []


class TestChange:
    def test_only_what_is_given_changes(self, client: Sync, sandbox: Sandbox) -> None:
        project = client.projects.create(name="Trailers", description="Old")
        changed = client.projects.update(project.id, description="New", visibility="ORGANIZATION")
        assert (changed.name, changed.description, changed.visibility) == ("Trailers", "New", "ORGANIZATION")
        assert sandbox.requests[1].method == "PATCH"
        assert sandbox.requests[1].json() == {"description": "New", "visibility": "ORGANIZATION"}

    def test_it_is_safe_to_repeat(self, client: Sync, sandbox: Sandbox) -> None:
        project = client.projects.create(name="Trailers")
        sandbox.fault(kind="disconnect", after="processing")
        assert client.projects.update(project.id, name="Posters").name == "Posters"

    def test_one_that_was_deleted_is_gone(self, client: Sync) -> None:
        project = client.projects.create(name="Trailers")
        assert client.projects.delete(project.id).id == project.id
        methods: Any = (client.projects.get, lambda id: client.projects.update(id, name="x"), client.projects.delete)
        for method in methods:
            with pytest.raises(NotFoundError) as error:
                method(project.id)
            assert error.value.code == "project_not_found"

    def test_one_with_a_running_generation_stays(self, client: Sync) -> None:
        project = client.projects.create(name="Trailers")
        client.generations.create(model="lipsync-2", input=INPUT, project_id=project.id)
        with pytest.raises(ConflictError) as error:
            client.projects.delete(project.id)
        assert error.value.code == "generation_not_deletable_while_processing"


class TestContents:
    def test_assets_come_and_go(self, client: Sync, sandbox: Sandbox) -> None:
        project = client.projects.create(name="Trailers")
        asset = sandbox.add_asset(SAMPLE)
        client.projects.attach_asset(project.id, asset["id"])
        assert [found.id for found in client.assets.list(project_id=project.id).items] == [asset["id"]]
        client.projects.detach_asset(project.id, asset["id"])
        assert client.assets.list(project_id=project.id).items == []
        attached, detached = sandbox.requests[1], sandbox.requests[3]
        assert (attached.method, attached.path) == ("POST", f"/v2/projects/{project.id}/assets")
        assert attached.json() == {"assetId": asset["id"]}
        assert (detached.method, detached.path) == ("DELETE", f"/v2/projects/{project.id}/assets/{asset['id']}")

    def test_attaching_is_safe_to_repeat(self, client: Sync, sandbox: Sandbox) -> None:
        project = client.projects.create(name="Trailers")
        asset = sandbox.add_asset(SAMPLE)
        sandbox.fault(kind="disconnect", after="processing")
        client.projects.attach_asset(project.id, asset["id"])
        assert len(client.assets.list(project_id=project.id).items) == 1

    def test_what_is_no_id_is_refused_before_anything_is_sent(self, client: Sync, sandbox: Sandbox) -> None:
        attach, detach = client.projects.attach_asset, client.projects.detach_asset
        calls: List[Any] = [
            (attach, "../x", "a", "id"),
            (detach, "../x", "a", "id"),
            (detach, "a", "../x", "asset_id"),
            # This one stands in the body, where it leads nowhere.
            (attach, "a", "", "asset_id"),
            (attach, "a", 5, "asset_id"),
        ]
        for method, id, asset_id, field in calls:
            with pytest.raises(InvalidRequestError) as error:
                method(id, asset_id)
            assert error.value.field == field
        assert sandbox.requests == []

    def test_its_generations(self, client: Sync) -> None:
        project = client.projects.create(name="Trailers")
        ids = [client.generations.create(model="lipsync-2", input=INPUT, project_id=project.id).id for _ in range(3)]
        client.generations.create(model="lipsync-2", input=INPUT)
        page = client.projects.list_generations(project.id, limit=2)
        rest = client.projects.list_generations(project.id, limit=2, cursor=page[-1].id)
        assert {generation.id for generation in page + rest} == set(ids)
        assert len(page) == 2
        with pytest.raises(InvalidRequestError) as error:
            client.projects.list_generations(project.id, cursor="x")
        assert error.value.field == "cursor"


def test_the_whole_answers(client: Sync, sandbox: Sandbox) -> None:
    raw = client.projects.with_raw_response
    asset = sandbox.add_asset(SAMPLE)
    project = raw.create(name="Trailers").data
    assert raw.get(project.id).data == project
    assert raw.list().data.items == [project]
    assert raw.update(project.id, name="Posters").data.name == "Posters"
    attached = raw.attach_asset(project.id, asset["id"])
    assert (attached.status_code, attached.data) == (204, None)
    assert raw.detach_asset(project.id, asset["id"]).status_code == 204
    assert raw.list_generations(project.id).data == []
    assert raw.delete(project.id).data.id == project.id
