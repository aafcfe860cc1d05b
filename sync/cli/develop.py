"""sandbox, completion: tools for developers."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Sequence

import click

from .command import Command


@click.command(
    cls=Command,
    examples=["sandbox", "sandbox --port 3002 --pending 0 --processing 1", "sandbox -- --help"],
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
@click.argument("arguments", metavar="[OPTIONS]...", nargs=-1, type=click.UNPROCESSED)
def sandbox(arguments: Sequence[str]) -> int:
    """Serve a local Sync API for experiments, without an account, until Ctrl-C.

    It takes the options of `python -m sync_sandbox`.
    """
    import subprocess

    # Not imported, as no part of the library imports it: it is the other side of the wire.
    if find_spec("uvicorn") is None or find_spec("starlette") is None:
        raise click.ClickException("The sandbox is not installed: pip install 'syncsdk[sandbox]'")
    try:
        return subprocess.call([sys.executable, "-m", "sync_sandbox", *arguments])
    except KeyboardInterrupt:
        # It has had the same signal, and ends by itself.
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
