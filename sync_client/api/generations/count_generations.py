# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Optional, Sequence

from ... import checks
from ...models.count import Count
from ...types import Operation
from ...wire import present


def _decode(value: Any) -> int:
    return Count.from_dict(value).count


_RULES = checks.Rules(
    {
        "status": checks.one_or_more(checks.choice("COMPLETED", "FAILED", "PENDING", "PROCESSING", "REJECTED")),
        "type": checks.choice("api", "playground"),
        "source": checks.one_or_more(checks.text(least=1)),
        "generation_source": checks.choice(
            "api",
            "chatgpt",
            "claude",
            "gemini",
            "ios",
            "mcp",
            "premiere-plugin",
            "resolve-plugin",
            "studio_advanced",
            "studio_assistant",
            "studio_lite",
        ),
        "current_user_only": checks.flag,
    }
)


def count_generations(
    *,
    status: Optional[Sequence[str]] = None,
    type: Optional[str] = None,
    source: Optional[Sequence[str]] = None,
    generation_source: Optional[str] = None,
    current_user_only: Optional[bool] = None,
) -> Operation[int]:
    """Count generations.

    GET /v2/generations/count.

    Args:
        status: Only generations with one of these statuses.
        type: Only generations of this origin.
        source: Only generations from one of these sources, such as `api`.
        generation_source: Only generations that were created with this product.
        current_user_only: Whether to count only generations of the owner of the API key. False by default.
    """
    _RULES.check(
        {
            "status": status,
            "type": type,
            "source": source,
            "generation_source": generation_source,
            "current_user_only": current_user_only,
        }
    )
    return Operation(
        id="count_generations",
        method="GET",
        path="/v2/generations/count",
        decode=_decode,
        query=present(
            {
                "status": status,
                "type": type,
                "source": source,
                "generationSource": generation_source,
                "currentUserOnly": current_user_only,
            }
        ),
        idempotent=True,
    )
