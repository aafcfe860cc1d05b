"""Reads jobs from a table, one per row, as CSV or JSON Lines."""

from __future__ import annotations

import csv
import json
import os
from collections import abc
from itertools import chain
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, NoReturn, Optional, Sequence, TextIO, Tuple, cast

from sync_client.checks import number
from sync_client.errors import show
from sync_client.spelling import guess_name

from ..core.refusals import run_check
from ..errors import InvalidRequestError
from .rows import Defaults, Place, Row, read_medium

MEDIA = ("video", "image", "audio")
NUMBERS = ("seconds", "stability", "similarity_boost")
VOICE = ("voice_id", "stability", "similarity_boost")
ARGUMENTS = ("model", "webhook_url", "output_file_name", "project_id")
# Arguments that are objects: a column is one field of them, such as `options.sync_mode`.
OBJECTS = ("options", "dub_params", "dialogue_edit")
# Arguments that only JSON Lines can contain.
NESTED = ("input", "segments")
COLUMNS = ("name", *MEDIA, "text", *VOICE, "seconds", *ARGUMENTS)
# A column whose name starts with this is a note, and ignored.
NOTE = "#"
# Spreadsheets separate cells with any of these.
DELIMITERS = ",;\t"

_check_seconds = number(above=0)
Values = Dict[str, Any]


def read_table(path: Any, defaults: Defaults) -> Iterator[Row]:
    """The jobs of a table, in their order.

    The columns are `name`, `video` or `image`, `audio` or `text`, `voice_id`, `stability`, `similarity_boost`,
    `seconds`, `model`, `webhook_url`, `output_file_name`, `project_id`, and one for each option, such as
    `options.sync_mode` or `dub_params.target_lang`. In JSON Lines, `options`, `dub_params`, `dialogue_edit`, `input`
    and `segments` may be what `create` takes. An empty cell counts as not set, and a column that starts with `#` is a
    note.

    Media are URLs, asset ids, or paths relative to the folder of the table.

    Raises:
        InvalidRequestError: The file can't be read or is invalid; the message names file, line and column.
    """
    try:
        table = Path(path)
        reader = _READERS.get(table.suffix.lower())
    except (TypeError, ValueError):
        raise InvalidRequestError(f"path must be the path of a table, not {show(path)}.", field="path") from None
    if reader is None:
        raise InvalidRequestError(
            f"path must end with one of {', '.join(_READERS)}; {table.name} does not.", field="path"
        )
    try:
        folder = str(table.parent)
        # Spreadsheets may write a byte order mark, which must not become part of the first column's name.
        with open(table, encoding="utf-8-sig", newline="") as file:
            for place, values in reader(file, table.name):
                yield _read_row(values, defaults, folder, place)
    except UnicodeDecodeError:
        problem = "is not UTF-8: save it as UTF-8"
    except OSError as error:
        problem = f"can't be read: {error.strerror}"
    else:
        return
    raise InvalidRequestError(f"{table} {problem}.", field="path")


def _read_row(values: Values, defaults: Defaults, folder: str, place: Place) -> Row:
    """A job from the values of its columns."""
    try:
        name = values.pop("name", None)
        seconds = values.pop("seconds", None)
        if seconds is not None:
            run_check(_check_seconds, seconds, "seconds")
        for column in [column for column in values if "." in column]:
            _put(values, column, values.pop(column))
        items = _read_items(values, defaults, folder)
        return Row(name, defaults.build_request(items, values), seconds, place)
    except InvalidRequestError as error:
        place.refuse(error)


def _put(values: Values, column: str, value: Any) -> None:
    """Put the value of a column such as `options.sync_mode` into the argument `options`."""
    *above, last = column.split(".")
    for name in above:
        inner: Any = values.setdefault(name, {})
        if not isinstance(inner, dict):
            raise InvalidRequestError(f"{name} already has a value: give either {name} or {column}.", field=column)
        values = cast(Values, inner)
    if last in values:
        raise InvalidRequestError(f"{'.'.join(above)} already has {last}: give it once.", field=column)
    values[last] = value


def _read_items(values: Values, defaults: Defaults, folder: str) -> Any:
    """The input of a row. Its columns are removed from the values."""
    media = {kind: values.pop(kind) for kind in MEDIA if kind in values}
    text = values.pop("text", None)
    voice = {name: values.pop(name) for name in VOICE if name in values}
    if "input" in values:
        if media or text is not None or voice:
            raise InvalidRequestError("The row has both an input and media columns: give one of them.", field="input")
        return _read_input(values.pop("input"), folder)
    if "video" in media and "image" in media:
        raise InvalidRequestError("The row has both video and image: give one of them.", field="image")
    if "audio" in media and text is not None:
        raise InvalidRequestError("The row has both audio and text: give one of them.", field="text")
    items: List[Any] = []
    for kind, value in media.items():
        if not isinstance(value, str):
            raise InvalidRequestError(f"{kind} must be a URL, an asset id or a path, not {show(value)}.", field=kind)
        items.append(read_medium(kind, value, folder))
    if text is not None:
        items.append(defaults.build_speech(text, voice))
    return items


def _read_input(given: Any, folder: str) -> Any:
    """The input of a row as `create` takes it, with the paths of its local files relative to the table."""
    if not isinstance(given, list):
        return given
    items: List[Any] = []
    for item in cast("Sequence[Any]", given):
        fields = cast("Mapping[str, Any]", item if isinstance(item, abc.Mapping) else {})
        path = fields.get("path")
        items.append({**fields, "path": os.path.join(folder, path)} if isinstance(path, str) else item)
    return items


