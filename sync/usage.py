"""Usage: what generations have cost."""

from sync_client.resources.usage import *  # noqa: F403
