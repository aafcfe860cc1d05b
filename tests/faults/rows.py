"""The table: one row, one fault of a single request, and what must come of it."""

from __future__ import annotations

import gzip
import json
from email.utils import formatdate
from typing import Any, List, NamedTuple, Optional, Sequence, Type

from sync.errors import (
    ApiConnectionError,
    ApiError,
    ApiStatusError,
    ApiTimeoutError,
    BadRequestError,
    ConflictError,
    ContentTooLargeError,
    ForbiddenError,
    InternalServerError,
    InvalidResponseError,
    NotFoundError,
    PaymentRequiredError,
    TooManyRequestsError,
    UnauthorizedError,
    UnprocessableEntityError,
)

from ..scripted_server import LAST_CHUNK, Script, chunked, reset, response
from .api import generation

# The fields that identify a generation, and the others that the contract has in every one.
IDENTITY = ("id", "status")
OTHERS = ("createdAt", "model", "input")
# What the tests' clock says, in seconds since the epoch.
NOW = 1_700_000_000


class Row(NamedTuple):
    """What a server does, and what a `get` and a `create` with two retries make of it.

    Attributes:
        scripts: Request by request, the last again and again; None is what a server does that works. ORIGIN, PORT
            and OTHER stand for the URL of the server, its port, and the URL of another.
        error: The class that is raised, exactly; None where the call succeeds.
        requests: How many reach the server.
        slept: The pauses that were asked for, in seconds.
        timeout: Of the client, in seconds.
        create_error, create_requests: The same for a create, where it differs.
    """

    name: str
    scripts: Sequence[Optional[Script]]
    error: Optional[Type[ApiError]]
    requests: int
    slept: Sequence[float] = ()
    timeout: Optional[float] = 60.0
    create_error: Optional[Type[ApiError]] = None
    create_requests: Optional[int] = None


TRANSIENT = (408, 429, 500, 502, 503, 504)
CLASSES = {
    400: BadRequestError,
    401: UnauthorizedError,
    402: PaymentRequiredError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    413: ContentTooLargeError,
    422: UnprocessableEntityError,
    429: TooManyRequestsError,
    **dict.fromkeys(range(500, 600), InternalServerError),
}

