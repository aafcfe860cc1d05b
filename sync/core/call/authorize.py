"""Where what is secret meets the wire: it goes into a request at the last moment."""

from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, NamedTuple, Optional

from sync_client.secret import Secret

from .http import Library, httpx
from .told import Told


class Draft(NamedTuple):
    """A request as far as an error may hold it.

    Attributes:
        library: What the request is made of.
        method: HTTP method, upper case.
        url: Where it goes.
        headers: Its header fields, but for those that are secret.
        extensions: The timeouts of its steps.
        body: The keyword arguments of `httpx.Request` that are its body.
        on_sent: Called with the bytes of each part of the body that has gone; may give an awaitable.
    """

    library: Library
    method: str
    url: httpx.URL
    headers: Mapping[str, str]
    extensions: Dict[str, Any]
    body: Mapping[str, Any] = {}
    on_sent: Optional[Callable[[int], Any]] = None

    def authorize(self, secrets: Mapping[str, Secret]) -> httpx.Request:
        """The request with its secret header fields, for the step that sends it and for nobody else."""
        request = self.library.Request(
            self.method, self.url, headers=self.headers, extensions=self.extensions, **self.body
        )
        if self.on_sent is not None:
            request.stream = self.library.body(Told(request.stream, self.on_sent))
        for name, secret in secrets.items():
            secret.put(request.headers, name)
        return request


def mask_text(text: str, secrets: Mapping[str, Secret]) -> str:
    """A text that quotes no secret."""
    for secret in secrets.values():
        text = secret.mask_text(text)
    return text
