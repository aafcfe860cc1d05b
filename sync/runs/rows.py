"""A job as read from a folder or a table, and where each part of it comes from."""

from __future__ import annotations

import os
import re
from typing import Any, Dict, List, Mapping, NamedTuple, NoReturn, Optional, Union

from sync_client.types import HasId
from sync_client.wire import identity

from ..core.jobs.lipsync import MODEL, PICTURE_MODEL, is_picture
from ..errors import InvalidRequestError
from .identity import Request

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Defaults(NamedTuple):
    """The values of a job that does not specify its own.

    Attributes:
        model: The name of the model; None for the one that `client.lipsync` would choose.
        voice_id: The id of the voice that speaks texts.
        stability: How consistent the voice sounds, 0 to 1.
        similarity_boost: How closely it resembles the original voice, 0 to 1.
        options: Options of the model, with the API's names.
    """

    model: Optional[str] = None
    voice_id: Union[str, HasId, None] = None
    stability: Optional[float] = None
    similarity_boost: Optional[float] = None
    options: Mapping[str, Any] = {}

    def build_request(self, items: Any, given: Mapping[str, Any]) -> Dict[str, Any]:
        """The arguments of a create.

        Args:
            items: Its input.
            given: Its other arguments, if any.
        """
        model = self.model or (PICTURE_MODEL if any(map(is_picture, items)) else MODEL)
        request = {"model": model, "input": items, **({"options": self.options} if self.options else {}), **given}
        if self.options and isinstance(given.get("options"), dict):
            request["options"] = {**self.options, **given["options"]}
        return request

    def build_speech(self, script: str, given: Mapping[str, Any]) -> Dict[str, Any]:
        """The input item for a text.

        Args:
            given: Those of `voice_id`, `stability` and `similarity_boost` that the job specifies.
        """
        voice = {
            "voice_id": identity(self.voice_id),
            "stability": self.stability,
            "similarity_boost": self.similarity_boost,
            **given,
        }
        if voice["voice_id"] is None:
            raise InvalidRequestError(
                "A text needs a voice_id, such as one of client.voices.list().", field="input[1].provider.voice_id"
            )
        return {"type": "text", "provider": {"script": script, **voice}}


class Place(NamedTuple):
    """Where a job was read.

    Attributes:
        name: The place, such as `jobs.csv, line 3`; empty for a job that the caller passed.
        parts: Where each field of the request was read, such as `column video`.
    """

    name: str = ""
    parts: Mapping[str, str] = {}

    def refuse(self, error: InvalidRequestError) -> NoReturn:
        """Raise an error that says where the field it is about was read."""
        if not self.name:
            raise error
        field: str = error.field or ""
        part = next((self.parts[start] for start in _starts(field) if start in self.parts), None)
        where = f"{self.name}, {part}" if part else self.name
        raise InvalidRequestError(f"{where}: {error.message}", field=part or field) from None


class Row(NamedTuple):
    """A job as read from a folder or a table.

    Attributes:
        name: Its name; None for one made from its content.
        request: The arguments of its create.
        seconds: Length of its output in seconds, if given.
        place: Where it was read.
    """

    name: Optional[str]
    request: Request
    seconds: Optional[float]
    place: Place = Place()


def _starts(field: str) -> List[str]:
    """A field and the fields that contain it, from the innermost to the outermost."""
    ends = [match.start() for match in re.finditer(r"[.\[]", field)]
    return [field, *(field[:end] for end in reversed(ends))]


def read_medium(kind: str, text: str, folder: str) -> Dict[str, str]:
    """The input item for a medium.

    Args:
        kind: `video`, `image` or `audio`.
        text: Its URL, asset id or path.
        folder: The folder that a path is relative to.
    """
    if text[:8].lower().startswith(("http://", "https://")):
        return {"type": kind, "url": text}
    if _UUID.fullmatch(text):
        return {"type": kind, "assetId": text}
    return {"type": kind, "path": os.path.join(folder, text)}
