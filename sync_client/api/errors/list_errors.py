# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, List

from ...models.error_info import ErrorInfo
from ...types import Operation
from ...wire import decode_items, take_items


def _decode(value: Any) -> List[ErrorInfo]:
    return decode_items(ErrorInfo.from_dict, take_items(value, "list_errors"), "list_errors")


def list_errors() -> Operation[List[ErrorInfo]]:
    """List the error codes: `GET /v2/errors`."""
    return Operation(
        id="list_errors", method="GET", path="/v2/errors", decode=_decode, idempotent=True, authenticated=False
    )
