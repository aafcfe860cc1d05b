from __future__ import annotations

from typing import Any, Dict, List

import httpx

from sync_sandbox import Sandbox

from .payloads import CREATE

ID = "6533643b-acbe-4c40-967e-d9ba9baac39e"


def create(client: httpx.Client, **fields: Any) -> Dict[str, Any]:
    answer = client.post("/v2/projects", json={"name": "Talk", **fields})
    assert answer.status_code == 200, answer.text
    project: Dict[str, Any] = answer.json()
    return project


def test_a_project_lives(client: httpx.Client, sandbox: Sandbox) -> None:
    project = create(client, description="d")
    assert (project["visibility"], project["mode"], project["defaultWorkflow"]) == ("USER", "CREATOR", None)
    sandbox.advance(1.0)
    path = f"/v2/projects/{project['id']}"
    changed = client.patch(path, json={"name": "New", "visibility": "ORGANIZATION"}).json()
    assert (changed["name"], changed["description"], changed["visibility"]) == ("New", "d", "ORGANIZATION")
    assert changed["updatedAt"] > changed["createdAt"]
    assert client.get(path).json() == changed
    assert client.delete(path).json() == {"id": project["id"]}
    gone = client.get(path)
    assert (gone.status_code, gone.json()["errorCode"]) == (404, "project_not_found")


def test_an_id_of_ones_own_makes_creating_repeatable(client: httpx.Client) -> None:
    first = create(client, id=ID, name="First")
    assert create(client, id=ID, name="Second") == first
    client.delete(f"/v2/projects/{ID}")
    assert client.post("/v2/projects", json={"name": "Third", "id": ID}).status_code == 409


def test_a_name_is_needed(client: httpx.Client) -> None:
    answer = client.post("/v2/projects", json={})
    assert (answer.status_code, answer.json()["field"]) == (400, "name")


def test_lists(client: httpx.Client, sandbox: Sandbox) -> None:
    for name in ("b", "a", "C"):
        create(client, name=name)
        sandbox.advance(1.0)

    def names(**query: Any) -> List[str]:
        return [project["name"] for project in client.get("/v2/projects", params=query).json()["items"]]

    assert names() == ["C", "a", "b"]
    assert names(sortBy="name") == ["a", "b", "C"]
    assert names(searchQuery="c") == ["C"]
    page = client.get("/v2/projects", params={"limit": 2}).json()
    assert names(limit=2, cursor=page["nextCursor"]) == ["b"]


def test_generations_belong_to_projects_and_go_with_them(client: httpx.Client, sandbox: Sandbox) -> None:
    project = create(client)
    ids = [client.post("/v2/generate", json={**CREATE, "projectId": project["id"]}).json()["id"] for _ in range(3)]
    client.post("/v2/generate", json=CREATE)
    path = f"/v2/projects/{project['id']}"
    found = client.get(f"{path}/generations", params={"limit": 2}).json()
    assert [generation["id"] for generation in found] == ids[:0:-1]
    assert len(client.get(f"{path}/generations").json()) == 3
    assert client.delete(path).status_code == 409
    sandbox.advance(3.0)
    assert client.delete(path).status_code == 200
    assert len(client.get("/v2/generations").json()) == 1


def test_assets_are_attached_and_detached(client: httpx.Client) -> None:
    project = create(client)["id"]
    asset = client.post("/v2/assets", json={"url": "https://example.com/a.mp4"}).json()["id"]
    path = f"/v2/projects/{project}/assets"
    for _ in range(2):
        attached = client.post(path, json={"assetId": asset})
        assert (attached.status_code, attached.content) == (204, b"")
    assert client.get(f"/v2/assets/{asset}").json()["projectId"] == project
    assert client.get("/v2/assets", params={"projectId": project}).json()["totalCount"] == 1
    assert client.delete(f"{path}/{asset}").status_code == 204
    assert client.get("/v2/assets", params={"projectId": project}).json()["totalCount"] == 0
    assert client.delete(f"{path}/{asset}").status_code == 404


def test_an_asset_can_be_registered_in_a_project(client: httpx.Client) -> None:
    create(client, id=ID)
    asset = client.post("/v2/assets", json={"url": "https://example.com/a.mp4", "projectId": ID}).json()
    assert asset["projectId"] == ID
