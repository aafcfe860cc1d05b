"""What a file can be called, on whatever system it ends up."""

from __future__ import annotations

import re
import unicodedata
from posixpath import splitext
from typing import Optional, Sequence, Union
from urllib.parse import urlsplit

from sync_client.models import Generation, Speech, SpeechJob

EXTENSION = ".mp4"
# What the documented URLs of speech end with.
SPEECH_EXTENSION = ".mp3"
_AUDIO = re.compile(r"\.(?:aac|flac|m4a|mp3|ogg|opus|wav|webm)")
# Bytes; file systems take 255 as a rule.
LONGEST_NAME = 200
# Devices of Windows, whatever comes after the first dot, and whatever the case.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))", re.IGNORECASE)
# What Windows has no files for; and what can't be seen and makes a name look like another: control characters, those
# that turn the direction of text or break lines, and halves of surrogate pairs. Joiners stay: scripts and emoji need
# them.
_UNFIT = re.compile(
    '[/\\\\:*?"<>|\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]'
)


def find_problem(name: str) -> Optional[str]:
    """Why no file can be called `name` plus an extension on every system; None if one can."""
    unfit = _UNFIT.search(name)
    if unfit is not None:
        return f"has {unfit[0]!a} in it, which file names can't contain"
    if not name or name != name.strip(" .") or name.startswith("-"):
        return "begins or ends with a space, a dot or a dash, which some systems don't allow in file names"
    if _DEVICES.match(name):
        return "is the name of a device on Windows"
    if len(name.encode()) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} bytes, the limit for file names"
    return None


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
            return ("_" if _DEVICES.match(safe) else "") + safe + extension
    return "output" + extension


def _keep(character: str) -> str:
    # An accent that is a character of its own, as in Thai and Hindi, is a part of the letter before it.
    fits = character.isalnum() or character in "_.() -" or unicodedata.category(character).startswith("M")
    return character if fits else "\0"


def fold(name: str) -> str:
    """A name as file systems compare it that mind neither the case nor how an accent is written."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
