"""Throw answers at what reads them, as every operation and as a storage: nothing but an ApiError may get out.

    python -m tests.fuzz.answers                             # 10,000 inputs
    python -m tests.fuzz.answers --inputs 1000000 --seed 7   # more, and others
    python -m tests.fuzz.answers --atheris                   # guided by coverage, where atheris is installed

The bodies are the contract's own examples in disorder. An input that breaks the promise is named by the seed that
makes it again.
"""

from __future__ import annotations

import inspect
import json
import math
import pkgutil
import random
import re
import warnings
from datetime import datetime, timezone
from importlib import import_module
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import httpx
import yaml

import sync.core.call.response
import sync.core.call.retry
import sync.core.files.byte_range
import sync_client.api
import sync_client.exchange
import sync_client.types
import sync_client.wire
from sync.core.call import retry
from sync.core.call.response import Response, decode_response, read_error
from sync.core.files.byte_range import ByteRange
from sync.core.jobs import wait
from sync.errors import ApiError, ApiStatusError, InvalidResponseError
from sync_client import models
from sync_client.types import BaseModel, Operation

from .fuzzing import Fuzzer, disordered, garbage, main

CONTRACT = yaml.safe_load(Path(__file__).parents[2].joinpath("openapi.yaml").read_text("utf-8"))
NOW = 1_700_000_000.0


class Nothing:
    """A body to send, where only the answer is of interest."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("_"):
            raise AttributeError(name)

    def to_dict(self) -> Dict[str, Any]:
        return {}


def argument(parameter: inspect.Parameter) -> Any:
    """What will do for an argument that must be given."""
    moment = datetime(2026, 1, 1, tzinfo=timezone.utc)
    return Nothing() if parameter.name == "body" else {"datetime": moment}.get(parameter.annotation, "x")


def operations() -> Iterator[Operation[Any]]:
    """Every operation of the generated client."""
    for found in pkgutil.walk_packages(sync_client.api.__path__, "sync_client.api."):
        module = import_module(found.name)
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == found.name and function.__name__[0] != "_":
                required = [one for one in inspect.signature(function).parameters.values() if one.default is one.empty]
                yield function(**{one.name: argument(one) for one in required})


def successes() -> Iterator[Tuple[str, List[Any]]]:
    """The examples of the contract for the success of an operation, by the operation's id."""
    for path in CONTRACT["paths"].values():
        for operation in (one for one in path.values() if "operationId" in one):
            id = re.sub("(?=[A-Z])", "_", operation["operationId"]).lower()
            examples: List[Any] = []
            for answer in (one for status, one in operation["responses"].items() if status[0] == "2"):
                for content in answer.get("content", {}).values():
                    examples += [content["example"]] if "example" in content else []
                    examples += [one["value"] for one in content.get("examples", {}).values()]
            yield id, examples or [None]


OPERATIONS = list(operations())
SUCCESSES = dict(successes())
FAILURES: List[Any] = [
    {
        "statusCode": 429,
        "message": "Too many.",
        "errorCode": "concurrency_limit_reached",
        "suggestion": "Wait.",
        "field": "input[0].url",
        "requestId": "r",
        "retryAfterSeconds": 5,
        "activeGenerations": 3,
        "concurrencyLimit": 3,
    },
    {"message": ["model must be a string", "input is missing"], "error": "Bad Request", "error_code": "rate_limited"},
    {"message": {"deep": ["text"]}},
    ["first", "second"],
    "text",
    "<html>Bad gateway</html>",
    None,
]
STATUSES = [
    200,
    201,
    204,
    206,
    301,
    400,
    401,
    402,
    404,
    408,
    409,
    413,
    416,
    422,
    429,
    499,
    500,
    503,
    520,
    599,
    600,
    999,
]
NAMES = [
    b"retry-after",
    b"Retry-After",
    b"x-request-id",
    b"x-sync-wait-mode",
    b"content-type",
    b"content-range",
    b"content-length",
    b"content-encoding",
    b"transfer-encoding",
    b"etag",
    b"\xff",
]
HEADERS = [
    b"",
    b"0",
    b"1.5",
    b"-5",
    b"inf",
    b"nan",
    b"1e400",
    b"9" * 5000,
    b"soon",
    b"\xff\xfe",
    b"\xd9\xa3",
    b"Wed, 21 Oct 2026 07:28:00 GMT",
    b"Fri, 31 Dec 9999 23:59:59 -9999",
    b"Wed, 99 Foo 2023 99:99:99 GMT",
    b"long_poll",
    b"application/json; charset=nonsense",
    b"bytes 10-19/20",
    b"bytes 10-19/*",
    b"bytes " + b"1" * 5000 + b"-2/" + b"3" * 5000,
    b"chunked",
    b"identity",
    b'"version"',
    b'W/"version"',
]


def check(operation: Operation[Any], response: Response) -> None:
    """Read a response as a success, a failure, a poll and the head of a download."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            result = decode_response(operation, response)
        except InvalidResponseError as error:
            str(error)
        else:
            for model in result if isinstance(result, list) else [result]:
                if isinstance(model, BaseModel):
                    model.to_dict()
            repr(result)
    # Items that were kept as they came.
    assert {warning.category for warning in told} <= {RuntimeWarning}
    error = read_error(response, NOW)
    assert isinstance(error, ApiStatusError)
    assert str(error)
    assert error.retry_after is None or (error.retry_after >= 0 and math.isfinite(error.retry_after))
    retry.may_retry(error, idempotent=True, attempt=0, keyed=True)
    pause = retry.choose_pause(lambda: 1.0, failed=1, asked=error.retry_after, left=None)
    assert pause is None or 0 <= pause <= retry.LONGEST_RETRY_AFTER
    asked, least = wait.read_pace(response.headers, NOW, 1.0, 10.0, 10.0)
    pause = retry.choose_pause(lambda: 1.0, failed=0, asked=asked, left=None, least=least, patience=60.0)
    assert pause is not None
    assert 0 <= pause <= retry.LONGEST_RETRY_AFTER
    wanted = ByteRange(10)
    try:
        wanted.continues(response.headers)
        wanted.start(response.headers)
        wanted.check_end()
    except ApiError as error_of_head:
        str(error_of_head)


def one_input(chance: random.Random) -> None:
    operation = chance.choice(OPERATIONS)
    sample = disordered(chance.choice(SUCCESSES[operation.id] if chance.random() < 0.6 else FAILURES), chance)
    content = sample.encode("utf-8", "replace") if isinstance(sample, str) else json.dumps(sample).encode()
    if chance.random() < 0.3:
        content = garbage(content, chance)
    pairs = [(chance.choice(NAMES), garbage(chance.choice(HEADERS), chance)) for _ in range(chance.randrange(4))]
    pairs += [(chance.choice(NAMES), chance.choice(HEADERS)) for _ in range(chance.randrange(3))]
    check(operation, Response(chance.choice(STATUSES), httpx.Headers(pairs), content))


MODELS = [getattr(models, name) for name in models.__all__ if hasattr(getattr(models, name), "from_dict")]
WATCHED = [
    sync.core.call.response,
    sync.core.call.retry,
    sync.core.files.byte_range,
    sync_client.exchange,
    sync_client.types,
    sync_client.wire,
    *MODELS,
]
FUZZER = Fuzzer("tests.fuzz.answers", one_input, WATCHED)

if __name__ == "__main__":
    main(FUZZER)
