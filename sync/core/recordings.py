"""What vcrpy records of a client: requests and responses in its own form, without secrets and of the public address."""

from __future__ import annotations

import os
import re
from typing import Any, Dict, List, Optional, Sequence

from ..environment import SyncEnvironment
from .scrub import clean_request_headers, clean_response_headers, scrub, scrub_text

PUBLIC = SyncEnvironment.DEFAULT.value
MATCH_ON = ("method", "scheme", "host", "port", "path", "query", "body")

# What the client makes anew for every request, and so would match no other: a fixed value takes its place.
_BOUNDARY = re.compile(r"(?<=boundary=)[^;\s]+")
_PROJECT_ID = re.compile(rb'(?<="id":")[0-9a-f-]{36}(?=")')


class Filter:
    """Cleans what is recorded, and what is looked for in a recording.

    Args:
        origin: Where the requests go, which becomes the public address; None for SYNC_BASE_URL.
        secrets: What to remove wherever it stands; the key in SYNC_API_KEY always is.
    """

    def __init__(self, origin: Optional[str], secrets: Sequence[str]) -> None:
        self._origin = origin
        self._given = secrets

    @property
    def origin(self) -> str:
        return (self._origin or os.environ.get("SYNC_BASE_URL") or PUBLIC).rstrip("/")

    @property
    def secrets(self) -> List[str]:
        return [secret for secret in (*self._given, os.environ.get("SYNC_API_KEY", "").strip()) if secret]

    def clean_request(self, request: Any) -> Any:
        """A request of vcrpy, cleaned in place."""
        secrets = self.secrets
        request.uri = scrub_text(request.uri.replace(self.origin, PUBLIC), secrets)
        request.headers = clean_request_headers(request.headers, secrets)
        body = request.body
        if body:
            content_type = request.headers.get("content-type", "")
            boundary = _BOUNDARY.search(content_type)
            if boundary is not None:
                body = body.replace(boundary.group().encode(), b"boundary")
                request.headers["content-type"] = _BOUNDARY.sub("boundary", content_type)
            if request.method == "POST" and request.path == "/v2/projects":
                body = _PROJECT_ID.sub(b"0" * 36, body)
            request.body = scrub(body.replace(self.origin.encode(), PUBLIC.encode()), secrets)
        return request

    def clean_response(self, response: Dict[str, Any]) -> Dict[str, Any]:
        """A response of vcrpy, cleaned in place."""
        secrets, origin = self.secrets, self.origin
        body = scrub(response["body"]["string"].replace(origin.encode(), PUBLIC.encode()), secrets)
        changed = body != response["body"]["string"]
        response["body"] = {"string": body}
        response["headers"] = clean_response_headers(
            {name: [value.replace(origin, PUBLIC) for value in values] for name, values in response["headers"].items()},
            secrets,
        )
        if "content-length" in response["headers"]:
            response["headers"]["content-length"] = [str(len(body))]
        if changed:
            # It named the body as it was, and that may have had the address in it.
            response["headers"].pop("etag", None)
        return response
