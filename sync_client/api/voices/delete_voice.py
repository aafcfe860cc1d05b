# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any

from ...errors import wrong_type
from ...types import (
    Operation,
    path_segment,
)


def _decode_scalar(value: Any) -> bool:
    if not isinstance(value, bool):
        raise wrong_type("delete_voice", value)
    return value


def delete_voice(
    *,
    id: str,
) -> Operation[bool]:
    """Delete a cloned voice

    DELETE /v2/voices/{id}

    Args:
        id: The id of the voice.
    """
    return Operation(
        id="delete_voice",
        method="DELETE",
        path=f"/v2/voices/{path_segment(id, 'id')}",
        decode=_decode_scalar,
    )
