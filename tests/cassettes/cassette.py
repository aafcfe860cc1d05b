"""Cassettes: how they are written, and how they are played.

A cassette holds what `https://api.sync.so` was asked and has answered. One that was recorded from a sandbox is
rewritten to that address, and `recorded_from` at its top says where it came from.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, Sequence

import vcr  # type: ignore[import-untyped]
import yaml

from sync.testing import vcr_config

PUBLIC = "https://api.sync.so"
RECORDINGS = Path(__file__).parent / "recordings"
COLOURS = ("sync", "async")


def path_of(name: str, colour: str) -> Path:
    """The file of a recording."""
    return RECORDINGS / colour / f"{name}.yaml"


@contextmanager
def recording(path: Path, *, origin: str, recorded_from: str, secrets: Sequence[str]) -> Iterator[None]:
    """Write what is sent and answered meanwhile to a cassette. Where an exception ends it, the file stays as it was.

    Args:
        origin: Where the requests go; in the file it becomes the public address.
        recorded_from: "live" or "sandbox".
        secrets: Values that must not get into the file, such as the API key.
    """
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    recorder = vcr.VCR(record_mode="all", record_on_exception=False, **vcr_config(origin=origin, secrets=secrets))
    recorder.register_serializer("with origin", _Serializer(recorded_from))
    with recorder.use_cassette(str(new), serializer="with origin"):
        yield
    new.replace(path)


@contextmanager
def playing(path: Path) -> Iterator[Any]:
    """Answer from a cassette, and refuse every request that differs from what is on it or comes once too often."""
    player = vcr.VCR(record_mode="none", **vcr_config(origin=PUBLIC))
    with player.use_cassette(str(path)) as cassette:
        yield cassette


class _Serializer:
    """YAML that says first where it was recorded from."""

    def __init__(self, recorded_from: str) -> None:
        self._recorded_from = recorded_from

    def serialize(self, cassette: Dict[str, Any]) -> str:
        # Lines are not wrapped, so that a search through a file finds what is in it.
        content = yaml.safe_dump({"recorded_from": self._recorded_from, **cassette}, sort_keys=False, width=1 << 30)
        assert isinstance(content, str)
        return content

    def deserialize(self, content: str) -> Any:
        return yaml.safe_load(content)
