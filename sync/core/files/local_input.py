"""Local files in the input of a generation: they become assets first."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Dict, List, Type, Union

from sync_client.models import Audio, Image, Video

from ...errors import InvalidRequestError
from .. import validation
from ..call.flow import Context
from ..call.transport import Flow
from .media import open_file
from .upload import Media, upload

Medium = Union[Video, Image, Audio]
_ITEMS: Dict[str, Type[Medium]] = {"VIDEO": Video, "IMAGE": Image, "AUDIO": Audio}


def upload_input(context: Context, fields: Dict[str, Any]) -> Flow[List[Any]]:
    """The items of `input`, the paths among them as assets. A file that is there twice is uploaded once.

    Everything is checked before the first byte goes out.
    """
    waiting: Dict[Path, List[Medium]] = {}
    items: List[Any] = []
    for index, item in enumerate(fields["input"]):
        if isinstance(item, os.PathLike):
            path = _resolve(item, f"input[{index}]")
            item = _ITEMS[_detect_type(path, f"input[{index}]")](asset_id=str(path))
            waiting.setdefault(path, []).append(item)
        items.append(item)
    validation.build_generation_request(**{**fields, "input": items})
    for path, places in waiting.items():
        asset = yield from upload(context, path, project_id=fields["project_id"])
        for place in places:
            place.asset_id = asset.id
    return items


def _resolve(path: Any, field: str) -> Path:
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        raise InvalidRequestError(f"{field}: {path!r} is no path that can be read: {error}.", field=field) from None


def _detect_type(path: Path, field: str) -> str:
    with ExitStack() as opened:
        return Media(open_file(field, path, opened), field).type
