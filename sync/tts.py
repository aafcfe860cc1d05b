"""Speech from text, at once or as a job."""

from sync_client.resources.tts import *  # noqa: F403
