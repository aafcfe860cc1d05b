from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from ..scenario import done, request, scenario

JANUARY = datetime(2026, 1, 1, tzinfo=timezone.utc), datetime(2026, 2, 1, tzinfo=timezone.utc)


@scenario("usage.list")
async def _(client: Any) -> None:
    await done(client.generations.create_and_wait(**request()))
    page = await done(client.usage.list(*JANUARY, limit=10))
    assert {item.currency for item in page.items} <= {"USD"}


@scenario("usage.iter")
async def _(client: Any) -> None:
    for _ in range(2):
        await done(client.generations.create_and_wait(**request()))
    found = await done(client.usage.iter(*JANUARY, limit=1))
    assert len({item.generation_id for item in found}) == len(found)
