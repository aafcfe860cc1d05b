"""Regenerate sync_client from openapi.yaml, or check that the committed package is what the contract produces.

    python scripts/generate.py            # write sync_client
    python scripts/generate.py --check    # fail with a diff where it differs

The generator and its formatter must be the pinned ones: another version of either writes other bytes.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "sync_client"
ASYNC, DERIVED = "sync/_async", "sync/_sync"
PUBLISHED = "sync/cli/contract.json"
TOOLS = ("openapi-python-client", "ruff")


def read_pin(tool: str) -> str:
    match = re.search(rf"^{tool}==(\S+)", (ROOT / "requirements" / "dev.txt").read_text(), re.MULTILINE)
    if match is None:
        sys.exit(f"requirements/dev.txt does not pin {tool}: add a line '{tool}==VERSION'.")
    return match[1]


def check_tools() -> dict[str, str]:
    """The environment for the generator, its own tools first; exits where one is not the pinned one."""
    for tool in TOOLS:
        wanted = read_pin(tool)
        try:
            found = version(tool)
        except PackageNotFoundError:
            sys.exit(f"{tool} is not installed: install {tool}=={wanted} (requirements/dev.txt).")
        if found != wanted:
            sys.exit(f"{tool} {found} is installed, but requirements/dev.txt pins {wanted}: others write other code.")
    scripts = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": scripts + os.pathsep + os.environ.get("PATH", "")}
    ruff = shutil.which("ruff", path=environment["PATH"])
    answer = subprocess.run([ruff, "--version"], capture_output=True, text=True, check=False).stdout if ruff else ""
    if answer.split() != ["ruff", read_pin("ruff")]:
        sys.exit(f"ruff {read_pin('ruff')} must be the one on the PATH; found {answer.strip() or 'none'}.")
    return environment


def generate(folder: Path, environment: dict[str, str], contract: Path = ROOT / "openapi.yaml") -> Path:
    """Write the package into `folder` and return where it is. A warning of the generator is a failure."""
    from generator.project import build

    package = folder / PACKAGE
    os.environ.update(environment)
    complaints = build(contract, ROOT / "generator-config.yml", ROOT / "templates", package)
    if complaints:
        sys.exit(f"The generator failed or warned; {PACKAGE} is unchanged:\n" + "\n".join(complaints))
    return package


def derive(environment: dict[str, str]) -> dict[str, list[str]]:
    """The synchronous colour of what is written by hand: the text of each file by its name."""
    from generator.colours import HEADER, make_synchronous

    derived: dict[str, list[str]] = {}
    form = ["--isolated", "--quiet", "--no-cache", "--line-length", "120", "--target-version", "py38", "-"]
    commands = (["ruff", "check", "--fix-only", "--select", "I", *form], ["ruff", "format", *form])
    for source in sorted((ROOT / ASYNC).glob("*.py")):
        text = HEADER.format(source=f"{ASYNC}/{source.name}") + make_synchronous(source.read_text("utf-8"))
        for command in commands:
            run = subprocess.run(command, input=text, capture_output=True, text=True, check=True, env=environment)
            text = run.stdout
        derived[source.name] = text.splitlines(keepends=True)
    return derived


def publish() -> str:
    """What the command line tells of the contract."""
    import yaml
    from generator.published import publish

    return publish(yaml.safe_load((ROOT / "openapi.yaml").read_text("utf-8")))


def read(package: Path) -> dict[str, list[str]]:
    files = (path for path in sorted(package.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(package).as_posix(): path.read_text("utf-8").splitlines(keepends=True) for path in files}


def difference(committed: dict[str, list[str]], produced: dict[str, list[str]]) -> str:
    parts: list[str] = []
    for name in sorted(committed.keys() | produced.keys()):
        if (name in committed) != (name in produced):
            parts.append(f"{'only committed' if name in committed else 'only produced'}: {name}\n")
        parts += difflib.unified_diff(
            committed.get(name, []), produced.get(name, []), f"committed/{name}", f"produced/{name}"
        )
    return "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where the committed package differs")
    check = parser.parse_args().check
    environment = check_tools()
    target = ROOT / PACKAGE
    with tempfile.TemporaryDirectory() as folder:
        package = generate(Path(folder), environment)
        colour = derive(environment)
        if check:
            changes = difference(read(target), read(package)) + difference(read(ROOT / DERIVED), colour)
            file = ROOT / PUBLISHED
            committed = file.read_text("utf-8").splitlines(keepends=True) if file.exists() else []
            changes += difference({PUBLISHED: committed}, {PUBLISHED: publish().splitlines(keepends=True)})
            if changes:
                made = f"{PACKAGE}, {DERIVED} or {PUBLISHED}"
                sys.exit(f"{changes}\n{made} is not what its sources produce: run `make generate`.")
            print(f"{PACKAGE} is what openapi.yaml produces, and {DERIVED} what {ASYNC} does.")
            return
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(package, target)
    shutil.rmtree(ROOT / DERIVED, ignore_errors=True)
    (ROOT / DERIVED).mkdir()
    for name, lines in colour.items():
        (ROOT / DERIVED / name).write_text("".join(lines), "utf-8")
    (ROOT / PUBLISHED).write_text(publish(), "utf-8")
    print(f"{PACKAGE} regenerated: {len(read(target))} files; {DERIVED}: {len(colour)}.")


if __name__ == "__main__":
    main()
