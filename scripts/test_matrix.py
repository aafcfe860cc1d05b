"""Run the tests against the built wheel, each Python version in an environment of its own.

    python scripts/test_matrix.py 3.8 3.13    # these versions
    python scripts/test_matrix.py all         # every supported version that this machine has
    python scripts/test_matrix.py 3.12 --pytest='tests/unit -x'

With `all`, the oldest and the newest run every test. Those between them share the tests that meet the interpreter most:
each runs every test, in both colours, with some of the values that it is given, and together they run it with all. The
oldest also runs the tests that meet the dependencies most, with the lowest that pyproject.toml allows and half of the
values. The newest has two more runs beside its own: the facade over httpx2, and the tests that drive `sync` the most.
These measure its coverage and hold it to the floor in pyproject.toml; of a version that is asked for by name, the whole
suite does. The environments live in .venvs and are made anew when the interpreter or the requirements change.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import interpreters

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ROOT / ".venvs"
REQUIREMENTS = ROOT / "requirements" / "test.txt"
LOWEST = ROOT / "requirements" / "lowest.txt"
# Where the dependencies are met the most; the rest would tell nothing new about their lowest versions.
LOWEST_TESTS = [*(f"tests/{name}" for name in ("facade", "faults", "guide", "security")), "--share=0/2"]
# What is the same on the oldest and the newest is the same between them: load, and the sandbox's own behaviour.
BETWEEN_TESTS = [f"tests/{name}" for name in ("client", "facade", "faults", "guide", "security", "unit")]
# Apart from the rest: one process would keep a processor busy long after the other runs have ended. What is measured
# takes half as long again.
MEASURED_TESTS = [f"tests/{name}" for name in ("cli", "facade", "guide", "runs", "unit")]
HTTPX2_TESTS = ["tests/facade", "tests/unit", "-k", "httpx2"]
CLOSING_LINE = re.compile(r"^(?:=+ )?(\d+ [a-z]+(?:, \d+ [a-z]+)* in [\d.]+s)", re.MULTILINE)  # "12 passed in 3.45s"


class StepFailed(Exception):
    pass


@dataclass
class Run:
    """The tests on one version: all that was printed, and the step that failed, if one did.

    The variant `lowest` gets the lowest versions of the dependencies that pyproject.toml allows; `httpx2` runs what is
    tested over httpx2; `measured` measures the coverage.
    """

    version: str
    interpreter: Path
    variant: str = ""
    output: str = ""
    failed: str | None = None
    seconds: float = 0.0

    def execute(self, wheel: Path, *, measure: bool, pytest: list[str]) -> Run:
        started = time.monotonic()
        try:
            self._install(wheel)
            self._test(measure=measure, pytest=pytest)
        except StepFailed as step:
            self.failed = str(step)
        self.seconds = time.monotonic() - started
        return self

    @property
    def name(self) -> str:
        return f"{self.version}-{self.variant}" if self.variant else self.version

    @property
    def summary(self) -> str:
        closing_lines = CLOSING_LINE.findall(self.output) or ["no tests were run"]
        return f"{self.name:>12}  {f'FAILED: {self.failed}' if self.failed else 'ok'}  {closing_lines[-1]}"

    @property
    def _environment(self) -> Path:
        return ENVIRONMENTS / self.name

    @property
    def _python(self) -> Path:
        return self._environment / "bin" / "python"

    def _install(self, wheel: Path) -> None:
        made_from = self._environment / "made-from"
        overrides: list[str | Path] = ["--override", LOWEST] if self.variant == "lowest" else []
        pins = hashlib.sha256(REQUIREMENTS.read_bytes() + LOWEST.read_bytes()).hexdigest()
        # The scripts of an environment hold its path, so it does not survive a move either.
        wanted = f"{self._environment} {self.interpreter} {pins}"
        if not made_from.exists() or made_from.read_text() != wanted:
            shutil.rmtree(self._environment, ignore_errors=True)
            self._step("making the environment", "uv", "venv", "-q", "-p", self.interpreter, self._environment)
            self._step("installing the requirements", *self._pip("install"), "-r", REQUIREMENTS, *overrides)
            made_from.write_text(wanted)
        self._step("installing the wheel", *self._pip("install"), "--no-deps", "--reinstall", wheel)
        self._step("checking the requirements", *self._pip("check"))

    def _pip(self, command: str) -> list[str | Path]:
        return ["uv", "pip", command, "-q", "-p", self._python]

    def _test(self, *, measure: bool, pytest: list[str]) -> None:
        # The script and not `python -m pytest`, which would find the source tree before the installed wheel.
        command: list[str | Path] = [self._environment / "bin" / "pytest", *pytest]
        command += ["-o", f"cache_dir={self._environment / 'pytest-cache'}"]
        if not measure:
            self._step("tests", *command)
            return
        data = f"--data-file={self._environment / 'coverage'}"
        self._step("tests", self._python, "-m", "coverage", "run", data, *command)
        self._step("coverage", self._python, "-m", "coverage", "report", data)

    def _step(self, name: str, *command: str | Path) -> None:
        done = subprocess.run(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.output += done.stdout
        if done.returncode:
            raise StepFailed(name)


def build(folder: str) -> Path:
    """Build the wheel into a folder, with the backend that the development environment pins."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"The wheel cannot be built:\n{done.stdout}{done.stderr}")
    return next(Path(folder).glob("*.whl"))


