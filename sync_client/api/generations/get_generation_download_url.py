# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any

from ...errors import wrong_type
from ...types import (
    Operation,
    path_segment,
)


def _decode_scalar(value: Any) -> str:
    if not isinstance(value, str):
        raise wrong_type("get_generation_download_url", value)
    return value


def get_generation_download_url(
    *,
    id: str,
) -> Operation[str]:
    """Get a new URL of the output

    GET /v2/generations/{id}/download

    Args:
        id: The id of the generation, a UUID.
    """
    return Operation(
        id="get_generation_download_url",
        method="GET",
        path=f"/v2/generations/{path_segment(id, 'id')}/download",
        decode=_decode_scalar,
        accept="text/plain",
    )
