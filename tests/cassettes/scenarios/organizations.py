from __future__ import annotations

from typing import Any

from ..scenario import done, scenario


@scenario("organizations.webhook_secret")
async def _(client: Any) -> None:
    assert (await done(client.organizations.webhook_secret())).startswith("whsec_")
