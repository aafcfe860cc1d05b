"""Cassettes: how they are written, and how they are played.

A cassette holds what `https://api.sync.so` was asked and has answered. One that was recorded from a sandbox is
rewritten to that address, and `recorded_from` at its top says where it came from.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, Sequence

import vcr  # type: ignore[import-untyped]
import yaml

from .scrub import request_headers, response_headers, scrub, scrub_text

PUBLIC = "https://api.sync.so"
RECORDINGS = Path(__file__).parent / "recordings"
COLOURS = ("sync", "async")
MATCH_ON = ("method", "scheme", "host", "port", "path", "query", "body")

# What the client makes anew for every request, and so would match no other: a fixed value takes its place.
_BOUNDARY = re.compile(r"(?<=boundary=)[^;\s]+")
_PROJECT_ID = re.compile(rb'(?<="id":")[0-9a-f-]{36}(?=")')


def path_of(name: str, colour: str) -> Path:
    """The file of a recording."""
    return RECORDINGS / colour / f"{name}.yaml"


@contextmanager
def recording(path: Path, *, origin: str, recorded_from: str, secrets: Sequence[str]) -> Iterator[None]:
    """Write what is sent and answered meanwhile to a cassette. Where an exception ends it, the file stays as it was.

    Args:
        origin: Where the requests go; in the file it becomes the public address.
        recorded_from: "live" or "sandbox".
        secrets: Values that must not get into the file, such as the API key.
    """
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    recorder = vcr.VCR(
        record_mode="all",
        record_on_exception=False,
        decode_compressed_response=True,
        before_record_request=lambda request: _clean_request(request, origin, secrets),
        before_record_response=lambda response: _clean_response(response, origin, secrets),
    )
    recorder.register_serializer("with origin", _Serializer(recorded_from))
    with recorder.use_cassette(str(new), serializer="with origin"):
        yield
    new.replace(path)


@contextmanager
def playing(path: Path) -> Iterator[Any]:
    """Answer from a cassette, and refuse every request that differs from what is on it or comes once too often."""
    player = vcr.VCR(
        record_mode="none",
        match_on=MATCH_ON,
        before_record_request=lambda request: _clean_request(request, PUBLIC, ()),
    )
    with player.use_cassette(str(path)) as cassette:
        yield cassette


def _clean_request(request: Any, origin: str, secrets: Sequence[str]) -> Any:
    request.uri = scrub_text(request.uri.replace(origin, PUBLIC), secrets)
    request.headers = request_headers(request.headers, secrets)
    body = request.body
    if body:
        content_type = request.headers.get("content-type", "")
        boundary = _BOUNDARY.search(content_type)
        if boundary is not None:
            body = body.replace(boundary.group().encode(), b"boundary")
            request.headers["content-type"] = _BOUNDARY.sub("boundary", content_type)
        if request.method == "POST" and request.path == "/v2/projects":
            body = _PROJECT_ID.sub(b"0" * 36, body)
        request.body = scrub(body.replace(origin.encode(), PUBLIC.encode()), secrets)
    return request


def _clean_response(response: Dict[str, Any], origin: str, secrets: Sequence[str]) -> Dict[str, Any]:
    body = scrub(response["body"]["string"].replace(origin.encode(), PUBLIC.encode()), secrets)
    changed = body != response["body"]["string"]
    response["body"] = {"string": body}
    response["headers"] = response_headers(
        {name: [value.replace(origin, PUBLIC) for value in values] for name, values in response["headers"].items()},
        secrets,
    )
    if "content-length" in response["headers"]:
        response["headers"]["content-length"] = [str(len(body))]
    if changed:
        # It named the body as it was, and that had the port of the sandbox in it.
        response["headers"].pop("etag", None)
    return response


class _Serializer:
    """YAML that says first where it was recorded from."""

    def __init__(self, recorded_from: str) -> None:
        self._recorded_from = recorded_from

    def serialize(self, cassette: Dict[str, Any]) -> str:
        # Lines are not wrapped, so that a search through a file finds what is in it.
        content = yaml.safe_dump({"recorded_from": self._recorded_from, **cassette}, sort_keys=False, width=1 << 30)
        assert isinstance(content, str)
        return content

    def deserialize(self, content: str) -> Any:
        return yaml.safe_load(content)
