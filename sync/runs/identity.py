"""Identifies requests by their content, not by their position in a list.

Local files are compared by their bytes, URLs without their signature parameters, everything else by value.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter, abc
from contextlib import contextmanager
from typing import Any, Dict, FrozenSet, Generator, List, Mapping, NamedTuple, Optional, Tuple, Union, cast

from attr import fields

from sync_client.errors import show
from sync_client.models import Asset, CreateGenerationRequest
from sync_client.spelling import guess_name, wire_name
from sync_client.types import BaseModel
from sync_client.wire import as_items

from ..core.files.upload import read_media
from ..core.jobs.generations import ITEMS
from ..core.refusals import run_check
from ..errors import InvalidRequestError
from .bodies import Bodies, write
from .names import check_name
from .signatures import without_signature

Request = Union[Mapping[str, Any], CreateGenerationRequest]

_NAMES = tuple(field.name for field in fields(CreateGenerationRequest) if field.name != "additional_properties")
_KNOWN: FrozenSet[str] = frozenset(_NAMES) | frozenset(map(wire_name, _NAMES))


class Content(NamedTuple):
    """The content of a job.

    Attributes:
        request_json: The body of its create. A local file appears as `{"type": ..., "path": ...}`.
        files: The digest (SHA-256, in hexadecimal) of each local file, by its path.
        digest: A digest of all content, independent of where files are stored and when URLs were signed.
    """

    request_json: str
    files: Dict[str, str]
    digest: str


class LocalFiles:
    """Reads local files. A file that many jobs share is read once, unless it changes."""

    def __init__(self) -> None:
        self._known: Dict[str, Tuple[Tuple[int, int], Tuple[str, str]]] = {}

    def read(self, path: str, field: str) -> Tuple[str, str]:
        """The type of a file (`video`, `audio` or `image`) and its digest. Raises InvalidRequestError.

        Args:
            path: Its absolute path.
            field: The field that it was given for.
        """
        try:
            status = os.stat(path)
            state = (status.st_size, status.st_mtime_ns)
        except (OSError, ValueError):
            state = (-1, -1)  # Opening the file will raise, and say why.
        before, found = self._known.get(path, (None, ("", "")))
        if before != state:
            media = read_media(path, field)
            found = (media.type.lower(), media.digest or "")
            self._known[path] = (state, found)
        return found


class Reader:
    """Reads requests. Parts that many of them share are checked once.

    Args:
        signatures_count: Whether a URL with a new signature is a different one.
    """

    def __init__(self, signatures_count: bool = False) -> None:
        self._signatures_count = signatures_count
        self._files = LocalFiles()
        self._bodies = Bodies()

    def read(self, request: Request) -> Content:
        """Check a request and return its content.

        Args:
            request: The arguments of `generations.create`, with Python or API names. In `input`, a local file is a
                `pathlib.Path`, or an item with a `path` instead of a `url`; an `Asset` is accepted, too.

        Raises:
            InvalidRequestError: The request is invalid; `field` names the field.
        """
        found: Dict[str, str] = {}
        given = _read_arguments(request)
        items, paths = _read_items(given.get("input"), self._files, found)
        text = plain = run_check(self._bodies.write, {**given, "input": items})
        if paths or ".0" in text or ("?" in text and not self._signatures_count):
            data: Dict[str, Any] = json.loads(text)
            for index in paths:
                del data["input"][index]["assetId"]
            same = _plain(data, self._signatures_count)
            for index, path in paths.items():
                data["input"][index]["path"] = path
                same["input"][index]["path"] = found[path]
            text, plain = write(data), write(same)
        try:
            return Content(text, found, hashlib.sha256(plain.encode()).hexdigest())
        except UnicodeEncodeError as error:
            surrogate = error.object[error.start]
        name = next(name for name, value in json.loads(text).items() if surrogate in write(value))
        raise InvalidRequestError(f"{name} contains {surrogate!a}, which is not UTF-8: remove it.", field=name)


class Identities:
    """Identifies the jobs of a run."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._latest: List[str] = []

    @contextmanager
    def all_or_none(self) -> Generator[None, None, None]:
        """Forget the jobs that were identified in this block if it raises."""
        self._latest = []
        try:
            yield
        except BaseException:
            self._counts.subtract(self._latest)
            raise

    def identify(self, content: Content, name: Optional[str]) -> Tuple[str, str]:
        """The name and identity of a job: its name, or without one its content and position among identical jobs.

        Args:
            name: The name that the caller gave it, or None.

        Raises:
            InvalidRequestError: The name is invalid or taken.
        """
        same = f"content:{content.digest}" if name is None else f"name:{check_name(name)}"
        count = self._counts[same] + 1
        if name is not None and count > 1:
            raise InvalidRequestError(
                f"{show(name)} is the name of another job in this run: choose another. To replace that job, close the"
                " run, open it again and pass replace=True.",
                field="name",
            )
        self._counts[same] = count
        self._latest.append(same)
        if name is not None:
            return name, same
        return f"{content.digest[:16]}{f'-{count}' if count > 1 else ''}", f"{same}:{count}"


