"""A server on 127.0.0.1 that notes what it is sent and answers as the case says whose name starts the path."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, DefaultDict, Dict, List, Optional, Tuple, Type
from urllib.parse import parse_qs, urlsplit

from .cases import CASES

NOTED_HEADERS = ("accept", "idempotency-key", "user-agent", "x-api-key", "x-fern-sdk-name", "x-own")


class Recorder:
    """Serves while it is open.

        with Recorder() as recorder:
            run(recorder.url + "/sync/get")

    Attributes:
        requests: What was sent, by what the path began with: `client/case`.
    """

    def __init__(self) -> None:
        self.requests: DefaultDict[Tuple[str, str], List[Dict[str, Any]]] = defaultdict(list)
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except ConnectionError:
                    self.close_connection = True

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                _, client, case, *_ = self.path.split("?")[0].split("/", 3)
                seen = recorder.requests[client, case]
                prefix = f"/{client}/{case}"
                seen.append(_described(self.command, self.path[len(prefix) :], dict(self.headers.items()), body))
                answers = CASES[case].answers
                status, headers, content = answers[min(len(seen), len(answers)) - 1]
                if status is None:
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value.replace("{prefix}", prefix))
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = answer

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Recorder:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _described(method: str, target: str, headers: Dict[str, str], body: bytes) -> Dict[str, Any]:
    """A request as the tests compare it."""
    lower = {name.lower(): value for name, value in headers.items()}
    content_type = lower.get("content-type", "")
    url = urlsplit("http://server" + target)
    return {
        "method": method,
        "path": url.path,
        "query": parse_qs(url.query, keep_blank_values=True),
        "headers": {name: lower[name] for name in NOTED_HEADERS if name in lower},
        "type": content_type.partition(";")[0],
        "json": json.loads(body) if body and content_type == "application/json" else None,
        "form": _form(content_type, body) if content_type.startswith("multipart/") else None,
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
