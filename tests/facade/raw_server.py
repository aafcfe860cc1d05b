"""A server that sends exactly the bytes it is told, for what no framework would send."""

from __future__ import annotations

import socket
import struct
import threading
from itertools import count
from types import TracebackType
from typing import Callable, List, Optional, Sequence, Type, Union

# Bytes to send, a number of seconds to stall (until the server ends, at most), or something to do with the connection.
Action = Union[bytes, float, Callable[[socket.socket], object]]


def answer(body: bytes, *, status: str = "200 OK", headers: bytes = b"Content-Type: application/json\r\n") -> bytes:
    """A whole answer, its length included, and that it is the last of its connection."""
    return b"HTTP/1.1 %s\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (
        status.encode(),
        headers,
        len(body),
        body,
    )


def reset(connection: socket.socket) -> None:
    """End the connection with a TCP reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class RawServer:
    """Answers its n-th connection with the n-th script, the last one again and again, and then closes it.

    with RawServer([[answer(b"{}")]]) as server:
        client = Sync(base_url=server.url, api_key="test")

    Attributes:
        requests: The bytes of each request, its body included as far as Content-Length says.
    """

    def __init__(self, scripts: Sequence[Sequence[Action]]) -> None:
        self.requests: List[bytes] = []
        self._scripts = scripts
        self._ended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._serve)]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> RawServer:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self._ended.set()
        # A listener is not woken by its close, but by a last connection.
        socket.create_connection(self._listener.getsockname()).close()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _serve(self) -> None:
        for number in count():
            connection, _ = self._listener.accept()
            if self._ended.is_set():
                connection.close()
                return
            script = self._scripts[min(number, len(self._scripts) - 1)]
            thread = threading.Thread(target=self._answer, args=(connection, script))
            self._threads.append(thread)
            thread.start()

    def _answer(self, connection: socket.socket, script: Sequence[Action]) -> None:
        connection.settimeout(5)
        with connection:
            try:
                self.requests.append(_read_request(connection))
                for action in script:
                    if isinstance(action, bytes):
                        connection.sendall(action)
                    elif callable(action):
                        action(connection)
                    else:
                        self._ended.wait(action)
            except OSError:
                pass  # The client has left first, as some tests want it to.


def _read_request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            raise ConnectionResetError
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            while len(body) < int(line.partition(b":")[2]):
                body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
