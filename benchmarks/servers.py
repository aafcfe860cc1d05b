"""Servers on 127.0.0.1 for the rows that need one, each in a process of its own.

python servers.py FILE    # a generation whose result is FILE; prints its URL
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from samples import GENERATION


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer in one piece: in two, the second would wait for the delayed acknowledgement of the first.
    wbufsize = -1
    file = ""

    def do_GET(self) -> None:
        host = f"http://{self.headers['host']}"
        if self.path.startswith("/file"):
            self._file()
        elif self.path.endswith("/download"):
            self._answer("text/plain", f"{host}/file".encode())
        else:
            self._answer("application/json", json.dumps({**GENERATION, "outputUrl": f"{host}/file"}).encode())

    def _answer(self, content_type: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("content-type", content_type)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _file(self) -> None:
        size = os.path.getsize(self.file)
        self.send_response(200)
        self.send_header("content-type", "video/mp4")
        self.send_header("content-length", str(size))
        self.end_headers()
        self.wfile.flush()
        with open(self.file, "rb") as file:
            offset = 0
            while offset < size:
                offset += os.sendfile(self.connection.fileno(), file.fileno(), offset, 1 << 20)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def result_server(file: Path) -> Iterator[str]:
    """The URL of a server whose every generation has ended with this file."""
    with subprocess.Popen([sys.executable, __file__, str(file)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


if __name__ == "__main__":
    Handler.file = sys.argv[1]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
