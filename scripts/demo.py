"""The quick start, from two local files to a finished video in demo-output/.

make demo                                                 # against the sandbox: nothing to pay, no key needed
SYNC_API_KEY=... make demo                                # against the live API: billed; or against SYNC_BASE_URL
.venv/bin/python scripts/demo.py video.mp4 audio.wav      # with files of your own
"""

from __future__ import annotations

import argparse
import ipaddress
import os
import struct
import sys
import time
from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

from sync import Sync
from sync.common import Generation, GenerationOptions
from sync.errors import ApiError, GenerationFailedError
from sync_sandbox import Sandbox

MEDIA = Path(__file__).resolve().parent.parent / "examples" / "media"
OUTPUT = Path("demo-output")
MODEL = "lipsync-2"


class Server(Enum):
    OWN = "a sandbox that ends with the demo"
    SANDBOX = "a sandbox that somebody else has started on this machine"
    LIVE = "an API that bills"


class Demo:
    """One run. `id` is the job, once there is one."""

    def __init__(self, sync: Sync, files: argparse.Namespace, poll_interval: float) -> None:
        self.sync, self.files, self.poll_interval = sync, files, poll_interval
        self.id: str | None = None
        self.started = time.monotonic()
        self.line = ""

    def run(self) -> tuple[Path, float | None]:
        """The file, and how many seconds it should last."""
        video, audio = self.files.video, self.files.audio
        self.tell(f"sending {shorten(video)} and {shorten(audio)} to {MODEL}")
        generation = self.sync.generations.create_with_files(
            video=video, audio=audio, model=MODEL, options=GenerationOptions(sync_mode="cut_off")
        )
        self.id = generation.id
        self.tell(f"submitted {generation.id}")
        while generation.status not in ["COMPLETED", "FAILED", "REJECTED"]:
            self.show(generation)
            time.sleep(self.poll_interval)
            generation = self.sync.generations.get(generation.id, include_progress=True)
        self.show(generation)
        if generation.status != "COMPLETED":
            raise GenerationFailedError(generation)
        self.tell("downloading")
        OUTPUT.mkdir(exist_ok=True)
        path = self.sync.generations.download(generation, OUTPUT / "demo.mp4", overwrite=True)
        return path, generation.output_duration

    def show(self, generation: Generation) -> None:
        percent = "" if generation.progress_percent is None else f"{generation.progress_percent:4.0f} %"
        self.tell(f"{generation.status:10} {percent if sys.stdout.isatty() else ''}".rstrip(), generation.status)

    def tell(self, what: str, status: str = "") -> None:
        """A line with the time; the last one is written over, on a terminal, while the status is the same."""
        same = status and status == self.line
        if not same or sys.stdout.isatty():
            above = "\x1b[A\x1b[K" if same else ""
            print(f"{above}{time.monotonic() - self.started:6.1f} s  {what}", flush=True)
        self.line = status


def boxes(path: Path) -> set[str]:
    """The names of the boxes of an MP4 file. Raises ValueError or struct.error where they do not fill it exactly."""
    size, names, start = path.stat().st_size, set(), 0
    with path.open("rb") as file:
        while start < size:
            file.seek(start)
            length, name = struct.unpack(">I4s", file.read(8))
            if length == 1:
                (length,) = struct.unpack(">Q", file.read(8))
            length = length or size - start  # 0 is the rest of the file
            if length < 8 or start + length > size:
                raise ValueError(f"box {name!r} of {length} bytes does not fit")
            names.add(name.decode("latin-1"))
            start += length
    return names


def is_whole(path: Path) -> bool:
    try:
        return {"ftyp", "moov", "mdat"} <= boxes(path)
    except (ValueError, struct.error):
        return False


def shorten(path: Path) -> str:
    """The path as short as it is clear."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def find_server(url: str) -> Server:
    """Which server SYNC_BASE_URL names: one on this machine is taken for a sandbox."""
    host = urlsplit(url).hostname or ""
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    return Server.SANDBOX if local else Server.LIVE


def announce(server: Server, url: str) -> str:
    if server is Server.LIVE:
        return f"LIVE: the API at {url}, because SYNC_API_KEY is set. A finished generation is billed."
    if server is Server.SANDBOX:
        return f"SANDBOX: the server at {url}, because SYNC_BASE_URL names it. On this machine, it should bill nothing."
    return (
        f"SANDBOX: a local Sync API at {url}. Nothing is billed, nothing leaves this machine.\n"
        "SYNC_API_KEY=... make demo runs the same against the live API."
    )


def run(demo: Demo, server: Server) -> int:
    try:
        path, seconds = demo.run()
    except (ApiError, OSError) as error:
        print(f"\nThat failed. {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n\nStopped. {whereabouts(demo.id, server)}", file=sys.stderr)
        return 130
    if not is_whole(path):
        print(f"\n{shorten(path)} is not a whole MP4 file.", file=sys.stderr)
        return 1
    lasts = "" if seconds is None else f"{seconds:.1f} s, "
    print(f"\nThe video is in {shorten(path)} ({lasts}{path.stat().st_size:,} bytes, a whole MP4 file).")
    if server is not Server.LIVE:
        print("The sandbox gave the video the sound that was sent. The live API moves the lips, too.")
    return 0


def whereabouts(id: str | None, server: Server) -> str:
    """What becomes of the job when the demo is stopped."""
    if server is Server.OWN:
        return f"The job {id} is gone with the sandbox." if id else "Nothing was submitted."
    if id is None:
        return "If the job was submitted, it goes on: Sync().generations.list(limit=1) tells."
    billed = ", and is billed when it completes" if server is Server.LIVE else ""
    return f"The job {id} goes on{billed}.\nTo wait for it: Sync().generations.wait({id!r})"


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the quick start: against the live API if SYNC_API_KEY is set.")
    parser.add_argument("video", nargs="?", type=Path, default=MEDIA / "video.mp4", help="a video file")
    parser.add_argument("audio", nargs="?", type=Path, default=MEDIA / "audio.wav", help="a sound file")
    files = parser.parse_args()
    if os.environ.get("SYNC_API_KEY"):
        try:
            sync = Sync()
        except ApiError as error:
            print(error, file=sys.stderr)
            return 2
        url = os.environ.get("SYNC_BASE_URL") or "https://api.sync.so"
        server = find_server(url)
        print(f"{announce(server, url)}\n")
        with sync:
            return run(Demo(sync, files, poll_interval=10 if server is Server.LIVE else 0.2), server)
    os.environ["no_proxy"] = "127.0.0.1"  # a proxy of this machine could not reach it
    with Sandbox(pending_seconds=1.0, processing_seconds=3.0) as sandbox:
        print(f"{announce(Server.OWN, sandbox.url)}\n")
        with Sync(base_url=sandbox.url, api_key="test") as sync:
            return run(Demo(sync, files, poll_interval=0.2), Server.OWN)


if __name__ == "__main__":
    sys.exit(main())
