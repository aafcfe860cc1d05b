# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Mapping, Sequence, Union

from ...errors import wrong_type
from ...models.estimated_generation_cost import EstimatedGenerationCost
from ...types import (
    Operation,
    decode_list,
)

if TYPE_CHECKING:
    from ...models.create_generation_request import CreateGenerationRequest


def _decode_response_list_item(value: Union[EstimatedGenerationCost, Mapping[str, Any]]) -> EstimatedGenerationCost:
    return value if isinstance(value, EstimatedGenerationCost) else EstimatedGenerationCost.from_dict(value)


def _decode_response_list(
    value: Sequence[Union[EstimatedGenerationCost, Mapping[str, Any]]],
) -> List[EstimatedGenerationCost]:
    return [
        _decode_response_list_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "analyze_cost"))
    ]


def _decode_response(
    value: Union[
        Sequence[Union[EstimatedGenerationCost, Mapping[str, Any]]], EstimatedGenerationCost, Mapping[str, Any]
    ],
) -> Union[List[EstimatedGenerationCost], EstimatedGenerationCost]:
    if value.__class__ is dict or isinstance(value, Mapping):
        return EstimatedGenerationCost.from_dict(value)
    if isinstance(value, (list, tuple)):
        return _decode_response_list(value)
    if isinstance(value, (EstimatedGenerationCost,)):
        return value
    raise wrong_type("analyze_cost", value)


def analyze_cost(
    *,
    body: CreateGenerationRequest,
) -> Operation[Union[List[EstimatedGenerationCost], EstimatedGenerationCost]]:
    """Estimate the cost of a generation

    POST /v2/analyze/cost (application/json)

    Args:
        body: What to send.
    """
    return Operation(
        id="analyze_cost",
        method="POST",
        path="/v2/analyze/cost",
        decode=_decode_response,
        json=body.to_dict(),
    )
