"""Files in, file out: what `client.lipsync` takes, as the arguments of a create, and what its errors tell."""

from __future__ import annotations

import os
import re
from collections import abc
from pathlib import Path
from typing import Any, List, Optional, cast

from sync_client.errors import show
from sync_client.media import PICTURE
from sync_client.models import TTS, Asset, Audio, Generation, Image, Video
from sync_client.wire import new_key

from ...errors import ApiError, InvalidRequestError
from ..call.interruption import attach
from ..files.target import Target
from ..validation import check_callback, check_text, read_kind
from .generations import ITEMS

MODEL = "lipsync-2"
# The one that takes images.
PICTURE_MODEL = "sync-3"
_PLACE = re.compile(r"\binput\[([01])\]")


class Lipsync:
    """One run from files to a file. Its arguments are checked when it is made.

    Attributes:
        input: The input of the generation.
        model: The model for it, where the caller names none.
        key: The idempotency key of its create.
        generation: The generation, once it has its result.
    """

    def __init__(
        self,
        video: Any,
        audio: Any,
        to: Any,
        text: Optional[str],
        voice_id: Any,
        overwrite: bool,
        on_progress: Any,
        idempotency_key: Optional[str],
    ) -> None:
        # Nobody wants to pay for a result that has no place to go.
        Target(to, overwrite)
        check_callback(on_progress, "on_progress")
        check_text(text, "text")
        if (audio is None) == (text is None):
            raise InvalidRequestError("Pass either audio, or text with a voice_id.", field="audio")
        if (text is None) != (voice_id is None):
            message = "text needs a voice_id, such as one of client.voices.list()."
            raise InvalidRequestError(message if text else "voice_id needs text.", field="voice_id")
        self.sound = "audio" if text is None else "text"
        self.input: List[Any] = [read_medium(video, "video")]
        if text is None:
            self.input.append(read_medium(audio, "audio"))
        else:
            self.input.append(TTS(provider={"name": "elevenlabs", "voiceId": voice_id, "script": text}))
        self.model: str = PICTURE_MODEL if is_picture(self.input[0]) else MODEL
        self.key: str = new_key() if idempotency_key is None else idempotency_key
        self.generation: Optional[Generation] = None

    def tell_job(self, error: BaseException) -> None:
        """Put on an error what finds the job again, and the names of the arguments as they are here."""
        id = None if self.generation is None else self.generation.id
        if isinstance(error, ApiError):
            # Where the create has a key of its own on it, the request was made.
            error.create_unsent = error.idempotency_key is None and error.id is None and id is None
            error.idempotency_key = error.idempotency_key or self.key
            error.id = error.id or id
            error.job = error.job or self.generation
            if isinstance(error, InvalidRequestError):
                error.field = self._rename(error.field)
                error.message = self._rename(error.message)
                error.args = (error.message,)
            return
        attach(error, idempotency_key=self.key, id=id)
        note = getattr(error, "add_note", None)
        if note is not None and not isinstance(error, GeneratorExit):
            note(f"The idempotency key of this lipsync is {self.key!r}: the same call with it finds the same job.")

    def _rename(self, text: Optional[str]) -> Optional[str]:
        names = ("video", self.sound)
        return None if text is None else _PLACE.sub(lambda match: names[int(match[1])], text)


def is_picture(item: Any) -> bool:
    """Whether an item of the input is an image, or a path that is named like one."""
    return read_kind(item) == "image" or (isinstance(item, Path) and item.name.lower().endswith(PICTURE))


def read_medium(value: Any, name: str) -> Any:
    """An item of the input, or the path of a local file. Raises InvalidRequestError.

    Args:
        value: A path, a URL, an asset, or what `input` takes.
        name: The argument.
    """
    if isinstance(value, (Video, Image, Audio, abc.Mapping)):
        return cast(Any, value)
    if isinstance(value, Asset):
        cls = ITEMS.get(value.type)
        if cls is None or (cls is Audio) != (name == "audio"):
            raise InvalidRequestError(f"{name} is an asset of type {value.type}.", field=name)
        return cls(asset_id=value.id)
    if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
        if name == "audio":
            return Audio(url=value)
        return Image(url=value) if value.partition("?")[0].lower().endswith(PICTURE) else Video(url=value)
    if isinstance(value, os.PathLike) or (isinstance(value, str) and value.strip()):
        return Path(cast(Any, value))
    raise InvalidRequestError(
        f"{name} must be a path, a URL or an asset, not {show(value)}. Bytes and open files go through assets.upload.",
        field=name,
    )
