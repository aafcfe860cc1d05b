"""A sandbox that is sent media, and whose outputs are decoded."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

import attrs
import httpx
import pytest

from sync_sandbox import Sandbox

from .media import FIRST_LEVEL, FPS, LEVEL_STEP, SIZE, Seen, look_at, make_sound, make_video

VIDEO_SECONDS = 1.0
FRAMES = round(VIDEO_SECONDS * FPS)
SHORT, LONG = 0.6, 2.4
#: What is heard outside the new sound: the video's own.
OWN_TONE = 1200


@attrs.frozen
class Studio:
    """Sends media to the sandbox, and watches what comes back."""

    client: httpx.Client
    sandbox: Sandbox
    folder: Path

    def add(self, path: Path) -> str:
        return str(self.sandbox.add_asset(path)["id"])

    def video(self, seconds: float = VIDEO_SECONDS) -> Dict[str, Any]:
        return {"type": "video", "assetId": self.add(make_video(self.folder / "v.mp4", seconds, sound=OWN_TONE))}

    def sound(self, *tones: Any, ref: Optional[str] = None) -> Dict[str, Any]:
        path = make_sound(self.folder / f"{ref}.wav", *tones)
        return {"type": "audio", "assetId": self.add(path), **({"refId": ref} if ref else {})}

    def create(self, *items: Any, **fields: Any) -> httpx.Response:
        model = "sync-3" if items[0]["type"] == "image" else "lipsync-2"
        return self.client.post("/v2/generate", json={"model": model, "input": list(items), **fields})

    def finish(self, *items: Any, **fields: Any) -> Dict[str, Any]:
        """The generation, completed."""
        id = self.create(*items, **fields).json()["id"]
        self.sandbox.advance(3.0)
        generation: Dict[str, Any] = self.client.get(f"/v2/generate/{id}").json()
        return generation

    def watch(self, *items: Any, **fields: Any) -> Seen:
        generation = self.finish(*items, **fields)
        path = self.folder / "output.mp4"
        with httpx.Client() as stranger:
            path.write_bytes(stranger.get(generation["outputUrl"]).content)
        seen = look_at(path)
        assert (seen.codecs, seen.size) == (["h264", "aac"], (SIZE, SIZE))
        assert generation["outputDuration"] == pytest.approx(seen.seconds, abs=1 / FPS)
        assert seen.sound_seconds == pytest.approx(seen.seconds, abs=1 / FPS)
        return seen


def numbers(seen: Seen) -> List[int]:
    """Which frames of the video the frames of the output are."""
    return [round((level - FIRST_LEVEL) / LEVEL_STEP) for level in seen.levels]