def _read_arguments(request: Any) -> Mapping[str, Any]:
    """The arguments of a create, by their names in Python or in the API."""
    if isinstance(request, CreateGenerationRequest):
        return {**{name: getattr(request, name) for name in _NAMES}, **(request.additional_properties or {})}
    if not isinstance(request, (dict, abc.Mapping)):
        raise InvalidRequestError(
            f"request must be the arguments of a create as a dict, not {show(request)}.", field="request"
        )
    arguments = cast("Mapping[str, Any]", request)
    if not _KNOWN.issuperset(arguments):
        name = next(key for key in arguments if key not in _KNOWN)
        meant = guess_name(name, _NAMES) if isinstance(name, str) else None
        advice = f"did you mean {meant}?" if meant else f"it takes {', '.join(_NAMES)}."
        raise InvalidRequestError(f"The request has no field {show(name)}: {advice}", field=str(name))
    return arguments


def _read_items(given: Any, files: LocalFiles, found: Dict[str, str]) -> Tuple[Any, Dict[int, str]]:
    """The items of an input, ready for `from_dict`, and the paths of local files, by the index of their item.

    Args:
        found: Receives the digest of each local file, by its path.
    """
    items: Any = cast(Any, given) if isinstance(given, list) else as_items(given)
    if not isinstance(items, list):
        return items, {}
    read: List[Any] = []
    paths: Dict[int, str] = {}
    item: Any
    for index, item in enumerate(cast(Any, items)):
        # Most items are dicts, and this check is faster than those for paths and mappings.
        if isinstance(item, dict):
            is_file = "path" in item
        elif isinstance(item, BaseModel):
            is_file = False
            if isinstance(item, Asset):
                item = _read_asset(item, f"input[{index}]")
        else:
            if isinstance(item, os.PathLike):
                item = {"path": cast(object, item)}
            is_file = isinstance(item, abc.Mapping) and "path" in item
        if is_file:
            item, paths[index] = _read_file(cast("Mapping[str, Any]", item), f"input[{index}]", files, found)
        read.append(item)
    return read, paths


def _read_asset(asset: Asset, field: str) -> Any:
    medium = ITEMS.get(asset.type)
    if medium is None:
        raise InvalidRequestError(f"{field} is an asset of type {asset.type}.", field=field)
    return medium(asset_id=asset.id)


def _read_file(
    item: Mapping[str, Any], field: str, files: LocalFiles, found: Dict[str, str]
) -> Tuple[Dict[str, Any], str]:
    """The item and the path of a local file. The item has the path in place of the asset id, which is not known yet."""
    others = [name for name in ("url", "assetId", "asset_id") if item.get(name) is not None]
    if others:
        raise InvalidRequestError(f"{field} has a path and {others[0]}: give one of them.", field=f"{field}.path")
    try:
        path = os.path.abspath(os.fsdecode(item["path"]))
    except (TypeError, ValueError) as error:
        raise InvalidRequestError(f"{field}.path must be a path: {error}.", field=f"{field}.path") from None
    try:
        path.encode()
    except UnicodeEncodeError:
        raise InvalidRequestError(f"{field}.path {path!a} is not UTF-8: rename it.", field=f"{field}.path") from None
    kind, found[path] = files.read(path, field)
    given = item.get("type") or kind
    # A video can be given as audio, for its sound.
    if given != kind and (given, kind) != ("audio", "video"):
        name = os.path.basename(path)
        raise InvalidRequestError(f"{field} is of type {show(given)}, and {name} is {kind}.", field=f"{field}.type")
    return {**{key: value for key, value in item.items() if key != "path"}, "type": given, "assetId": path}, path


def _plain(value: Any, signatures_count: bool) -> Any:
    """A copy of a JSON value in which equivalent values are equal."""
    if isinstance(value, str):
        return value if signatures_count or "?" not in value else without_signature(value)
    if isinstance(value, dict):
        return {key: _plain(one, signatures_count) for key, one in cast("Dict[str, Any]", value).items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, signatures_count) for one in cast("List[Any]", value)]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
