"""Mistakes that the contract can't tell: whether a generation has something to see and something to say."""

from __future__ import annotations

from typing import Any, Iterable, List, Mapping, cast

from sync_client import checks
from sync_client.errors import ArgumentError, shown

from ..errors import InvalidRequestError

VISUAL = frozenset(("video", "image"))
SOUND = frozenset(("audio", "text"))
MEDIA = ("video", "image", "audio")


def check_id(value: Any, name: str = "id") -> str:
    """An id that can't lead anywhere else in a URL. Raises InvalidRequestError."""
    try:
        checks.identifier(value, name)
    except ArgumentError as error:
        raise InvalidRequestError(error.message, field=error.field) from None
    return cast(str, value)


def check_callback(value: Any, name: str) -> None:
    """Something to call, or None. Raises InvalidRequestError."""
    if value is not None and not callable(value):
        raise InvalidRequestError(f"{name} must be a function, or None, not {shown(value)}.", field=name)


def check_text(value: Any, name: str) -> None:
    """A string that says something, or None. Raises InvalidRequestError."""
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise InvalidRequestError(f"{name} must be a string that is not empty, not {shown(value)}.", field=name)


def check_media(arguments: Mapping[str, Any]) -> None:
    """Check the arguments of a create, by their names. Raises InvalidRequestError."""
    for index, item in enumerate(arguments.get("input") or ()):
        # An item of a type that is not known may be newer than this; one without any is a mistake.
        if not isinstance(kind_of(item), str):
            name = f"input[{index}].type"
            raise InvalidRequestError(f"{name} must be a string, not {type(kind_of(item)).__name__}.", field=name)
    if arguments.get("dub_params") is None and arguments.get("dialogue_edit") is None:
        files = [name for name in MEDIA if arguments.get(name) is not None]
        check_complete([*files, *(kind_of(item) for item in arguments.get("input") or ())])


def kind_of(item: Any) -> Any:
    """The type of an item of a generation's input."""
    return cast("Mapping[str, Any]", item).get("type") if isinstance(item, Mapping) else getattr(item, "type", None)


def check_complete(kinds: Iterable[str]) -> None:
    """Check that there is something to see and something to say. A kind that is not known may be either."""
    known: List[str] = list(kinds)
    if any(kind not in VISUAL and kind not in SOUND for kind in known):
        return
    if not VISUAL.intersection(known):
        raise InvalidRequestError("input has no video and no image: add Video(url=...).", field="input")
    if not SOUND.intersection(known):
        raise InvalidRequestError("input has no audio and no text: add Audio(url=...) or TTS(...).", field="input")
