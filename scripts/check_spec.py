"""Check that openapi.yaml, or another description, is valid OpenAPI 3.1: `python scripts/check_spec.py [path]`.

Exits with 1 when something is wrong, which is told in a line each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from generator.references import reference_problems
from openapi_spec_validator import OpenAPIV31SpecValidator

CONTRACT = Path(__file__).resolve().parents[1] / "openapi.yaml"


def main(arguments: list[str]) -> int:
    """Tell what is wrong; returns the exit code."""
    path = Path(arguments[0]) if arguments else CONTRACT
    found = list(problems(path.read_text("utf-8")))
    for problem in found:
        print(f"{path.name}: {problem}", file=sys.stderr)
    return 1 if found else 0


def problems(text: str) -> Iterator[str]:
    """What is wrong with a description. Where references lead nowhere, nothing else is looked at."""
    try:
        document = yaml.safe_load(text)
    except yaml.YAMLError as error:
        yield " ".join(str(error).split())
        return
    broken = reference_problems(document)
    yield from broken
    if not broken:
        for mistake in OpenAPIV31SpecValidator(document).iter_errors():
            place = " > ".join(map(str, mistake.absolute_path)) or "the description"
            yield f"{place}: {mistake.message.splitlines()[0]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
