"""The program: its commands, each loaded when it is used, and the handling of errors."""

from __future__ import annotations

import os
import signal
import sys
import threading
import warnings
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Dict, Generator, List, Optional, Sequence

import click

from sync.version import __version__

from .command import Group
from .session import Session

NAME = "syncsdk"

# The commands as the help lists them, and where each is.
COMMANDS: Dict[str, Dict[str, str]] = {
    "Make a video": {
        "generate": "generate:generate",
        "estimate": "costs:estimate",
        "run": "run:run",
    },
    "Manage generations": {
        "wait": "generations:wait",
        "get": "generations:get",
        "list": "generations:list_generations",
        "download": "generations:download",
        "retry": "generations:retry",
        "cost": "costs:cost",
        "delete": "generations:delete",
    },
    "Media, voices and batches": {
        "assets": "assets:assets",
        "models": "voices:models",
        "voices": "voices:voices",
        "speak": "voices:speak",
        "batch": "batch:batch",
    },
    "Develop": {
        "webhooks": "webhooks:webhooks",
        "sandbox": "develop:sandbox",
        "errors": "account:errors",
    },
    "Set up": {
        "login": "account:login",
        "doctor": "doctor:doctor",
        "completion": "develop:completion",
    },
}
PLACES = {name: place for section in COMMANDS.values() for name, place in section.items()}


class Program(Group):
    """The commands of the table."""

    def list_commands(self, ctx: click.Context) -> List[str]:
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> Optional[click.Command]:
        if cmd_name not in PLACES:
            return None
        module, _, name = PLACES[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"{__package__}.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for section, places in COMMANDS.items():
            commands = [(name, self.get_command(ctx, name)) for name in places]
            with formatter.section(section):
                formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in commands if command])


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
def program() -> None:
    """Lip-sync videos with the Sync API.

    In a terminal, commands show tables and a live display; in a pipe, they write JSON, one object per line. The API key
    is read from SYNC_API_KEY, or from the file that `syncsdk login` saves.
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command and report errors. Returns the exit status."""
    # They are None if the shell has closed them: `>&-`.
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:
            setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        # A character that the encoding lacks must not cost the rest of the line.
        if getattr(getattr(sys, stream), "errors", None) == "strict":
            getattr(sys, stream).reconfigure(errors="backslashreplace")
    session = Session(NAME, arguments)
    with warnings.catch_warnings(), ended_like_ctrl_c():
        warnings.showwarning = session.tell_warning
        try:
            status: Any = program.main(list(arguments), prog_name=NAME, standalone_mode=False, obj=session)
        except (Exception, KeyboardInterrupt) as error:
            return session.fail(error)
        finally:
            session.close()
    return status if isinstance(status, int) else 0


@contextmanager
def ended_like_ctrl_c() -> Generator[None, None, None]:
    """Treat SIGTERM like Ctrl-C, so that it also shows the command that resumes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
