"""A server on 127.0.0.1 that sends exactly the bytes it is told to: also those that no framework would send.

    with ScriptedServer([response({"id": "x"})], [b"HTTP/1.1 200", reset]) as server:
        client = Sync(base_url=server.url, api_key="test")

Every test that needs a server other than the sandbox takes this one. It doesn't sleep: a stall ends with the server.
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from http.client import responses
from types import TracebackType
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Type, TypeVar, Union

# Bytes to send, seconds to stall (until the scripts change, at most), or something to do with the connection.
Action = Union[bytes, float, Callable[[socket.socket], object]]
Script = Sequence[Action]

S = TypeVar("S", bound="ScriptedServer")

LAST_CHUNK = b"0\r\n\r\n"


class Request(NamedTuple):
    """A request that arrived whole.

    Attributes:
        headers: Names in lower case.
        names: The name of each line of its head, in lower case.
    """

    method: str
    target: str
    headers: Dict[str, str]
    body: bytes
    names: Sequence[str]


def response(
    body: Union[bytes, Any] = b"",
    status: Union[int, str] = 200,
    *headers: str,
    length: Optional[int] = None,
    close: bool = True,
) -> bytes:
    """A whole response.

    Args:
        body: Bytes as they are, anything else as JSON.
        status: A number, or the first line.
        headers: Lines of the head.
        length: What Content-Length says, where it is not the truth.
        close: Whether it says that it is the last of its connection.
    """
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    first = status if isinstance(status, str) else f"HTTP/1.1 {status} {responses.get(status, 'Status')}"
    lines = [first, *headers]
    lines.append(f"Content-Length: {len(content) if length is None else length}")
    if close:
        lines.append("Connection: close")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + content


def chunked(*chunks: bytes) -> bytes:
    """The head of a response in chunks, and some of them; the end is `LAST_CHUNK`."""
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)


def reset(connection: socket.socket) -> None:
    """As the last action: end the connection with a TCP reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def keep(connection: socket.socket) -> None:
    """As the last action: serve another request on this connection. Without it, the connection ends."""


class ScriptedServer:
    """Performs the n-th script for the n-th request, and the last again and again.

    A script may be changed while the server runs: `server.scripts = [...]` begins anew with the first. Where there is
    none, or it is None, the server does what `respond` says, which a subclass may override.

    Args:
        scripts: What to do. An empty one closes the connection.
        certificate: Path of a certificate with its key, to speak TLS.

    Attributes:
        requests: Those that arrived whole, in order.
        connections: How many were accepted.
        stalling: Is set when a request makes it stall.
    """

    def __init__(self, *scripts: Optional[Script], certificate: Optional[str] = None) -> None:
        self.requests: List[Request] = []
        self.connections = 0
        self.stalling = threading.Event()
        self._tls: Optional[ssl.SSLContext] = None
        if certificate is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(certificate)
        self._lock = threading.Lock()
        self._changed = threading.Event()
        self._ended = False
        self.scripts = scripts
        self._listener = socket.create_server(("127.0.0.1", 0))
        # Known here, for what is told of a server that is there no more.
        self.port: int = self._listener.getsockname()[1]
        self._open: List[socket.socket] = []
        self._threads = [threading.Thread(target=self._serve)]

    @property
    def url(self) -> str:
        return f"{'http' if self._tls is None else 'https'}://127.0.0.1:{self.port}"

    @property
    def scripts(self) -> Sequence[Optional[Script]]:
        return self._scripts

    @scripts.setter
    def scripts(self, scripts: Sequence[Optional[Script]]) -> None:
        with self._lock:
            self._scripts = scripts
            self._next = 0
            # What stalls ends now.
            self._changed.set()
            self._changed = threading.Event()

    def respond(self, request: Request) -> Script:
        """What to do for a request that has no script: nothing was found."""
        return [response(status=404)]

    def __enter__(self: S) -> S:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self._ended = True
        self.scripts = ()
        # A listener is not woken by its close, but by a last connection; what waits for a request by its shutdown.
        socket.create_connection(self._listener.getsockname()).close()
        self._threads[0].join()
        for connection in self._open:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # It has ended by itself.
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._ended:
                connection.close()
                return
            self.connections += 1
            thread = threading.Thread(target=self._answer_all, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _answer_all(self, connection: socket.socket) -> None:
        try:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            self._open.append(connection)
            with connection:
                connection.settimeout(10)
                while self._answer(connection):
                    pass
        except OSError:
            connection.close()  # The client has left first, as some tests want it to.

    def _answer(self, connection: socket.socket) -> bool:
        """Answer one request. Gives whether another may follow."""
        request = _read_request(connection)
        if request is None:
            return False
        with self._lock:
            self.requests.append(request)
            script = self._scripts[min(self._next, len(self._scripts) - 1)] if self._scripts else None
            self._next += 1
            changed = self._changed
        for action in self.respond(request) if script is None else script:
            if isinstance(action, bytes):
                connection.sendall(action)
            elif callable(action):
                action(connection)
                if action is keep:
                    return True
            else:
                self.stalling.set()
                changed.wait(action)
        return False


def _read_request(connection: socket.socket) -> Optional[Request]:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    headers = dict(fields)
    in_chunks = headers.get("transfer-encoding") == "chunked"
    size = int(headers.get("content-length", 0))
    while not (b"\r\n" + body).endswith(b"\r\n" + LAST_CHUNK) if in_chunks else len(body) < size:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        body += chunk
    method, target, _ = first.split(" ")
    return Request(method, target, headers, body, [name for name, _ in fields])
