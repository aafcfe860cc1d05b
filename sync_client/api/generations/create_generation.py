# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ... import checks, rules
from ...forms import form_fields
from ...models.generation import Generation
from ...types import Operation
from ...wire import present

if TYPE_CHECKING:
    from ...models.create_generation_request import CreateGenerationRequest
    from ...models.create_generation_with_files_request import CreateGenerationWithFilesRequest


_RULES = rules.Rules({"idempotency_key": checks.text(least=1, most=128, pattern="^[A-Za-z0-9._~-]+$")})


def create_generation(*, body: CreateGenerationRequest, idempotency_key: Optional[str] = None) -> Operation[Generation]:
    """Create a generation: `POST /v2/generate (application/json)`."""
    _RULES.check({"idempotency_key": idempotency_key}.get)
    rules.check(body)
    return Operation(
        id="create_generation",
        method="POST",
        path="/v2/generate",
        decode=Generation.from_dict,
        headers=present({"Idempotency-Key": idempotency_key}),
        json=body.to_dict(),
        idempotent=idempotency_key is not None,
    )


def create_generation_multipart(
    *, body: CreateGenerationWithFilesRequest, idempotency_key: Optional[str] = None
) -> Operation[Generation]:
    """Create a generation: `POST /v2/generate (multipart/form-data)`."""
    _RULES.check({"idempotency_key": idempotency_key}.get)
    rules.check(body)
    return Operation(
        id="create_generation",
        method="POST",
        path="/v2/generate",
        decode=Generation.from_dict,
        headers=present({"Idempotency-Key": idempotency_key}),
        form=form_fields(body),
        idempotent=idempotency_key is not None,
    )
