"""The features that all commands share: --json, --schema, and examples in the help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional, Sequence, Tuple

import click

from .errors import did_you_mean
from .session import Session

if TYPE_CHECKING:
    from .schema import Printed


class Command(click.Command):
    """A command.

    Args:
        examples: Lines for the help, without the name of the program.
        prints: The types of its output lines: see `schema.Printed`. None if it prints no JSON.
    """

    def __init__(
        self,
        *arguments: Any,
        examples: Sequence[str] = (),
        prints: Optional[Sequence[Printed]] = None,
        **settings: Any,
    ) -> None:
        super().__init__(*arguments, **settings)
        self.examples = examples
        self.prints = prints
        if prints is None:
            return
        self.params.append(
            click.Option(
                ["--json/--no-json"],
                default=None,
                expose_value=False,
                is_eager=True,
                callback=_choose_form,
                help="JSON, one object per line, or text; by default JSON unless the output is a terminal.",
            )
        )
        self.params.append(
            click.Option(
                ["--schema"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_print_schema,
                help="Print the JSON schema of an output line and exit.",
            )
        )

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            # click would write a blank line among the lines of JSON. In a terminal, it ends the line with ^C.
            if not ctx.ensure_object(Session).json:
                click.echo(err=True)
            raise click.Abort from error

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    formatter.write(f"  syncsdk {example}\n")


class Group(click.Group):
    """Commands under one name."""

    def parse_args(self, ctx: click.Context, args: List[str]) -> List[str]:
        # Newer versions of click treat a missing command as an error with the help as its message.
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: List[str]
    ) -> Tuple[Optional[str], Optional[click.Command], List[str]]:
        name = args[0]
        # Older versions of click suggest nothing, and newer ones only loaded commands.
        if not name.startswith("-") and not ctx.resilient_parsing and self.get_command(ctx, name) is None:
            raise click.UsageError(f"No such command {name!r}.{did_you_mean(name, self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # In the order of their definition.
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in self.commands.items()])


def _choose_form(ctx: click.Context, param: click.Parameter, value: Optional[bool]) -> None:
    ctx.ensure_object(Session).choose_form(value)


def _print_schema(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and isinstance(ctx.command, Command):
        import json

        from .schema import schema_of

        click.echo(json.dumps(schema_of(list(ctx.command.prints or ())), indent=2))
        ctx.exit()
