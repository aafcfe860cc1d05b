"""The sandbox's storage: files in a folder, and the URLs that give access to them for a time."""

from __future__ import annotations

import hashlib
import math
import re
import uuid
from pathlib import Path
from typing import AsyncIterator, Generic, List, Optional, TypeVar
from urllib.parse import quote

import attrs
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse

from .media import Media, examine
from .records import Records
from .settings import Settings

T = TypeVar("T")

CHUNK_BYTES = 1024 * 1024


@attrs.frozen
class StoredFile:
    """A file on disk. `name` is what its owner calls it; the path never depends on it."""

    path: Path
    name: str
    content_type: str
    size: int
    sha256: str
    media: Media

    def response(self) -> FileResponse:
        """The file over HTTP, ranges included. The ETag is the digest, so it is the same for the same bytes."""
        return FileResponse(self.path, media_type=self.content_type, headers={"ETag": f'"{self.sha256[:32]}"'})


class Files:
    """Writes streams to disk without holding them in memory."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self.folder = folder

    def new_path(self) -> Path:
        """Where nothing is yet."""
        return self.folder / uuid.uuid4().hex

    async def save(self, chunks: AsyncIterator[bytes], name: str, content_type: str) -> StoredFile:
        path = self.new_path()
        digest = hashlib.sha256()
        with path.open("wb") as file:
            async for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
            size = file.tell()
        return StoredFile(
            path, name, content_type, size, digest.hexdigest(), await run_in_threadpool(self._look_at, path)
        )

    def write(self, content: bytes, name: str, content_type: str) -> StoredFile:
        """Store bytes that are in memory already."""
        path = self.new_path()
        path.write_bytes(content)
        return self.add(path, name, content_type)

    def add(self, source: Path, name: str, content_type: str, media: Optional[Media] = None) -> StoredFile:
        """A file that is already on disk; it stays where it is. What it holds is found out, unless it is known."""
        digest = hashlib.sha256()
        with source.open("rb") as file:
            for chunk in iter(lambda: file.read(CHUNK_BYTES), b""):
                digest.update(chunk)
            size = file.tell()
        return StoredFile(source, name, content_type, size, digest.hexdigest(), media or self._look_at(source))

    def _look_at(self, path: Path) -> Media:
        return examine(path, decode=self._settings.real_media)


@attrs.frozen
class Link(Generic[T]):
    """A secret token that stands for `target` until `expires_at` (Unix seconds)."""

    token: str
    target: T
    expires_at: float


class Links(Generic[T]):
    """The links that were given out."""

    def __init__(self) -> None:
        self.records: Records[Link[T]] = Records()

    def issue(self, target: T, expires_at: float) -> str:
        """A new token for `target`."""
        link = Link(str(uuid.uuid4()), target, expires_at)
        self.records[link.token] = link
        return link.token

    def find(self, token: Optional[str], now: float) -> Optional[T]:
        """What the token stands for, or None when it is unknown or has expired."""
        link = self.records.get(token or "")
        return link.target if link is not None and now < link.expires_at else None

    def targets(self) -> List[T]:
        """What was linked to, expired or not."""
        return [link.target for link in self.records.values()]

    def expire_all(self) -> None:
        for token, link in list(self.records.items()):
            self.records[token] = attrs.evolve(link, expires_at=-math.inf)


def path_name(name: str) -> str:
    """A file's name as the last part of a URL."""
    return quote(re.sub(r"[^\w.-]+", "_", name))