STATUSES = [
    Row(f"status {status}", [[response(status=status)]], CLASSES.get(status, ApiStatusError), requests)
    for status in range(400, 600)
    for requests in [3 if status in TRANSIENT else 1]
]
ODD_STATUSES = [
    Row("status 999", [[response(status=999)]], ApiStatusError, 1),
    Row("status 600", [[response(status=600)]], ApiStatusError, 1),
    Row("status 300 without a place", [[response(status=300)]], ApiStatusError, 1),
    Row("status 304", [[response(status=304)]], ApiStatusError, 1),
    Row("status 206, all of it", [[response(generation(), 206)]], None, 1),
    Row("status of two digits", [[response(generation(), 20)]], ApiConnectionError, 3),
    Row("status that is a word", [[response(generation(), "HTTP/1.1 OK")]], ApiConnectionError, 3),
    Row("no reason", [[response(generation(), "HTTP/1.1 200")]], None, 1),
    Row("HTTP/1.0", [[response(generation(), "HTTP/1.0 200 OK")]], None, 1),
    Row("HTTP/0.9", [[json.dumps(generation()).encode()]], ApiConnectionError, 3),
    Row("100 first", [[b"HTTP/1.1 100 Continue\r\n\r\n", response(generation())]], None, 1),
    Row("103 first", [[b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", response(generation())]], None, 1),
    Row("101 that nobody asked for", [[b"HTTP/1.1 101 Switching Protocols\r\n\r\n"]], ApiConnectionError, 3),
    Row("two transient failures", [[response(status=502)], [reset], None], None, 3),
    Row(
        "three transient failures",
        [[response(status=502)], [reset], [response(status=500)], None],
        InternalServerError,
        3,
    ),
    Row("a final one after a transient one", [[response(status=503)], [response(status=402)]], PaymentRequiredError, 2),
]


def paced(value: str, status: int = 503) -> List[Optional[Script]]:
    return [[response(b"", status, f"Retry-After: {value}")], None]


RETRY_AFTER = [
    *(
        Row(f"Retry-After: {value}", paced(value), None, 2, slept=[seconds])
        for value, seconds in [
            ("0", 0.0),
            ("1", 1.0),
            ("1.5", 1.5),
            ("-5", 0.0),
            ("inf", 0.0),
            ("-inf", 0.0),
            ("nan", 0.0),
            ("1e400", 0.0),
            ("", 0.0),
            ("soon", 0.0),
            ("1, 2", 0.0),
            ("0x10", 0.0),
            ("\xb2", 0.0),
            ("99999999999999999999-01-01", 0.0),
            (formatdate(NOW + 7, usegmt=True), 7.0),
            (formatdate(NOW - 3600, usegmt=True), 0.0),
            ("Wed, 99 Foo 2023 99:99:99 GMT", 0.0),
            ("Fri, 31 Dec 9999 23:59:59 -9999", 0.0),
        ]
    ),
    *(
        Row(f"Retry-After: {value}", paced(value), InternalServerError, 1)
        for value in ("61", "3600", "1e300", formatdate(NOW + 3600, usegmt=True), "Fri, 31 Dec 9999 23:59:59 GMT")
    ),
    Row("429 with Retry-After: 2", paced("2", 429), None, 2, slept=[2.0]),
    Row("429 with Retry-After: 3600", paced("3600", 429), TooManyRequestsError, 1),
    Row("Retry-After beyond the deadline", paced("20"), InternalServerError, 1, timeout=20.0),
    Row("Retry-After on a success", [[response(generation(), 200, "Retry-After: 3600")]], None, 1),
    Row("Retry-After on a final failure", paced("5", 400), BadRequestError, 1),
]

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
STALL = 5.0
CONNECTIONS = [
    Row("closed before the head", [[]], ApiConnectionError, 3),
    Row("reset before the head", [[reset]], ApiConnectionError, 3),
    Row("closed in the head", [[HEAD[:20]]], ApiConnectionError, 3),
    Row("closed after the head", [[HEAD]], ApiConnectionError, 3),
    Row("reset after the head", [[HEAD, reset]], ApiConnectionError, 3),
    Row("closed in the body", [[HEAD + b'{"id": "x"']], ApiConnectionError, 3),
    Row("reset in the body", [[HEAD + b'{"id": "x"', reset]], ApiConnectionError, 3),
    Row("closed between chunks", [[chunked(b'{"id"')]], ApiConnectionError, 3),
    Row("closed in a chunk", [[chunked(b'{"id"') + b"ff\r\n"]], ApiConnectionError, 3),
    Row("a chunk without a size", [[chunked(b'{"id"') + b"many\r\n"]], ApiConnectionError, 3),
    Row("another protocol", [[b"SSH-2.0-OpenSSH_9.6\r\n"]], ApiConnectionError, 3),
    Row("a TLS alert", [[b"\x15\x03\x01\x00\x02\x02\x46"]], ApiConnectionError, 3),
    Row(
        "a head without end",
        [[b"HTTP/1.1 200 OK\r\n" + b"X-Filler: %s\r\n" % (b"x" * 1000) * 200]],
        ApiConnectionError,
        3,
    ),
    Row("a head with a name that is none", [[response(generation(), 200, "X Y: z")]], ApiConnectionError, 3),
    Row("a head with bytes above ASCII", [[response(generation(), 200, "X-Name: \xff\xfe")]], None, 1),
    Row("one reset", [[reset], None], None, 2),
    Row("a stall before the head", [[STALL]], ApiTimeoutError, 3, timeout=0.1),
    Row("a stall after the head", [[HEAD, STALL]], ApiTimeoutError, 3, timeout=0.1),
    Row("a stall between chunks", [[chunked(b'{"id"'), STALL]], ApiTimeoutError, 3, timeout=0.1),
]

WHOLE = json.dumps(generation()).encode()
JSON = "Content-Type: application/json"
GZIP = "Content-Encoding: gzip"
LARGE = gzip.compress(bytes(65 * 1024 * 1024), 9)
# 4 GB in the end.
BOMB = gzip.compress(gzip.compress(gzip.compress(bytes(64 * 1024 * 1024), 9), 9), 9)


def unreadable(name: str, body: Any, *headers: str, status: int = 200) -> Row:
    """A success that says nothing: what it did is unknown, and asking again would not tell."""
    return Row(name, [[response(body, status, *headers)]], InvalidResponseError, 1)


def readable(name: str, body: Any, *headers: str) -> Row:
    return Row(name, [[response(body, 200, *headers)]], None, 1)


def without(field: str) -> Any:
    return {name: value for name, value in generation().items() if name != field}


BODIES = [
    unreadable("HTML 200", b"<!doctype html><title>Sign in</title>", "Content-Type: text/html"),
    Row("HTML 502", [[response(b"<html>Bad gateway</html>", 502, "Content-Type: text/html")]], InternalServerError, 3),
    unreadable("empty 200", b"", JSON),
    unreadable("204", b"", status=204),
    unreadable("205", b"", status=205),
    unreadable("null", None, JSON),
    unreadable("a string", "PENDING", JSON),
    unreadable("a list", [generation()], JSON),
    unreadable("a number", 5, JSON),
    unreadable("true", True, JSON),
    unreadable("truncated JSON", WHOLE[:-5], JSON),
    unreadable("two documents", WHOLE + WHOLE, JSON),
    unreadable("a script", b"callback(" + WHOLE + b")", "Content-Type: text/javascript"),
    unreadable("another charset", json.dumps(generation(error="\xe9"), ensure_ascii=False).encode("latin-1"), JSON),
    unreadable("invalid UTF-8", WHOLE[:-1] + b', "error": "\xff\xfe\xc0"}', JSON),
    unreadable("NUL bytes", b"\0" * 100, JSON),
    unreadable("deep nesting", b"[" * 200_000, JSON),
    unreadable("deep nesting in a field", WHOLE[:-1] + b', "x": ' + b'{"a":' * 200_000, JSON),
    unreadable("an empty object", {}, JSON),
    # What a generation is known by must be there; whatever else is not as it should be does not fail the call.
    *(unreadable(f"no {field}", without(field), JSON) for field in IDENTITY),
    *(unreadable(f"{field} is null", {**generation(), field: None}, JSON) for field in IDENTITY),
    *(unreadable(f"{field} is a number", {**generation(), field: 5}, JSON) for field in IDENTITY),
    *(readable(f"no {field}", without(field), JSON) for field in OTHERS),
    *(readable(f"{field} is null", {**generation(), field: None}, JSON) for field in OTHERS),
    *(readable(f"{field} is a number", {**generation(), field: 5}, JSON) for field in OTHERS),
    *(
        readable(f"createdAt is {moment!r}", generation(createdAt=moment), JSON)
        for moment in ("", "yesterday", "99999-01-01T00:00:00Z", "2026-13-45T99:99:99Z")
    ),
    readable("a huge integer for a number", WHOLE[:-1] + b', "outputDuration": ' + b"1" * 4000 + b"}", JSON),
    readable("input is an object", generation(input={}), JSON),
    readable("input is a list of null", generation(input=[None]), JSON),
    unreadable("gzip that is none", WHOLE, JSON, GZIP),
    Row("an error in gzip that is none", [[response(WHOLE, 502, JSON, GZIP)]], InternalServerError, 3),
    unreadable("gzip that is cut off", gzip.compress(WHOLE)[:-20], JSON, GZIP),
    unreadable("a compression that nobody asked for", gzip.compress(WHOLE), JSON, "Content-Encoding: br"),
    unreadable("gzip in gzip", gzip.compress(gzip.compress(WHOLE)), JSON, "Content-Encoding: gzip, gzip"),
    unreadable("gzip in two lines", gzip.compress(gzip.compress(WHOLE)), JSON, GZIP, GZIP),
    readable("gzip of nothing else", gzip.compress(WHOLE), JSON, "Content-Encoding: identity, GZIP"),
    Row("an error in gzip in gzip", [[response(BOMB, 502, GZIP, GZIP, GZIP)]], InternalServerError, 3),
    unreadable("a gzip bomb", LARGE, GZIP),
    Row("an error that is a gzip bomb", [[response(LARGE, 502, GZIP)]], InternalServerError, 3),
    readable("gzip by its old name", gzip.compress(WHOLE), JSON, "Content-Encoding: x-gzip"),
    Row("content-length too large", [[response(WHOLE, length=len(WHOLE) + 1)]], ApiConnectionError, 3),
    unreadable("content-length too small", b"", JSON)._replace(scripts=[[response(WHOLE, length=len(WHOLE) - 1)]]),
    Row("two content-lengths", [[response(WHOLE, 200, "Content-Length: 5")]], ApiConnectionError, 3),
    Row("content-length below 0", [[response(WHOLE, length=-1)]], ApiConnectionError, 3),
    Row("content-length and chunks", [[response(WHOLE, 200, "Transfer-Encoding: chunked")]], ApiConnectionError, 3),
    readable("gzip", gzip.compress(WHOLE), JSON, GZIP),
    Row("chunks", [[chunked(WHOLE[:10], WHOLE[10:]) + LAST_CHUNK]], None, 1),
    Row("no length", [[b"HTTP/1.1 200 OK\r\n\r\n" + WHOLE]], None, 1),
    readable("a type that is none", WHOLE, "Content-Type: nonsense; charset=nonsense"),
    readable("a charset that is not so", WHOLE, "Content-Type: application/json; charset=utf-16"),
    readable("UTF-16", json.dumps(generation()).encode("utf-16"), JSON),
    readable("a byte order mark", b"\xef\xbb\xbf" + WHOLE, JSON),
    readable("cookies", WHOLE, "Set-Cookie: =;;,\xff; Expires=never; Domain=..", "Set-Cookie: " + "x" * 5000),
    # More digits than Python reads as an integer.
    *(
        readable(f"a huge integer as {field}", WHOLE[:-1] + b', "%s": ' % field.encode() + b"1" * 10_000 + b"}", JSON)
        for field in ("x", "outputDuration", "createdAt")
    ),
    readable("duplicate keys", b'{"id": "first", ' + WHOLE[1:], JSON),
    readable("an unknown status", generation(status="DREAMING"), JSON),
    readable("unknown fields", generation(newField={"deep": [1, None]}), JSON),
    readable("an unknown kind of input", generation(input=[{"type": "hologram", "url": 5}]), JSON),
    readable("optional fields are null", generation(error=None, outputUrl=None, outputDuration=None), JSON),
    readable("not a number", WHOLE[:-1] + b', "outputDuration": NaN}', JSON),
]

REDIRECTS = [
    *(
        Row(
            f"{status} to {name}",
            [[response(b"", status, f"Location: {location}")], None],
            None if followed else ApiStatusError,
            2 if followed else 1,
            create_error=ApiStatusError,
            create_requests=1,
        )
        for status in (301, 302, 303, 307, 308)
        for name, location, followed in [
            ("the same origin", "/v2/generate/moved/x", True),
            ("the same origin in full", "ORIGIN/v2/generate/moved/x", True),
            ("another port", "OTHER/v2/generate/x", False),
            ("another host", "http://localhost:PORT/v2/generate/x", False),
            ("another scheme", "https://127.0.0.1:PORT/v2/generate/x", False),
            ("another host without a scheme", "//localhost:PORT/v2/generate/x", False),
            ("a user name", "http://user:password@127.0.0.1:PORT/v2/generate/x", False),
            ("a host behind a user name", "http://127.0.0.1:PORT@localhost/v2/generate/x", False),
            ("a file", "file:///etc/passwd", False),
            ("nowhere", "", False),
        ]
    ),
    *(
        Row(f"{status} with a place", [[response(b"", status, "Location: /v2/generate/moved/x")]], ApiStatusError, 1)
        for status in (300, 304, 305, 306)
    ),
    Row("302 in a loop", [[response(b"", 302, "Location: /v2/generate/x")]], ApiStatusError, 5, create_requests=1),
    Row(
        "302 to a host behind a backslash",
        [[response(b"", 302, "Location: http://127.0.0.1:PORT\\@HOST/")]],
        ApiStatusError,
        1,
    ),
    # What the HTTP client takes for a URL, and Python does not.
    *(
        Row(f"302 to {location}", [[response(b"", 302, f"Location: {location}")]], ApiStatusError, 1)
        for location in ("http://[@127.0.0.1:PORT/x", "//[/", "http://127.0.0.1\uff0f@HOST/".encode().decode("latin-1"))
    ),
    # The HTTP client reads the place even where nobody follows it.
    *(
        Row(f"302 to {location}", [[response(b"", 302, f"Location: {location}")]], ApiConnectionError, 3)
        for location in (
            "javascript:alert(1)",
            "http://[::1",
            "http://127.0.0.1:port/",
            "http:\\\\127.0.0.1:PORT\\x",
            "/" + "x" * 70_000,
        )
    ),
]

ROWS: List[Row] = [*STATUSES, *ODD_STATUSES, *RETRY_AFTER, *CONNECTIONS, *BODIES, *REDIRECTS]
