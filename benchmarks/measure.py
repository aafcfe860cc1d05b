"""Measurements of several sides, interleaved, so that a busy moment hits them all alike."""

from __future__ import annotations

import statistics
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

WORKER = Path(__file__).with_name("worker.py")
RUNS = 15


class Side(NamedTuple):
    """One process to measure.

    Attributes:
        python: The interpreter of its environment.
        side: `bare` or `sdk`.
        case: Name of the case in worker.py.
        argument: What the case takes.
    """

    python: Path
    side: str
    case: str
    argument: str = ""


def interleaved(sides: list[Side], runs: int = RUNS) -> list[float]:
    """The median of each side, over runs that take turns."""
    with ExitStack() as stack:
        workers = []
        for side in sides:
            command = [str(side.python), str(WORKER), side.case, side.side, side.argument]
            workers.append(
                stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
            )
        results: list[list[float]] = [[] for _ in sides]
        for run in range(runs + 1):
            for worker, values in zip(workers, results, strict=False):
                assert worker.stdin
                assert worker.stdout
                worker.stdin.write("go\n")
                worker.stdin.flush()
                line = worker.stdout.readline()
                if not line:
                    raise RuntimeError(f"{worker.args} ended without a measurement")
                # The first is a warm-up.
                if run:
                    values.append(float(line))
        return [statistics.median(values) for values in results]


def timed_processes(commands: list[tuple[Path, str]], runs: int = RUNS) -> list[float]:
    """The median of the seconds that each program prints, each run in a fresh process, in turns."""
    results: list[list[float]] = [[] for _ in commands]
    for run in range(runs + 1):
        for (python, program), values in zip(commands, results, strict=False):
            output = subprocess.run(
                [str(python), "-P", "-c", program], check=True, stdout=subprocess.PIPE, text=True
            ).stdout
            if run:
                values.append(float(output.split()[-1]))
    return [statistics.median(values) for values in results]
