"""Makes the calls of cases.py with the `sync` that is installed here, and prints what comes of each, a JSON line each.

python driver.py URL
"""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from datetime import datetime, timezone
from functools import partial
from operator import attrgetter
from typing import Any, Callable, Dict

import httpx
from cases import CASES, CODE, Case  # type: ignore[import-not-found]

import sync
from sync.core.api_error import ApiError

CATCHABLE = {
    "ApiError": ApiError,
    **{name: getattr(sync, name) for name in dir(sync) if name in sync.common.errors.__all__},
}


def plain(value: Any) -> Any:
    """What code can read of a result, as JSON."""
    if isinstance(value, datetime):
        return f"datetime {value.astimezone(timezone.utc).isoformat() if value.tzinfo else value.isoformat()}"
    if hasattr(value, "model_fields_set"):
        return {"class": type(value).__name__, **{name: plain(item) for name, item in value}, **forms(value)}
    if hasattr(value, "to_dict"):
        names = {name: plain(getattr(value, name)) for name in value._names()}
        return {"class": type(value).__name__, **plain(value.to_dict()), **names, **forms(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "data") and hasattr(value, "headers"):
        return {"data": plain(value.data), "headers": {"content-type": value.headers["content-type"]}}
    return value if value is None or isinstance(value, (bool, int, float, str)) else repr(value)


def forms(model: Any) -> Dict[str, Any]:
    """What a model makes of itself, without what is null: it is left out here."""
    return {"json()": given(json.loads(model.json())), "dict()": plain(given(model.dict()))}


def given(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: given(item) for name, item in value.items() if item is not None}
    return [given(item) for item in value] if isinstance(value, list) else value


def outcome(work: Callable[[], Any]) -> Dict[str, Any]:
    try:
        return {"returned": plain(work())}
    except Exception as error:
        return {"raised": failure(error)}


def failure(error: Exception) -> Dict[str, Any]:
    """What code can do with an exception: catch it, and read it."""
    if not isinstance(error, ApiError):
        return {"escapes": type(error).__name__, "value_error": isinstance(error, ValueError)}
    found: Dict[str, Any] = {"caught as": {name: True for name, cls in CATCHABLE.items() if isinstance(error, cls)}}
    found["status_code"] = error.status_code
    for text in ("body.message", "body.status_code", "body.errorCode", "body['message']", "body['errorCode']"):
        try:
            found[text] = plain(eval(f"error.{text}"))
        except (AttributeError, KeyError, TypeError):
            pass
    if isinstance(error.body, (str, type(None))):
        found["body"] = error.body
    return found


def call(colour: Any, case: Case, url: str) -> Any:
    options: Dict[str, Any] = {"api_key": "key", "base_url": url, **case.client}
    asynchronous = colour is sync.AsyncSync
    if case.own_http_client:
        options["httpx_client"] = (httpx.AsyncClient if asynchronous else httpx.Client)(headers={"x-own": "1"})

    async def finished(awaitable: Any) -> Any:
        return await awaitable

    result = attrgetter(case.method)(colour(**options))(**case.arguments(sync.common))
    return asyncio.run(finished(result)) if inspect.isawaitable(result) else result


def main(url: str) -> None:
    def report(kind: str, name: str, work: Callable[[], Any]) -> None:
        print(json.dumps({"kind": kind, "case": name, "outcome": outcome(work)}), flush=True)

    for name, work in CODE.items():
        report("code", name, partial(work, sync))
    for colour in (sync.Sync, sync.AsyncSync):
        for name, case in CASES.items():
            report(colour.__name__, name, partial(call, colour, case, f"{url}-{colour.__name__}/{name}"))


main(sys.argv[1])
