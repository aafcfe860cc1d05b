"""Every type of the API, at the import path of the guide."""

from sync_client.models import *  # noqa: F403
