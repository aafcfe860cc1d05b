"""Local files among the arguments of a generation: sent with it, or made assets first."""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Type, TypeVar, Union, cast

from sync_client.models import Asset, Audio, Image, Video
from sync_client.types import Operation
from sync_client.wire import as_items

from ...errors import InvalidRequestError
from ..call.flow import Context
from ..call.make import make_operation
from ..call.transport import Flow
from ..validation import check_media
from .media import open_file
from .transfer import Work
from .upload import Media, measure_content, upload

T = TypeVar("T")
Medium = Union[Video, Image, Audio]
_ITEMS: Dict[str, Type[Medium]] = {"VIDEO": Video, "IMAGE": Image, "AUDIO": Audio}


def open_files(make: partial[Operation[T]], names: Sequence[str], opened: ExitStack) -> partial[Operation[T]]:
    """The same call with its files ready to be sent.

    Args:
        names: The arguments that are files.
        opened: Gets what was opened here, to be closed after the call.
    """
    given = {name: make.keywords[name] for name in names if make.keywords.get(name) is not None}
    return partial(make, **{name: open_file(name, value, opened) for name, value in given.items()})


def upload_input(context: Context, make: partial[Operation[T]]) -> Flow[partial[Operation[T]]]:
    """The same call with assets in place of the paths of its `input`. A file that is there twice is uploaded once.

    Everything is checked before the first byte goes out.
    """
    given = as_items(make.keywords.get("input"))
    make = partial(make, input=given)
    if not isinstance(given, list) or not any(isinstance(item, os.PathLike) for item in cast("List[object]", given)):
        return make
    waiting: Dict[Path, List[Medium]] = {}
    items: List[Any] = []
    for index, item in enumerate(given):
        if isinstance(item, os.PathLike):
            path = _resolve(item, f"input[{index}]")
            item = _ITEMS[_detect_type(path, f"input[{index}]")](asset_id=str(path))
            waiting.setdefault(path, []).append(item)
        items.append(item)
    make = partial(make, input=items)
    if make_operation(make).id != "create_generation":
        name = f"input[{[isinstance(item, os.PathLike) for item in given].index(True)}]"
        raise InvalidRequestError(
            f"{name} is a local file: upload it with assets.upload and give its asset_id.", field=name
        )
    check_media(make.keywords)
    for path, places in waiting.items():
        id = yield from _upload_once(context, path, places[0].type, make.keywords.get("project_id"))
        for place in places:
            place.asset_id = id
    return make


def _upload_once(context: Context, path: Path, type: str, project_id: Optional[str]) -> Flow[str]:
    """The id of the asset of a file. The same content is the same asset, so that a create that is repeated with its key
    has the same request body."""
    memory = context.memory
    # Most files are the first of their size, and need not be read twice.
    if memory.may_know(path.stat().st_size):
        size, digest = yield Work(lambda: measure_content(str(path), "input"))
        known = memory.find_upload((digest, size, type, project_id))
        if known is not None:
            return known
    ids: List[str] = []

    def note(media: Media, asset: Asset) -> None:
        if media.digest is not None:
            ids.append(memory.note_upload((media.digest, media.size, type, project_id), asset.id))

    asset = yield from upload(context, path, project_id=project_id, on_stored=note)
    return ids[0] if ids else asset.id


def forget_assets(context: Context, operation: Operation[Any]) -> None:
    """The server does not know an asset of this create: the next one uploads its files again."""
    items: List[Mapping[str, Any]] = (operation.json or {}).get("input") or []
    for item in items:
        context.memory.forget_upload(item.get("assetId") or "")


def _resolve(path: Any, field: str) -> Path:
    try:
        return Path(path).resolve()
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        raise InvalidRequestError(f"{field}: {path!r} is no path that can be read: {error}.", field=field) from None


def _detect_type(path: Path, field: str) -> str:
    with ExitStack() as opened:
        return Media(open_file(field, path, opened), field).type
