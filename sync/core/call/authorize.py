"""Where what is secret meets the wire: it goes into a request at the last moment."""

from __future__ import annotations

from typing import Mapping

from sync_client.secret import Secret

from .http import httpx


def authorize(request: httpx.Request, secrets: Mapping[str, Secret]) -> httpx.Request:
    """A twin of the request that has the secret header fields, for the step that sends it and for nobody else."""
    if not secrets:
        return request
    twin = type(request)(
        request.method, request.url, headers=request.headers, stream=request.stream, extensions=request.extensions
    )
    if type(request.stream).__name__ == "ByteStream":  # Of whichever library the caller's client is.
        # Hooks and auth of the caller's HTTP client may look at the body.
        twin.read()
    for name, secret in secrets.items():
        secret.put(twin.headers, name)
    return twin


def mask_text(text: str, secrets: Mapping[str, Secret]) -> str:
    """A text that quotes no secret."""
    for secret in secrets.values():
        text = secret.mask_text(text)
    return text
