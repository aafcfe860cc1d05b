"""A web page that shows how far a generation is, and then its video. Open http://127.0.0.1:8000/?id=<generation>."""

import asyncio
import json
from typing import AsyncIterator, Dict

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, StreamingResponse

from sync import AsyncSync
from sync.errors import ApiError

PAGE = """
<!doctype html>
<link rel="icon" href="data:,">
<p id="status">Connecting</p>
<video id="video" controls hidden></video>
<script>
const id = new URLSearchParams(location.search).get("id")
const events = new EventSource(`/generations/${id}/events`)
events.onmessage = ({data}) => {
  const {status, url, ended} = JSON.parse(data)
  document.getElementById("status").textContent = status
  if (url) Object.assign(document.getElementById("video"), {src: url, hidden: false})
  if (ended) events.close()
}
</script>
"""

app = FastAPI()
client = AsyncSync()


@app.get("/", response_class=HTMLResponse)
def page() -> str:
    return PAGE


@app.get("/generations/{id}/events")
async def events(id: str) -> StreamingResponse:
    return StreamingResponse(changes(id), media_type="text/event-stream")


async def changes(id: str) -> AsyncIterator[str]:
    """An event for each change of a generation; the last one has `ended`."""
    updates: asyncio.Queue[Dict[str, object]] = asyncio.Queue()

    async def wait() -> None:
        try:
            generation = await client.generations.wait(
                id, on_update=lambda job: updates.put_nowait({"status": job.status})
            )
            updates.put_nowait({"status": generation.status, "url": generation.output_url, "ended": True})
        except ApiError as error:
            updates.put_nowait({"status": error.message, "ended": True})

    waiting = asyncio.create_task(wait())
    try:
        update: Dict[str, object] = {}
        while not update.get("ended"):
            update = await updates.get()
            yield f"data: {json.dumps(update)}\n\n"
    finally:
        waiting.cancel()  # The browser has gone: the generation goes on, the wait need not.
