"""How the cost grows with the number of items, as plots."""

from __future__ import annotations

import time
from pathlib import Path

import pygal
from measure import Side, interleaved

from sync import Sync
from sync_sandbox import Sandbox

COUNTS = (10, 100, 1_000, 10_000)


def growth(python: Path, case: str) -> tuple[list[float], list[float]]:
    """Seconds for each count: this library, and json alone."""
    ours, bare = [], []
    for count in COUNTS:
        sides = [Side(python, side, case, str(count)) for side in ("sdk", "bare")]
        for costs, seconds in zip((ours, bare), interleaved(sides, 5), strict=True):
            costs.append(seconds)
    return ours, bare


def waiting() -> list[float]:
    """Seconds for one look at all jobs of each count, the sandbox's share of it included."""
    costs = []
    # The first is a warm-up.
    for count in (COUNTS[0], *COUNTS):
        with Sandbox(pending_seconds=3600) as sandbox:
            ids = [sandbox.add_generation(status="PENDING")["id"] for _ in range(count)]
            client = Sync(api_key="test", base_url=sandbox.url)
            started = time.perf_counter()
            client.generations.wait_all(ids, timeout=0.001, poll_interval=0.001)
            costs.append(time.perf_counter() - started)
    return costs[1:]


def plots(python: Path, folder: Path) -> str:
    """Write the plots and give their part of the report."""
    decode, loads = growth(python, "decode")
    encode, dumps = growth(python, "encode")
    lines = ["## How the cost grows", "", "Microseconds an item: level or falling is linear or better.", ""]
    lines += ["| items | " + " | ".join(f"{count:,}" for count in COUNTS) + " |", "|---" * (len(COUNTS) + 1) + "|"]
    for name, series in (
        ("decode", {"decode": decode, "json.loads alone": loads}),
        ("encode", {"encode": encode, "json.dumps alone": dumps}),
        ("wait", {"wait": waiting()}),
    ):
        chart = pygal.Line(
            title=f"{name}: milliseconds by number of items",
            logarithmic=True,
            show_minor_y_labels=False,
            legend_at_bottom=True,
            js=(),
        )
        # Instead of a random one, so that only a new figure changes the file.
        chart.uuid = name
        chart.x_labels = [f"{count:,}" for count in COUNTS]
        for label, seconds in series.items():
            chart.add(label, [round(cost * 1e3, 4) for cost in seconds])
            each = " | ".join(f"{cost / count * 1e6:.1f}" for cost, count in zip(seconds, COUNTS, strict=True))
            lines.append(f"| {f'[{label}]({name}.svg)' if label == name else label} | {each} |")
        first = next(iter(series.values()))[1]
        chart.add("linear", [first * count / COUNTS[1] * 1e3 for count in COUNTS], stroke_style={"dasharray": "4,4"})
        (folder / f"{name}.svg").write_bytes(chart.render())
    return "\n".join(lines) + "\n"
