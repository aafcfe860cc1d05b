"""How the cost grows with the number of items, as plots."""

from __future__ import annotations

import time
from pathlib import Path

import pygal
from measure import Side, interleaved

from sync import Sync
from sync_sandbox import Sandbox

COUNTS = (10, 100, 1_000, 10_000)


def growth(python: Path, case: str) -> list[float]:
    """Microseconds an item."""
    return [interleaved([Side(python, "sdk", case, str(count))], 5)[0] / count * 1e6 for count in COUNTS]


def waiting() -> list[float]:
    """Microseconds a job for one round over all of them."""
    costs = []
    # The first is a warm-up.
    for count in (COUNTS[0], *COUNTS):
        with Sandbox(pending_seconds=3600) as sandbox:
            ids = [sandbox.add_generation(status="PENDING")["id"] for _ in range(count)]
            client = Sync(api_key="test", base_url=sandbox.url)
            started = time.perf_counter()
            client.generations.wait_all(ids, timeout=0.001, poll_interval=0.001)
            costs.append((time.perf_counter() - started) / count * 1e6)
    return costs[1:]


def plots(python: Path, folder: Path) -> str:
    """Write the plots and give their part of the report."""
    lines = ["## How the cost grows", "", "Microseconds an item: level or falling is linear or better.", ""]
    lines += ["| items | " + " | ".join(f"{count:,}" for count in COUNTS) + " |", "|---" * (len(COUNTS) + 1) + "|"]
    for name, costs in (
        ("decode", growth(python, "decode")),
        ("encode", growth(python, "encode")),
        ("wait", waiting()),
    ):
        chart = pygal.Line(
            title=f"{name}: microseconds an item", show_legend=False, logarithmic=True, no_prefix=True, js=()
        )
        chart.x_labels = [f"{count:,}" for count in COUNTS]
        chart.add(name, [round(cost, 2) for cost in costs])
        (folder / f"{name}.svg").write_bytes(chart.render())
        lines.append(f"| [{name}]({name}.svg) | " + " | ".join(f"{cost:.1f}" for cost in costs) + " |")
    return "\n".join(lines) + "\n"
