from __future__ import annotations

from typing import Any, List

import pytest

from sync.errors import NotFoundError

from ..scenario import UNKNOWN_ID, VIDEO, done, files, scenario, wav


async def upload(client: Any, name: str = "cassette.wav") -> Any:
    return await done(client.assets.upload((name, wav())))


@scenario("assets.upload")
async def _(client: Any) -> None:
    seen: List[Any] = []
    asset = await done(client.assets.upload(files()["video"], name="cassette", on_progress=seen.append))
    assert (asset.name, asset.type) == ("cassette", "VIDEO")
    assert seen[-1].bytes_done == seen[-1].bytes_total


@scenario("assets.create")
async def _(client: Any) -> None:
    asset = await done(client.assets.create(url=VIDEO, type="VIDEO", name="cassette"))
    assert (asset.name, asset.type) == ("cassette", "VIDEO")


@scenario("assets.list")
async def _(client: Any) -> None:
    asset = await upload(client)
    page = await done(client.assets.list(limit=10, sort_by="dateDesc", types=["VIDEO", "AUDIO"]))
    assert asset.id in [each.id for each in page.items]


@scenario("assets.iter")
async def _(client: Any) -> None:
    ids = [(await upload(client, name)).id for name in ("iterate-1.wav", "iterate-2.wav")]
    found = await done(client.assets.iter(search_query="iterate-", sort_by="nameAsc", limit=1))
    assert [asset.id for asset in found] == ids
    for id in ids:
        await done(client.assets.delete(id))


@scenario("assets.count")
async def _(client: Any) -> None:
    await upload(client)
    assert await done(client.assets.count(types="AUDIO")) > 0


@scenario("assets.get")
async def _(client: Any) -> None:
    asset = await upload(client)
    assert await done(client.assets.get(asset.id)) == asset


@scenario("assets.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.assets.get(UNKNOWN_ID))


@scenario("assets.update")
async def _(client: Any) -> None:
    asset = await upload(client)
    assert (await done(client.assets.update(asset.id, name="renamed"))).name == "renamed"


@scenario("assets.delete")
async def _(client: Any) -> None:
    asset = await upload(client)
    assert (await done(client.assets.delete(asset.id))).id == asset.id
    with pytest.raises(NotFoundError):
        await done(client.assets.get(asset.id))
