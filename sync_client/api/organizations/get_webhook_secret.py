# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from ...models.webhook_secret import WebhookSecret
from ...types import (
    Operation,
)


def get_webhook_secret() -> Operation[WebhookSecret]:
    """Get the webhook secret

    GET /v2/organizations/webhook/secret
    """
    return Operation(
        id="get_webhook_secret",
        method="GET",
        path="/v2/organizations/webhook/secret",
        decode=WebhookSecret.from_dict,
    )
