"""A server that goes wrong as it is told, byte by byte, and counts what it would have billed."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from types import TracebackType
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Type, Union

# Bytes to send, seconds to stall (until the scripts change, at most), or something to do with the connection.
Action = Union[bytes, float, Callable[[socket.socket], object]]
Script = Sequence[Action]


class Request(NamedTuple):
    """A request that arrived whole.

    Attributes:
        headers: Names in lower case.
    """

    method: str
    target: str
    headers: Dict[str, str]
    body: bytes


def answer(
    body: Union[bytes, Any] = b"", status: Union[int, str] = 200, *headers: str, length: Optional[int] = None
) -> bytes:
    """A whole answer, the last of its connection.

    Args:
        body: Bytes as they are, anything else as JSON.
        status: A number, or the first line.
        headers: Lines of the head.
        length: What Content-Length says, where it is not the truth.
    """
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [status if isinstance(status, str) else f"HTTP/1.1 {status} Status", *headers]
    lines += [f"Content-Length: {len(content) if length is None else length}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + content


def chunked(*chunks: bytes) -> bytes:
    """The head of an answer in chunks, and some of them; the end is `LAST_CHUNK`."""
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)


LAST_CHUNK = b"0\r\n\r\n"


def reset(connection: socket.socket) -> None:
    """End the connection with a TCP reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def keep(connection: socket.socket) -> None:
    """As the last action: serve another request on this connection."""


def generation(id: str = "x", status: str = "PENDING", **fields: Any) -> Dict[str, Any]:
    known = {"id": id, "createdAt": "2026-01-01T00:00:00Z", "status": status, "model": "lipsync-2", "input": []}
    return {**known, **fields}


class FaultServer:
    """Answers its n-th request with the n-th script, the last again and again. None or no script: as an API that works.

    with FaultServer() as server:
        server.scripts = [[answer(status=503)], [reset]]

    Args:
        certificate: Path of a certificate with its key, to speak TLS.

    Attributes:
        requests: Those that arrived whole, in order.
        connections: How many were accepted.
        scripts: What to do.
    """

    def __init__(self, *scripts: Optional[Script], certificate: Optional[str] = None) -> None:
        self.requests: List[Request] = []
        self.connections = 0
        self._tls: Optional[ssl.SSLContext] = None
        if certificate is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(certificate)
        self._lock = threading.Lock()
        self._changed = threading.Event()
        self._ended = False
        self.scripts = scripts
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: List[socket.socket] = []
        self._threads = [threading.Thread(target=self._serve)]

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

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

    @property
    def billed(self) -> List[str]:
        """What a server bills that carries out each create that reaches it whole, whatever it answers."""
        creates = [request for request in self.requests if (request.method, request.target) == ("POST", "/v2/generate")]
        return sorted({request.headers["idempotency-key"] for request in creates})

    def __enter__(self) -> FaultServer:
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
            connection.close()  # The client has left first, as it should on some of these.

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
        for action in _healthy(request) if script is None else script:
            if isinstance(action, bytes):
                connection.sendall(action)
            elif callable(action):
                action(connection)
                if action is keep:
                    return True
            else:
                changed.wait(action)
        return False


def _healthy(request: Request) -> Script:
    body: Any = []
    if request.target.startswith("/v2/generate"):
        body = generation(request.headers.get("idempotency-key") or request.target.rpartition("/")[2])
    return [answer(body).replace(b"Connection: close\r\n", b""), keep]


def _read_request(connection: socket.socket) -> Optional[Request]:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    in_chunks = headers.get("transfer-encoding") == "chunked"
    while not body.endswith(b"\r\n" + LAST_CHUNK) if in_chunks else len(body) < int(headers.get("content-length", 0)):
        chunk = connection.recv(65536)
        if not chunk:
            return None
        body += chunk
    method, target, _ = first.split(" ")
    return Request(method, target, headers, body)
