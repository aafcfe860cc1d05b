"""Checks the bodies of creates, and writes them as JSON."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any, Callable, Mapping, Set, Tuple

from sync_client import rules
from sync_client.models import CreateGenerationRequest
from sync_client.wire import identity

from ..core.validation import check_media
from ..errors import InvalidRequestError

# The URL of a medium. The checks only look at its scheme and its extension.
_URL = re.compile(r'"url":"https?://(?:[^"\\?#.]*\.)*(?:(\w+)|[^"\\?#.]*)(?:[?#][^"\\]*)?"')
# How many outlines to remember.
MOST = 256

write: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


class Bodies:
    """Checks the arguments of creates, and writes them as JSON.

    Most rows of a table differ only in their URLs. The rest of a body, its outline, is checked once.
    """

    def __init__(self) -> None:
        self._sound: Set[Tuple[str, ...]] = set()

    def write(self, arguments: Mapping[str, Any]) -> str:
        """The body of a create, from its arguments.

        Raises:
            ArgumentError, InvalidRequestError: The arguments are invalid; `field` names the field.
        """
        plain = ""
        outline: Tuple[str, ...] = ()
        # Arguments that are not plain JSON, such as models, are left to the checks.
        with suppress(TypeError, ValueError, RecursionError):
            plain = write(arguments)
            outline = tuple(_URL.split(plain))
        if outline in self._sound:
            return plain
        body = _check(arguments)
        if body == plain:
            if len(self._sound) == MOST:
                self._sound.clear()
            self._sound.add(outline)
        return body


def _check(arguments: Mapping[str, Any]) -> str:
    body = CreateGenerationRequest.from_dict(arguments)
    body.project_id = identity(body.project_id)
    rules.check(body)
    check_media({name: getattr(body, name) for name in ("input", "dub_params", "dialogue_edit")})
    try:
        return write(body.to_dict())
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequestError(f"The request can't be written as JSON: {error}.", field="request") from None
