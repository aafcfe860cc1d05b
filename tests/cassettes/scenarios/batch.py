"""A batch is twenty generations at least, so that only those are recorded live that are not carried out."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest

from sync.errors import NotFoundError, PaymentRequiredError

from ..scenario import AUDIO, UNKNOWN_ID, VIDEO, done, request, scenario


def lines() -> bytes:
    """The file of a batch."""
    items = [{"type": "video", "url": VIDEO}, {"type": "audio", "url": AUDIO}]
    row = {"endpoint": "/v2/generate", "payload": {"model": "lipsync-2", "input": items}}
    return "".join(json.dumps({"request_id": f"row-{number}", **row}) + "\n" for number in range(20)).encode()


async def create(client: Any) -> Any:
    return await done(client.batch.create(rows=[request()] * 20))


@scenario("batch.create", sandbox_only=True)
async def _(client: Any) -> None:
    batch = await create(client)
    assert (batch.status, batch.metrics.total_generations) == ("PENDING", 20)


@scenario("batch.create.dry_run")
async def _(client: Any) -> None:
    assert (await done(client.batch.create(rows=[request()] * 20, dry_run=True))).status == "VALIDATED"


@scenario("batch.create.file")
async def _(client: Any) -> None:
    assert (await done(client.batch.create(input=("batch.jsonl", lines()), dry_run=True))).status == "VALIDATED"


@scenario("batch.create.not_in_plan", prepare=lambda sandbox: setattr(sandbox, "batches_in_plan", False))
async def _(client: Any) -> None:
    with pytest.raises(PaymentRequiredError):
        await create(client)


@scenario("batch.get", sandbox_only=True)
async def _(client: Any) -> None:
    batch = await create(client)
    assert (await done(client.batch.get(batch.id))).id == batch.id


@scenario("batch.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.batch.get(UNKNOWN_ID))


@scenario("batch.list", sandbox_only=True)
async def _(client: Any) -> None:
    batch = await create(client)
    found = await done(client.batch.list(created_after=datetime(2025, 12, 31, tzinfo=timezone.utc)))
    assert [each.id for each in found] == [batch.id]


@scenario("batch.iter", sandbox_only=True)
async def _(client: Any) -> None:
    ids = [(await create(client)).id for _ in range(2)]
    assert sorted(batch.id for batch in await done(client.batch.iter())) == sorted(ids)


@scenario("batch.wait", sandbox_only=True)
async def _(client: Any) -> None:
    batch = await create(client)
    ended = await done(client.batch.wait(batch.id, poll_interval=20.0))
    assert (ended.id, ended.status) == (batch.id, "COMPLETED")


@scenario("batch.results", sandbox_only=True)
async def _(client: Any) -> None:
    batch = await create(client)
    await done(client.batch.wait(batch.id, poll_interval=20.0))
    assert len(await done(client.batch.results(batch.id))) == 20
