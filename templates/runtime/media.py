"""Media among the arguments of a call: what the name of a file says, and how to give one that was given wrong."""

from __future__ import annotations

import os
from typing import cast

from .errors import read_attribute, show

# What the end of a file's name says that it is.
MOVIE = (".mp4", ".mov", ".m4v", ".avi", ".mkv", ".webm")
SOUND = (".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".opus")
PICTURE = (".png", ".jpg", ".jpeg", ".webp")


def advise_local(value: object, name: str) -> str:
    """What to do with a file where a URL is wanted."""
    is_path = isinstance(value, os.PathLike) or (
        isinstance(value, str) and value.lower().endswith(MOVIE + SOUND + PICTURE)
    )
    if not is_path or not name.startswith("input["):
        return ""
    path = os.fspath(cast("os.PathLike[str]", value))
    return f" A local file goes into input as a path: pathlib.Path({path!r}) in place of {name.rpartition('.')[0]}."


def advise_medium(value: object, name: str) -> str:
    """What to do with a file or a URL in a list of media."""
    if not name.startswith("input["):
        return ""
    if isinstance(value, str):
        if value.lower().startswith(("http://", "https://")):
            place = value.partition("?")[0].lower()
            cls = "Audio" if place.endswith(SOUND) else "Image" if place.endswith(PICTURE) else "Video"
            return f" For a URL, give {cls}(url={show(value)})."
        return (
            f" For a local file, give pathlib.Path({show(value)}); for one on the web, Video(url=...) or"
            " Audio(url=...)."
        )
    if isinstance(value, (bytes, bytearray, memoryview)) or read_attribute(value, "read") is not None:
        return (
            " Give the path of the file as a pathlib.Path; or upload it with assets.upload(...), and give"
            " Video(asset_id=...) or Audio(asset_id=...)."
        )
    if read_attribute(value, "id") is not None and read_attribute(value, "url") is not None:
        return " For an asset, give Video(asset_id=asset.id) or Audio(asset_id=asset.id)."
    return ""
