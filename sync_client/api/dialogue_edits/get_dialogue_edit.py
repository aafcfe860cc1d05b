# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from ... import checks, rules
from ...models.dialogue_edit import DialogueEdit
from ...types import Operation
from ...wire import path_segment

_RULES = rules.Rules({"id": checks.identifier}, required=("id",))


def get_dialogue_edit(*, id: str) -> Operation[DialogueEdit]:
    """Get a dialogue edit: `GET /v2/dialogue-edits/{id}`."""
    _RULES.check({"id": id}.get)
    return Operation(
        id="get_dialogue_edit",
        method="GET",
        path=f"/v2/dialogue-edits/{path_segment(id, 'id')}",
        decode=DialogueEdit.from_dict,
        idempotent=True,
        result_id=id,
    )
