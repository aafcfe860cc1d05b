# Generated from openapi.yaml by `make generate`: do not edit.
"""What can go wrong between a call, the wire and the models."""

from __future__ import annotations

from typing import Any

LONGEST_VALUE = 60


class ArgumentError(ValueError):
    """An argument that the API would refuse. Nothing was sent.

    Attributes:
        message: What is wrong, and what to do.
        field: Where it is: the argument, or a path into it such as `input[0].url`.
    """

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return self.message


class DecodeError(ValueError):
    """JSON that is not what the contract says: the message names the model and the field."""


class RequestFailed(Exception):
    """A request that got no response: it was refused, reset, too slow, or could not be sent.

    Attributes:
        timed_out: Whether it took too long.
    """

    def __init__(self, message: str, timed_out: bool = False) -> None:
        super().__init__(message, timed_out)
        self.timed_out = timed_out

    def __str__(self) -> str:
        return str(self.args[0])


class UnexpectedStatus(Exception):
    """A response outside 2xx.

    Attributes:
        status_code: HTTP status of the response.
        content: Its body, with `***` in place of the API key.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"Unexpected status {self.status_code}"


class JobFailed(Exception):
    """A job that ended without its result.

    Attributes:
        job: The job.
    """

    def __init__(self, job: Any) -> None:
        super().__init__(job)
        self.job = job

    def __str__(self) -> str:
        return f"{type(self.job).__name__} {self.job.id} ended as {self.job.status}"


def missing(where: str, data: object) -> DecodeError:
    keys = ", ".join(sorted(map(str, data))) if isinstance(data, dict) else ""
    return DecodeError(f"{where} is missing (fields present: {keys[:200] or 'none'})")


def wrong_type(where: str, value: Any) -> DecodeError:
    return DecodeError(f"{where} can't be read from a value of type {type(value).__name__}")


def show(value: object) -> str:
    """A value as a message shows it: cut short. One that can't be shown goes by its type."""
    try:
        # The content of a whole file is not written out to be cut off again.
        text = repr(value[: LONGEST_VALUE + 1] if isinstance(value, (str, bytes, bytearray)) else value)
    except Exception:
        text = f"an object of type {type(value).__name__}"
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def read_attribute(value: object, name: str) -> Any:
    """An attribute of what a caller gave; None where it has none, or raises whatever it is asked."""
    try:
        return getattr(value, name, None)
    except Exception:
        return None
