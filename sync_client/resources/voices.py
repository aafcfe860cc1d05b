# Generated from openapi.yaml by `make generate`: do not edit.
"""Voices that can speak a text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, List, Mapping, Optional, Union, cast

from .. import api, models
from ..callers import AsyncCaller, Caller, async_raw, raw
from ..options import UNCHANGED, CallOptions, RequestOptions, Timeout
from ..types import HasId, Operation
from ..wire import identity

if TYPE_CHECKING:
    from ..models import Voice, VoiceProvider

__all__ = ("AsyncVoices", "AsyncVoicesWithRawResponse", "Voices", "VoicesWithRawResponse")


def _list_voices() -> Operation[List[Voice]]:
    return api.list_voices()


def _create_voice(
    *,
    name: str,
    provider: Union[VoiceProvider, str] = "elevenlabs",
    url: Optional[str] = None,
    asset_id: Optional[str] = None,
) -> Operation[Voice]:
    body = models.CreateVoiceRequest(name=name, provider=cast("Any", provider), url=url, asset_id=asset_id)
    return api.create_voice(body=body)


def _get_voice(id: str) -> Operation[Voice]:
    return api.get_voice(id=id)


def _delete_voice(id: str) -> Operation[bool]:
    return api.delete_voice(id=id)


class Voices:
    """Voices that can speak a text: `client.voices`."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> VoicesWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return VoicesWithRawResponse(type(self)(self._caller.raw()))

    def list(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Voice]:
        """List voices.

            voices = client.voices.list()

        Includes the voices that the organization has cloned.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The voices. `id` is what to send as `voice_id`.

        Raises:
            ApiError: The call failed.
        """
        return self._caller.call(
            partial(_list_voices), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )

    def clone(
        self,
        *,
        name: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        url: Optional[str] = None,
        asset_id: Union[str, HasId, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Voice:
        """Clone a voice from a recording.

            voice = client.voices.clone(name="Narrator", provider="elevenlabs", asset_id="...")

        Needs the `url` or the `asset_id` of the recording. At most 10 calls an hour. It has no idempotency key, so a
        repeated request may clone the voice twice.

        Args:
            name: The name of the new voice.
            provider: The speech provider.
            url: The URL of a recording, audio or video, that is stored at Sync.
            asset_id: The id of an asset with the recording, audio or video, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The new voice. `id` is what to send as `voice_id`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: There is no asset with this id.
            ConflictError: There is already a voice with this name.
            UnprocessableEntityError: The recording can't be used; the error code says why.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_create_voice, name=name, provider=provider, url=url, asset_id=identity(asset_id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def get(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Voice:
        """Get a voice.

            voice = client.voices.get("...")

        Returns a voice of the speech provider or one that was cloned.

        Args:
            id: The id of the voice, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The voice.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no voice with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_get_voice, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    def delete(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> bool:
        """Delete a cloned voice.

            client.voices.delete("...")

        Takes the id that the voice has at Sync, its `internal_voice_id`, not the one it has at the speech provider.

        Args:
            id: The id of the voice, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            Whether the voice was deleted. True where the response has no body.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no voice with this id.
            ApiError: Anything else.
        """
        return self._caller.call(
            partial(_delete_voice, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class AsyncVoices:
    """Voices that can speak a text: `client.voices`, to be awaited."""

    def __init__(self, caller: AsyncCaller) -> None:
        self._caller = caller

    @property
    def with_raw_response(self) -> AsyncVoicesWithRawResponse:
        """The same methods, but each returns a `RawResponse`: status, headers, body, and the result as `data`."""
        return AsyncVoicesWithRawResponse(type(self)(self._caller.raw()))

    async def list(
        self,
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> List[Voice]:
        """List voices.

            voices = await client.voices.list()

        Includes the voices that the organization has cloned.

        Args:
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The voices. `id` is what to send as `voice_id`.

        Raises:
            ApiError: The call failed.
        """
        return await self._caller.call(
            partial(_list_voices), CallOptions(extra_headers, extra_query, extra_body, timeout, request_options)
        )

    async def clone(
        self,
        *,
        name: str,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        url: Optional[str] = None,
        asset_id: Union[str, HasId, None] = None,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Voice:
        """Clone a voice from a recording.

            voice = await client.voices.clone(name="Narrator", provider="elevenlabs", asset_id="...")

        Needs the `url` or the `asset_id` of the recording. At most 10 calls an hour. It has no idempotency key, so a
        repeated request may clone the voice twice.

        Args:
            name: The name of the new voice.
            provider: The speech provider.
            url: The URL of a recording, audio or video, that is stored at Sync.
            asset_id: The id of an asset with the recording, audio or video, a UUID, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The new voice. `id` is what to send as `voice_id`.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            PaymentRequiredError: The plan does not include this, the quota is used up, or an invoice is unpaid.
            NotFoundError: There is no asset with this id.
            ConflictError: There is already a voice with this name.
            UnprocessableEntityError: The recording can't be used; the error code says why.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_create_voice, name=name, provider=provider, url=url, asset_id=identity(asset_id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def get(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> Voice:
        """Get a voice.

            voice = await client.voices.get("...")

        Returns a voice of the speech provider or one that was cloned.

        Args:
            id: The id of the voice, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            The voice.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no voice with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_get_voice, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )

    async def delete(
        self,
        id: Union[str, HasId],
        *,
        extra_headers: Optional[Mapping[str, str]] = None,
        extra_query: Optional[Mapping[str, object]] = None,
        extra_body: Optional[Mapping[str, object]] = None,
        timeout: Timeout = UNCHANGED,
        request_options: Optional[RequestOptions] = None,
    ) -> bool:
        """Delete a cloned voice.

            await client.voices.delete("...")

        Takes the id that the voice has at Sync, its `internal_voice_id`, not the one it has at the speech provider.

        Args:
            id: The id of the voice, or an object that has it.
            extra_headers: Additional headers. They override the client's.
            extra_query: Additional query parameters.
            extra_body: Additional fields of the request body, by their names in JSON.
            timeout: Seconds for the whole call, retries included; None for no limit. By default the client's.
            request_options: Call options in the form of syncsdk 0.3.0.

        Returns:
            Whether the voice was deleted. True where the response has no body.

        Raises:
            InvalidRequestError: An argument is invalid; nothing was sent.
            NotFoundError: There is no voice with this id.
            ApiError: Anything else.
        """
        return await self._caller.call(
            partial(_delete_voice, id=identity(id)),
            CallOptions(extra_headers, extra_query, extra_body, timeout, request_options),
        )


class VoicesWithRawResponse:
    """`client.voices` with whole responses."""

    def __init__(self, voices: Voices) -> None:
        self.list: Final = raw(voices.list)
        self.clone: Final = raw(voices.clone)
        self.get: Final = raw(voices.get)
        self.delete: Final = raw(voices.delete)


class AsyncVoicesWithRawResponse:
    """`client.voices` with whole responses, to be awaited."""

    def __init__(self, voices: AsyncVoices) -> None:
        self.list: Final = async_raw(voices.list)
        self.clone: Final = async_raw(voices.clone)
        self.get: Final = async_raw(voices.get)
        self.delete: Final = async_raw(voices.delete)