def choose(wanted: list[str]) -> list[Run]:
    """The versions to run, oldest first; says which of all are absent. One that is asked for by name must be there."""
    if unknown := [version for version in wanted if version not in ("all", *interpreters.SUPPORTED)]:
        sys.exit(f"Python {', '.join(unknown)} is not supported; choose from all, {', '.join(interpreters.SUPPORTED)}.")
    found = interpreters.find_all() if "all" in wanted else {version: interpreters.find(version) for version in wanted}
    runs = [Run(version, path) for version in interpreters.SUPPORTED if (path := found.get(version))]
    absent = [version for version, path in found.items() if path is None]
    if absent and ("all" not in wanted or not runs):
        sys.exit(f"Python {', '.join(absent)}: not found on PATH nor among pyenv's versions.")
    for version in absent:
        print(f"Python {version}: skipped, not found on PATH nor among pyenv's versions")
    versions = ", ".join(run.version for run in runs)
    print(f"Python {versions}: testing; the oldest is {runs[0].version}, the newest {runs[-1].version}", flush=True)
    if "all" in wanted:
        print(f"Python {runs[0].version}: testing with the lowest versions of the dependencies too", flush=True)
        runs.insert(0, Run(runs[0].version, runs[0].interpreter, "lowest"))
        runs.insert(-1, Run(runs[-1].version, runs[-1].interpreter, "measured"))
        # As in requirements/test.in.
        if tuple(map(int, runs[-1].version.split("."))) >= (3, 13):
            runs.insert(-1, Run(runs[-1].version, runs[-1].interpreter, "httpx2"))
    return runs


def choose_tests(run: Run, runs: list[Run]) -> list[str]:
    """What a run tests, as one of all."""
    variants = {"lowest": LOWEST_TESTS, "httpx2": HTTPX2_TESTS, "measured": [*MEASURED_TESTS, "-k", "not httpx2"]}
    if run.variant:
        return variants[run.variant]
    if run is runs[-1]:
        return [f"--ignore={folder}" for folder in MEASURED_TESTS]
    between = [one.version for one in runs if one.version not in (runs[0].version, runs[-1].version)]
    if run.version not in between:
        return []
    return [*BETWEEN_TESTS, f"--share={between.index(run.version)}/{len(between)}"]


def main() -> None:
    parser = argparse.ArgumentParser(description="Run the tests against the built wheel on several Python versions.")
    parser.add_argument("versions", nargs="+", metavar="VERSION", help="a version such as 3.8, or: all")
    # One more than there are processors: the tests wait for their servers a third of the time.
    jobs = (os.cpu_count() or 1) + 1
    parser.add_argument("--jobs", type=int, default=jobs, metavar="N", help=f"how many versions run at once ({jobs})")
    parser.add_argument("--pytest", default="", metavar="ARGS", help="arguments for pytest, as one word")
    options = parser.parse_args()
    arguments = shlex.split(options.pytest)

    runs = choose(options.versions)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        wheel = build(folder)
        running = []
        # First those with the whole suite, which take the longest.
        ends = (runs[0].version, runs[-1].version)
        for run in sorted(runs, key=lambda run: run.variant in ("lowest", "httpx2") or run.version not in ends):
            chosen = arguments or (choose_tests(run, runs) if "all" in options.versions else [])
            measure = not arguments and (run.variant == "measured" if "all" in options.versions else run is runs[-1])
            running.append(pool.submit(run.execute, wheel, measure=measure, pytest=chosen))
        for future in as_completed(running):
            run = future.result()
            print(f"\n===== Python {run.name}, {run.seconds:.0f} s =====\n{run.output}", end="", flush=True)

    print("\n===== Summary =====")
    for run in runs:
        print(run.summary)
    sys.exit(1 if any(run.failed for run in runs) else 0)


if __name__ == "__main__":
    main()
