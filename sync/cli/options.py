"""The options that several commands share, each in one place."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Callable, Optional, TypeVar, get_args

import click

from sync_client.models import GenerationStatus, Model, SyncMode

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType

F = TypeVar("F", bound=Callable[..., Any])

_AGO = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Open(ParamType):
    """A value of an open enum: completion offers the known values, and any other is accepted."""

    name = "text"

    def __init__(self, values: Any) -> None:
        self.values = get_args(values)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        from click.shell_completion import CompletionItem

        return [CompletionItem(value) for value in self.values if value.startswith(incomplete)]


class Since(ParamType):
    """A time: an ISO 8601 date or time, local unless it has an offset; or a time span before now, such as `90m`."""

    name = "when"

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> datetime:
        ago = _AGO.fullmatch(value)
        try:
            if ago is not None:
                return datetime.now(timezone.utc) - timedelta(**{_UNITS[ago[2]]: float(ago[1])})
            return datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone()
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not a time: use 90m, 2h, 3d, 2026-11-30 or 2026-11-30T18:00.", param, ctx)


MODELS, STATUSES = Open(Model), get_args(GenerationStatus)


def several(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one, in this order."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


ids = click.argument("ids", metavar="ID...", nargs=-1, required=True)
force = click.option("--force", is_flag=True, help="Overwrite an existing file.")
timeout = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="How long to wait; by default, no limit. The job continues after a timeout.",
)
output = click.option(
    "-o", "--output", metavar="PATH", help="Where to save it: a file, an existing folder, or a path with a final slash."
)
to_project = click.option("--project", metavar="ID", help="Project to add it to.")
of_project = click.option("--project", metavar="ID", help="Only this project.")
webhook_url = click.option("--webhook-url", metavar="URL", help="HTTPS URL to notify when it ends.")
yes = click.option("--yes", is_flag=True, help="Do not ask.")
limit = click.option(
    "--limit",
    metavar="COUNT",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Maximum number of results.",
)
idempotency_key = click.option(
    "--idempotency-key", metavar="KEY", help="Key of an earlier create, to find its job; by default a new key."
)
text_file = click.option(
    "--text-file",
    metavar="FILE",
    type=click.File(encoding="utf-8"),
    help="File with the text to speak; - is standard input.",
)
voice = click.option("--voice", metavar="ID", help="Id of the ElevenLabs voice that speaks the text.")
tolerance = click.option(
    "--tolerance",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=300,
    show_default=True,
    help="Maximum age of a webhook; inf for any age.",
)
# The settings of a generation.
settings = several(
    click.option(
        "--model", metavar="NAME", type=MODELS, help="See `syncsdk models`; by default one that fits the media."
    ),
    click.option(
        "--sync-mode",
        type=click.Choice(get_args(SyncMode)),
        help="What to do if video and audio differ in length.",
    ),
    click.option(
        "--temperature", metavar="NUMBER", type=click.FloatRange(0, 1), help="How expressive the lips are, 0 to 1."
    ),
    click.option(
        "--option",
        "further",
        metavar="NAME=VALUE",
        multiple=True,
        help="Any other API option; VALUE is JSON or text. Can be repeated.",
    ),
)
# The settings and the input, for commands that make a generation or estimate its cost.
media = several(
    click.argument("video"),
    click.argument("audio", required=False),
    click.option("--text", help="Text to speak instead of AUDIO; needs --voice."),
    text_file,
    voice,
    settings,
)
