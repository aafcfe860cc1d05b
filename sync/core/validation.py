"""Mistakes that the contract can't tell: whether a generation has something to see and something to say."""

from __future__ import annotations

from collections import abc
from typing import Any, List, Mapping, Sequence, cast

from sync_client import checks
from sync_client.errors import read_attribute, show
from sync_client.types import BaseModel

from ..errors import InvalidRequestError
from .refusals import run_check

VISUAL = frozenset(("video", "image"))
SOUND = frozenset(("audio", "text"))
KINDS = VISUAL | SOUND
MEDIA = ("video", "image", "audio")
# What the extension of a name says, of those that can be nothing else.
KIND_BY_EXTENSION = {
    **dict.fromkeys(("wav", "mp3", "m4a", "aac", "flac"), "audio"),
    **dict.fromkeys(("png", "jpg", "jpeg"), "image"),
    **dict.fromkeys(("mp4", "mov", "avi", "mkv"), "video"),
}


def check_id(value: Any, name: str = "id") -> str:
    """An id that can't lead anywhere else in a URL. Raises InvalidRequestError."""
    run_check(checks.identifier, value, name)
    return cast(str, value)


def check_callback(value: Any, name: str) -> None:
    """Something to call, or None. Raises InvalidRequestError."""
    if value is not None and not callable(value):
        raise InvalidRequestError(f"{name} must be a function, or None, not {show(value)}.", field=name)


def check_several(values: Any, name: str, what: str) -> None:
    """Something to go through that is no text and no mapping. Raises InvalidRequestError."""
    given: Any = values
    if isinstance(values, (str, bytes, abc.Mapping)) or not isinstance(values, abc.Iterable):
        raise InvalidRequestError(f"{name} must be a list of {what}, not {show(given)}.", field=name)


def check_text(value: Any, name: str) -> None:
    """A string that says something, or None. Raises InvalidRequestError."""
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise InvalidRequestError(f"{name} must be a string that is not empty, not {show(value)}.", field=name)


def check_media(arguments: Mapping[str, Any]) -> None:
    """Check the arguments of a create, by their names. Raises InvalidRequestError."""
    kinds: List[str] = []
    for index, item in enumerate(arguments.get("input") or ()):
        kind = read_kind(item)
        # An item of a type that is not known may be newer than this; one without any is a mistake.
        if not isinstance(kind, str):
            name = f"input[{index}].type"
            raise InvalidRequestError(f"{name} must be a string, not {type(kind).__name__}.", field=name)
        _check_url(read_field(item, "url"), kind, index)
        kinds.append(kind)
    files = [name for name in MEDIA if arguments.get(name) is not None]
    for name in files:
        _check_file(arguments[name], name)
    if arguments.get("dub_params") is None and arguments.get("dialogue_edit") is None:
        check_complete(files + kinds)


def _check_url(url: Any, kind: str, index: int) -> None:
    """The name of a file says what is in it: what has no picture is no video."""
    if not isinstance(url, str) or kind not in MEDIA:
        return
    found = KIND_BY_EXTENSION.get(url.partition("?")[0].partition("#")[0].rpartition(".")[2].lower())
    # A video has a sound of its own, and may be given for it.
    if found is None or found == kind or (kind, found) == ("audio", "video"):
        return
    raise InvalidRequestError(
        f"input[{index}] is of type {kind}, and its url looks like {found}: use {found.capitalize()}(url=...) for it.",
        field=f"input[{index}].url",
    )


def _check_file(file: Any, name: str) -> None:
    """The same of a file that goes out with the create, whose first bytes are known."""
    kind: str = (getattr(file, "content_type", None) or "").partition("/")[0]
    if kind in MEDIA and kind != name and (name, kind) != ("audio", "video"):
        raise InvalidRequestError(f"{name} looks like {kind}: pass it as {kind}.", field=name)


def read_kind(item: Any) -> Any:
    """The type of an item of a generation's input."""
    return read_field(item, "type")


def read_field(item: Any, name: str) -> Any:
    """A field of what is a model, or a mapping like one; None where it has none."""
    # A class is looked at before an abstract class, which takes far longer.
    if not isinstance(item, BaseModel) and isinstance(item, (dict, abc.Mapping)):
        return cast("Mapping[str, Any]", item).get(name)
    return read_attribute(cast(object, item), name)


def check_complete(kinds: Sequence[str]) -> None:
    """Check that there is something to see and something to say. A kind that is not known may be either."""
    if not KINDS.issuperset(kinds):
        return
    if not VISUAL.intersection(kinds):
        raise InvalidRequestError("input has no video and no image: add Video(url=...).", field="input")
    if not SOUND.intersection(kinds):
        raise InvalidRequestError("input has no audio and no text: add Audio(url=...) or TTS(...).", field="input")
