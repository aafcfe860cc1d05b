"""The pages that are made anew by each build, from the contract, the types and the sandbox's catalogue of errors."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copyfile
from types import ModuleType

import fastapi_offline
import yaml

from sync.common import types as common_types
from sync.common import unions
from sync_client import models
from sync_sandbox.error_catalog import CATALOG

from . import command_line

# Redoc reads its settings from attributes. It asks no other host: no font of Google's, no logo.
HTTP_API = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sync HTTP API</title>
<link rel="icon" href="data:,">
<style>body {{ margin: 0 }} a[href^="https://redocly.com"] {{ display: none !important }}</style>
</head>
<body>
<div id="redoc"></div>
<script src="redoc.standalone.js"></script>
<script>
Redoc.init({document}, {options}, document.getElementById("redoc"))
</script>
</body>
</html>
"""
LOGO = re.compile(r"https://cdn\.redoc\.ly/[\w./-]+")
TYPES = """\
# Types

Every type of the API is in `sync.common`. Models take keyword arguments; a field that is `None` is not sent.

```python
from sync.common import Video

video = Video(url="https://your-cdn.com/video.mp4")
assert video.to_dict() == {"type": "video", "url": "https://your-cdn.com/video.mp4"}
```
"""
OPTIONS = {
    "disableSearch": False,
    "expandResponses": "",
    "hideDownloadButton": True,
    "theme": {
        "typography": {
            "fontFamily": "system-ui, sans-serif",
            "headings": {"fontFamily": "system-ui, sans-serif"},
            "code": {"fontFamily": "ui-monospace, monospace"},
        }
    },
}


def write(reference: Path, contract: Path) -> None:
    """Write the pages.

    Args:
        reference: The folder `docs/reference`.
        contract: The path of `openapi.yaml`.
    """
    (reference / "types.md").write_text(types(), encoding="utf-8")
    (reference / "command-line.md").write_text(command_line.page(), encoding="utf-8")
    (reference / "error-codes.md").write_text(error_codes(), encoding="utf-8")
    redoc = reference / "redoc"
    redoc.mkdir(exist_ok=True)
    document = yaml.safe_load(contract.read_text(encoding="utf-8"))
    (redoc / "index.html").write_text(http_api(document), encoding="utf-8")
    script = (Path(fastapi_offline.__file__).parent / "static" / "redoc.standalone.js").read_text(encoding="utf-8")
    # The one thing that Redoc would load from elsewhere.
    script, found = LOGO.subn("data:,", script)
    if not found:
        raise ValueError("Redoc loads its logo from another place than before: see what it asks other hosts for")
    (redoc / "redoc.standalone.js").write_text(script, encoding="utf-8")
    copyfile(contract, redoc / "openapi.yaml")


def http_api(document: Mapping[str, object]) -> str:
    """The contract as a page of Redoc, which holds all of it."""
    # A script ends at the first "</script>", wherever it stands.
    inline = json.dumps(document, default=str).replace("</", "<\\/")
    return HTTP_API.format(document=inline, options=json.dumps(OPTIONS))


def types() -> str:
    """A heading for each type of the API: models, then unions and enums, then the old names."""
    names = sorted(models.__all__)
    classes = [name for name in names if isinstance(getattr(models, name), type)]
    values = [f"sync_client.models.{name}" for name in names if name not in classes]
    values += [f"{module.__name__}.{name}" for module, name in _aliases()]
    old = {name: getattr(common_types, name) for name in dir(common_types) if name not in names}
    return "\n".join(
        [
            TYPES,
            "## Models",
            *(_heading(f"sync_client.models.{name}", "members: false", "inherited_members: false") for name in classes),
            "\n## What every model can do",
            _heading("sync_client.types.BaseModel"),
            _heading("sync_client.types.UnknownObject", "members: false", "inherited_members: false"),
            "\n## Values and unions",
            *map(_heading, values),
            "\n## Names of syncsdk 0.3.0\n",
            *(
                f"- `{name}` is `{value.__name__}`"
                for name, value in old.items()
                if isinstance(value, type) and value.__name__ != name
            ),
            "",
        ]
    )


def _aliases() -> Iterator[tuple[ModuleType, str]]:
    """The types that are in no contract."""
    for module in (common_types, unions):
        source = ast.parse(inspect.getsource(module))
        for node in source.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
                yield module, ast.unparse(node.targets[0])


def _heading(path: str, *options: str) -> str:
    return "\n".join([f"\n::: {path}", "    options:", "      heading_level: 3", *(f"      {one}" for one in options)])


def error_codes() -> str:
    """The catalogue as a table."""
    lines = [
        "# Error codes",
        "",
        "Look a code up, from an error, a generation or a webhook:",
        "",
        "```python",
        "from sync import Sync",
        "",
        "client = Sync()",
        'info = client.errors.explain("generation_input_video_inaccessible")',
        "if info:",
        "    print(info.message, info.suggestion)",
        "```",
        "",
        "`GET /v2/errors` listed these codes on 2026-08-25. The wording is the sandbox's, not the API's:",
        "`client.errors.list()` has the current one. An error has its code in `code`, a generation in `error_code`.",
        "",
        "| code | meaning | what to do |",
        "|---|---|---|",
    ]
    lines += [f"| `{code}` | {entry.message} | {entry.suggestion} |" for code, entry in CATALOG.items()]
    return "\n".join(lines) + "\n"
