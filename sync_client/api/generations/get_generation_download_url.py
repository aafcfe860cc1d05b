# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any

from ... import checks, rules
from ...types import Operation
from ...wire import decode_scalar, path_segment


def _decode(value: Any) -> str:
    return decode_scalar(value, str, "get_generation_download_url")


_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_generation_download_url(*, id: str) -> Operation[str]:
    """Get a new URL of the output: `GET /v2/generations/{id}/download`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_generation_download_url",
        method="GET",
        path=f"/v2/generations/{path_segment(id, 'id')}/download",
        decode=_decode,
        accept="text/plain",
        idempotent=True,
    )
