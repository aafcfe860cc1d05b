"""Voices that can speak a text."""

from sync_client.resources.voices import *  # noqa: F403
