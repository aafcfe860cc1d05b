"""The methods of a resource: what each is called with, what it asks of the caller, and what its docstring says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from openapi_python_client.strings import snake_case

from . import docstrings
from .arguments import CALL_OPTIONS, WAIT_OPTIONS, Argument
from .builders import Builder
from .contract import Node
from .operations import Operation

INVALID = ("InvalidRequestError", "An argument is invalid; nothing was sent.")


@dataclass
class Method:
    """A method of a resource, in both colours.

    Attributes:
        kind: What it asks of the caller: `call`, `iter`, `wait` or `create_and_wait`.
        result: The type that it gives; of each item for `iter`.
    """

    name: str
    kind: str
    builder: Builder
    result: str
    arguments: list[Argument]
    usage: str
    summary: str
    description: str = ""
    returns: str = ""
    raises: list[tuple[str, str]] = field(default_factory=list)
    job: Job | None = None
    pages: Pages | None = None

    @property
    def positional(self) -> list[Argument]:
        return [argument for argument in self.arguments if argument.positional]

    @property
    def keywords(self) -> list[Argument]:
        return [argument for argument in self.arguments if not argument.positional]

    @property
    def bound(self) -> list[Argument]:
        """The arguments that the function of the operation gets."""
        return [argument for argument in self.arguments if argument.passed]

    @property
    def option_arguments(self) -> str:
        """The options of the call; where there is a wait, `timeout` is the wait's."""
        names = [name for name, _, _ in CALL_OPTIONS]
        return ", ".join(f"{name}={name}" for name in names if name != "timeout") if self.job else ", ".join(names)

    def docstring(self, colour: str) -> str:
        usage = docstrings.add_await(self.usage) if colour == "Async" else self.usage
        return docstrings.docstring(
            self.summary,
            usage=usage,
            description=self.description,
            arguments=[(argument.name, argument.doc) for argument in self.arguments],
            returns=self.returns,
            raises=self.raises,
        )


@dataclass(frozen=True)
class Job:
    """How a job is polled: `x-wait`."""

    node: Node
    model: str
    running: tuple[str, ...]

    @property
    def constant(self) -> str:
        return f"{snake_case(self.model).upper()}_JOB"

    @property
    def noun(self) -> str:
        return snake_case(self.model).replace("_", " ")

    @property
    def hold(self) -> dict[str, Any]:
        """The parameters that let the server hold a poll; None stands for the seconds."""
        node = dict(self.node.get("hold", {}))
        seconds = node.pop("seconds", None)
        node.pop("most", None)
        return {**{snake_case(name): value for name, value in node.items()}, **({seconds: None} if seconds else {})}

    @property
    def arguments(self) -> str:
        """What sets it apart, as Python writes it."""
        parts = [
            f"interval={float(self.node['interval'])!r}",
            f"succeeded={tuple(self.node['succeeded'])!r}",
            f"failed={tuple(self.node['failed'])!r}",
            f"running={self.running!r}",
        ]
        if self.hold:
            parts += [f"hold={self.hold!r}", f"longest_hold={float(self.node['hold']['most'])!r}"]
        if "progress" in self.node:
            parts.append(f"progress={self.node['progress']!r}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Pages:
    """How a list is gone through: `x-pagination`."""

    style: str
    size: int

    def __str__(self) -> str:
        return f'Pages("{self.style}", {self.size})' if self.size else f'Pages("{self.style}")'


def wait_options(job: Job) -> list[Argument]:
    held = ", where the server does not hold them" if job.hold else ""
    interval = float(job.node["interval"])
    defaults = {"poll_interval": repr(interval), "progress": "False"}
    return [
        Argument(name, kind.format(job=job.model), doc.format(held=held, interval=interval), defaults.get(name, "None"))
        for name, kind, doc in WAIT_OPTIONS
        if "progress" in job.node or "progress" not in name
    ]


def wait_errors(job: Job) -> list[tuple[str, str]]:
    failed = " or ".join(job.node["failed"])
    return [
        ("JobFailedError", f"It ended as {failed}; `error.job` says why."),
        ("WaitTimeoutError", "The timeout expired. The job is still running: wait for its id again."),
        ("ApiError", "Anything else. `error.id` and `error.job` say what is known of the job."),
    ]


def raises(operation: Operation, *, checked: bool) -> list[tuple[str, str]]:
    """What the documented responses are raised as."""
    rows = [INVALID] if checked else []
    rows += [(docstrings.ERRORS[status], text) for status, text in operation.errors() if status in docstrings.ERRORS]
    return [*rows, ("ApiError", "Anything else." if rows else "The call failed.")]
