# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.estimated_generation_cost import EstimatedGenerationCost
from ...types import Operation

if TYPE_CHECKING:
    from ...models.estimate_generation_cost_request import EstimateGenerationCostRequest


def estimate_generation_cost(*, body: EstimateGenerationCostRequest) -> Operation[EstimatedGenerationCost]:
    """Estimate the cost of a duration: `POST /v2/generations/estimate (application/json)`."""
    rules.check(body)
    return Operation(
        id="estimate_generation_cost",
        method="POST",
        path="/v2/generations/estimate",
        decode=EstimatedGenerationCost.from_dict,
        json=body.to_dict(),
        idempotent=True,
    )
