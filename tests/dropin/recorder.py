"""A server that notes what it is sent and answers as the case says whose name is in the path."""

from __future__ import annotations

import json
from collections import defaultdict
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, DefaultDict, Dict, List, Tuple
from urllib.parse import parse_qs, urlsplit

from ..scripted_server import Request, Script, ScriptedServer, keep, response
from .cases import CASES

NOTED_HEADERS = ("accept", "idempotency-key", "user-agent", "x-api-key", "x-fern-sdk-name", "x-own")


class Recorder(ScriptedServer):
    """Serves while it is open.

        with Recorder() as recorder:
            run(recorder.url + "/sync/get")

    Attributes:
        seen: What was sent, by what the path began with: `client/case`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: DefaultDict[Tuple[str, str], List[Dict[str, Any]]] = defaultdict(list)

    def respond(self, request: Request) -> Script:
        _, client, case, *_ = request.target.split("?")[0].split("/", 3)
        seen = self.seen[client, case]
        prefix = f"/{client}/{case}"
        seen.append(_described(request, request.target[len(prefix) :]))
        answers = CASES[case].answers
        status, fields, content = answers[min(len(seen), len(answers)) - 1]
        if status is None:
            return []
        headers = {"Content-Type": "application/json", **fields}
        lines = [f"{name}: {value.replace('{prefix}', prefix)}" for name, value in headers.items()]
        return [response(content, status, *lines, close=False), keep]


def _described(request: Request, target: str) -> Dict[str, Any]:
    """A request as the tests compare it."""
    content_type = request.headers.get("content-type", "")
    is_json = bool(request.body) and content_type == "application/json"
    url = urlsplit("http://server" + target)
    return {
        "method": request.method,
        "path": url.path,
        "query": parse_qs(url.query, keep_blank_values=True),
        "headers": {name: request.headers[name] for name in NOTED_HEADERS if name in request.headers},
        "type": content_type.partition(";")[0],
        "json": json.loads(request.body) if is_json else None,
        "form": _form(content_type, request.body) if content_type.startswith("multipart/") else None,
    }


def _form(content_type: str, body: bytes) -> Dict[str, Any]:
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    return {
        str(part.get_param("name", header="content-disposition")): {
            "file name": part.get_filename(),
            "type": part.get_content_type() if "content-type" in part else None,
            "content": bytes(part.get_payload(decode=True)).decode("latin-1"),
        }
        for part in message.iter_parts()
    }
