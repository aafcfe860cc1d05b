"""The page of the command line, from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from sync.cli.command import Command
from sync.cli.develop import SandboxCommand
from sync.cli.program import COMMANDS, program

# Columns of help that is quoted as it is.
WIDTH = 100
INTRODUCTION = """\
# Command line

`syncsdk`, or `python -m sync`, comes with an extra. Until the release, install it from a
[checkout](../start/tutorial.md#install):

```sh
pip install ".[cli]"
```

![The command line at work: a video and an audio file become a lip-synced video.](../command-line.svg)

The API key is read from `SYNC_API_KEY`, or from a file with mode 600 that `syncsdk login` writes after checking the
key. It is never an argument, which every user of the machine could see. Set `SYNC_BASE_URL` to use another server, such
as a sandbox.

In a terminal, commands show tables and a live display. In a pipe, they write JSON, one object per line. Use `--json` or
`--no-json` to choose, and `--schema` to print the JSON schema of a line. Errors go to standard error in the same
format, with the API's suggestion and the request id. Notes, such as the id of a new generation, go there, too. Nothing
is overwritten without `--force`.

| exit code | |
|---|---|
| 0 | done |
| 1 | the API or the network failed, or a file could not be read or written |
| 2 | invalid usage: nothing was sent |
| 3 | no key, or the server refused it |
| 4 | timed out: the id and the command that resumes are on standard output |
| 5 | the job failed |
| 130 | interrupted, with Ctrl-C or SIGTERM: the command that resumes is on standard error |
"""


def page() -> str:
    """The text of the page."""
    parts = [INTRODUCTION]
    for section, places in COMMANDS.items():
        parts.append(f"## {section}\n")
        for name in places:
            command = program.get_command(click.Context(program), name)
            assert command is not None
            parts.extend(describe(name, command))
    return "\n".join(parts)


def describe(name: str, command: click.Command) -> Iterator[str]:
    """A command with its options and examples; then those of its group."""
    yield f"### syncsdk {name}\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    if isinstance(command, click.Group):
        for inner, one in command.commands.items():
            yield from describe(f"{name} {inner}", one)
        return
    ctx = click.Context(command, info_name=f"syncsdk {name}")
    yield f"```text\n{' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)])}\n```\n"
    options = [param for param in command.params if isinstance(param, click.Option)]
    rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
    # What every command has stands in the introduction.
    rows = [(option, text) for option, text in rows if not option.startswith(("--json", "--schema"))]
    if isinstance(command, SandboxCommand):
        yield f"```text\n{inspect.cleandoc(command.read_options(WIDTH))}\n```\n"
    elif rows:
        yield "| option | |\n|---|---|"
        yield "\n".join(f"| `{cell(option)}` | {cell(text)} |" for option, text in rows) + "\n"
    if isinstance(command, Command):
        yield "```text\n" + "\n".join(f"syncsdk {example}" for example in command.examples) + "\n```\n"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("  ", " ")
