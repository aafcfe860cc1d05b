"""Organizations: what belongs to all keys of one."""

from sync_client.resources.organizations import *  # noqa: F403
