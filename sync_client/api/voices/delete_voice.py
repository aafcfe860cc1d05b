# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any

from ... import checks, rules
from ...types import Operation
from ...wire import decode_scalar, path_segment


def _decode(value: Any) -> bool:
    return decode_scalar(value, bool, "delete_voice")


_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def delete_voice(*, id: str) -> Operation[bool]:
    """Delete a cloned voice: `DELETE /v2/voices/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="delete_voice",
        method="DELETE",
        path=f"/v2/voices/{path_segment(id, 'id')}",
        decode=_decode,
        idempotent=True,
        empty=lambda: True,
    )
