"""A batch from its rows, or from a file of them: each is checked before anything is sent."""

from __future__ import annotations

import json
from collections import abc
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import Any, Dict, Iterable, List, Mapping, Optional, Union, cast

from attr import evolve

from sync_client import api, rules
from sync_client.errors import ArgumentError, DecodeError
from sync_client.models import (
    Batch,
    BatchRow,
    BatchValidation,
    CreateBatchFromFileRequest,
    CreateBatchRequest,
    CreateGenerationRequest,
)
from sync_client.options import CallOptions
from sync_client.types import File, FileInput, Operation

from ...errors import InvalidRequestError
from ..call.arguments import build_operation, read_arguments
from ..call.context import Context
from ..call.flow import call
from ..call.request import encode_json
from ..call.steps import Flow
from ..files.media import Stream, open_file
from ..validation import check_media, check_several

FEWEST_ROWS = 20
MOST_ROWS = 500
# The larger reading of the API's 5 MB.
LARGEST_BATCH = 5 * 1024 * 1024

Row = Union[BatchRow, CreateGenerationRequest, Mapping[str, Any]]


def create_batch(
    context: Context,
    rows: Optional[Iterable[Row]],
    input: Optional[FileInput],
    webhook_url: Optional[str],
    dry_run: Optional[bool],
    options: CallOptions,
) -> Flow[Union[Batch, BatchValidation]]:
    """Create a batch from rows or from a file. A dry run may be repeated: it creates nothing."""
    make = partial(build_create, rows=rows, input=input, webhook_url=webhook_url, dry_run=dry_run)
    operation = build_operation(read_arguments(make, untouched=("rows", "input")))
    return (yield from call(context, operation, options))


def build_create(
    *,
    rows: Optional[Iterable[Row]] = None,
    input: Optional[FileInput] = None,
    webhook_url: Optional[str] = None,
    dry_run: Optional[bool] = None,
) -> Operation[Union[Batch, BatchValidation]]:
    """The create of a batch, checked."""
    if (rows is None) == (input is None):
        raise InvalidRequestError("Pass either rows, or input with a JSONL file.", field="rows")
    if rows is not None:
        operation = api.create_batch(
            body=CreateBatchRequest(rows=_read_rows(rows), webhook_url=webhook_url, dry_run=dry_run)
        )
        _check_size(len(encode_json(operation.json)), "rows")
    else:
        body = CreateBatchFromFileRequest(input=_read_file(input), webhook_url=webhook_url, dry_run=dry_run)
        operation = api.create_batch_multipart(body=body)
    return evolve(operation, idempotent=bool(dry_run))


def _read_rows(values: Iterable[Any]) -> List[BatchRow]:
    check_several(values, "rows", "rows")
    # No more than it takes to see that there are too many: the rows may never end.
    given = list(islice(values, MOST_ROWS + 1))
    rows = [_read_row(value, f"rows[{index}]", f"row-{index}") for index, value in enumerate(given)]
    _check_together(rows, "rows")
    return rows


def _read_file(value: Any) -> File:
    with ExitStack() as opened:
        file = open_file("input", value, opened)
        content = cast(Stream, file.content).read(LARGEST_BATCH + 1)
    _check_size(len(content), "input")
    rows: List[BatchRow] = []
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        where = f"input, line {number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InvalidRequestError(f"{where} is not JSON: {error}.", field="input") from None
        rows.append(_read_row(value, where))
    _check_together(rows, "input")
    return evolve(file, content=content)


def _read_row(value: Any, where: str, request_id: Optional[str] = None) -> BatchRow:
    """A row of a batch.

    Args:
        where: Names the row in errors.
        request_id: Its id, where it has none; a line of a file must have its own.
    """
    field = where.partition(",")[0]
    try:
        row = _row_from_line(value) if request_id is None else _row_from_argument(value, request_id)
        rules.check(row)
    except DecodeError as error:
        raise InvalidRequestError(f"{where}: {error}.", field=field) from None
    except ArgumentError as error:
        raise InvalidRequestError(f"{where}: {error.message}", field=f"{field}.{error.field}") from None
    try:
        check_media({name: getattr(row.payload, name) for name in ("input", "dub_params", "dialogue_edit")})
    except InvalidRequestError as error:
        raise InvalidRequestError(f"{where}: {error.message}", field=f"{field}.payload.{error.field}") from None
    return row


def _row_from_line(value: Mapping[str, Any]) -> BatchRow:
    # A file goes out as it is: what it lacks is not filled in.
    if isinstance(value, abc.Mapping) and value.get("endpoint") is None:
        raise DecodeError("endpoint is missing")
    return BatchRow.from_dict(value)


def _row_from_argument(value: Row, request_id: str) -> BatchRow:
    if isinstance(value, BatchRow):
        return value
    if isinstance(value, abc.Mapping) and "payload" in value:
        return BatchRow.from_dict({"request_id": request_id, **value})
    return BatchRow(request_id=request_id, payload=value)


def _check_size(size: int, field: str) -> None:
    if size > LARGEST_BATCH:
        raise InvalidRequestError(f"{field} is larger than 5 MB: split it into several batches.", field=field)


def _check_together(rows: List[BatchRow], field: str) -> None:
    if not FEWEST_ROWS <= len(rows) <= MOST_ROWS:
        found = f"more than {MOST_ROWS}" if len(rows) > MOST_ROWS else str(len(rows))
        raise InvalidRequestError(
            f"{field} has {found} generations: a batch takes {FEWEST_ROWS} to {MOST_ROWS}.", field=field
        )
    seen: Dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        first = seen.setdefault(row.request_id, number)
        if first != number:
            raise InvalidRequestError(
                f"{field}: generations {first} and {number} have the same request_id {row.request_id!r}.", field=field
            )
