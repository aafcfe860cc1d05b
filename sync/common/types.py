"""Every type of the API, each loaded when it is first used; and the names that syncsdk 0.3.0 had for some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Union

from sync_client import models
from sync_client.lazy import lazy

AssetId = str
BatchId = str
GenerationId = str

#: What went wrong, in one sentence or in several.
GenerationErrorMessage = Union[str, List[str]]

#: Stretches of a video, `[first, last]` each.
SegmentFrames = List[List[int]]
SegmentSecs = List[List[float]]

if TYPE_CHECKING:
    from sync_client.models import *  # noqa: F403
    from sync_client.types import UnknownObject as UnknownObject

    from .unions import CreateBatchResponse as CreateBatchResponse
    from .unions import Input as Input

    BatchResponse = models.Batch
    CreateGenerationDto = models.CreateGenerationRequest
    ElevenLabs = models.TTSProvider
    Emotion = models.EmotionPrompt
    GenerationError = models.ErrorBody
    PaginatedAssetsResponse = models.AssetPage
    Tts = models.TTS
    TtsProviderConfig = models.TTSProvider
    ValidationResponse = models.BatchValidation
    WebhookStatus = models.GenerationNotificationStatus
else:
    _LAZY = {
        **dict.fromkeys(models.__all__, "sync_client.models"),
        "BatchResponse": "sync_client.models:Batch",
        "CreateBatchResponse": "sync.common.unions",
        "CreateGenerationDto": "sync_client.models:CreateGenerationRequest",
        "ElevenLabs": "sync_client.models:TTSProvider",
        "Emotion": "sync_client.models:EmotionPrompt",
        "GenerationError": "sync_client.models:ErrorBody",
        "Input": "sync.common.unions",
        "PaginatedAssetsResponse": "sync_client.models:AssetPage",
        "Tts": "sync_client.models:TTS",
        "TtsProviderConfig": "sync_client.models:TTSProvider",
        "UnknownObject": "sync_client.types",
        "ValidationResponse": "sync_client.models:BatchValidation",
        "WebhookStatus": "sync_client.models:GenerationNotificationStatus",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(
        [
            *_LAZY,
            "AssetId",
            "BatchId",
            "GenerationErrorMessage",
            "GenerationId",
            "SegmentFrames",
            "SegmentSecs",
        ]
    )
