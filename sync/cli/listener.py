"""A server that receives webhooks on this machine and forwards them."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Optional

from sync.errors import ApiConnectionError, WebhookVerificationError
from sync.webhooks import unwrap

if TYPE_CHECKING:
    from sync_client.secret import Secret

    from .output import Output

HEADER = "Sync-Signature"
# Bytes; far more than a webhook has.
LARGEST_BODY = 1024 * 1024
SECONDS = 10.0


class Listener(HTTPServer):
    """Receives webhooks on 127.0.0.1, one at a time.

        with Listener(output, secret, 4242, None, 300) as listener:
            listener.receive(1)

    Args:
        output: Writes each webhook.
        secret: The signing secret.
        port: TCP port; 0 picks a free port.
        forward_to: URL to forward verified webhooks to.
        tolerance: Seconds that their time may differ from this machine's clock.

    Attributes:
        received: The number of verified webhooks.
    """

    def __init__(self, output: Output, secret: Secret, port: int, forward_to: Optional[str], tolerance: float) -> None:
        super().__init__(("127.0.0.1", port), _Request)
        self.received = 0
        self._output = output
        self._secret = secret
        self._forward_to = forward_to
        self._tolerance = tolerance

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def receive(self, count: Optional[int]) -> None:
        """Receive this many webhooks; None for no limit."""
        while count is None or self.received < count:
            self.handle_request()

    def take(self, body: bytes, signature: Optional[str]) -> int:
        """Verify, write and forward a webhook. Returns the HTTP status to respond with."""
        try:
            notification = unwrap(body, signature, self._secret.reveal(), tolerance=self._tolerance)
        except WebhookVerificationError as error:
            self._output.note(f"Refused: {error}")
            return 400
        self.received += 1
        self._output.one(notification.to_dict())
        if self._forward_to is None:
            return 200
        try:
            status = send(self._forward_to, body, signature or "")
        except ApiConnectionError as error:
            self._output.note(str(error))
            return 502
        self._output.note(f"{self._forward_to} has responded with {status}.")
        return status


class _Request(BaseHTTPRequestHandler):
    server: Listener  # pyright: ignore[reportIncompatibleVariableOverride]
    # A client that connects and sends nothing must not block the others.
    timeout = SECONDS

    def do_POST(self) -> None:
        length = self.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            self.send_error(413 if length.isdecimal() else 411)
            return
        self.send_response(self.server.take(self.rfile.read(int(length)), self.headers.get(HEADER)))
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing: only webhooks are printed."""


def send(url: str, body: bytes, signature: str) -> int:
    """Send a webhook. Returns the HTTP status of the response; raises ApiConnectionError if there is none."""
    from sync.core.call.http import httpx

    headers = {"content-type": "application/json", HEADER: signature}
    try:
        # The URL is on this machine or its network: no proxy.
        return httpx.post(url, content=body, headers=headers, timeout=SECONDS, trust_env=False).status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ApiConnectionError(f"{url} can't be reached: {str(error).rstrip('.')}.") from None
