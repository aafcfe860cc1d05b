"""What an error tells, and what it must not."""

from __future__ import annotations

import pickle
import reprlib
import traceback
from typing import Any, Callable, Iterator, Optional

from sync.errors import ApiError

KEY = "sk-a.secret.that.must.not.leave"


def locals_of(error: BaseException) -> Iterator[str]:
    """What tools that report errors show of the library's part of a traceback."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_globals["__name__"].split(".")[0] in ("sync", "sync_client"):
            yield from map(reprlib.Repr().repr, frame.f_locals.values())


def failure(call: Callable[[], Any]) -> Optional[ApiError]:
    """What a call raises, which is an ApiError or nothing, and does not tell the key."""
    try:
        call()
    except ApiError as raised:
        error = raised
    else:
        return None
    texts = [str(error), repr(error), repr(vars(error)), *locals_of(error)]
    texts += traceback.format_exception(type(error), error, error.__traceback__)
    assert not [text for text in texts if KEY in text]
    assert KEY.encode() not in pickle.dumps(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    return error
