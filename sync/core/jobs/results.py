"""The results of a batch, line by line while they come."""

from __future__ import annotations

import warnings
from functools import partial
from itertools import count
from typing import Any, Dict, List, Union, cast

from sync_client import api
from sync_client.wire import read_json

from ...errors import InvalidResponseError
from ..call.arguments import NO_OPTIONS, build_operation
from ..call.context import Context
from ..call.flow import fetch_response
from ..call.redirects import join_url
from ..call.steps import Flow, ItemFlow, Items
from ..files.byte_range import ByteRange
from ..files.receive import receive_file


class Lines:
    """JSON objects, one a line, from bytes in parts of any size.

    A line that can't be read does not take the others with it: it is left out, with one warning that names it. Where no
    line can be read, these are no results.

    Attributes:
        given: How many were given, over all starts.
    """

    def __init__(self) -> None:
        self.given: int = 0
        self._found = False
        self._problems: List[str] = []
        self.restart()

    def restart(self) -> None:
        """Begin from the start again: what was given is not given twice."""
        self._rest = b""
        self._numbers = count(1)

    def feed(self, content: bytes) -> List[Dict[str, Any]]:
        *lines, self._rest = (self._rest + content).split(b"\n")
        return self._read(lines)

    def end(self) -> List[Dict[str, Any]]:
        """What the last line holds. Raises InvalidResponseError where it was cut off, or no line could be read."""
        # Without its end, a line may have been cut off: not one that is JSON all the same.
        objects = self._read([self._rest], last=not _is_json(self._rest))
        if self._problems:
            raise InvalidResponseError(f"{self._problems[0]}.")
        return objects

    def _read(self, lines: List[bytes], last: bool = False) -> List[Dict[str, Any]]:
        objects: List[Dict[str, Any]] = []
        for line in lines:
            number = next(self._numbers)
            if number <= self.given:
                continue
            self.given = number
            if not line.strip():
                continue
            found = _read_object(line, number)
            if isinstance(found, str):
                self._problems.append(found)
            else:
                objects.append(found)
                self._found = True
        # A page of HTML has lines, too; and a last line without its end was cut off.
        if self._found and not last:
            for problem in self._problems:
                warnings.warn(f"{problem}: it is left out", RuntimeWarning, 3)
            self._problems = []
        return objects


def _is_json(line: bytes) -> bool:
    try:
        read_json(line)
    except (ValueError, RecursionError):
        return False
    return True


def _read_object(line: bytes, number: int) -> Union[Dict[str, Any], str]:
    """The object of a line, or what is wrong with it."""
    try:
        value = read_json(line)
    except (ValueError, RecursionError) as error:
        return f"Line {number} of the results is not JSON ({error})"
    return (
        cast("Dict[str, Any]", value)
        if isinstance(value, dict)
        else f"Line {number} of the results is not a JSON object"
    )


def iterate_results(context: Context, id: str) -> ItemFlow[Dict[str, Any]]:
    """The results of a batch, line by line while they come. The id is checked at once."""
    operation = build_operation(partial(api.get_batch_result, id=id))
    lines = Lines()

    def url() -> Flow[str]:
        # Not followed: where the results are must not get the key.
        response = yield from fetch_response(context, operation, NO_OPTIONS, follow=False)
        location = response.headers.get("location")
        if not location:
            raise InvalidResponseError("The response has no address of the batch's results.")
        return join_url(context.settings.base_url + operation.path, location)

    def write(parts: List[bytes]) -> List[Items[Dict[str, Any]]]:
        return [Items(lines.feed(b"".join(parts)))]

    def read() -> ItemFlow[Dict[str, Any]]:
        yield from receive_file(context, None, url, write, lines.restart, ByteRange(), media=False)
        yield Items(lines.end())

    return read()
