"""What a scenario is, and what scenarios need."""

from __future__ import annotations

import io
import struct
import wave
from typing import Any, Awaitable, Callable, Dict, NamedTuple, Optional

from sync.common import Audio, Video
from sync_sandbox import Sandbox

VIDEO = "https://assets.sync.so/docs/example-video.mp4"
AUDIO = "https://assets.sync.so/docs/example-audio.wav"
UNKNOWN_ID = "00000000-0000-4000-8000-000000000000"


class Scenario(NamedTuple):
    """Something to do with a client.

    Attributes:
        name: Name of the method, and perhaps of the case.
        run: What to do; it gets the client.
        prepare: What the sandbox has to do first.
        sandbox_only: Whether it is recorded from the sandbox always: the live API can't be told to fail, and some of
            what it gives is too large for a cassette, or too dear.
    """

    name: str
    run: Callable[[Any], Awaitable[None]]
    prepare: Callable[[Sandbox], object]
    sandbox_only: bool


SCENARIOS: Dict[str, Scenario] = {}


def scenario(
    name: str, *, prepare: Optional[Callable[[Sandbox], object]] = None, sandbox_only: bool = False
) -> Callable[[Callable[[Any], Awaitable[None]]], None]:
    """Make a scenario of a function. One with `prepare` is for the sandbox only."""

    def add(run: Callable[[Any], Awaitable[None]]) -> None:
        assert name not in SCENARIOS, f"There are two scenarios with the name {name}."
        SCENARIOS[name] = Scenario(name, run, prepare or (lambda sandbox: None), sandbox_only or prepare is not None)

    return add


async def done(result: Any) -> Any:
    """What a method gives, whichever colour it has; everything where it gives one after the other."""
    if hasattr(result, "__await__"):
        return await result
    if hasattr(result, "__aiter__"):
        return [item async for item in result]
    return list(result) if hasattr(result, "__next__") else result


def request() -> Dict[str, Any]:
    """What is needed to create a generation."""
    return {"model": "lipsync-2", "input": [Video(url=VIDEO), Audio(url=AUDIO)]}


def files() -> Dict[str, Any]:
    """The same, as files.

    Their bytes are all below 128, because vcrpy 6, the last for Python 3.8, reads the bodies of requests as UTF-8.
    """
    return {"video": ("video.mp4", mp4()), "audio": ("audio.wav", wav())}


def wav() -> bytes:
    """Two milliseconds of silence."""
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x7f" * 16)
    return content.getvalue()


def mp4() -> bytes:
    """A movie header that says one second, and no tracks."""
    matrix = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    header = struct.pack(">IIIIIIH10x9I24xI", 0, 0, 0, 100, 100, 0x10000, 0x100, *matrix, 2)
    movie = struct.pack(">I4s", len(header) + 8, b"mvhd") + header
    return struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4s", len(movie) + 8, b"moov") + movie
