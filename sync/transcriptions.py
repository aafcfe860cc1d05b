"""Transcriptions: what is said in a video, as dialogue edits need it. Early access."""

from sync_client.resources.transcriptions import *  # noqa: F403
