"""Models: what a generation can be made with."""

from sync_client.resources.models import *  # noqa: F403
