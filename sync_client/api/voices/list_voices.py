# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, List, Mapping, Sequence, Union

from ...models.voice import Voice
from ...types import (
    Operation,
    decode_list,
)


def _decode_response_item(value: Union[Voice, Mapping[str, Any]]) -> Voice:
    return value if isinstance(value, Voice) else Voice.from_dict(value)


def _decode_response(value: Sequence[Union[Voice, Mapping[str, Any]]]) -> List[Voice]:
    return [
        _decode_response_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "list_voices"))
    ]


def list_voices() -> Operation[List[Voice]]:
    """List voices

    GET /v2/voices
    """
    return Operation(
        id="list_voices",
        method="GET",
        path="/v2/voices",
        decode=_decode_response,
    )
