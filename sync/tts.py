"""Speech from text, at once or as a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync_client.resources.tts import AsyncTTSWithRawResponse as AsyncTTSWithRawResponse
    from sync_client.resources.tts import TTSWithRawResponse as TTSWithRawResponse

    from ._async.tts import AsyncTTS as AsyncTTS
    from ._sync.tts import TTS as TTS
else:
    from sync_client.lazy import lazy

    _LAZY = {
        "AsyncTTS": "sync._async.tts",
        "AsyncTTSWithRawResponse": "sync_client.resources.tts",
        "TTS": "sync._sync.tts",
        "TTSWithRawResponse": "sync_client.resources.tts",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
