"""What a file can be called, on whatever system it ends up."""

from __future__ import annotations

import re
import unicodedata
from posixpath import splitext
from typing import Sequence, Union
from urllib.parse import urlsplit

from sync_client.models import Generation, Speech, SpeechJob

EXTENSION = ".mp4"
# What the documented URLs of speech end with.
SPEECH_EXTENSION = ".mp3"
_AUDIO = re.compile(r"\.(?:aac|flac|m4a|mp3|ogg|opus|wav|webm)")
# Bytes; file systems take 255 as a rule.
LONGEST_NAME = 200
# Devices of Windows, whatever comes after the first dot, and whatever the case.
DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)


def choose_name(generation: Generation) -> str:
    """A file name for the result, from what the server calls it."""
    return _make_safe((generation.output_file_name, generation.id), EXTENSION)


def choose_speech_name(speech: Union[Speech, SpeechJob]) -> str:
    """A file name for the audio: its id, with the extension that it has at the server."""
    extension = splitext(urlsplit(speech.url or "").path)[1].lower()
    return _make_safe((speech.id,), extension if _AUDIO.fullmatch(extension) else SPEECH_EXTENSION)


def _make_safe(names: Sequence[object], extension: str) -> str:
    """The first of the names that is one: as every system can have it, in its own folder."""
    for name in names:
        # A response is read generously: a name may be anything.
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
    # An accent that is a character of its own, as in Thai and Hindi, is a part of the letter before it.
    fits = character.isalnum() or character in "_.() -" or unicodedata.category(character).startswith("M")
    return character if fits else "\0"
