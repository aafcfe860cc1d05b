"""Finds the API key: in the environment, or in a file that nobody else can read. Never in an argument, which every user
of the machine could see."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from pathlib import Path
from typing import Any, Dict, Optional, cast

import click

from sync.core.settings import KEY_VARIABLE, base_url_from
from sync.errors import InvalidRequestError
from sync_client.secret import Secret


def key_file() -> Path:
    """The key file: JSON, with a key for each server, so that no key is sent to another one."""
    folder = Path(click.get_app_dir("syncsdk"))
    # An empty or relative XDG_CONFIG_HOME is ignored, so that no key is saved in the current folder.
    return (folder if folder.is_absolute() else Path.home() / ".config" / "syncsdk") / "keys.json"


def server() -> str:
    """The URL of the API in use."""
    return base_url_from(None, None)


def key_source() -> str:
    """The source of the API key: the environment variable or the file."""
    return KEY_VARIABLE if KEY_VARIABLE in os.environ else str(key_file())


def advise_on_refusal(source: Optional[str]) -> str:
    """What to do about a key that the server refused.

    Args:
        source: Its source, from `key_source`; None if the user just entered it.
    """
    if source is None:
        return "The server refused this key. Give a valid one."
    cure = "Unset it, or set it to a valid key." if source == KEY_VARIABLE else "Run `syncsdk login` with a valid key."
    return f"The server refused the key from {source}. {cure}"


def find_key() -> Secret:
    """The key for the current server. Raises InvalidRequestError if there is none."""
    if KEY_VARIABLE in os.environ:
        return Secret(os.environ[KEY_VARIABLE])
    url, keys = server(), read_keys(key_file())
    if url not in keys:
        raise InvalidRequestError(f"No API key for {url}: run `syncsdk login`, or set {KEY_VARIABLE}.", field="api_key")
    return keys[url]


def read_keys(path: Path) -> Dict[str, Secret]:
    """The keys by server URL. Raises InvalidRequestError if the file can't be trusted or read."""
    mode, held = 0, cast(Any, None)
    try:
        with path.open(encoding="utf-8") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            held = json.load(file)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError):
        pass
    # Windows has no such bits; there, a user's folder is private.
    if os.name != "nt" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InvalidRequestError(f"{path} can be read by others (mode {mode:o}): chmod 600 it.", field="api_key")
    if not isinstance(held, dict):
        raise InvalidRequestError(f"{path} can't be read: delete it and run `syncsdk login` again.", field="api_key")
    return {url: Secret(key) for url, key in cast("Dict[str, Any]", held).items()}


def save_key(path: Path, url: str, key: Secret) -> None:
    """Save the key for a server to the file, atomically, and readable by this user only. Raises ClickException."""
    keys = {**read_keys(path), url: key}
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Created with mode 600, so nobody else can read it at any moment.
        part, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    except OSError as error:
        raise click.ClickException(
            f"The key is valid but can't be saved to {path}: {error.strerror}. Set {KEY_VARIABLE} instead."
        ) from None
    try:
        with open(part, "w", encoding="utf-8") as file:
            json.dump({url: key.reveal() for url, key in keys.items()}, file)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
