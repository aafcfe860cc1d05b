"""Whether what a sandbox exchanged with its clients is what openapi.yaml promises.

For the development environment only: openapi-core needs a newer Python than the sandbox does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl

import yaml
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.deserializing.media_types.datatypes import MediaTypeDeserializersDict
from openapi_core.exceptions import OpenAPIError
from werkzeug.datastructures import Headers, ImmutableMultiDict

from sync_sandbox import Delivery, RecordedRequest, RecordedResponse, Sandbox

SPEC = Path(__file__).parents[2] / "openapi.yaml"


def validate(sandbox: Sandbox) -> None:
    """Raise AssertionError with every deviation in what the sandbox has received, answered and sent so far.

    Answers that a fault has spoilt are left out, and so is the storage, which is not part of the API. A request is
    checked when the sandbox has accepted it: tests send wrong ones on purpose.
    """
    found = [problem for exchange in sandbox.requests for problem in exchange_problems(exchange)]
    found += [problem for delivery in sandbox.webhooks for problem in delivery_problems(delivery)]
    assert not found, "\n".join(found)


def exchange_problems(exchange: RecordedRequest) -> list[str]:
    """What is wrong with a request and its answer. Bodies that were too long to be kept are taken as right."""
    response = exchange.response
    if response is None or not response.complete or exchange.fault is not None or not exchange.path.startswith("/v2/"):
        return []
    request = _Request.of(exchange)
    try:
        if response.status < 400 and exchange.body.bytes is not None:
            _contract().validate_request(request)
        if response.body.bytes is not None:
            _contract().validate_response(request, _Response.of(response))
    except OpenAPIError as error:
        return [f"{exchange.method} {exchange.path} {response.status}: {_explain(error)}"]
    return []


def delivery_problems(delivery: Delivery) -> list[str]:
    """What is wrong with a webhook."""
    name = "batch" if "metrics" in delivery.json() else "generation"
    try:
        _contract().validate_webhook_request(_Webhook.of(delivery, name))
    except OpenAPIError as error:
        return [f"webhook {name}: {_explain(error)}"]
    return []


@lru_cache(maxsize=1)
def _contract() -> OpenAPI:
    """The description, with readers for what openapi-core does not turn into what its schemas say."""
    readers: MediaTypeDeserializersDict = {
        "application/octet-stream": _read_binary,
        "video/mp4": _read_binary,
        "text/plain": _read_text,
    }
    config = Config(extra_media_type_deserializers=readers)
    return OpenAPI.from_dict(yaml.safe_load(SPEC.read_text(encoding="utf-8")), config=config)


def _read_binary(content: bytes, **parameters: str) -> str:
    """To a schema, a file is a string."""
    return content.decode("latin-1")


def _read_text(content: bytes, **parameters: str) -> str | bool:
    """A boolean field of a form is text on the wire."""
    text = content.decode()
    return text == "true" if text in ("true", "false") else text


def _explain(error: BaseException) -> str:
    """The error with its causes: openapi-core keeps the details in those."""
    details = [str(problem) for problem in getattr(error, "schema_errors", ())]
    cause = error.__cause__
    return "; ".join([str(error), *[detail[:300] for detail in details], *([_explain(cause)] if cause else [])])


@dataclass
class _Request:
    """A recorded request as openapi-core wants it."""

    path: str
    method: str
    content_type: str
    body: bytes | None
    parameters: RequestParameters
    host_url: str = "https://api.sync.so"

    @classmethod
    def of(cls, recorded: RecordedRequest) -> _Request:
        return cls(
            path=recorded.raw_path,
            method=recorded.method.lower(),
            content_type=recorded.headers.get("content-type", ""),
            body=recorded.body.bytes or None,
            parameters=RequestParameters(
                query=ImmutableMultiDict(parse_qsl(recorded.query, keep_blank_values=True)),
                header=Headers(recorded.headers.items()),
            ),
        )


@dataclass
class _Response:
    """A recorded answer as openapi-core wants it."""

    status_code: int
    content_type: str
    headers: Headers
    data: bytes | None

    @classmethod
    def of(cls, recorded: RecordedResponse) -> _Response:
        return cls(
            status_code=recorded.status,
            content_type=recorded.headers.get("content-type", ""),
            headers=Headers(recorded.headers.items()),
            data=recorded.body.bytes or None,
        )


@dataclass
class _Webhook:
    """A webhook as openapi-core wants it."""

    name: str
    body: bytes
    parameters: RequestParameters
    method: str = "post"
    content_type: str = "application/json"

    @classmethod
    def of(cls, delivery: Delivery, name: str) -> _Webhook:
        return cls(name=name, body=delivery.body, parameters=RequestParameters(header=Headers(delivery.headers)))
