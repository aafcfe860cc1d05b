"""One side of one comparison, in a process of its own: each line on standard input is answered with a measurement.

    python worker.py CASE SIDE [ARGUMENT]

SIDE is `bare` (httpx and json alone) or `sdk` (whichever `sync` is installed here).
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from samples import BODY, ID, create_body, generations

REPEAT = 100


def answer(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=BODY, headers={"content-type": "application/json"})


def cpu(work: Callable[[], Any], repeat: int = REPEAT) -> Callable[[], float]:
    """Seconds of processor time for one run."""

    def measure() -> float:
        started = time.process_time()
        for _ in range(repeat):
            work()
        return (time.process_time() - started) / repeat

    return measure


def client(side: str, transport: Any = None) -> Any:
    http = httpx.Client(transport=transport or httpx.MockTransport(answer), base_url="https://api.sync.so")
    if side == "bare":
        return http
    from sync import Sync

    return Sync(api_key="key", httpx_client=http)


def get(side: str, _: str) -> Callable[[], float]:
    sync = client(side)
    if side == "bare":
        return cpu(lambda: json.loads(sync.get(f"/v2/generate/{ID}", headers={"x-api-key": "key"}).content))
    return cpu(lambda: sync.generations.get(ID))


def create(side: str, _: str) -> Callable[[], float]:
    sync = client(side)
    if side == "bare":
        body = create_body(0)
        return cpu(lambda: json.loads(sync.post("/v2/generate", json=body, headers={"x-api-key": "key"}).content))
    from sync.common import Audio, GenerationOptions, Video

    return cpu(
        lambda: sync.generations.create(
            model="lipsync-2",
            input=[Video(url="https://example.com/video.mp4"), Audio(url="https://example.com/audio.wav")],
            options=GenerationOptions(sync_mode="cut_off"),
        )
    )


def decoder() -> Callable[[list[dict[str, Any]]], list[Any]]:
    """What the library reads the body of a list with."""
    from sync.common import Generation

    if hasattr(Generation, "from_dict"):
        from sync_client.api import list_generations

        return list_generations().decode
    from sync.core import construct_type

    return lambda values: construct_type(type_=list[Generation], object_=values)


def decode(side: str, count: str) -> Callable[[], float]:
    data = generations(int(count))
    repeat = max(1, 1000 // int(count))
    if side == "bare":
        return cpu(lambda: json.loads(data), repeat)
    read = decoder()
    return cpu(lambda: read(json.loads(data)), repeat)


def memory(side: str, count: str) -> Callable[[], float]:
    """Bytes that the decoded objects hold."""
    data = generations(int(count))
    read = decoder() if side == "sdk" else lambda values: values

    def measure() -> float:
        gc.collect()
        tracemalloc.start()
        kept = read(json.loads(data))
        gc.collect()
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del kept
        return float(size)

    read(json.loads(data))
    return measure


def encode(side: str, segments: str) -> Callable[[], float]:
    body = create_body(int(segments))
    repeat = max(1, 10_000 // int(segments))
    if side == "bare":
        return cpu(lambda: json.dumps(body), repeat)
    from sync.common import CreateGenerationDto

    if hasattr(CreateGenerationDto, "from_dict"):
        request = CreateGenerationDto.from_dict(body)
        return cpu(lambda: json.dumps(request.to_dict()), repeat)
    from sync.core import construct_type

    old = construct_type(type_=CreateGenerationDto, object_=body)
    return cpu(lambda: json.dumps(old.dict()), repeat)


def concurrent(side: str, count: str) -> Callable[[], float]:
    async def async_answer(request: httpx.Request) -> httpx.Response:
        return answer(request)

    loop = asyncio.new_event_loop()
    http = httpx.AsyncClient(transport=httpx.MockTransport(async_answer), base_url="https://api.sync.so")
    if side == "bare":

        async def one() -> Any:
            return json.loads((await http.get(f"/v2/generate/{ID}", headers={"x-api-key": "key"})).content)
    else:
        from sync import AsyncSync

        sync = AsyncSync(api_key="key", httpx_client=http)

        async def one() -> Any:
            return await sync.generations.get(ID)

    async def all_of_them() -> None:
        await asyncio.gather(*(one() for _ in range(int(count))))

    return cpu(lambda: loop.run_until_complete(all_of_them()), 1)


def added_memory(work: Callable[[], Any]) -> float:
    """Bytes by which the resident memory grows at most while something runs. Linux only."""
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak so far
    idle = status("VmRSS")
    work()
    return status("VmHWM") - idle


def status(field: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(float(line.split()[1]) * 1024 for line in lines if line.startswith(field))


def upload(side: str, argument: str) -> Callable[[], float]:
    """Bytes of resident memory that an upload adds."""
    url, path = argument.split("|")
    from sync import Sync

    sync = Sync(api_key="test", base_url=url)
    sync.generations.create_with_files(
        model="lipsync-2", video=("v.mp4", b"\0\0\0\x18ftypmp42"), audio=("a.wav", b"RIFF\0\0\0\0WAVE")
    )

    def work() -> None:
        with open(path, "rb") as video:
            sync.generations.create_with_files(model="lipsync-2", video=video, audio=("a.wav", b"RIFF\0\0\0\0WAVE"))

    return lambda: added_memory(work)


def download(side: str, argument: str) -> Callable[[], float]:
    """Seconds that a download takes; `download_memory`: bytes of resident memory that it adds."""
    url, folder = argument.split("|")
    target = Path(folder) / f"{side}.mp4"
    if side == "bare":

        def work() -> None:
            with httpx.stream("GET", f"{url}/file") as response, target.open("wb") as file:
                for chunk in response.iter_raw():
                    file.write(chunk)
    else:
        from sync import Sync

        sync = Sync(api_key="test", base_url=url)

        def work() -> None:
            sync.generations.download(ID, target, overwrite=True)

    def measure() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return measure


def download_memory(side: str, argument: str) -> Callable[[], float]:
    work = download(side, argument)
    return lambda: added_memory(work)


def look_around(side: str, argument: str) -> Callable[[], float]:
    """Ask once how each of many jobs is doing, in the library's own way; the seconds that it takes."""
    url, ids = argument.split("|")
    from sync import Sync

    generations = Sync(api_key="test", base_url=url).generations

    def work() -> None:
        if hasattr(generations, "wait_all"):
            generations.wait_all(ids.split(","), timeout=0.001, poll_interval=0.001)
        else:
            for id in ids.split(","):
                generations.get(id)

    return cpu(work, 1)


CASES: dict[str, Callable[[str, str], Callable[[], float]]] = {
    "get": get,
    "create": create,
    "decode": decode,
    "memory": memory,
    "encode": encode,
    "concurrent": concurrent,
    "round": look_around,
    "upload": upload,
    "download": download,
    "download_memory": download_memory,
}


def main() -> None:
    case, side, argument = (*sys.argv[1:], "")[:3]
    measure = CASES[case](side, argument)
    for _ in sys.stdin:
        print(repr(measure()), flush=True)


if __name__ == "__main__":
    main()
