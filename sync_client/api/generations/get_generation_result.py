# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Optional

from ...errors import wrong_type
from ...types import (
    File,
    Operation,
    path_segment,
    present,
)


def _decode_scalar(value: Any) -> File:
    if not isinstance(value, File):
        raise wrong_type("get_generation_result", value)
    return value


def get_generation_result(
    *,
    id: str,
    token: Optional[str] = None,
) -> Operation[File]:
    """Fetch the output

    GET /v2/generations/{id}/result

    Args:
        id: The id of the generation, a UUID.
        token: The token in `outputUrl`.
    """
    return Operation(
        id="get_generation_result",
        method="GET",
        path=f"/v2/generations/{path_segment(id, 'id')}/result",
        decode=_decode_scalar,
        query=present(
            {
                "token": token,
            }
        ),
    )
