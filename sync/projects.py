"""Projects: groups of generations and assets."""

from sync_client.resources.projects import *  # noqa: F403
