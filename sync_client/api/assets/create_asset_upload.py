# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.asset_upload import AssetUpload
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_asset_upload_request import CreateAssetUploadRequest


def create_asset_upload(*, body: CreateAssetUploadRequest) -> Operation[AssetUpload]:
    """Get a URL to upload a file to: `POST /v2/assets/upload (application/json)`."""
    rules.check(body)
    return Operation(
        id="create_asset_upload",
        method="POST",
        path="/v2/assets/upload",
        decode=AssetUpload.from_dict,
        json=body.to_dict(),
    )
