# Generated from openapi.yaml by `make generate`: do not edit.
"""Keeps a secret out of what is collected about a failure: logs, reprs, pickles, and the locals of every frame."""

from __future__ import annotations

import re
import traceback
from typing import Any, Callable, Match, MutableMapping, NoReturn, Optional, Set

# A shorter one may stand in any sentence by chance.
SHORTEST_MASKED = 8
MASK = "***"
# Those that JSON is read from.
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_URL = r"""([A-Za-z][A-Za-z0-9+.-]*://)([^\s"'<>]+)"""


class Secret:
    """Holds a value, and shows it to nobody who looks: error reporters follow tuples, lists, mappings and attributes.

    It is compared by identity, and can't be iterated over, copied or pickled. Only what hands the value over calls
    `reveal`, as the argument of another call and never into a variable.
    """

    __slots__ = ("reveal",)

    def __init__(self, value: Any) -> None:
        self.reveal: Callable[[], Any] = lambda: value

    def put(self, headers: MutableMapping[str, str], name: str) -> None:
        """Set a header field to it."""
        headers[name] = self.reveal()

    def mask(self, content: bytes) -> bytes:
        """The same without it, where somebody quotes it: as it is, or escaped for JSON, HTML or a URL."""
        if self._is_short():
            return content
        for encoding in ENCODINGS:
            content = content.replace(self.reveal().encode(encoding), MASK.encode(encoding))
        if b"\\" in content or b"%" in content or b"&#" in content:
            content = re.sub(_escape(self.reveal()), MASK.encode(), content)
        return content

    def mask_text(self, text: str) -> str:
        """The same for text."""
        return text if self._is_short() else text.replace(self.reveal(), MASK)

    def is_in(self, content: bytes) -> bool:
        """Whether it is quoted there as it is."""
        return not self._is_short() and self.reveal().encode() in content

    def is_in_text(self, text: str) -> bool:
        """The same for text."""
        return not self._is_short() and self.reveal() in text

    def _is_short(self) -> bool:
        return len(self.reveal()) < SHORTEST_MASKED

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A secret can't be pickled or copied: create the client that holds it where you need it.")


def _escape(value: str) -> bytes:
    """A pattern of a secret each of whose characters may be escaped."""
    return b"".join(
        b"(?:\\\\?%b|\\\\u00(?i:%02x)|%%(?i:%02x)|&#0*%d;|&#(?i:x0*%x);)"
        % (re.escape(character.encode()), ord(character), ord(character), ord(character), ord(character))
        for character in value
    )


def clear_frames(error: BaseException, before: Optional[BaseException]) -> None:
    """Forget the locals of the frames that an error came through, and leave their lines: an HTTP client has the request
    there as bytes. Frames that still run keep theirs.

    Args:
        before: The exception that was being handled when the work began: its frames are not of this work.
    """
    seen: Set[int] = set()
    link: Optional[BaseException] = error
    while link is not None and link is not before and id(link) not in seen:
        seen.add(id(link))
        traceback.clear_frames(link.__traceback__)
        link = link.__cause__ or link.__context__


def hide_access(text: str) -> str:
    """A message without what gives access to the URLs in it: names with passwords, and queries, which may be signed."""
    return re.sub(_URL, _without_access, text) if "://" in text else text


def _without_access(url: Match[str]) -> str:
    address, mark, _ = url[2].partition("?")
    host, slash, path = address.partition("/")
    user, at, host = host.rpartition("@")
    # A value that was cut short may end within the password.
    if not at and "…" in host:
        host = "***…"
    return f"{url[1]}{'***' * bool(user)}{at}{host}{slash}{path}{mark}{'***' * bool(mark)}"
