"""Calls every method of the published Python client, and prints what came of it: `python drive.py URL FILES`.

drive.cjs does the same, step by step, with the published TypeScript client.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Dict

from sync import AsyncSync, Sync
from sync.common import Audio, Video

INPUT = [Video(url="https://example.com/video.mp4"), Audio(url="https://example.com/audio.wav")]


async def drive(client: Any, files: Path) -> Dict[str, Any]:
    async def done(result: Any) -> Any:
        return await result if inspect.isawaitable(result) else result

    generations, assets, batch = client.generations, client.assets, client.batch
    since = datetime.now(timezone.utc) - timedelta(hours=1)
    results: Dict[str, Any] = {}

    created = await done(generations.create(model="lipsync-2", input=INPUT))
    results["generations.create"] = created.status
    with (files / "video.mp4").open("rb") as video, (files / "audio.wav").open("rb") as audio:
        uploaded = await done(generations.create_with_files(model="lipsync-2", video=video, audio=audio))
    results["generations.create_with_files"] = [item.type for item in uploaded.input]
    results["generations.get"] = (await done(generations.get(created.id))).status
    results["generations.list"] = [
        len(await done(generations.list(status=["COMPLETED", "FAILED"]))),
        len(await done(generations.list(status=["FAILED"]))),
        len(await done(generations.list(ids=[created.id]))),
    ]
    results["generations.estimate_cost"] = len(await done(generations.estimate_cost(model="lipsync-2", input=INPUT)))

    page = await done(assets.list(types=["VIDEO", "AUDIO"], limit=1, sort_by="dateDesc"))
    images = await done(assets.list(types=["IMAGE"]))
    results["assets.list"] = [page.total_count, len(page.items), len(images.items)]
    results["assets.get"] = (await done(assets.get(page.items[0].id))).type
    results["models.list"] = "lipsync-2" in [model.id for model in await done(client.models.list())]

    rows = (files / "rows.jsonl").read_bytes()
    tried = await done(batch.create(input=("rows.jsonl", rows), dry_run=True))
    started = await done(batch.create(input=("rows.jsonl", rows)))
    results["batch.create"] = [tried.status, started.status]
    results["batch.get"] = (await done(batch.get(started.id))).status
    found = await done(batch.list(status="COMPLETED", created_after=since))
    results["batch.list"] = [one.id for one in found] == [started.id]
    return results


def methods(client: Any) -> Any:
    for resource in ("assets", "batch", "generations", "models"):
        for name, _ in inspect.getmembers(type(getattr(client, resource)), inspect.isfunction):
            if not name.startswith("_"):
                yield f"{resource}.{name}"


if __name__ == "__main__":
    colour = {"Sync": Sync, "AsyncSync": AsyncSync}[sys.argv[3]]
    client = colour(base_url=sys.argv[1], api_key="test")
    report = {"methods": sorted(methods(client)), "results": asyncio.run(drive(client, Path(sys.argv[2])))}
    print(json.dumps(report))
