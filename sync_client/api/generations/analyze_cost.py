# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, List

from ... import rules
from ...models.estimated_generation_cost import EstimatedGenerationCost
from ...types import Operation
from ...wire import as_dict, decode_items

if TYPE_CHECKING:
    from ...models.create_generation_request import CreateGenerationRequest


def _decode(value: Any) -> List[EstimatedGenerationCost]:
    return decode_items(
        EstimatedGenerationCost.from_dict,
        value if isinstance(value, list) else [as_dict(value, "analyze_cost")],
        "analyze_cost",
    )


def analyze_cost(*, body: CreateGenerationRequest) -> Operation[List[EstimatedGenerationCost]]:
    """Estimate the cost of a generation: `POST /v2/analyze/cost (application/json)`."""
    rules.check(body)
    return Operation(
        id="analyze_cost", method="POST", path="/v2/analyze/cost", decode=_decode, json=body.to_dict(), idempotent=True
    )
