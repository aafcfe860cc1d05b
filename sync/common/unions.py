"""What can stand in one place. Apart from the other types, because it takes several models to say."""

from __future__ import annotations

from typing import Union

from sync_client.models import TTS, Audio, Batch, BatchValidation, Image, Video
from sync_client.types import UnknownObject

#: An item of a generation's `input`; an UnknownObject where this version does not know what it is.
Input = Union[Video, Image, Audio, TTS, UnknownObject]

#: What `batch.create` gives: a batch, or what a dry run says.
CreateBatchResponse = Union[Batch, BatchValidation]
