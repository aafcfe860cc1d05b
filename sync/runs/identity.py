"""Identifies requests by their content, not by their position in a list.

Local files are compared by their bytes, URLs without their signature parameters, everything else by value.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter, abc
from contextlib import ExitStack
from typing import Any, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Set, Tuple, Union, cast

from attr import fields

from sync_client import rules
from sync_client.errors import ArgumentError, shown
from sync_client.models import Asset, CreateGenerationRequest
from sync_client.spelling import likely, wire_name
from sync_client.types import BaseModel
from sync_client.wire import as_items, identity

from ..core.files.local_input import ITEMS
from ..core.files.media import open_file
from ..core.files.upload import Media
from ..core.validation import check_media
from ..errors import InvalidRequestError
from .names import check_name
from .signatures import without_signature

Request = Union[Mapping[str, Any], CreateGenerationRequest]

_NAMES = tuple(field.name for field in fields(CreateGenerationRequest) if field.name != "additional_properties")
_KNOWN: FrozenSet[str] = frozenset(_NAMES) | frozenset(map(wire_name, _NAMES))


# What the JSON of a surrogate has in it, and that of a character beyond 16 bits.
_SURROGATE = "\\ud"
_write = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


class Content(NamedTuple):
    """The content of a job.

    Attributes:
        request: The body of its create, with the API's names. A local file appears as `{"type": ..., "path": ...}`.
        files: The digest (SHA-256, in hexadecimal) of each local file, by its path.
        digest: A digest of all content, independent of where files are stored and when URLs were signed.
    """

    request: Dict[str, Any]
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
            state = (-1, -1)  # To open it tells why.
        before, found = self._known.get(path, (None, ("", "")))
        if before != state:
            with ExitStack() as opened:
                media = Media(open_file(field, path, opened), field)
                kind = media.type.lower()
                while media.read():
                    pass
                found = (kind, media.digest or "")
            self._known[path] = (state, found)
        return found


def read_content(request: Request, files: LocalFiles, *, signatures_count: bool = False) -> Content:
    """Check a request and return its content.

    Args:
        request: The arguments of `generations.create`, with Python or API names. In `input`, a local file is a
            `pathlib.Path`, or an item with a `path` instead of a `url`; an `Asset` is accepted, too.
        files: Reads the local files.
        signatures_count: Whether a URL with a new signature is a different one.

    Raises:
        InvalidRequestError: The request is invalid; `field` names the field.
    """
    found: Dict[str, str] = {}
    given = _read_arguments(request)
    try:
        items, paths = _read_items(given.get("input"), files, found)
        body = CreateGenerationRequest.from_dict({**given, "input": items})
        body.project_id = identity(body.project_id)
        rules.check(body)
        check_media({name: getattr(body, name) for name in ("input", "dub_params", "dialogue_edit")})
    except ArgumentError as error:
        raise InvalidRequestError(error.message, field=error.field) from None
    data = body.to_dict()
    for index, path in paths.items():
        del data["input"][index]["assetId"]
        data["input"][index]["path"] = path
    try:
        text = _write(data)
        # Of most requests, the text is plain as it is.
        if paths or ".0" in text or ("?" in text and not signatures_count):
            plain = _plain(data, signatures_count)
            for index, path in paths.items():
                plain["input"][index]["path"] = found[path]
            text = _write(plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequestError(f"The request can't be written as JSON: {error}.", field="request") from None
    if _SURROGATE in text:
        _check_encodable(data)
    return Content(data, found, hashlib.sha256(text.encode()).hexdigest())


class Identities:
    """Identifies the jobs of a run."""

    def __init__(self) -> None:
        self._equals: Counter[str] = Counter()
        self._names: Set[str] = set()

    def copy(self) -> Identities:
        """Another that knows the same jobs."""
        other = Identities()
        other._equals, other._names = self._equals.copy(), self._names.copy()
        return other

    def identify(self, content: Content, name: Optional[str]) -> Tuple[str, str]:
        """The name and identity of a job: its name, or without one its content and position among identical jobs.

        Args:
            name: The name that the caller gave it, or None.

        Raises:
            InvalidRequestError: The name is invalid or taken.
        """
        if name is not None:
            if check_name(name) in self._names:
                raise InvalidRequestError(
                    f"Two jobs have the name {shown(name)}: give each job a different name.", field="name"
                )
            self._names.add(name)
            return name, f"name:{name}"
        self._equals[content.digest] += 1
        count = self._equals[content.digest]
        return f"{content.digest[:16]}{f'-{count}' if count > 1 else ''}", f"content:{content.digest}:{count}"

    def forget(self, content: Content, name: Optional[str]) -> None:
        """Forget the job that was identified last: it was refused."""
        if name is None:
            self._equals[content.digest] -= 1
        else:
            self._names.discard(name)


def _check_encodable(data: Dict[str, Any]) -> None:
    """Raise InvalidRequestError if part of a request can't be sent as UTF-8: half of a surrogate pair."""
    for name, value in data.items():
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            character = ascii(error.object[error.start])
            raise InvalidRequestError(
                f"{name} contains {character}, which is not UTF-8: remove it.", field=name
            ) from None


def _read_arguments(request: Any) -> Mapping[str, Any]:
    """The arguments of a create by their names on the wire, or in Python."""
    if isinstance(request, CreateGenerationRequest):
        return {**{name: getattr(request, name) for name in _NAMES}, **(request.additional_properties or {})}
    if not isinstance(request, abc.Mapping):
        raise InvalidRequestError(
            f"request must be the arguments of a create as a dict, not {shown(request)}.", field="request"
        )
    arguments = cast("Mapping[str, Any]", request)
    if not _KNOWN.issuperset(arguments):
        name = next(key for key in arguments if key not in _KNOWN)
        meant = likely(name, _NAMES) if isinstance(name, str) else None
        advice = f"did you mean {meant}?" if meant else f"it takes {', '.join(_NAMES)}."
        raise InvalidRequestError(f"The request has no field {shown(name)}: {advice}", field=str(name))
    return arguments


def _read_items(given: Any, files: LocalFiles, found: Dict[str, str]) -> Tuple[Any, Dict[int, str]]:
    """The items of an input as the API takes them, and the paths of those that are local, by their index.

    Args:
        found: Gets the digest of each local file, by its path.
    """
    items: Any = as_items(given)
    if not isinstance(items, list):
        return items, {}
    read: List[Any] = []
    paths: Dict[int, str] = {}
    item: Any
    for index, item in enumerate(cast(Any, items)):
        # Most are of these classes, which is known faster than whether something is a path.
        if not isinstance(item, (dict, BaseModel)) and isinstance(item, os.PathLike):
            item = {"path": cast(object, item)}
        if isinstance(item, Asset):
            item = _read_asset(item, f"input[{index}]")
        elif not isinstance(item, BaseModel) and isinstance(item, abc.Mapping) and "path" in item:
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
    """The item of a local file, in which its path stands for the id that its asset will have; and the path."""
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
    # A video has a sound of its own, and may be given for it.
    if given != kind and (given, kind) != ("audio", "video"):
        name = os.path.basename(path)
        raise InvalidRequestError(f"{field} is of type {shown(given)}, and {name} is {kind}.", field=f"{field}.type")
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
