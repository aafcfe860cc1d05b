"""Speech from text, at once or as a job."""

from sync_client.resources.tts import (
    TTS as TTS,
)
from sync_client.resources.tts import (
    AsyncTTS as AsyncTTS,
)
from sync_client.resources.tts import (
    AsyncTTSWithRawResponse as AsyncTTSWithRawResponse,
)
from sync_client.resources.tts import (
    TTSWithRawResponse as TTSWithRawResponse,
)
