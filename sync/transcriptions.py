"""Transcriptions: what is said in a video, as dialogue edits need it. Early access."""

from sync_client.resources.transcriptions import (
    AsyncTranscriptions as AsyncTranscriptions,
)
from sync_client.resources.transcriptions import (
    AsyncTranscriptionsWithRawResponse as AsyncTranscriptionsWithRawResponse,
)
from sync_client.resources.transcriptions import (
    Transcriptions as Transcriptions,
)
from sync_client.resources.transcriptions import (
    TranscriptionsWithRawResponse as TranscriptionsWithRawResponse,
)
