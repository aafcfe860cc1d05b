"""The file storage beside the API: presigned uploads, signed and public downloads.

It answers errors in XML, as such storages do, and refuses an API key: nobody may send it one.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync_sandbox.state import state_of


def _refusal(status: int, code: str, message: str) -> Response:
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Response(body, status, media_type="application/xml")


_EXPIRED = (403, "AccessDenied", "Request has expired")
_KEY_SENT = (400, "InvalidArgument", "The storage takes no x-api-key header")


async def upload(request: Request) -> Response:
    state = state_of(request)
    token = request.path_params["token"]
    promised = state.uploads.find(token, state.now)
    if "x-api-key" in request.headers:
        return _refusal(*_KEY_SENT)
    if promised is None:
        return _refusal(*_EXPIRED)
    if request.headers.get("content-type") != promised.content_type:
        return _refusal(403, "SignatureDoesNotMatch", f"The upload was signed for {promised.content_type}")
    if request.headers.get("content-length") not in (None, str(promised.size)):
        return _refusal(403, "SignatureDoesNotMatch", f"The upload was signed for {promised.size} bytes")
    file = await state.files.save(request.stream(), promised.name, promised.content_type)
    if file.size != promised.size:
        return _refusal(400, "IncompleteBody", f"Got {file.size} bytes of {promised.size}")
    state.stored[promised.url] = file
    return Response(headers={"ETag": f'"{file.sha256[:32]}"'})


async def signed(request: Request) -> Response:
    state = state_of(request)
    file = state.downloads.find(request.path_params["token"], state.now)
    if "x-api-key" in request.headers:
        return _refusal(*_KEY_SENT)
    return file.response() if file is not None else _refusal(*_EXPIRED)


async def public(request: Request) -> Response:
    state = state_of(request)
    file = state.stored.get(f"{state.url}{request.scope['raw_path'].decode('ascii')}")
    if "x-api-key" in request.headers:
        return _refusal(*_KEY_SENT)
    return file.response() if file is not None else _refusal(404, "NoSuchKey", "The key does not exist")


ROUTES = [
    Route("/storage/uploads/{token}", upload, methods=["PUT"]),
    Route("/storage/signed/{token}/{name}", signed),
    Route("/storage/public/{id}/{name}", public),
]
