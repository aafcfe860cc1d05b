from __future__ import annotations

from typing import Any

import pytest

from sync.errors import NotFoundError

from ..scenario import UNKNOWN_ID, done, request, scenario
from .assets import upload


async def create(client: Any, name: str = "Cassette") -> Any:
    return await done(client.projects.create(name=name))


@scenario("projects.create")
async def _(client: Any) -> None:
    project = await done(client.projects.create(name="Cassette", description="To be recorded", visibility="USER"))
    assert (project.name, project.description) == ("Cassette", "To be recorded")
    await done(client.projects.delete(project.id))


@scenario("projects.list")
async def _(client: Any) -> None:
    project = await create(client)
    page = await done(client.projects.list(limit=10, sort_by="updatedAt"))
    assert project.id in [each.id for each in page.items]
    await done(client.projects.delete(project.id))


@scenario("projects.iter")
async def _(client: Any) -> None:
    ids = [(await create(client, name)).id for name in ("Iterate 1", "Iterate 2")]
    found = await done(client.projects.iter(search_query="Iterate", sort_by="name", limit=1))
    assert [project.id for project in found] == ids
    for id in ids:
        await done(client.projects.delete(id))


@scenario("projects.get")
async def _(client: Any) -> None:
    project = await create(client)
    assert (await done(client.projects.get(project.id))).id == project.id
    await done(client.projects.delete(project.id))


@scenario("projects.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.projects.get(UNKNOWN_ID))


@scenario("projects.update")
async def _(client: Any) -> None:
    project = await create(client)
    assert (await done(client.projects.update(project.id, name="Renamed"))).name == "Renamed"
    await done(client.projects.delete(project.id))


@scenario("projects.delete")
async def _(client: Any) -> None:
    project = await create(client)
    assert (await done(client.projects.delete(project.id))).id == project.id


@scenario("projects.attach_asset")
async def _(client: Any) -> None:
    project, asset = await create(client), await upload(client)
    await done(client.projects.attach_asset(project.id, asset.id))
    page = await done(client.assets.list(project_id=project.id))
    assert [each.id for each in page.items] == [asset.id]
    await done(client.projects.delete(project.id))


@scenario("projects.detach_asset")
async def _(client: Any) -> None:
    project, asset = await create(client), await upload(client)
    await done(client.projects.attach_asset(project.id, asset.id))
    await done(client.projects.detach_asset(project.id, asset.id))
    assert (await done(client.assets.list(project_id=project.id))).items == []
    await done(client.projects.delete(project.id))


@scenario("projects.list_generations")
async def _(client: Any) -> None:
    project = await create(client)
    generation = await done(client.generations.create_and_wait(**request(), project_id=project.id))
    found = await done(client.projects.list_generations(project.id, limit=10))
    assert [each.id for each in found] == [generation.id]
    await done(client.projects.delete(project.id))
