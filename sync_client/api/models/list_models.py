# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, List, Mapping, Sequence, Union

from ...models.model_info import ModelInfo
from ...types import (
    Operation,
    decode_list,
)


def _decode_response_item(value: Union[ModelInfo, Mapping[str, Any]]) -> ModelInfo:
    return value if isinstance(value, ModelInfo) else ModelInfo.from_dict(value)


def _decode_response(value: Sequence[Union[ModelInfo, Mapping[str, Any]]]) -> List[ModelInfo]:
    return [
        _decode_response_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "list_models"))
    ]


def list_models() -> Operation[List[ModelInfo]]:
    """List the models

    GET /v2/models
    """
    return Operation(
        id="list_models",
        method="GET",
        path="/v2/models",
        decode=_decode_response,
    )
