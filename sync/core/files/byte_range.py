"""Which bytes of a file to request, and whether a response has them. Pure."""

from __future__ import annotations

import math
import re
from typing import Dict, Mapping, Optional

from ...errors import ApiConnectionError, InvalidResponseError

# More digits than any file size has.
_LENGTH = re.compile(r"[0-9]{1,18}")
CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")


class ByteRange:
    """The bytes of a file that are still missing.

    Attributes:
        position: Bytes received.
        total: Size of the file; None if the server does not say.
        etag: The strong ETag of this version of the file; None if it has none.
        limit: Bytes wanted.
    """

    limit: float = math.inf

    def __init__(self, position: int = 0, total: Optional[int] = None, etag: Optional[str] = None) -> None:
        self.position: int = position
        self.total: Optional[int] = total
        self.etag: Optional[str] = etag

    def request_headers(self) -> Dict[str, str]:
        # A range of a compressed file would count other bytes.
        headers = {"accept": "*/*", "accept-encoding": "identity"}
        if self.position and self.etag:
            headers.update({"range": f"bytes={self.position}-", "if-range": self.etag})
        return headers

    def continues(self, headers: Mapping[str, str]) -> bool:
        """Whether a 206 continues at `position`, in the same version."""
        found = CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
        if not found or not self.position or int(found[1]) != self.position:
            return False
        if self.total is None and found[2] != "*":
            self.total = int(found[2])
        # A 206 must repeat the ETag: nothing else shows that the version is the same.
        return found[2] in ("*", str(self.total)) and headers.get("etag") == self.etag

    def start(self, headers: Mapping[str, str]) -> None:
        """Start from the headers of a 200. Raises InvalidResponseError if they don't show where the body ends."""
        etag = headers.get("etag")
        self.position = 0
        self.etag = etag if etag and etag.startswith('"') else None
        length = headers.get("content-length", "")
        self.total = int(length) if _LENGTH.fullmatch(length) else None
        if self.total is None and "chunked" not in headers.get("transfer-encoding", ""):
            raise InvalidResponseError("The storage did not send the size of the file.")

    def check_end(self) -> None:
        """Raises an error if the body ended elsewhere than the storage said."""
        if self.position < self.limit and self.total is not None and self.position != self.total:
            raise ApiConnectionError(f"The file ended after {self.position} of {self.total} bytes.")
        if not self.position:
            raise InvalidResponseError("The file is empty.")
