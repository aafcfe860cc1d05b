"""Organizations: what belongs to all keys of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sync_client import api
from sync_client.types import Operation

from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .core.jobs.generations import replace_decoder

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .core.call.options import CallOptions


class Organizations(Resource):
    """The organization that the key belongs to: `client.organizations`."""

    @property
    def with_raw_response(self) -> OrganizationsWithRawResponse:
        """The same methods, which give the whole answer."""
        return OrganizationsWithRawResponse(Organizations(self._transport, self._context._replace(raw=True)))

    def webhook_secret(self, **call_options: Unpack[CallOptions]) -> str:
        """Get the secret that the organization's webhooks are signed with.

            secret = client.organizations.webhook_secret()

        Args:
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The secret, `whsec_` included. Its `repr` does not show it.

        Raises:
            ApiError: The call failed.
        """
        return self._call(_webhook_secret(), call_options)


class AsyncOrganizations(AsyncResource):
    """The organization that the key belongs to: `await client.organizations.webhook_secret()`."""

    @property
    def with_raw_response(self) -> AsyncOrganizationsWithRawResponse:
        """The same methods, which give the whole answer."""
        return AsyncOrganizationsWithRawResponse(AsyncOrganizations(self._transport, self._context._replace(raw=True)))

    @documented_by(Organizations.webhook_secret)
    async def webhook_secret(self, **call_options: Unpack[CallOptions]) -> str:
        return await self._call(_webhook_secret(), call_options)


class OrganizationsWithRawResponse:
    """`client.organizations` with whole answers."""

    def __init__(self, organizations: Organizations) -> None:
        self.webhook_secret: Final = raw(organizations.webhook_secret)


class AsyncOrganizationsWithRawResponse:
    """`client.organizations` with whole answers, to be awaited."""

    def __init__(self, organizations: AsyncOrganizations) -> None:
        self.webhook_secret: Final = async_raw(organizations.webhook_secret)


class _Secret(str):
    def __repr__(self) -> str:
        return "'whsec_...'"


def _webhook_secret() -> Operation[str]:
    operation = api.get_webhook_secret()

    def decode(value: Any) -> str:
        return _Secret(operation.decode(value).secret)

    return replace_decoder(operation, decode)
