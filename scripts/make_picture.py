"""Make the moving picture of the command line: docs/command-line.svg, from what it really writes to a terminal.

    python scripts/make_picture.py

The commands run against the sandbox, in real time. What differs from run to run is made the same: ids, times of day,
the port, and where a spinner stands.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from uuid import NAMESPACE_URL, uuid5

import pexpect  # type: ignore[import-untyped]
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from sync_sandbox import Sandbox

ROOT = Path(__file__).resolve().parent.parent
MEDIA = ROOT / "examples" / "media"
PICTURE = ROOT / "docs" / "command-line.svg"
COMMANDS = ["generate video.mp4 audio.wav -o result.mp4", "list --since 1h"]
COLUMNS = 100
# Between one poll and the next, so that the seconds that are shown do not hang on a moment.
PENDING, PROCESSING = 1.0, 4.0
# How long each picture stands, and the last, in seconds.
STANDS, LAST_STANDS = 0.9, 5.0

# In seconds; after it, what was drawn is whole: the display is drawn every tenth of a second.
PAUSE = 0.03

TOKENS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\n]|[^\x1b\r\n]+")
# What goes on for seconds. A small file is sent too fast to be seen in the same way twice.
LASTING = re.compile("Generation .*⠋.* (?:queue|processing) ", re.DOTALL)
SPINNER = re.compile("[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]")
BAR = re.compile(r"(?:(?:\x1b\[[0-9;]*m)?━+(?:\x1b\[0m)?)+")
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
SHORT_MOMENT = re.compile(r"\b\d\d-\d\d \d\d:\d\d\b(?!:)")
PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")

DARK = [(40, 44, 52), (224, 108, 117), (152, 195, 121), (229, 192, 123), (97, 175, 239), (198, 120, 221)]
THEME = TerminalTheme((30, 33, 39), (214, 218, 226), [*DARK, (86, 182, 194), (214, 218, 226)])
FRAME = """<g class="frame {unique_id}"><style>{styles}</style><defs>{lines}</defs>
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>"""
PAGE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">
<style>
text {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 20px }}
.frame {{ visibility: hidden }}
{animations}
@media (prefers-reduced-motion: reduce) {{ .frame {{ animation: none }} .{last} {{ visibility: visible }} }}
</style>
<rect width="{width}" height="{height}" rx="10" fill="#1e2127"/>
<circle cx="24" cy="22" r="7" fill="#e06c75"/><circle cx="48" cy="22" r="7" fill="#e5c07b"/>
<circle cx="72" cy="22" r="7" fill="#98c379"/>
<g transform="translate(16 44)">
{frames}
</g>
</svg>
"""


class Screen:
    """What stands on a terminal, as far as this one is needed: lines are written and cleared as a whole."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = [*lines, ""]
        self.row = len(lines)

    def write(self, output: str) -> None:
        for token in TOKENS.findall(output):
            if token == "\n":
                self.row += 1
                if self.row == len(self.lines):
                    self.lines.append("")
            elif token == "\x1b[1A":
                self.row -= 1
            elif token == "\x1b[2K":
                self.lines[self.row] = ""
            elif token.endswith("m") or not token.startswith(("\x1b", "\r")):
                self.lines[self.row] += token


def record(sandbox: Sandbox, folder: Path) -> list[str]:
    """Each screen that differs from the one before, by more than where a spinner stands."""
    screens: list[str] = []
    lines: list[str] = []
    settle = make_settle()
    for command in COMMANDS:
        screen = Screen([*lines, f"\x1b[32m$\x1b[0m syncsdk {command}"])
        screens.append(settle(screen.lines))
        child = pexpect.spawn(
            sys.executable,
            ["-m", "sync", *command.split()],
            cwd=str(folder),
            env={**os.environ, "SYNC_BASE_URL": sandbox.url, "SYNC_API_KEY": "test", "TERM": "xterm-256color"},
            dimensions=(50, COLUMNS),
            encoding="utf-8",
            timeout=60,
        )
        while True:
            try:
                screen.write(child.read_nonblocking(4096, timeout=PAUSE))
                continue
            except pexpect.TIMEOUT:
                ended = False
            except pexpect.EOF:
                ended = True
            shown = settle(screen.lines)
            if shown != screens[-1] and (ended or LASTING.search(shown)):
                screens.append(shown)
            if ended:
                break
        child.close()
        if child.exitstatus != 0:
            sys.exit(f"syncsdk {command} ended with {child.exitstatus}.")
        lines = [*(line for line in screen.lines if line.strip()), ""]
    return screens


def make_settle() -> Callable[[list[str]], str]:
    """Makes the same what differs from run to run."""
    ids: dict[str, str] = {}

    def name(id: re.Match[str]) -> str:
        return ids.setdefault(id[0], str(uuid5(NAMESPACE_URL, str(len(ids)))))

    def settle(lines: list[str]) -> str:
        settled = []
        for line in lines:
            if SPINNER.search(line):
                # The bar beside it moves, too.
                line = BAR.sub(lambda bar: f"\x1b[90m{'━' * bar[0].count('━')}\x1b[0m", SPINNER.sub("⠋", line))
            line = SHORT_MOMENT.sub("11-02 09:30", MOMENT.sub("2026-11-02 09:30:00", line))
            settled.append(PORT.sub("3001", UUID.sub(name, line)))
        return "\n".join(settled).rstrip()

    return settle


def wrap(text: Text) -> Text:
    """Lines as a terminal wraps them: where it ends, and not between words."""
    lines = [part for line in text.split("\n") for part in line.divide(range(COLUMNS, len(line), COLUMNS))]
    return Text("\n").join(lines)


def draw(screens: list[str]) -> str:
    """The screens as one SVG, one after the other."""
    texts = [wrap(Text.from_ansi(screen)) for screen in screens]
    rows = max(text.plain.count("\n") + 1 for text in texts)
    frames: list[str] = []
    for number, text in enumerate(texts):
        console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
        console.print(text)
        frames.append(console.export_svg(theme=THEME, code_format=FRAME, unique_id=f"f{number}"))
    whole = STANDS * (len(frames) - 1) + LAST_STANDS
    animations = []
    for number in range(len(frames)):
        start, end = (100 * min(one * STANDS, whole) / whole for one in (number, number + 1))
        end = 100 if number == len(frames) - 1 else end
        animations.append(
            f"@keyframes f{number} {{ 0% {{ visibility: hidden }} {start:.2f}% {{ visibility: visible }}"
            f" {end:.2f}% {{ visibility: {'visible' if end == 100 else 'hidden'} }} }}\n"
            f".f{number} {{ animation: f{number} {whole:.1f}s step-end infinite }}"
        )
    return PAGE.format(
        width=round(COLUMNS * 12.2) + 32,
        height=round(rows * 24.4) + 60,
        label="The command line at work: a video and a sound become a lip-synced video.",
        animations="\n".join(animations),
        last=f"f{len(frames) - 1}",
        frames="\n".join(frames),
    )


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Sandbox(pending_seconds=PENDING, processing_seconds=PROCESSING) as sandbox,
    ):
        for name in ("video.mp4", "audio.wav"):
            copyfile(MEDIA / name, Path(folder) / name)
        PICTURE.write_text(draw(record(sandbox, Path(folder))), "utf-8")
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
