"""Speech from text, at once or as a job."""

from sync_client.resources.tts import AsyncTTSWithRawResponse, TTSWithRawResponse

from ._async.tts import AsyncTTS
from ._sync.tts import TTS

__all__ = ["TTS", "AsyncTTS", "AsyncTTSWithRawResponse", "TTSWithRawResponse"]
