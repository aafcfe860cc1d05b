# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import rules
from ...models.dialogue_edit import DialogueEdit
from ...types import Operation

if TYPE_CHECKING:
    from ...models.create_dialogue_edit_request import CreateDialogueEditRequest


def create_dialogue_edit(*, body: CreateDialogueEditRequest) -> Operation[DialogueEdit]:
    """Preview a dialogue edit: `POST /v2/dialogue-edits (application/json)`."""
    rules.check(body)
    return Operation(
        id="create_dialogue_edit",
        method="POST",
        path="/v2/dialogue-edits",
        decode=DialogueEdit.from_dict,
        json=body.to_dict(),
    )
