"""The input of a generation, from command-line arguments: local files, URLs and assets."""

from __future__ import annotations

import json
import os
import re
from typing import IO, TYPE_CHECKING, Any, Dict, NamedTuple, Optional, Sequence, Tuple

import click

if TYPE_CHECKING:
    from sync import Sync

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_ASSET = "asset:"


class Media(NamedTuple):
    """The values of `options.media`, by name.

    Attributes:
        video, audio: A path, a URL or the id of an asset.
        further: NAME=VALUE each.
    """

    video: str
    audio: Optional[str]
    text: Optional[str]
    text_file: Optional[IO[str]]
    voice: Optional[str]
    model: Optional[str]
    sync_mode: Optional[str]
    temperature: Optional[float]
    further: Sequence[str]

    def read(self, client: Sync) -> Dict[str, Any]:
        """The arguments of a create. Raises UsageError, or the library's own errors.

        Args:
            client: Looks up the types of assets.
        """
        from sync.common import TTS
        from sync.core.jobs.lipsync import MODEL, PICTURE_MODEL, is_picture

        script = read_script(self.text, self.text_file)
        if (self.text is not None) + (self.text_file is not None) + (self.audio is not None) != 1:
            raise click.UsageError("Give one of AUDIO, --text and --text-file.")
        if (script is None) != (self.voice is None):
            raise click.UsageError("Use --voice, the id of an ElevenLabs voice, with --text or --text-file.")
        items = [read_medium(client, self.video, "video")]
        if script is None:
            items.append(read_medium(client, self.audio or "", "audio"))
        else:
            items.append(TTS(provider={"name": "elevenlabs", "voiceId": self.voice, "script": script}))
        model = self.model
        if model is None:
            model = PICTURE_MODEL if is_picture(items[0]) else MODEL
        options = read_options(self.sync_mode, self.temperature, self.further)
        return {"model": model, "input": items, "options": options or None}


def read_script(text: Optional[str], file: Optional[IO[str]]) -> Optional[str]:
    """The text to speak, from an argument or a file. Raises UsageError."""
    try:
        return text if file is None else file.read()
    except UnicodeDecodeError:
        raise click.UsageError("--text-file is not UTF-8: save it as UTF-8.") from None


def is_url(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def read_options(sync_mode: Optional[str], temperature: Optional[float], further: Sequence[str]) -> Dict[str, Any]:
    """The options of a generation. Raises UsageError.

    Args:
        further: NAME=VALUE each.
    """
    given = {"sync_mode": sync_mode, "temperature": temperature, **dict(map(_pair, further))}
    return {name: value for name, value in given.items() if value is not None}


def read_medium(client: Sync, text: str, name: str) -> Any:
    """An item of the input, or the path of a local file. Raises UsageError."""
    from sync.core.jobs import lipsync

    id = asset_id(text)
    if id is not None:
        return lipsync.read_medium(client.assets.get(id), name)
    item: Any = lipsync.read_medium(text, name)
    if hasattr(item, "__fspath__") and not os.path.isfile(text):
        raise click.UsageError(f"{name.upper()}: {text!r} is not an existing file, a URL or an asset id.")
    return item


def asset_id(text: str) -> Optional[str]:
    """The asset id in an argument: a UUID, or the text after `asset:`; otherwise None."""
    if text.startswith(_ASSET):
        return text[len(_ASSET) :]
    return text if _UUID.fullmatch(text) and not os.path.exists(text) else None


def _pair(text: str) -> Tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise click.UsageError(f"--option {text!r} must be NAME=VALUE.")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
