"""File names that are valid on every system."""

from __future__ import annotations

import re
import unicodedata
from posixpath import splitext
from typing import Sequence, Union
from urllib.parse import urlsplit

from sync_client.models import Generation, Speech, SpeechJob

EXTENSION = ".mp4"
# The extension in the documented URLs of speech.
SPEECH_EXTENSION = ".mp3"
_AUDIO = re.compile(r"\.(?:aac|flac|m4a|mp3|ogg|opus|wav|webm)")
# Bytes; most file systems allow 255.
LONGEST_NAME = 200
# Windows device names, in any case, and with anything after the first dot.
DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)


def choose_name(generation: Generation) -> str:
    """A file name for the result, from its name on the server."""
    return _make_safe((generation.output_file_name, generation.id), EXTENSION)


def choose_speech_name(speech: Union[Speech, SpeechJob]) -> str:
    """A file name for the audio: its id, with the extension that it has on the server."""
    extension = splitext(urlsplit(speech.url or "").path)[1].lower()
    return _make_safe((speech.id,), extension if _AUDIO.fullmatch(extension) else SPEECH_EXTENSION)


def _make_safe(names: Sequence[object], extension: str) -> str:
    """The first usable name, changed so that it is valid on every system and stays in its folder."""
    for name in names:
        # Responses are not validated: a name may be of any type.
        text = unicodedata.normalize("NFC", name) if isinstance(name, str) else ""
        safe = re.sub("\0+", "_", "".join(map(_keep, text))).strip(". ")
        if safe.lower().endswith(extension):
            safe = safe[: -len(extension)]
        # A name that begins with a dash is an option to most programs. One byte is left for the underscore.
        safe = safe.lstrip("-. ").encode()[: LONGEST_NAME - 1].decode(errors="ignore").rstrip(". ")
        if safe:
            return ("_" if DEVICES.match(safe) else "") + safe + extension
    return "output" + extension


def _keep(character: str) -> str:
    # A combining mark, as in Thai and Hindi, belongs to the letter before it.
    fits = character.isalnum() or character in "_.() -" or unicodedata.category(character).startswith("M")
    return character if fits else "\0"
