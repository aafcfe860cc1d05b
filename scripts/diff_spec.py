"""Compare openapi.yaml with another description of the API: `python scripts/diff_spec.py path-or-url`.

The other description may be YAML or JSON, OpenAPI 3.0 or 3.1, a file or an address. What was added, removed or
changed is listed, breaking changes first; documentation is not compared. Exits with 0 when nothing differs, 1 when
something does, 2 when one of the two cannot be read. With `--fail-on breaking`: with 3 when something breaks, else 0.
"""

from __future__ import annotations

import argparse
import ipaddress
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import httpx
import yaml
from spec_diff import SpecError, diff
from spec_diff.report import as_json, as_text

BASE = Path(__file__).resolve().parents[1] / "openapi.yaml"
TIMEOUT_SECONDS = 30.0


def main(argv: list[str] | None = None) -> int:
    """Run the command with these arguments (those of the process by default); returns the exit code."""
    parser = argparse.ArgumentParser(description="List what another description of the API changes, breaking first.")
    parser.add_argument("spec", help="path or URL (https, or http on this machine) of the other description")
    parser.add_argument("--base", default=os.path.relpath(BASE), help="the description to compare with: %(default)s")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--fail-on",
        choices=("any", "breaking"),
        default="any",
        help="any: exit with 1 when something differs; breaking: with 3 when something breaks, else with 0",
    )
    arguments = parser.parse_args(argv)
    try:
        base, spec = load(arguments.base), load(arguments.spec)
    except SpecError as error:
        print(f"diff_spec: {error}", file=sys.stderr)
        return 2
    changes = diff(base, spec)
    names = hide_access(arguments.base), hide_access(arguments.spec)
    if arguments.format == "json":
        print(as_json(changes, *names))
    else:
        print(as_text(changes, *names, width=shutil.get_terminal_size((100, 24)).columns))
    if arguments.fail_on == "breaking":
        return 3 if any(change.breaking for change in changes) else 0
    return 1 if changes else 0


def load(source: str) -> Any:
    """Read and parse the description at a path or URL; SpecError, naming the source, if it is not a readable one."""
    try:
        document = parse(fetch(source) if source.startswith(("http://", "https://")) else read(source))
        diff(document, document)  # walks all of it: what is wrong with it is told now, with its name
    except SpecError as error:
        raise SpecError(f"{hide_access(source)}: {error}") from None
    except RecursionError:
        raise SpecError(f"{hide_access(source)}: nested too deeply") from None
    return document


def read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise SpecError(error.strerror or type(error).__name__) from None


def fetch(url: str) -> bytes:
    try:
        with httpx.Client(
            timeout=TIMEOUT_SECONDS, follow_redirects=True, event_hooks={"request": [_only_safe]}
        ) as client:
            response = client.get(url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SpecError(f"cannot be fetched: {str(error) or type(error).__name__}") from None
    if not response.is_success:
        raise SpecError(
            f"cannot be fetched: the server answered {response.status_code} {response.reason_phrase}".rstrip()
        )
    return response.content


def _only_safe(request: httpx.Request) -> None:
    """Called before every request, redirects included."""
    host = request.url.host
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if request.url.scheme != "https" and not local:
        raise SpecError(f"plain http is only for this machine: use https for {host}")


def parse(content: bytes) -> Any:
    try:
        # JSON first: the YAML reader is slow on it and refuses tabs.
        return json.loads(content) if content.lstrip().startswith(b"{") else yaml.safe_load(content)
    except (yaml.YAMLError, ValueError) as error:
        raise SpecError(f"neither YAML nor JSON: {' '.join(str(error).split())}") from None


def hide_access(source: str) -> str:
    """The source as it may be shown: an address without user, password and query."""
    if not source.startswith(("http://", "https://")):
        return source
    return re.sub("(?<=//)[^/]*@", "", re.split("[?#]", source)[0])


if __name__ == "__main__":
    sys.exit(main())
