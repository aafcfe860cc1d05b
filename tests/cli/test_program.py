"""The program around the commands: help, errors of usage, what it needs and what it loads."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path
from typing import Iterator, List

import click
import pexpect
import pytest

from sync.cli import main
from sync.cli.output import Output, shown
from sync.cli.program import PLACES, program
from sync.version import __version__
from sync_sandbox import Sandbox

from .conftest import Run, Spawn


def commands() -> Iterator[str]:
    """Every command, those of groups by both of their names."""
    for name in PLACES:
        command = program.get_command(click.Context(program), name)
        inner = command.commands if isinstance(command, click.Group) else {}
        yield from (f"{name} {other}" for other in inner) if inner else [name]


@pytest.mark.parametrize("name", list(commands()))
def test_the_help_of_a_command_has_examples_that_call_it(run: Run, name: str) -> None:
    result = run(*name.split(), "--help")
    assert result.status == 0
    examples = result.out.partition("Examples:")[2].split("\n")[1:-1]
    assert examples
    for example in examples:
        words = re.split(" >|<", example)[0]
        assert words.startswith(f"  syncsdk {name}")
        # Raises where an option is not there.
        parse(name, shlex.split(words)[1 + len(name.split()) :])


def parse(name: str, arguments: List[str]) -> None:
    ctx = click.Context(program)
    for word in name.split():
        assert isinstance(ctx.command, click.Group)
        command = ctx.command.get_command(ctx, word)
        assert command is not None
        ctx = click.Context(command, parent=ctx, info_name=word, **command.context_settings)
    ctx.command.make_parser(ctx).parse_args(arguments)


def test_the_help_names_each_command(run: Run) -> None:
    out = run("--help").out
    assert [name for name in PLACES if f"\n  {name} " not in out] == []


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"syncsdk {__version__}\n"


@pytest.mark.parametrize("arguments", [("lst",), ("list", "--limit", "0"), ("get",), ("list", "--bogus")])
def test_wrong_usage_ends_with_2_in_the_form_of_the_output(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.problem["suggestion"].endswith("--help")
    text = run(*arguments, "--no-json")
    assert text.status == 2
    assert text.err.startswith("Error: ")


@pytest.mark.parametrize("group", [(), ("voices",), ("webhooks",)])
def test_without_a_command_the_help_is_printed(run: Run, group: tuple[str, ...]) -> None:
    result = run(*group)
    assert result == run(*group, "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("Usage: syncsdk ")


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("lst",), "Did you mean list"),
        (("voices", "lits"), "Did you mean list"),
        (("errors", "rate_limit_exceded"), "Did you mean rate_limit_exceeded"),
    ],
)
def test_what_is_close_to_a_name_that_is_not_there_is_offered(run: Run, arguments: tuple[str, ...], meant: str) -> None:
    assert meant in run(*arguments).problem["error"]
    assert "Did you mean" not in run(*arguments[:-1], "xyzzy").problem["error"]


def test_errors_are_told_in_the_words_of_the_command_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("speak", "", "--voice", "any").problem["error"] == "TEXT must not be empty."
    url = "https://example.com/a.mp4"
    refused = run("generate", url, url, "--model", "lipsync-9", "--no-wait")
    assert refused.problem["suggestion"] == "`syncsdk models` lists them."
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("SYNC_BASE_URL", f"http://127.0.0.1:{taken.getsockname()[1]}")
        assert run("list").problem["suggestion"].startswith("Check SYNC_BASE_URL, which is ")
    monkeypatch.setenv("SYNC_API_KEY", "")
    assert run("list").problem["error"].startswith("SYNC_API_KEY is empty")


def test_what_click_indents_with_a_tab_is_readable(spawn: Spawn) -> None:
    child = spawn("completion")
    child.expect("Choose from:[^\n]*\n *bash,")
    child.expect(pexpect.EOF)


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra_the_program_says_which_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    assert main(["list"]) == 1
    assert capsys.readouterr().err == f"The command line needs {missing}: pip install 'syncsdk[cli]'\n"


def test_help_loads_neither_the_client_nor_what_draws() -> None:
    program = "import sys; from sync.cli import main; main(['--help']); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    assert {"click", "sync.cli.generate"} <= set(out.split())
    assert {"httpx", "rich", "attr", "sync._sync.client"} & set(out.split()) == set()


def test_the_library_loads_nothing_of_the_command_line() -> None:
    program = "import sys, sync; sync.Sync; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    assert "sync._sync.client" in out.split()
    assert {"sync.cli", "click"} & set(out.split()) == set()


@pytest.mark.parametrize("columns", range(30, 130, 4))
def test_a_table_of_any_width_breaks_no_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # It is a terminal.
    monkeypatch.setenv("COLUMNS", str(columns))
    record = {
        "id": "3f2c8c1e-6f0a-4a51-9d5e-0c4b7c7b8a11",
        "createdAt": "2026-11-30T20:21:00Z",
        "metrics": {"total_generations": 20, "success_count": 20, "failed_count": 0},
        "error": "The length is unknown until the file is uploaded: see https://example.com/an/address/of/its/own",
    }
    Output(json=False).many([record], {name: name for name in record})
    words = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).split()
    for name in ("id", "metrics", "error"):
        assert set(shown(record[name]).split()) <= set(words)


def test_ctrl_c_while_the_connections_are_closed_prints_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def close(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sync.cli.session.Session.close", close)
    result = run("list")
    assert (result.status, result.err) == (130, "")


# As an entry point of the distribution is called, with Ctrl-C while the package is imported.
INTERRUPTED = """
import sys

class Interrupt:
    def find_spec(self, name, *_):
        if name == "sync.version":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
from syncsdk import main
sys.exit(main())
"""


def test_ctrl_c_while_the_package_is_imported_prints_no_traceback() -> None:
    child = subprocess.run([sys.executable, "-c", INTERRUPTED], stderr=subprocess.PIPE)
    assert (child.returncode, child.stderr) == (130, b"")


def test_a_reader_that_leaves_early_gets_no_traceback(sandbox: Sandbox) -> None:
    for _ in range(2):
        sandbox.add_generation()
    child = subprocess.Popen([sys.executable, "-m", "sync", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    with child:
        child.stdout.close()
        assert child.stderr.read() == b""


def test_a_name_that_the_encoding_of_the_output_lacks_is_escaped(sandbox: Sandbox) -> None:
    Path("vid\u00e9o.mp4").write_bytes(Path("video.mp4").read_bytes())
    sandbox.add_asset("vid\u00e9o.mp4")
    done = subprocess.run(
        [sys.executable, "-m", "sync", "assets", "list", "--no-json"],
        env={**os.environ, "PYTHONIOENCODING": "ascii:strict"},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"vid\\xe9o.mp4" in done.stdout


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_is_closed_is_no_error(sandbox: Sandbox, closed: str) -> None:
    command = ["sh", "-c", f'exec "$0" -m sync models {closed}', sys.executable]
    done = subprocess.run(command, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (b"lipsync-2" in done.stdout) is not closed.startswith(">")


def test_a_full_disk_is_told(sandbox: Sandbox) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "sync", "models"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
