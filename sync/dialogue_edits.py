"""Dialogue edits: other words for a video, to be lip-synced afterwards. Early access."""

from sync_client.resources.dialogue_edits import *  # noqa: F403
