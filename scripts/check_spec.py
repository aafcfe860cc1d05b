"""Check that openapi.yaml, or another description, is valid OpenAPI 3.1: `python scripts/check_spec.py [path]`.

A reference that leads nowhere is told by its place, with what was probably meant. Exits with 1 when something is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from generator.extensions import nodes
from openapi_spec_validator import OpenAPIV31SpecValidator
from spec_diff.document import Document, SpecError

CONTRACT = Path(__file__).resolve().parents[1] / "openapi.yaml"


def main(arguments: list[str]) -> int:
    """Tell what is wrong; returns the exit code."""
    path = Path(arguments[0]) if arguments else CONTRACT
    found = list(problems(path.read_text("utf-8")))
    for problem in found:
        print(f"{path.name}: {problem}", file=sys.stderr)
    return 1 if found else 0


def problems(text: str) -> Iterator[str]:
    """What is wrong with a description, one line each. Where references are broken, nothing else is looked at."""
    try:
        document = yaml.safe_load(text)
        broken = list(_broken_references(Document(document)))
    except (yaml.YAMLError, SpecError) as error:
        yield " ".join(str(error).split())
        return
    yield from broken
    if not broken:
        for mistake in OpenAPIV31SpecValidator(document).iter_errors():
            yield f"{_place(mistake.absolute_path)}: {mistake.message.splitlines()[0]}"


def _broken_references(document: Document) -> Iterator[str]:
    for path, node in nodes(document.root):
        mapping = node.get("mapping") if path[-1:] == ("discriminator",) else None
        for reference in (node.get("$ref"), *(mapping or {}).values()):
            if isinstance(reference, str):
                try:
                    document.lookup(reference)
                except SpecError as error:
                    yield f"{_place(path)}: {error}{_meant(document, reference)}"


def _meant(document: Document, reference: str) -> str:
    folder, _, name = reference.rpartition("/")
    try:
        alike = get_close_matches(name, document.lookup(folder), n=1)
    except (SpecError, TypeError):
        return ""
    return f"; did you mean {alike[0]}?" if alike else ""


def _place(path: Any) -> str:
    return " > ".join(map(str, path)) or "the description"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
