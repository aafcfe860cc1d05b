"""organizations.webhook_secret."""

from __future__ import annotations

import hmac

from sync import Sync
from sync_sandbox import Sandbox


def test_the_secret_signs_webhooks(client: Sync, sandbox: Sandbox) -> None:
    secret = client.organizations.webhook_secret()
    assert secret == sandbox.webhook_secret
    assert hmac.compare_digest(secret.encode(), sandbox.webhook_secret.encode())


def test_it_shows_in_no_repr(client: Sync, sandbox: Sandbox) -> None:
    answer = client.organizations.with_raw_response.webhook_secret()
    assert answer.data == sandbox.webhook_secret
    assert sandbox.webhook_secret not in repr(answer)
    assert sandbox.webhook_secret not in repr([client.organizations.webhook_secret()])
