"""Whether a file is the result of a generation: by its length and its beginning, and no more is downloaded."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Dict, Iterable, List, Mapping, Union

from sync_client.types import HasId

from ..core.call.context import Context
from ..core.call.steps import Flow, Step
from ..core.files.byte_range import CONTENT_RANGE, ByteRange
from ..core.files.download import find_completed, renew_url
from ..core.files.receive import receive_file
from ..core.files.work import Work

# Bytes that are compared.
BEGINNING = 64 * 1024


class _Beginning(ByteRange):
    """The first bytes of a file, and how long it is."""

    limit: float = BEGINNING

    def request_headers(self) -> Dict[str, str]:
        return {**super().request_headers(), "range": f"bytes=0-{BEGINNING - 1}"}

    def continues(self, headers: Mapping[str, str]) -> bool:
        found = CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
        if self.position or not found or int(found[1]) or found[2] == "*":
            return False
        self.total = int(found[2])
        return True


def is_result(context: Context, generation: Union[str, HasId], path: Path) -> Flow[bool]:
    found = yield from find_completed(context, generation)
    beginning = _Beginning()
    start: List[bytes] = []

    def keep(parts: List[bytes]) -> Iterable[Step]:
        start.extend(parts)
        return ()

    renew = partial(renew_url, context, found.id)
    yield from receive_file(context, found.output_url, renew, keep, start.clear, beginning)

    def compare() -> bool:
        content = b"".join(start)[:BEGINNING]
        try:
            with open(path, "rb") as file:
                return os.fstat(file.fileno()).st_size == beginning.total and file.read(len(content)) == content
        except OSError:
            return False

    return (yield Work(compare))  # type: ignore[no-any-return]
