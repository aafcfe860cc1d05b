"""The synchronous colour of asynchronous code: the same text without `async` and `await`, with the other names."""

from __future__ import annotations

import re

HEADER = "# Derived from {source} by `make generate`. Do not edit: change that file.\n"

_NAMES = {
    "acall_back": "call_back",
    "aclose": "close",
    "aiter_bytes": "iter_bytes",
    "aiter_raw": "iter_raw",
    "arun": "run",
    "asleep": "sleep",
    "atrace": "trace",
    "async_raw": "raw",
    "asyncio": "time",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
}


def make_synchronous(source: str) -> str:
    """Derive it. `Async` at the beginning of a name goes, as does `async_`; a few names have another word."""
    source = re.sub(r"\basync (?=def|for|with)|\bawait ", "", source)
    source = re.sub(r"\bAsyncGenerator\[([\w.]+), None\]", r"Generator[\1, None, None]", source)
    source = re.sub(r"\b\w+\b", lambda match: _NAMES.get(match[0], match[0]), source)
    return re.sub(r"\bAsync(?=[A-Z])|\basync_(?=[a-z])", "", source)
