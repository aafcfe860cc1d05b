"""Notifications, really sent."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any, Awaitable, Callable, Dict, List, Mapping, Optional, Set

import attrs
import httpx

from .records import Records
from .settings import Settings

#: What a notification of a generation leaves out.
_UNTOLD = ("outputFileName", "projectId", "synthesizedAudioUrl", "segments")

TIMEOUT_SECONDS = 10.0


@attrs.define(eq=False)
class Delivery:
    """A webhook that was sent: `status` is the receiver's response, None while there is none; `error` says why."""

    url: str
    body: bytes
    headers: Dict[str, str]
    status: Optional[int] = None
    error: Optional[str] = None

    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


class Webhooks:
    """Sends a signed notification when something ends. Nothing is sent twice."""

    def __init__(self, settings: Settings, note_change: Callable[[], None]) -> None:
        self._settings = settings
        self._note_change = note_change
        #: The ids of the jobs whose end was told of, or at least tried to.
        self.told: Records[bool] = Records()
        self._tasks: Set[asyncio.Task[None]] = set()
        self.deliveries: List[Delivery] = []

    def send_after(
        self,
        id: str,
        end: Callable[[], Awaitable[None]],
        url: Optional[str],
        payload: Callable[[], Optional[Mapping[str, Any]]],
    ) -> None:
        """POST `payload()` to `url` once `end()` has come, unless it is None by then. Once for each id."""
        if url is None or id in self.told:
            return
        task = asyncio.ensure_future(self._send_after(id, end, url, payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close(self) -> None:
        """Send no more."""
        for task in self._tasks:
            task.cancel()

    async def _send_after(
        self,
        id: str,
        end: Callable[[], Awaitable[None]],
        url: str,
        payload: Callable[[], Optional[Mapping[str, Any]]],
    ) -> None:
        await end()
        content = payload()
        if content is not None:
            await self._deliver(url, json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode())
        self.told[id] = True
        self._note_change()

    async def _deliver(self, url: str, body: bytes) -> None:
        headers = {
            "Content-Type": "application/json",
            "Sync-Signature": sign(self._settings.webhook_secret, body, int(time.time())),
        }
        delivery = Delivery(url, body, headers)
        self.deliveries.append(delivery)
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False) as client:
                response = await client.post(url, content=body, headers=headers)
            delivery.status = response.status_code
        except httpx.HTTPError as error:
            delivery.error = str(error) or type(error).__name__


def sign(secret: str, body: bytes, timestamp: int) -> str:
    """The value of Sync-Signature for a body that is sent at `timestamp` (Unix seconds)."""
    signed = str(timestamp).encode() + b"." + body
    return f"t={timestamp},v1={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"


def generation_notification(body: Mapping[str, Any]) -> Optional[Dict[str, Any]]:
    """What is told of a generation: a rejected one is not, and the code of an error has another name than in a poll."""
    if body["status"] not in ("COMPLETED", "FAILED"):
        return None
    notification = {name: value for name, value in body.items() if name not in _UNTOLD}
    if "errorCode" in notification:
        notification["error_code"] = notification.pop("errorCode")
    return notification
