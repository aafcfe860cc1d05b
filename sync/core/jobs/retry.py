"""What failed, created again from its own input."""

from __future__ import annotations

from functools import partial
from typing import Any, Optional, Union

from sync_client import api
from sync_client.errors import read_attribute
from sync_client.models import CreateGenerationRequest, Generation
from sync_client.resources.generations import GENERATION_JOB
from sync_client.types import HasId, Operation
from sync_client.wire import identity, new_key

from ...errors import InvalidRequestError
from ..call.arguments import NO_OPTIONS, build_operation
from ..call.context import Context
from ..call.flow import call
from ..call.steps import Flow
from ..validation import check_id
from .generations import create

FIELD = "generation"
PROBE = CreateGenerationRequest(model="lipsync-2", input=[{"type": "video", "asset_id": "-"}])
# What a generation tells of the request that made it.
KEPT = ("model", "input", "options", "segments", "webhook_url", "output_file_name", "project_id")


def retry(context: Context, failed: Union[str, HasId], idempotency_key: Optional[str]) -> Flow[Generation]:
    """Create a generation that failed once more, under a key of its own."""
    known: Any = read_attribute(failed, "generation") or failed
    if idempotency_key is not None:
        # Before anything is sent: what the create would say of it.
        build_operation(partial(api.create_generation, body=PROBE, idempotency_key=idempotency_key))
    if not (isinstance(known, Generation) and known.status in GENERATION_JOB.failed):
        id = check_id(identity(failed), FIELD)
        known = yield from call(context, build_operation(partial(api.get_generation, id=id)), NO_OPTIONS)
    operation = build_operation(partial(_build, known, idempotency_key))
    return (yield from create(context, operation, NO_OPTIONS))  # type: ignore[no-any-return]


def _build(failed: Generation, key: Optional[str] = None) -> Operation[Generation]:
    if failed.status not in GENERATION_JOB.failed:
        raise InvalidRequestError(
            f"Generation {failed.id} is {failed.status}: only one that has failed can be created again.", field=FIELD
        )
    if not isinstance(failed.input, list) or not failed.input:
        raise InvalidRequestError(
            f"Generation {failed.id} has no input in its response: create it again from its media.", field=FIELD
        )
    body = CreateGenerationRequest(**{name: getattr(failed, name) for name in KEPT})
    return api.create_generation(body=body, idempotency_key=new_key() if key is None else key)
