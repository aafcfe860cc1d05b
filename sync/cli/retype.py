"""The arguments of a command as one would type them again, for the command that resumes."""

from __future__ import annotations

from typing import Any, List, Sequence

import click


def retype(ctx: click.Context, **changes: Any) -> List[str]:
    """The arguments that a command was called with.

    Args:
        changes: New values of parameters, by name.
    """
    values = {**ctx.params, **changes}
    options: List[str] = []
    places: List[str] = []
    for param in ctx.command.params:
        value = values.get(param.name or "")
        if value is None or value is False or value == ():
            continue
        if isinstance(param, click.Argument):
            places += [str(one) for one in value] if param.nargs == -1 else [str(value)]
        elif value is True:
            options.append(param.opts[-1])
        else:
            for one in value if param.multiple else [value]:
                # For an opened file, its name; for standard input, `-`.
                name = str(getattr(one, "name", one))
                options += [param.opts[-1], "-" if name == "<stdin>" else name]
    rest = ["--", *places] if any(place.startswith("-") for place in places) else places
    return [*ctx.command_path.split()[1:], *options, *rest]


def retype_rest(rest: Sequence[str]) -> List[str]:
    """The arguments of the current command, with the rest of its ids or files."""
    ctx = click.get_current_context()
    (name,) = [param.name or "" for param in ctx.command.params if param.nargs == -1]
    return retype(ctx, **{name: rest})
