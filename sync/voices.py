"""Voices: whom text can be spoken by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, List, Optional, Union, cast

from sync_client import api
from sync_client.models import CreateVoiceRequest, Voice
from sync_client.types import Operation

from .core import validation
from .core.arguments import check_text
from .core.call.resource import AsyncResource, Resource, async_raw, documented_by, raw
from .errors import InvalidRequestError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from sync_client.models import VoiceProvider

    from .core.call.options import CallOptions


class Voices(Resource):
    """Voices to speak with: `client.voices`."""

    @property
    def with_raw_response(self) -> VoicesWithRawResponse:
        """The same methods, which give the whole answer: `client.voices.with_raw_response.get(id).headers`."""
        return VoicesWithRawResponse(Voices(self._transport, self._context._replace(raw=True)))

    def list(self, **call_options: Unpack[CallOptions]) -> List[Voice]:
        """List the voices of the organization.

            voices = client.voices.list()

        Args:
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The voices; `id` is what to speak with as `voice_id`.

        Raises:
            ApiError: The call failed.
        """
        return self._call(api.list_voices(), call_options)

    def get(self, id: str, **call_options: Unpack[CallOptions]) -> Voice:
        """Get a voice.

            voice = client.voices.get("...")

        Args:
            id: Id of the voice.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The voice.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.get_voice(id=validation.check_id(id)), call_options)

    def clone(
        self,
        *,
        name: str,
        url: Optional[str] = None,
        asset_id: Optional[str] = None,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        **call_options: Unpack[CallOptions],
    ) -> Voice:
        """Make a voice from a recording. The API allows 10 an hour.

            voice = client.voices.clone(name="Narrator", asset_id=asset.id)

        It has no idempotency key, so it is sent again only where the server can't have carried it out.

        Args:
            name: Name of the new voice.
            url: URL of the recording, an audio or a video, as an asset has it. It must be stored at Sync.
            asset_id: Id of an asset, in place of `url`.
            provider: Who makes the speech.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            The voice.

        Raises:
            InvalidRequestError: There is no name, or neither `url` nor `asset_id`; nothing was sent.
            ConflictError: The name is taken.
            UnprocessableEntityError: The recording can't be used; `error.code` tells why.
            ApiError: Anything else.
        """
        return self._call(_clone(name, url, asset_id, provider), call_options)

    def delete(self, id: str, **call_options: Unpack[CallOptions]) -> bool:
        """Delete a cloned voice.

            client.voices.delete(voice.id)

        Args:
            id: Id of the voice, a UUID: its `internal_voice_id`, where it has one.
            call_options: `extra_headers`, `extra_query`, `extra_body`, `request_options`.

        Returns:
            Whether it was deleted.

        Raises:
            NotFoundError: There is none with this id.
            ApiError: Anything else.
        """
        return self._call(api.delete_voice(id=validation.check_id(id)), call_options)


class AsyncVoices(AsyncResource):
    """Voices to speak with: `await client.voices.get(...)`."""

    @property
    def with_raw_response(self) -> AsyncVoicesWithRawResponse:
        """The same methods, which give the whole answer: `(await client.voices.with_raw_response.get(id)).headers`."""
        return AsyncVoicesWithRawResponse(AsyncVoices(self._transport, self._context._replace(raw=True)))

    @documented_by(Voices.list)
    async def list(self, **call_options: Unpack[CallOptions]) -> List[Voice]:
        return await self._call(api.list_voices(), call_options)

    @documented_by(Voices.get)
    async def get(self, id: str, **call_options: Unpack[CallOptions]) -> Voice:
        return await self._call(api.get_voice(id=validation.check_id(id)), call_options)

    @documented_by(Voices.clone)
    async def clone(
        self,
        *,
        name: str,
        url: Optional[str] = None,
        asset_id: Optional[str] = None,
        provider: Union[VoiceProvider, str] = "elevenlabs",
        **call_options: Unpack[CallOptions],
    ) -> Voice:
        return await self._call(_clone(name, url, asset_id, provider), call_options)

    @documented_by(Voices.delete)
    async def delete(self, id: str, **call_options: Unpack[CallOptions]) -> bool:
        return await self._call(api.delete_voice(id=validation.check_id(id)), call_options)


class VoicesWithRawResponse:
    """`client.voices` with whole answers."""

    def __init__(self, voices: Voices) -> None:
        self.list: Final = raw(voices.list)
        self.get: Final = raw(voices.get)
        self.clone: Final = raw(voices.clone)
        self.delete: Final = raw(voices.delete)


class AsyncVoicesWithRawResponse:
    """`client.voices` with whole answers, to be awaited."""

    def __init__(self, voices: AsyncVoices) -> None:
        self.list: Final = async_raw(voices.list)
        self.get: Final = async_raw(voices.get)
        self.clone: Final = async_raw(voices.clone)
        self.delete: Final = async_raw(voices.delete)


def _clone(name: str, url: Optional[str], asset_id: Optional[str], provider: str) -> Operation[Voice]:
    check_text(name, "name")
    if url is None and asset_id is None:
        raise InvalidRequestError("A voice is cloned from a recording: give its url or its asset_id.", field="url")
    body = CreateVoiceRequest(name=name, provider=cast("VoiceProvider", provider), url=url, asset_id=asset_id)
    return api.create_voice(body=body)
