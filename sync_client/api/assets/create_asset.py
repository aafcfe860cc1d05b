# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.asset import Asset
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_asset_request import CreateAssetRequest


def create_asset(*, body: CreateAssetRequest) -> Operation[Asset]:
    """Create an asset from a URL: `POST /v2/assets (application/json)`."""
    rules.check(body)
    return Operation(id="create_asset", method="POST", path="/v2/assets", decode=Asset.from_dict, json=body.to_dict())
