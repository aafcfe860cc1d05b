"""The multipart forms of POST /v2/generate and POST /v2/batch."""

from __future__ import annotations

from typing import Any, AsyncIterator, Dict, List, Tuple, Union

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from .batches import MAX_FILE_BYTES
from .files import CHUNK_BYTES, Files, StoredFile
from .media import content_type_of
from .problems import Problem
from .validation import parse_json

FILE_FIELDS = ("video", "image", "audio")
TEXT_FIELDS = ("model", "webhookUrl", "outputFileName", "projectId")
JSON_FIELDS = ("input", "options", "segments", "dubParams", "dialogueEdit")

#: The limits of the API's own parser.
MAX_FILES = 3
MAX_FIELDS = 32
MAX_FIELD_BYTES = 1024 * 1024

_REFUSED = "generation_input_validation_failed"


async def read_generation_form(
    request: Request, files: Files, file_limit: int
) -> Tuple[Dict[str, Any], Dict[str, StoredFile]]:
    """The create body that the fields describe, and the files by field; 413 when a part is over the limit."""
    form = await _read(request)
    try:
        body: Dict[str, Any] = {name: _text(name, form[name]) for name in TEXT_FIELDS if name in form}
        body.update({name: _json_of(name, form.getlist(name)) for name in JSON_FIELDS if name in form})
        stored = {
            name: await _store(name, form.getlist(name), files, file_limit) for name in FILE_FIELDS if name in form
        }
    finally:
        await form.close()
    return body, stored


async def read_batch_form(request: Request) -> Tuple[bytes, Dict[str, Any]]:
    """The rows of a batch as JSONL, and the fields beside them."""
    form = await _read(request)
    try:
        rows = form.get("input")
        if not isinstance(rows, UploadFile):
            raise Problem(400, message=["input must be a file"], field="input")
        content = await rows.read(MAX_FILE_BYTES + 1)
    finally:
        await form.close()
    fields: Dict[str, Any] = {"webhook_url": form["webhook_url"]} if form.get("webhook_url") else {}
    return content, {**fields, "dry_run": form.get("dry_run") == "true"}


async def _read(request: Request) -> FormData:
    try:
        return await request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD_BYTES)
    except HTTPException as error:
        over_the_limit = error.detail.startswith(("Too many", "Part exceeded"))
        raise Problem(413 if over_the_limit else 400, _REFUSED, error.detail) from None


def _text(name: str, part: Union[str, UploadFile]) -> str:
    if isinstance(part, UploadFile):
        raise Problem(400, _REFUSED, [f"{name} must be a text field"], field=name)
    return part


def _json_of(name: str, parts: List[Union[str, UploadFile]]) -> Any:
    """A field in JSON. `input` may come as one array or as one part for each item."""
    try:
        values = [parse_json(part) for part in parts if isinstance(part, str)]
    except ValueError as error:
        raise Problem(400, _REFUSED, [f"{name} must be a JSON string: {error}"], field=name) from None
    if name == "input" and not (len(values) == 1 and isinstance(values[0], list)):
        return values
    if len(values) != 1:
        raise Problem(400, _REFUSED, [f"{name} must be one text field"], field=name)
    return values[0]


async def _store(name: str, parts: List[Union[str, UploadFile]], files: Files, limit: int) -> StoredFile:
    part = parts[0]
    if len(parts) > 1 or not isinstance(part, UploadFile):
        raise Problem(400, _REFUSED, [f"{name} must be one file"], field=name)
    if part.size is None or part.size > limit:
        raise Problem(413, _REFUSED, f"{name} is larger than {limit} bytes", field=name)
    if part.size == 0:
        raise Problem(422, _REFUSED, f"{name} is empty", field=name)
    content_type = part.content_type or content_type_of(part.filename or "")
    return await files.save(_chunks(part), part.filename or name, content_type)


async def _chunks(part: UploadFile) -> AsyncIterator[bytes]:
    chunk = await part.read(CHUNK_BYTES)
    while chunk:
        yield chunk
        chunk = await part.read(CHUNK_BYTES)
