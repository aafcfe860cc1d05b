"""Reads jobs from a folder: a video or image, and an audio or text file with the same name."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, Dict, Iterator, List

from sync_client.errors import show
from sync_client.media import MOVIE, PICTURE, SOUND

from ..errors import InvalidRequestError
from .rows import Defaults, Place, Row


def read_pairs(folder: Any, defaults: Defaults) -> Iterator[Row]:
    """The jobs of a folder, sorted by name.

    A video or image is lip-synced to the audio or text file with the same name: `a.mp4` to `a.wav`, or to the text in
    `a.txt`. Subfolders, hidden files and files of other kinds are ignored.

    Raises:
        InvalidRequestError: A file has no partner or more than one; a text is empty or can't be read; or there is no
            pair.
    """
    visuals: Dict[str, List[Path]] = {}
    sounds: Dict[str, List[Path]] = {}
    for path in _list_files(folder):
        # Some systems encode an accent as a separate character.
        name = unicodedata.normalize("NFC", path.stem)
        if path.name.lower().endswith(MOVIE + PICTURE):
            visuals.setdefault(name, []).append(path)
        elif path.name.lower().endswith((*SOUND, ".txt")):
            sounds.setdefault(name, []).append(path)
    if not visuals and not sounds:
        raise InvalidRequestError(f"{folder} contains no video, image, audio or text file.", field="folder")
    for name in sorted({*visuals, *sounds}):
        try:
            name.encode()
        except UnicodeEncodeError:
            raise InvalidRequestError(
                f"folder has files called {name!a}, which is not UTF-8: rename them.", field="folder"
            ) from None
        visual = _choose(visuals, sounds, name, "a video or image")
        sound = _choose(sounds, visuals, name, "an audio or text file")
        yield _pair(name, visual, sound, defaults)


def _list_files(folder: Any) -> List[Path]:
    try:
        return sorted(path for path in Path(folder).iterdir() if path.is_file() and not path.name.startswith("."))
    except (OSError, TypeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
    raise InvalidRequestError(f"folder {show(str(folder))} can't be read: {reason}.", field="folder")


def _choose(files: Dict[str, List[Path]], others: Dict[str, List[Path]], name: str, what: str) -> Path:
    """The one file with this name. Raises InvalidRequestError if there is none, or more than one.

    Args:
        files: The files to choose from, by their names.
        others: The files that it is paired with.
        what: The kind of file, for the error.
    """
    found = files.get(name, [])
    if not found:
        path = others[name][0]
        raise InvalidRequestError(f"{path} has no partner: add {what} called {name}.", field=path.name)
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise InvalidRequestError(
            f"{found[0].parent} has {names}: keep one of them, or rename the others.", field=found[1].name
        )
    return found[0]


def _pair(name: str, visual: Path, sound: Path, defaults: Defaults) -> Row:
    kind = "image" if visual.name.lower().endswith(PICTURE) else "video"
    place = Place(str(visual.parent), {"input[0]": visual.name, "input[1]": sound.name, "name": visual.name})
    try:
        if sound.suffix.lower() == ".txt":
            item = defaults.build_speech(_read_text(sound), {})
        else:
            item = {"type": "audio", "path": sound}
    except InvalidRequestError as error:
        place.refuse(error)
    return Row(name, defaults.build_request([{"type": kind, "path": visual}, item], {}), None, place)


def _read_text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig").strip()
    except UnicodeDecodeError:
        problem = "is not UTF-8: save it as UTF-8"
    except OSError as error:
        problem = f"can't be read: {error.strerror}"
    else:
        if text:
            return text
        problem = "is empty: write the text to speak"
    raise InvalidRequestError(f"The text {problem}.", field="input[1]")
