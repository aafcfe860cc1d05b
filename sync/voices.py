"""Voices: whom text can be spoken by."""

from sync_client.resources.voices import (
    AsyncVoices as AsyncVoices,
)
from sync_client.resources.voices import (
    AsyncVoicesWithRawResponse as AsyncVoicesWithRawResponse,
)
from sync_client.resources.voices import (
    Voices as Voices,
)
from sync_client.resources.voices import (
    VoicesWithRawResponse as VoicesWithRawResponse,
)
