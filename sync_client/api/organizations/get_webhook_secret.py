# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any

from ...models.webhook_secret import WebhookSecret
from ...types import Operation


def _decode(value: Any) -> str:
    return WebhookSecret.from_dict(value).secret


def get_webhook_secret() -> Operation[str]:
    """Get the webhook secret: `GET /v2/organizations/webhook/secret`."""
    return Operation(
        id="get_webhook_secret", method="GET", path="/v2/organizations/webhook/secret", decode=_decode, idempotent=True
    )
