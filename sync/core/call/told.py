"""A body that tells when its parts have gone."""

from __future__ import annotations

from typing import Any, AsyncIterator, Callable, Iterator


class Interrupted(Exception):
    """Carries what a callback raised through the HTTP client, which would take some of it for its own."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class Told:
    """What gives the parts of a body, and tells each that has gone: for `Library.body`.

    Args:
        body: Gives the parts, in the colour of its client.
        sent: Called with the bytes of each part that was handed over; what it gives may be awaitable.
    """

    def __init__(self, body: Any, sent: Callable[[int], Any]) -> None:
        self.body = body
        self.sent = sent

    def __iter__(self) -> Iterator[bytes]:
        for part in self.body:
            yield part
            try:
                self.sent(len(part))
            except Exception as error:
                raise Interrupted(error) from error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self.body:
            yield part
            try:
                result = self.sent(len(part))
                if hasattr(result, "__await__"):
                    await result
            except Exception as error:
                raise Interrupted(error) from error
