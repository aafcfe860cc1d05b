# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, Union

from ... import rules
from ...errors import wrong_type
from ...forms import form_fields
from ...models.batch import Batch
from ...models.batch_validation import BatchValidation
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_batch_from_file_request import CreateBatchFromFileRequest
    from ...models.create_batch_request import CreateBatchRequest

_RESPONSE_BY_TAG: Dict[str, Callable[[Any], Union[Batch, BatchValidation]]] = {"VALIDATED": BatchValidation.from_dict}


def _decode_response(value: Union[Batch, BatchValidation, Mapping[str, Any]]) -> Union[Batch, BatchValidation]:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        try:
            decode = _RESPONSE_BY_TAG[value["status"]]
        except (KeyError, TypeError):
            return Batch.from_dict(value)
        return decode(value)
    raise wrong_type("create_batch", value)


def create_batch(*, body: CreateBatchRequest) -> Operation[Union[Batch, BatchValidation]]:
    """Create a batch: `POST /v2/batch (application/json)`."""
    rules.check(body)
    return Operation(id="create_batch", method="POST", path="/v2/batch", decode=_decode_response, json=body.to_dict())


def create_batch_multipart(*, body: CreateBatchFromFileRequest) -> Operation[Union[Batch, BatchValidation]]:
    """Create a batch: `POST /v2/batch (multipart/form-data)`."""
    rules.check(body)
    return Operation(
        id="create_batch", method="POST", path="/v2/batch", decode=_decode_response, form=form_fields(body)
    )
