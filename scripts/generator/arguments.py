"""The arguments of a method: flat, those that must be given first, and the options that every call takes."""

from __future__ import annotations

from dataclasses import dataclass

# The options that every call takes, and what they are.
CALL_OPTIONS = (
    ("extra_headers", "Optional[Mapping[str, str]]", "Additional headers. They override the client's."),
    ("extra_query", "Optional[Mapping[str, object]]", "Additional query parameters."),
    ("extra_body", "Optional[Mapping[str, object]]", "Additional fields of the request body, by their names in JSON."),
    ("timeout", "Timeout", "Seconds for the whole call, retries included; None for no limit. By default the client's."),
    ("request_options", "Optional[RequestOptions]", "Call options in the form of syncsdk 0.3.0."),
)
ON_PROGRESS = (
    "on_progress",
    "Optional[Callable[[Progress], object]]",
    "Called with a `Progress` as the bytes of local files go out: `file` is the name of the one that moves.",
)
WAIT_OPTIONS = (
    ("timeout", "Optional[float]", "Seconds to wait; None waits for as long as it takes."),
    ("poll_interval", "float", "Seconds between polls{held}, by default {interval:g}. The server may ask for more."),
    ("on_update", "Optional[Callable[[{job}], object]]", "Called with the job whenever it has changed."),
    (
        "progress",
        "bool",
        "Ask for the progress with each poll. The server then holds no poll: it costs `poll_interval`.",
    ),
    (
        "on_progress",
        "Optional[Callable[[Progress], object]]",
        "Called with a `Progress` at each poll: `elapsed` in seconds, and `percent` where `progress` asks for it.",
    ),
)


@dataclass
class Argument:
    """An argument of a method.

    Attributes:
        default: What it is when it is left out, as Python writes it; None where it must be given.
        passed: The expression that the function of the operation gets.
    """

    name: str
    type: str
    doc: str
    default: str | None = None
    positional: bool = False
    passed: str = ""
    keyword: str = ""

    @property
    def text(self) -> str:
        return f"{self.name}: {self.type}" + ("" if self.default is None else f" = {self.default}")


def call_options() -> list[Argument]:
    return [Argument(name, kind, doc, "UNCHANGED" if name == "timeout" else "None") for name, kind, doc in CALL_OPTIONS]
