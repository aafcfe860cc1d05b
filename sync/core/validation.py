"""Mistakes that can be seen before anything is sent. Whatever the API may come to accept passes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Mapping, Optional, Sequence, Union

from sync_client import models
from sync_client.errors import DecodeError

from ..errors import InvalidRequestError
from .arguments import check_several, omit_ellipsis
from .wire import encode_form

if TYPE_CHECKING:
    from sync_client.models import (
        TTS,
        AssetType,
        Audio,
        CreateGenerationRequest,
        CreateGenerationWithFilesRequest,
        Image,
        Video,
    )
    from sync_client.types import File, UnknownObject

    Item = Union[Video, Image, Audio, TTS, UnknownObject]

LONGEST_SCRIPT = 5000
LONGEST_FILE_NAME = 255
VISUAL = frozenset(("video", "image"))
SOUND = frozenset(("audio", "text"))

_KEY = re.compile(r"[A-Za-z0-9._~-]{1,128}")


def check_id(value: Any, name: str = "id") -> str:
    """An id that can't lead anywhere else in a URL."""
    if not isinstance(value, str) or value.strip() in ("", ".") or ".." in value or not value.isprintable():
        raise InvalidRequestError(f"{name} must be the id of something, not {value!r}.", field=name)
    return value


def check_idempotency_key(value: Any) -> str:
    """A key as the API takes it: 1 to 128 of letters, digits, '.', '_', '~' and '-'."""
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise InvalidRequestError(
            "idempotency_key must be 1 to 128 letters, digits, '.', '_', '~' or '-'.", field="idempotency_key"
        )
    return value


def check_model(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise InvalidRequestError(
            f"model must be the name of a model, such as 'lipsync-2', not {value!r}.", field="model"
        )
    return value


def check_asset_type(value: object) -> AssetType:
    if value not in ("AUDIO", "IMAGE", "VIDEO"):
        raise InvalidRequestError(f"type must be AUDIO, IMAGE or VIDEO, not {value!r}.", field="type")
    return value


def check_limit(limit: Optional[int], name: str = "limit", most: int = 100) -> None:
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= most):
        raise InvalidRequestError(f"{name} must be a whole number from 1 to {most}, not {limit!r}.", field=name)


def check_file_name(value: Optional[str]) -> None:
    if isinstance(value, str) and len(value) > LONGEST_FILE_NAME:
        raise InvalidRequestError(
            f"output_file_name has {len(value)} characters: at most {LONGEST_FILE_NAME} are allowed.",
            field="output_file_name",
        )


def build_generation_request(**fields: Any) -> CreateGenerationRequest:
    """The body of a create, checked. An argument that is `...` counts as not given."""
    request = _build(fields)
    if request.dub_params is None and request.dialogue_edit is None:
        check_complete(item.type for item in request.input)
    return request


def build_generation_request_with_files(files: Mapping[str, File], **fields: Any) -> CreateGenerationWithFilesRequest:
    """The multipart body of a create, checked: files by kind, nested values as JSON."""
    request = _build({**fields, "input": omit_ellipsis(fields["input"]) or []})
    if request.dub_params is None and request.dialogue_edit is None:
        check_complete([*files, *(item.type for item in request.input)])
    data = request.to_dict()
    if not request.input:
        del data["input"]
    return models.CreateGenerationWithFilesRequest.from_dict({**dict(encode_form(data)), **files})


def _build(fields: Mapping[str, Any]) -> CreateGenerationRequest:
    check_model(fields["model"])
    items = list(check_several(fields["input"], "input", "items"))
    check_file_name(fields["output_file_name"])
    arguments: Dict[str, Any] = {**{name: omit_ellipsis(value) for name, value in fields.items()}, "input": items}
    for index, item in enumerate(items):
        if isinstance(item, os.PathLike):
            raise InvalidRequestError(
                f"input[{index}] is a local file: upload it with assets.upload and give its asset_id.",
                field=f"input[{index}]",
            )
    try:
        request = models.CreateGenerationRequest(**arguments)
    except DecodeError as error:
        raise InvalidRequestError(f"{error}.", field=_find_unreadable(items, arguments)) from None
    check_items(request.input)
    return request


def _find_unreadable(items: Sequence[Any], fields: Mapping[str, Any]) -> Optional[str]:
    """The argument that the model of a request can't take."""
    single = [(f"input[{index}]", {"input": [item]}) for index, item in enumerate(items)]
    for name, argument in [*single, *((name, {name: value}) for name, value in fields.items() if name != "input")]:
        arguments: Dict[str, Any] = {"model": "", "input": [], **argument}
        try:
            models.CreateGenerationRequest(**arguments)
        except DecodeError:
            return name
    return None


def check_items(items: Sequence[Item]) -> None:
    """Check each item by itself."""
    for index, item in enumerate(items):
        name = f"input[{index}]"
        _check_string(getattr(item, "type", None), f"{name}.type")
        if isinstance(item, models.TTS):
            script = _check_string(item.provider.script, f"{name}.provider.script")
            if len(script) > LONGEST_SCRIPT:
                raise InvalidRequestError(
                    f"{name}.provider.script has {len(script)} characters: at most {LONGEST_SCRIPT} are allowed in a "
                    "generation; split it into segments.",
                    field=f"{name}.provider.script",
                )
        elif isinstance(item, (models.Video, models.Image, models.Audio)):
            sources = [
                _check_string(getattr(item, attribute) or "", f"{name}.{attribute}")
                for attribute in ("url", "asset_id")
            ]
            if not any(sources):
                raise InvalidRequestError(f"{name} ({item.type}) needs a url or an asset_id.", field=name)


def _check_string(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise InvalidRequestError(f"{name} must be a string, not {type(value).__name__}.", field=name)
    return value


def check_complete(kinds: Iterable[str]) -> None:
    """Check that there is something to see and something to say. A kind that is not known may be either."""
    known: List[str] = list(kinds)
    if any(kind not in VISUAL and kind not in SOUND for kind in known):
        return
    if not VISUAL.intersection(known):
        raise InvalidRequestError("input has no video and no image: add Video(url=...).", field="input")
    if not SOUND.intersection(known):
        raise InvalidRequestError("input has no audio and no text: add Audio(url=...) or TTS(...).", field="input")
