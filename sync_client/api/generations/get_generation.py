# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Optional

from ... import checks
from ...models.generation import Generation
from ...types import Operation
from ...wire import path_segment, present

_RULES = checks.Rules(
    {
        "id": checks.identifier,
        "wait": checks.flag,
        "timeout": checks.number(least=1, most=10),
        "include": checks.switch("progress", "include_progress"),
    },
    required=("id",),
)


def get_generation(
    *, id: str, wait: Optional[bool] = None, timeout: Optional[float] = None, include: Optional[str] = None
) -> Operation[Generation]:
    """Get a generation.

    GET /v2/generate/{id}.

    Args:
        id: The id of the generation, a UUID.
        wait: Whether to hold the response until the generation has ended or `timeout` is over. When the time is over,
            the response has the generation as it is. Not together with `include`.
        timeout: How long the response may be held, in seconds, 1 to 10; 5 by default.
        include: Ask for `progress_percent`, too. Not together with `wait`.
    """
    _RULES.check({"id": id, "wait": wait, "timeout": timeout, "include": include})
    return Operation(
        id="get_generation",
        method="GET",
        path=f"/v2/generate/{path_segment(id, 'id')}",
        decode=Generation.from_dict,
        query=present({"wait": wait, "timeout": timeout, "include": include}),
        idempotent=True,
    )
