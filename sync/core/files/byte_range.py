"""Which bytes of a file to ask for, and whether a response has them. Pure."""

from __future__ import annotations

import math
import re
from typing import Dict, Mapping, Optional

from ...errors import ApiConnectionError, InvalidResponseError

# No file has more bytes than these digits can say.
_LENGTH = re.compile(r"[0-9]{1,18}")
CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")


class ByteRange:
    """The bytes of a file that are still to come.

    Attributes:
        position: Bytes that have come.
        total: Bytes that there are; None where the server does not say.
        etag: What names this version of the file; None where nothing strong does.
        limit: Bytes that are wanted.
    """

    limit: float = math.inf

    def __init__(self, position: int = 0, total: Optional[int] = None, etag: Optional[str] = None) -> None:
        self.position: int = position
        self.total: Optional[int] = total
        self.etag: Optional[str] = etag

    def request_headers(self) -> Dict[str, str]:
        # Compressed, a range would be one of other bytes.
        headers = {"accept": "*/*", "accept-encoding": "identity"}
        if self.position and self.etag:
            headers.update({"range": f"bytes={self.position}-", "if-range": self.etag})
        return headers

    def continues(self, headers: Mapping[str, str]) -> bool:
        """Whether a 206 goes on where this one stopped, in the same version."""
        found = CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
        if not found or not self.position or int(found[1]) != self.position:
            return False
        if self.total is None and found[2] != "*":
            self.total = int(found[2])
        # Without the ETag that a 206 must repeat, nothing says that the version is the same.
        return found[2] in ("*", str(self.total)) and headers.get("etag") == self.etag

    def start(self, headers: Mapping[str, str]) -> None:
        """Begin with the head of a 200. Raises InvalidResponseError where it does not say where it ends."""
        etag = headers.get("etag")
        self.position = 0
        self.etag = etag if etag and etag.startswith('"') else None
        length = headers.get("content-length", "")
        self.total = int(length) if _LENGTH.fullmatch(length) else None
        if self.total is None and "chunked" not in headers.get("transfer-encoding", ""):
            raise InvalidResponseError("The storage did not say how long the file is.")

    def check_end(self) -> None:
        """Raises an error where the end came at another place than the storage said."""
        if self.position < self.limit and self.total is not None and self.position != self.total:
            raise ApiConnectionError(f"The file ended after {self.position} of {self.total} bytes.")
        if not self.position:
            raise InvalidResponseError("The file is empty.")
