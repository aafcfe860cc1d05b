"""Local files among the arguments of a generation: sent with it, or made assets first."""

from __future__ import annotations

import os
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Type, TypeVar, Union

from sync_client.callers import OnProgress
from sync_client.models import Audio, Image, Video
from sync_client.types import File, Operation

from ...errors import InvalidRequestError
from ..call.context import Context
from ..call.steps import Flow
from .media import open_file
from .upload import Media, read_media, upload
from .work import Work

T = TypeVar("T")
Medium = Union[Video, Image, Audio]
# The item of an input that is made of an asset, by the type of the asset.
ITEMS: Dict[str, Type[Medium]] = {"VIDEO": Video, "IMAGE": Image, "AUDIO": Audio}


def open_files(
    make: partial[Operation[T]], names: Sequence[str], opened: ExitStack
) -> Tuple[partial[Operation[T]], List[File]]:
    """The same call with its files ready to be sent, and the files.

    Args:
        names: The arguments that are files.
        opened: Gets what was opened here, to be closed after the call.
    """
    given = {name: make.keywords[name] for name in names if make.keywords.get(name) is not None}
    files: Dict[str, File] = {name: open_file(name, value, opened) for name, value in given.items()}
    return partial(make, **files), list(files.values())


class LocalFile:
    """A file that is to become an asset, and the items of the input that stand for it.

    Attributes:
        path: Where it is.
        field: The argument that it was given for first, such as `input[0]`.
        items: The items, which get the id of the asset.
    """

    def __init__(self, path: Path, field: str) -> None:
        self.path = path
        self.field = field
        self.items: List[Medium] = []


def find_files(make: partial[Operation[T]]) -> Tuple[partial[Operation[T]], List[LocalFile]]:
    """The same call with items in place of the paths of its `input`, and the files. One that is there twice is one."""
    given: List[Any] = make.keywords["input"]
    files: Dict[Path, LocalFile] = {}
    items: List[Any] = []
    for index, item in enumerate(given):
        if isinstance(item, os.PathLike):
            field = f"input[{index}]"
            path = _resolve(item, field)
            # Until it is uploaded, its path stands for the id.
            item = ITEMS[_detect_type(path, field)](asset_id=str(path))
            files.setdefault(path, LocalFile(path, field)).items.append(item)
        items.append(item)
    return partial(make, input=items), list(files.values())


def upload_files(
    context: Context, files: Sequence[LocalFile], project_id: Optional[str], on_progress: OnProgress
) -> Flow[None]:
    """Make each an asset, whose id its items get."""
    for file in files:
        id = yield from _upload_once(context, file, project_id, on_progress)
        for item in file.items:
            item.asset_id = id


def _upload_once(context: Context, file: LocalFile, project_id: Optional[str], on_progress: OnProgress) -> Flow[str]:
    """The id of the asset of a file. The same content is the same asset, so that a create that is repeated with its key
    has the same request body."""
    path, field, type = file.path, file.field, file.items[0].type
    memory = context.memory
    # Most files are the first of their size, and need not be read twice.
    if memory.may_know(path.stat().st_size):
        media: Media = yield Work(lambda: read_media(str(path), field))
        known = memory.find_upload((media.digest or "", media.size, type, project_id))
        if known is not None:
            return known
    asset, media = yield from upload(context, path, project_id=project_id, on_progress=on_progress, field=field)
    if media.digest is None:
        return asset.id
    return memory.note_upload((media.digest, media.size, type, project_id), asset.id)


def forget_assets(context: Context, operation: Operation[Any]) -> None:
    """The server does not know an asset of this create: the next one uploads its files again."""
    items: List[Mapping[str, Any]] = (operation.json or {}).get("input") or []
    for item in items:
        context.memory.forget_upload(item.get("assetId") or "")


def _resolve(path: Any, field: str) -> Path:
    try:
        return Path(path).expanduser().resolve()
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        raise InvalidRequestError(f"{field}: {path!r} is not a path that can be read: {error}.", field=field) from None


def _detect_type(path: Path, field: str) -> str:
    with ExitStack() as opened:
        return Media(open_file(field, path, opened), field).type
