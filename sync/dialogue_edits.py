"""Dialogue edits: other words for a video, to be lip-synced afterwards. Early access."""

from sync_client.resources.dialogue_edits import (
    AsyncDialogueEdits as AsyncDialogueEdits,
)
from sync_client.resources.dialogue_edits import (
    AsyncDialogueEditsWithRawResponse as AsyncDialogueEditsWithRawResponse,
)
from sync_client.resources.dialogue_edits import (
    DialogueEdits as DialogueEdits,
)
from sync_client.resources.dialogue_edits import (
    DialogueEditsWithRawResponse as DialogueEditsWithRawResponse,
)
