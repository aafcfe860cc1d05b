# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Optional

from ... import checks, rules
from ...types import File, Operation
from ...wire import decode_scalar, path_segment, present


def _decode(value: Any) -> File:
    return decode_scalar(value, File, "get_generation_result")


_RULES = rules.Rules({"id": checks.identifier, "token": checks.text(least=1)}, required=("id",))


def get_generation_result(*, id: str, token: Optional[str] = None) -> Operation[File]:
    """Fetch the output: `GET /v2/generations/{id}/result`."""
    _RULES.check({"id": id, "token": token}.get)
    return Operation(
        id="get_generation_result",
        method="GET",
        path=f"/v2/generations/{path_segment(id, 'id')}/result",
        decode=_decode,
        query=present({"token": token}),
        idempotent=True,
    )
