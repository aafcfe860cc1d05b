"""webhooks: receive, verify and send webhooks on this machine."""

from __future__ import annotations

import json
import os
from typing import IO, Any, Dict, Optional

import click

from sync_client.secret import Secret

from . import options
from .command import Command, Group
from .records import Delivery, as_record
from .schema import read_contract
from .session import Session

SECRET_VARIABLE = "SYNC_WEBHOOK_SECRET"


@click.group(cls=Group)
def webhooks() -> None:
    """Receive, verify and send webhooks on this machine.

    The signing secret is read from SYNC_WEBHOOK_SECRET, or fetched from the server: the API, or a sandbox in
    SYNC_BASE_URL, which needs no account.
    """


@webhooks.command(
    cls=Command,
    prints=["GenerationNotification", "Batch"],
    examples=["webhooks listen", "webhooks listen --forward-to http://localhost:8000/webhooks"],
)
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(0, 65535),
    default=4242,
    show_default=True,
    help="0 picks a free port.",
)
@click.option("--forward-to", metavar="URL", help="Forward verified webhooks to this URL, unchanged.")
@click.option(
    "--count", metavar="COUNT", type=click.IntRange(min=1), help="Stop after this many; by default, on Ctrl-C."
)
@options.tolerance
@click.pass_obj
def listen(session: Session, port: int, forward_to: Optional[str], count: Optional[int], tolerance: float) -> None:
    """Receive webhooks on 127.0.0.1, verify each, print it, and forward it.

    A webhook without a valid signature gets the response 400; it is reported on standard error and not forwarded.
    """
    from .listener import Listener

    try:
        listener = Listener(session.output, find_secret(session), port, forward_to, tolerance)
    except OSError as error:
        raise click.ClickException(
            f"Can't listen on port {port}: {error.strerror}. Choose another with --port."
        ) from None
    with listener:
        try:
            session.output.note(f"Listening on {listener.url}; press Ctrl-C to stop.")
            listener.receive(count)
        except KeyboardInterrupt:
            # The usual way to end it, not a failure.
            pass


@webhooks.command(
    cls=Command,
    prints=["GenerationNotification", "Batch"],
    examples=["webhooks verify body.json --signature 't=1762000000,v1=5257a869...' --tolerance inf"],
)
@click.argument("body", type=click.File("rb"))
@click.option("--signature", metavar="HEADER", required=True, help="Its Sync-Signature header.")
@options.tolerance
@click.pass_obj
def verify(session: Session, body: IO[bytes], signature: str, tolerance: float) -> None:
    """Verify and print a webhook. BODY is a file with the exact bytes of its request body; - is standard input."""
    from sync.webhooks import unwrap

    session.output.one(unwrap(body.read(), signature, find_secret(session).reveal(), tolerance=tolerance).to_dict())


@webhooks.command(
    cls=Command,
    prints=[Delivery],
    examples=[
        "webhooks trigger http://localhost:4242/",
        "webhooks trigger http://localhost:8000/webhooks --status FAILED",
    ],
)
@click.argument("url")
@click.option("--event", type=click.Choice(["generation", "batch"]), default="generation", show_default=True)
@click.option("--status", type=click.Choice(["COMPLETED", "FAILED"]), default="COMPLETED", show_default=True)
@click.pass_obj
def trigger(session: Session, url: str, event: str, status: str) -> int:
    """Send a signed sample webhook to a URL. The exit status is 1 if the response is not 2xx."""
    from sync.webhooks import sign

    from .listener import send

    sample: Dict[str, Any] = {**read_contract()["webhooks"][event], "status": status}
    if status == "FAILED" and event == "generation":
        sample.update(outputUrl=None, outputDuration=None, error="A sample error.")
    body = json.dumps(sample).encode()
    status_code = send(url, body, sign(body, find_secret(session).reveal()))
    session.output.one(as_record(Delivery(url, event, status_code)))
    return 0 if 200 <= status_code < 300 else 1


def find_secret(session: Session) -> Secret:
    """The signing secret, from the environment or from the server."""
    if SECRET_VARIABLE in os.environ:
        return Secret(os.environ[SECRET_VARIABLE])
    return Secret(session.client.organizations.webhook_secret())
