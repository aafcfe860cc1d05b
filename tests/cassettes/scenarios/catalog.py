from __future__ import annotations

from typing import Any

from ..scenario import done, scenario


@scenario("models.list")
async def _(client: Any) -> None:
    assert "lipsync-2" in [model.id for model in await done(client.models.list())]


@scenario("errors.list")
async def _(client: Any) -> None:
    assert "concurrency_limit_reached" in [error.code for error in await done(client.errors.list())]


@scenario("errors.explain")
async def _(client: Any) -> None:
    error = await done(client.errors.explain("concurrency_limit_reached"))
    assert error.suggestion
    assert await done(client.errors.explain("no_such_code")) is None
