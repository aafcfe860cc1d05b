"""Renders a report as one static HTML page, without scripts or external resources. All values are escaped."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence
from urllib.parse import quote

# With more videos than this, the page loads none before it is played.
MANY_VIDEOS = 60

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; media-src 'self' file:; style-src 'unsafe-inline'">
<title>Report of a run</title>
<style>
:root { color-scheme: light dark; --line: #8884; --faint: #6a6a6a; --good: #1a7f37; --bad: #c4302b; --odd: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --faint: #999; --good: #3fb950; --bad: #ff7b72; --odd: #d29922; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
header p { color: var(--faint); margin: 0 0 1.5rem; }
main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
article { border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
video, .none { aspect-ratio: 16 / 9; background: #8882; display: block; width: 100%; }
.none { color: var(--faint); display: grid; place-items: center; }
.details { padding: .6rem .8rem .8rem; }
h2 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
dl { display: grid; gap: 0 .6rem; grid-template-columns: auto 1fr; margin: .35rem 0 0; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
.done { color: var(--good); } .failed, .stopped { color: var(--bad); } .flag { color: var(--odd); }
.error { border-left: 3px solid var(--bad); margin: .5rem 0 0; padding-left: .5rem; overflow-wrap: anywhere; }
</style>
</head>
<body>
"""


def render_page(summary: str, rows: Sequence[Mapping[str, Any]], folder: str) -> str:
    """The page.

    Args:
        summary: The run in one line.
        rows: The rows of the report.
        folder: The absolute path of the folder that the page will be in.
    """
    shown = sum(row["path"] is not None for row in rows)
    preload = "none" if shown > MANY_VIDEOS else "metadata"
    articles = "\n".join(_render_job(row, folder, preload) for row in rows)
    title = f"{len(rows)} job{'' if len(rows) == 1 else 's'}"
    header = f"<header><h1>{title}</h1><p>{escape(summary)}</p></header>"
    return f"{_HEAD}{header}\n<main>\n{articles}\n</main>\n</body>\n</html>\n"


def _render_job(row: Mapping[str, Any], folder: str, preload: str) -> str:
    state = row["state"]
    facts: List[str] = [_fact("State", state if row["present"] else f"{state}; not in this run", state)]
    if row["cost"] is not None:
        facts.append(_fact("Cost", f"US$ {row['cost']:.2f}"))
    if row["attempts"] > 1:
        facts.append(_fact("Attempts", str(row["attempts"])))
    if row["flags"]:
        facts.append(_fact("Flags", "; ".join(row["flags"]), "flag"))
    if row["id"] is not None:
        facts.append(_fact("Id", row["id"]))
    error = "" if row["error"] is None else f'<p class="error">{escape(row["error"])}</p>'
    medium = _render_video(row["path"], folder, preload)
    details = f"<h2>{escape(row['name'])}</h2><dl>{''.join(facts)}</dl>{error}"
    return f'<article>{medium}<div class="details">{details}</div></article>'


def _fact(name: str, value: str, mark: str = "") -> str:
    return f'<dt>{name}</dt><dd class="{escape(mark)}">{escape(value)}</dd>'


def _render_video(path: Optional[str], folder: str, preload: str) -> str:
    if path is None:
        return '<div class="none">no result</div>'
    try:
        url = quote(os.fsencode(Path(os.path.relpath(path, folder)).as_posix()))
    except ValueError:
        # On Windows, there is no relative path to another drive.
        url = Path(os.path.abspath(path)).as_uri()
    return f'<video controls preload="{preload}" src="{escape(url)}"></video>'
