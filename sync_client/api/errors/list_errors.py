# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, List, Mapping, Sequence, Union

from ...models.error_info import ErrorInfo
from ...types import (
    Operation,
    decode_list,
)


def _decode_response_item(value: Union[ErrorInfo, Mapping[str, Any]]) -> ErrorInfo:
    return value if isinstance(value, ErrorInfo) else ErrorInfo.from_dict(value)


def _decode_response(value: Sequence[Union[ErrorInfo, Mapping[str, Any]]]) -> List[ErrorInfo]:
    return [
        _decode_response_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "list_errors"))
    ]


def list_errors() -> Operation[List[ErrorInfo]]:
    """List the error codes

    GET /v2/errors
    """
    return Operation(
        id="list_errors",
        method="GET",
        path="/v2/errors",
        decode=_decode_response,
        authenticated=False,
    )
