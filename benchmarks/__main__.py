"""Run every row, print the table, and write results.md and the plots beside this file."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import runs  # noqa: E402
from environments import PEER, installed_size, own, peer, wheel  # noqa: E402
from growth import plots  # noqa: E402
from measure import RUNS, Side, interleaved, timed_processes  # noqa: E402
from samples import ID  # noqa: E402
from servers import result_server  # noqa: E402

from sync_sandbox import Sandbox  # noqa: E402

MEBIBYTE = 1024 * 1024
TIMED = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
GUIDE = (
    "from sync import Sync; from sync.common import Audio, Video, GenerationOptions; "
    "from sync.core.api_error import ApiError"
)


class Row(NamedTuple):
    work: str
    against: str
    goal: float
    result: float
    peer: float | None
    unit: str = ""


def ratios(
    own_python: Path, peer_python: Path, work: str, against: str, goal: float, case: str, argument: str = ""
) -> Row:
    bare, ours, theirs = interleaved(
        [
            Side(own_python, "bare", case, argument),
            Side(own_python, "sdk", case, argument),
            Side(peer_python, "sdk", case, argument),
        ]
    )
    return Row(work, against, goal, ours / bare, theirs / bare)


def imports(own_python: Path, peer_python: Path, work: str, goal: float, statement: str) -> Row:
    # The guide's names that the published SDK does not have would end it: it is measured with those that both have.
    bare, ours, theirs = timed_processes(
        [
            (own_python, TIMED.format("import httpx")),
            (own_python, TIMED.format(statement)),
            (peer_python, TIMED.format(statement)),
        ]
    )
    return Row(work, "import httpx", goal, ours / bare, theirs / bare)


def whole_processes(programs: list[list[str]]) -> list[float]:
    """The median of the seconds that each program takes, with the start of its interpreter, in turns."""
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(RUNS):
        for values, program in zip(times, programs, strict=True):
            started = time.perf_counter()
            subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
            values.append(time.perf_counter() - started)
    return [statistics.median(values) for values in times]


def first_request(own_python: Path, peer_python: Path, url: str) -> Row:
    bare = f"import httpx; httpx.Client(base_url={url!r}).get('/v2/generate/{ID}', headers={{'x-api-key': 'k'}}).json()"
    sdk = f"from sync import Sync; Sync(api_key='k', base_url={url!r}).generations.get('{ID}')"
    programs = [(own_python, bare), (own_python, sdk), (peer_python, sdk)]
    httpx, ours, theirs = whole_processes([[str(python), "-P", "-c", program] for python, program in programs])
    return Row("import and a first request, whole process", "bare httpx", 1.15, ours / httpx, theirs / httpx)


def command_line(own_python: Path) -> list[Row]:
    bare = "import click\n@click.command()\ndef main(): 'Help.'\nmain()"
    own = "import sys; from sync.cli import main; sys.exit(main())"
    programs = [(bare, ["--help"]), (own, ["--help"]), (own, ["generate", "--help"])]
    click, all_commands, one = whole_processes([[str(own_python), "-P", "-c", code, *more] for code, more in programs])
    return [
        Row("syncsdk --help, whole process", "bare click", 2, all_commands / click, None),
        Row("syncsdk generate --help, whole process", "bare click", 2, one / click, None),
    ]


def transfers(own_python: Path, peer_python: Path, size: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "video.mp4"
        with file.open("wb") as out:
            out.write(b"\0\0\0\x18ftypmp42")
            out.truncate(size)
        rows = []
        # The files have the size that they should have, and nothing that could be played.
        with Sandbox(real_media=False) as sandbox:
            sides = [Side(python, "sdk", "upload", f"{sandbox.url}|{file}") for python in (own_python, peer_python)]
            ours, theirs = (added / MEBIBYTE for added in interleaved(sides, runs=1))
            rows.append(Row("upload 500 MB from a file", "peak RSS over idle", 4, ours, theirs, "MiB"))
        with result_server(file) as url:
            argument = f"{url}|{folder}"
            (added,) = interleaved([Side(own_python, "sdk", "download_memory", argument)], runs=1)
            rows.append(Row("download 500 MB to a file", "peak RSS over idle", 4, added / MEBIBYTE, None, "MiB"))
            bare, ours = interleaved([Side(own_python, side, "download", argument) for side in ("bare", "sdk")])
            rows.append(Row("download 500 MB to a file", "httpx.stream", 1.05, ours / bare, None))
    return rows


def requests_of_a_round(python: Path) -> float:
    """How many requests one look at each of 1,000 waiting jobs takes."""
    with Sandbox(pending_seconds=3600) as sandbox:
        ids = ",".join(sandbox.add_generation(status="PENDING")["id"] for _ in range(1000))
        interleaved([Side(python, "sdk", "round", f"{sandbox.url}|{ids}")], runs=1)
        # The warm-up is a round, too.
        return len(sandbox.requests) / 2


def waiting(own_python: Path, peer_python: Path) -> list[Row]:
    from sync import Sync

    ours, theirs = requests_of_a_round(own_python), requests_of_a_round(peer_python)
    with Sandbox(pending_seconds=0.2, processing_seconds=0.8, real_media=False) as sandbox:
        client = Sync(api_key="test", base_url=sandbox.url)
        late = []
        for _ in range(RUNS):
            generation = client.generations.create(
                model="lipsync-2",
                input=[
                    {"type": "video", "url": "https://example.com/v.mp4"},
                    {"type": "audio", "url": "https://example.com/a.wav"},
                ],
            )
            client.generations.wait(generation.id)
            late.append(time.time() - generation.created_at.timestamp() - 1.0)
    return [
        Row("waiting for 1,000 jobs", "requests a round", 10, ours, theirs, ""),
        Row("time from finished to known, long poll", "one round trip", 50, sorted(late)[RUNS // 2] * 1000, None, "ms"),
    ]


def environment() -> str:
    versions = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{versions}; medians of {RUNS} interleaved runs; {time.strftime('%Y-%m-%d')}"


def table(rows: list[Row]) -> str:
    lines = [f"| work | against | goal | this library | {PEER.replace('==', ' ')} | |", "|---|---|---|---|---|---|"]
    for row in rows:
        over = round(row.result, 2) - row.goal
        mark = f"over by {over:.2f}" if over > 0 else ""
        theirs = "" if row.peer is None else f"{row.peer:.2f} {row.unit}".strip()
        lines.append(
            f"| {row.work} | {row.against} | {row.goal:g} {row.unit}".rstrip()
            + f" | {row.result:.2f} {row.unit}".rstrip()
            + f" | {theirs} | {mark} |"
        )
    return "\n".join(lines)


def main() -> None:
    print(environment(), flush=True)
    ours, theirs = own(), peer()
    rows: list[Row] = []

    def add(*more: Row) -> None:
        for row in more:
            rows.append(row)
            print(f"  {row.work}: {row.result:.2f} {row.unit} (goal {row.goal:g}; {PEER} {row.peer})", flush=True)

    add(imports(ours, theirs, "from sync import Sync", 0.25, "from sync import Sync"))
    add(imports(ours, theirs, "the guide's three import lines", 0.70, GUIDE))
    with tempfile.TemporaryDirectory() as folder, result_server(Path(folder)) as url:
        add(first_request(ours, theirs, url))
    add(*command_line(ours))
    add(ratios(ours, theirs, "generations.get, CPU", "httpx get + json", 1.15, "get"))
    add(ratios(ours, theirs, "generations.create, mock transport", "httpx post", 1.4, "create"))
    add(ratios(ours, theirs, "decode 1,000 generations", "json.loads", 2.2, "decode", "1000"))
    add(ratios(ours, theirs, "memory of 1,000 decoded, live", "the dicts of json.loads", 0.8, "memory", "1000"))
    add(ratios(ours, theirs, "encode a create body of 100 segments", "json.dumps", 2, "encode", "100"))
    add(ratios(ours, theirs, "200 concurrent async gets", "httpx.AsyncClient + json", 1.05, "concurrent", "200"))
    add(*transfers(ours, theirs, 500 * 1000 * 1000))
    add(*waiting(ours, theirs))
    size = installed_size(wheel())
    add(Row("installed size, all dependencies, without bytecode", "", 4, size, installed_size(PEER), "MB"))

    text = (
        f"# Results\n\nMade by `make bench`. {environment()}.\n\n{table(rows)}\n\n{plots(ours, HERE)}\n{runs.section()}"
    )
    (HERE / "results.md").write_text(text, "utf-8")
    print(f"\n{table(rows)}\n\nWritten to benchmarks/results.md.")


if __name__ == "__main__":
    main()
