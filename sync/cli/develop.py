"""sandbox, completion: tools for developers."""

from __future__ import annotations

import os
import re
import sys
from importlib.util import find_spec
from typing import Sequence

import click

from .command import Command

# A program of its own: no part of the library imports the sandbox.
SANDBOX = [sys.executable, "-m", "sync_sandbox"]
_OPTIONS = re.compile(r"^(?:options|optional arguments):\n(.*)", re.MULTILINE | re.DOTALL)


class SandboxCommand(Command):
    """A command with the options of another program."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Options"):
            formatter.write(self.read_options(formatter.width))

    def read_options(self, width: int) -> str:
        """The help of the options, as the sandbox prints it."""
        import subprocess

        check_sandbox()
        surroundings = {**os.environ, "COLUMNS": str(width + 2), "NO_COLOR": "1"}
        out = subprocess.run(
            [*SANDBOX, "--help"], stdout=subprocess.PIPE, env=surroundings, check=True, encoding="utf-8"
        ).stdout
        found = _OPTIONS.search(out)
        return found[1] if found else out


def check_sandbox() -> None:
    """Raises ClickException if the sandbox is not installed."""
    missing = [name for name in ("uvicorn", "starlette") if find_spec(name) is None]
    if missing:
        raise click.ClickException("The sandbox is not installed: pip install 'syncsdk[sandbox]'")


@click.command(
    cls=SandboxCommand,
    examples=[
        "sandbox",
        "sandbox --port 3002 --pending 0 --processing 1",
        "sandbox --plan creator --fault '503 path=/v2/generate times=2'",
    ],
    options_metavar=None,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
@click.argument("arguments", metavar="[OPTIONS]...", nargs=-1, type=click.UNPROCESSED)
def sandbox(arguments: Sequence[str]) -> int:
    """Serve a local Sync API for experiments, without an account, until Ctrl-C."""
    import subprocess

    check_sandbox()
    try:
        return subprocess.call([*SANDBOX, *arguments])
    except KeyboardInterrupt:
        # The sandbox has received the same signal and ends by itself.
        return 0


@click.command(
    cls=Command,
    examples=[
        "completion bash >> ~/.bashrc",
        "completion zsh >> ~/.zshrc",
        "completion fish > ~/.config/fish/completions/syncsdk.fish",
    ],
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, /, shell: str) -> None:
    """Print the completion script for a SHELL."""
    from click.shell_completion import get_completion_class

    root = ctx.find_root()
    name = root.info_name or ""
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(root.command, {}, name, f"_{name.upper()}_COMPLETE").source())
