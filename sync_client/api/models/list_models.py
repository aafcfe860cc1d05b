# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, List

from ...models.model_info import ModelInfo
from ...types import Operation
from ...wire import decode_items, take_items


def _decode(value: Any) -> List[ModelInfo]:
    return decode_items(ModelInfo.from_dict, take_items(value, "list_models"), "list_models")


def list_models() -> Operation[List[ModelInfo]]:
    """List the models: `GET /v2/models`."""
    return Operation(id="list_models", method="GET", path="/v2/models", decode=_decode, idempotent=True)
