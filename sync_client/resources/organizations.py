# Generated from openapi.yaml by `make generate`: do not edit.
"""The organization that the API key belongs to."""

from __future__ import annotations

from functools import partial
from typing import Final, Mapping, Optional

from .. import api
from ..callers import AsyncCaller, Caller, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import Operation

__all__ = ("AsyncOrganizations", "AsyncOrganizationsWithRawResponse", "Organizations", "OrganizationsWithRawResponse")


def _get_webhook_secret() -> Operation[str]:
    return api.get_webhook_secret()


class Organizations:
    """The organization that the API key belongs to: `client.organizations`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> OrganizationsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return OrganizationsWithRawResponse(type(self)(self._caller.raw()))

    def webhook_secret(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> str:
        """Get the webhook secret.

            secret = client.organizations.webhook_secret()

        The webhooks of the organization are signed with it. Treat it like an API key.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The secret. It begins with `whsec_`.

        Raises:
            ForbiddenError: The API key may not read the secret.
            NotFoundError: The organization has no webhook secret.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_webhook_secret), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )


class AsyncOrganizations:
    """The organization that the API key belongs to: `client.organizations`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncOrganizationsWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncOrganizationsWithRawResponse(type(self)(self._caller.raw()))

    async def webhook_secret(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> str:
        """Get the webhook secret.

            secret = await client.organizations.webhook_secret()

        The webhooks of the organization are signed with it. Treat it like an API key.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The secret. It begins with `whsec_`.

        Raises:
            ForbiddenError: The API key may not read the secret.
            NotFoundError: The organization has no webhook secret.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_webhook_secret), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )


class OrganizationsWithRawResponse:
    """`client.organizations` with whole responses."""

    def __init__(self, organizations: Organizations) -> None:
        self.webhook_secret: Final = raw(organizations.webhook_secret)


class AsyncOrganizationsWithRawResponse:
    """`client.organizations` with whole responses, to be awaited."""

    def __init__(self, organizations: AsyncOrganizations) -> None:
        self.webhook_secret: Final = async_raw(organizations.webhook_secret)
