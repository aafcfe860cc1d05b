"""Have the tools of others read openapi.yaml: `python scripts/check_spec_tools.py`.

Two linters, and two generators whose output is then compiled. A warning counts as a mistake, except those that the
configuration in scripts/spec_tools explains. What needs node is left out, with a line that says so, where node or the
packages can't be had. Exits with 1 when a tool has something to say.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import npm

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT / "openapi.yaml"
CONFIGURATION = Path(__file__).parent / "spec_tools"
PACKAGES = "npm-spec-tools.json"
# Redocly counts its runs, and tells of newer versions; node of what it will not have any more.
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NODE_NO_WARNINGS": "1"}


def main() -> int:
    """Run every tool; returns the exit code."""
    wrong = False
    for name, check in TOOLS.items():
        try:
            said = check(CONTRACT)
        except npm.NotAvailable as error:
            print(f"{name} was left out: {error}.")
            continue
        wrong = wrong or bool(said)
        print(f"{name}: {said or 'nothing to say'}")
    return 1 if wrong else 0


def redocly(contract: Path) -> str:
    """What Redocly's strictest rules find."""
    rules = CONFIGURATION / "redocly.yaml"
    return _read_problems(_node("redocly", "lint", "--config", rules, "--format=stylish", contract), warns=False)


def spectral(contract: Path) -> str:
    """What Spectral's rules for OpenAPI find, down to hints."""
    rules = CONFIGURATION / "spectral.yaml"
    return _read_problems(_node("spectral", "lint", "--ruleset", rules, "--fail-severity=hint", contract), warns=False)


def openapi_typescript(contract: Path) -> str:
    """What openapi-typescript says, and TypeScript of the types that it writes."""
    with TemporaryDirectory() as folder:
        types = Path(folder, "api.d.ts")
        return _read_problems(_node("openapi-typescript", contract, "-o", types)) or _read_problems(
            _node("tsc", "--noEmit", "--strict", types)
        )


def datamodel_code_generator(contract: Path) -> str:
    """What datamodel-code-generator says, and Python of the models that it writes."""
    with TemporaryDirectory() as folder:
        models = Path(folder, "models.py")
        options = [
            "--output-model-type=pydantic_v2.BaseModel",
            "--use-annotated",
            "--formatters=builtin",
            # The type that pydantic has for URLs takes no pattern.
            "--type-mappings=string+uri=string",
        ]
        generator = [sys.executable, "-W", "error", "-m", "datamodel_code_generator", "--input-file-type=openapi"]
        return _read_problems(_run(*generator, "--input", contract, "--output", models, *options)) or _read_problems(
            _run(sys.executable, "-W", "error", models)
        )


TOOLS: dict[str, Callable[[Path], str]] = {
    "Redocly": redocly,
    "Spectral": spectral,
    "openapi-typescript": openapi_typescript,
    "datamodel-code-generator": datamodel_code_generator,
}


def _node(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return _run(npm.ensure_installed(PACKAGES) / "node_modules" / ".bin" / tool, *arguments)


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env={**os.environ, **QUIET}, capture_output=True, encoding="utf-8", check=False)


def _read_problems(run: subprocess.CompletedProcess[str], *, warns: bool = True) -> str:
    """What went wrong; nothing if nothing did. A tool that `warns` writes what it has to say to its error output."""
    if run.returncode:
        return f"{run.stdout}\n{run.stderr}".strip()
    return run.stderr.strip() if warns else ""


if __name__ == "__main__":
    sys.exit(main())
