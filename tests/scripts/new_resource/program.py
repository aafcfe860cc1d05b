"""Uses the resource in both colours, through the facade and through the generated client alone."""

from __future__ import annotations

import asyncio
import sys

from sync import AsyncSync, Sync
from sync.errors import ConflictError, InvalidRequestError, JobFailedError
from sync_client.client import AsyncClient, Client
from sync_client.errors import ArgumentError
from sync_client.models import Widget

URL = sys.argv[1]


def use(client: Sync) -> list[str]:
    page = client.widgets.list(limit=2)
    found = [widget.id for widget in client.widgets.iter(limit=2)]
    widget: Widget = client.widgets.create(name="Top", spin_rate=3, axis="x", idempotency_key="k")
    rate = client.widgets.get(widget.id).spin_rate
    status = client.widgets.with_raw_response.get(widget.id).status_code
    done = client.widgets.create_and_wait(name="Top", on_update=lambda widget: found.append(widget.status))
    again = client.widgets.wait(widget.id, timeout=5)
    client.widgets.delete(widget.id)
    return [str(len(page.items)), *found, widget.name, str(rate), str(status), done.status, again.status]


async def use_async(client: AsyncSync) -> list[str]:
    page = await client.widgets.list(limit=2)
    found = [widget.id async for widget in client.widgets.iter(limit=2)]
    widget: Widget = await client.widgets.create(name="Top", spin_rate=3, axis="x", idempotency_key="k")
    rate = (await client.widgets.get(widget.id)).spin_rate
    status = (await client.widgets.with_raw_response.get(widget.id)).status_code
    done = await client.widgets.create_and_wait(name="Top", on_update=lambda widget: found.append(widget.status))
    again = await client.widgets.wait(widget.id, timeout=5)
    await client.widgets.delete(widget.id)
    return [str(len(page.items)), *found, widget.name, str(rate), str(status), done.status, again.status]


def refuse(client: Sync) -> list[str]:
    told: list[str] = []
    for name, rate, axis in (("", None, None), ("x" * 21, None, None), ("a", 11, "x"), ("a", 1, None), ("a", 1, "w")):
        try:
            client.widgets.create(name=name, spin_rate=rate, axis=axis)
        except InvalidRequestError as error:
            told.append(f"{error.field}: {error.message}")
    try:
        client.widgets.create(name="taken")
    except ConflictError as error:
        told.append(str(error.status_code))
    try:
        client.widgets.wait("broken")
    except JobFailedError as error:
        told.append(f"{error.id} {error.job.status}")
    return told


with Sync(api_key="key", base_url=URL) as sync_client, Client(api_key="key", base_url=URL) as plain:
    print(use(sync_client))
    print(asyncio.run(use_async(AsyncSync(api_key="key", base_url=URL))))
    print(refuse(sync_client))
    print([widget.id for widget in plain.widgets.iter(limit=2)], plain.widgets.create_and_wait(name="Top").status)
    try:
        plain.widgets.create(name="")
    except ArgumentError as error:
        print(error.field)


async def plainly() -> None:
    client = AsyncClient(api_key="key", base_url=URL)
    async with client:
        print([widget.id async for widget in client.widgets.iter()], (await client.widgets.get("w1")).name)


asyncio.run(plainly())
