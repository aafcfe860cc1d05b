"""Voices: whom text can be spoken by."""

from sync_client.resources.voices import *  # noqa: F403
