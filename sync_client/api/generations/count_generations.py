# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, Optional, Sequence

from ... import checks, rules
from ...models.count import Count
from ...types import Operation
from ...wire import as_items, present


def _decode(value: Any) -> int:
    return Count.from_dict(value).count


_RULES = rules.Rules(
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
    """Count generations: `GET /v2/generations/count`."""
    status = as_items(status)
    source = as_items(source)
    _RULES.check(
        {
            "status": status,
            "type": type,
            "source": source,
            "generation_source": generation_source,
            "current_user_only": current_user_only,
        }.get
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
