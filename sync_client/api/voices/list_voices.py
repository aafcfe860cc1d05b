# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, List

from ...models.voice import Voice
from ...types import Operation
from ...wire import decode_items, take_items


def _decode(value: Any) -> List[Voice]:
    return decode_items(Voice.from_dict, take_items(value, "list_voices"), "list_voices")


def list_voices() -> Operation[List[Voice]]:
    """List voices: `GET /v2/voices`."""
    return Operation(id="list_voices", method="GET", path="/v2/voices", decode=_decode, idempotent=True)
