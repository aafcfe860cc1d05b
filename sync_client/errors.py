# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
"""What can go wrong between the wire and the models."""

from __future__ import annotations

from typing import Any


class DecodeError(ValueError):
    """JSON that is not what the contract says: the message names the model and the field."""


class UnexpectedStatus(Exception):
    """An answer outside 2xx.

    Attributes:
        status_code: HTTP status of the answer.
        content: Its body, as it came.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"Unexpected status {self.status_code}"


def missing(where: str, data: object) -> DecodeError:
    keys = ", ".join(sorted(map(str, data))) if isinstance(data, dict) else ""
    return DecodeError(f"{where} is missing (fields present: {keys[:200] or 'none'})")


def wrong_type(where: str, value: Any) -> DecodeError:
    return DecodeError(f"{where} can't be read from a value of type {type(value).__name__}")