def _check_column(column: str, place: str, nested: bool) -> None:
    """Refuse an unknown column. Its name may be misspelt, and ignoring it would lose its values."""
    start, dot, _ = column.partition(".")
    known = (*COLUMNS, *OBJECTS, *(NESTED if nested else ()))
    if column in COLUMNS or (start in OBJECTS and (dot or nested)) or (nested and column in NESTED):
        return
    meant = guess_name(start if dot else column, known)
    if meant is None and start not in known:
        advice = f"the columns are {', '.join(COLUMNS)}, and options.…; start its name with {NOTE} to keep it as a note"
    else:
        advice = f"did you mean {meant or start}{column[len(start) :] if dot and meant in OBJECTS else ''}?"
        if (meant or column) in OBJECTS and not dot:
            advice = f"use a column for each of its fields, such as {meant or column}.…"
    raise InvalidRequestError(f"{place}: there is no column {show(column)}: {advice}.", field=column)


def _parts_of(columns: List[str]) -> Dict[str, str]:
    """The column of each field of the request."""
    parts = {column: f"column {column}" for column in columns}
    fields = [("input[0]", "image"), ("input[0]", "video"), ("input[1]", "text"), ("input[1]", "audio")]
    fields += [("input[1].provider", "text"), *((f"input[1].provider.{name}", name) for name in VOICE)]
    parts.update((field, parts[column]) for field, column in fields if column in columns)
    return parts


def _read_csv(file: TextIO, name: str) -> Iterator[Tuple[Place, Values]]:
    """The place and the values of each row of CSV."""
    first = file.readline()
    delimiter = max(DELIMITERS, key=first.count)
    rows = csv.reader(chain([first], file), delimiter=delimiter, strict=True)
    columns: List[str] = []
    readers: List[Optional[Callable[[str], Any]]] = []
    parts: Dict[str, str] = {}
    line = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            _refuse_line(name, line, f"can't be read as CSV: {error}")
        if cells is None:
            return
        # A row may contain line breaks: errors name its first line.
        here, line = line, rows.line_num + 1
        if not any(cells):
            continue
        if not columns:
            columns = [cell.strip() for cell in cells]
            readers = _read_header(columns, f"{name}, line {here}")
            parts = _parts_of(columns)
            continue
        if len(cells) != len(columns):
            _refuse_line(
                name,
                here,
                f"has {len(cells)} cells, and the header {len(columns)}: quote cells that contain {delimiter!r}",
            )
        try:
            values = {
                column: read(cell)
                for column, read, cell in zip(columns, readers, map(str.strip, cells))
                if cell and read is not None
            }
        except _KeyTwice as error:
            _refuse_line(name, here, str(error))
        yield Place(f"{name}, line {here}", parts), values


def _refuse_line(name: str, line: int, problem: str) -> NoReturn:
    raise InvalidRequestError(f"{name}, line {line} {problem}.", field=f"line {line}") from None


def _read_header(columns: List[str], place: str) -> List[Optional[Callable[[str], Any]]]:
    """The function that reads the cells of each column; None for a note."""
    readers: List[Optional[Callable[[str], Any]]] = []
    for index, column in enumerate(columns):
        if not column.startswith(NOTE):
            _check_column(column, place, nested=False)
            if column in columns[:index]:
                raise InvalidRequestError(f"{place}: there are two columns {show(column)}: keep one.", field=column)
        plain = column in COLUMNS and column not in NUMBERS
        readers.append(None if column.startswith(NOTE) else str if plain else _read_cell)
    return readers


def _read_cell(cell: str) -> Any:
    """The value of an option: JSON if the cell can be read as JSON, otherwise text."""
    try:
        return _read_json(cell.lower() if cell.lower() in ("true", "false") else cell)
    except _KeyTwice:
        raise
    except ValueError:
        return cell


class _KeyTwice(ValueError):
    """A JSON object has the same key twice, so that one of the values would be lost."""

    def __init__(self, key: str) -> None:
        super().__init__(f"has the key {show(key)} twice: keep one of them")


def _make_object(pairs: List[Tuple[str, Any]]) -> Values:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwice(next(key for key in made if keys.count(key) > 1))
    return made


_read_json = json.JSONDecoder(object_pairs_hook=_make_object).decode


def _read_json_lines(file: TextIO, name: str) -> Iterator[Tuple[Place, Values]]:
    """The place and the values of each row of JSON Lines."""
    known: Dict[Tuple[str, ...], Tuple[List[str], Dict[str, str]]] = {}
    for line, text in enumerate(file, start=1):
        if not text.strip():
            continue
        try:
            row: Any = _read_json(text)
        except _KeyTwice as error:
            _refuse_line(name, line, str(error))
        except (ValueError, RecursionError) as error:
            _refuse_line(name, line, f"is not JSON: {error}")
        if not isinstance(row, abc.Mapping):
            _refuse_line(name, line, f"must be an object, not {show(row)}")
        given = cast("Mapping[str, Any]", row)
        shape = tuple(given)
        if shape not in known:
            columns = [column for column in shape if not column.startswith(NOTE)]
            for column in columns:
                _check_column(column, f"{name}, line {line}", nested=True)
            known[shape] = columns, _parts_of(columns)
        columns, parts = known[shape]
        values = {column: given[column] for column in columns if given[column] is not None}
        yield Place(f"{name}, line {line}", parts), values


_READERS: Dict[str, Callable[[TextIO, str], Iterator[Tuple[Place, Values]]]] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
}
