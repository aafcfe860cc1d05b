"""How much of a file has come, and whether an answer goes on with it."""

from __future__ import annotations

from typing import Any, Dict, Optional

import pytest

from sync.core.files.byte_range import ByteRange
from sync.errors import ApiConnectionError, InvalidResponseError

PLAIN = {"accept": "*/*", "accept-encoding": "identity"}


@pytest.mark.parametrize(
    ("state", "headers"),
    [
        (ByteRange(), PLAIN),
        (ByteRange(0, 10, '"1"'), PLAIN),
        (ByteRange(5, 10), PLAIN),
        (ByteRange(5, 10, '"1"'), {**PLAIN, "range": "bytes=5-", "if-range": '"1"'}),
    ],
)
def test_the_rest_is_asked_for_where_it_can_be_told_from_another_version(
    state: ByteRange, headers: Dict[str, str]
) -> None:
    assert state.request_headers() == headers


@pytest.mark.parametrize(
    ("state", "headers", "continues", "total"),
    [
        (ByteRange(5, 10, '"1"'), {"content-range": "bytes 5-9/10", "etag": '"1"'}, True, 10),
        (ByteRange(5, 10, '"1"'), {"content-range": "bytes 5-9/10"}, False, 10),
        (ByteRange(5, 10, '"1"'), {"content-range": "bytes 5-9/*", "etag": '"1"'}, True, 10),
        (ByteRange(5, None, '"1"'), {"content-range": "bytes 5-9/10", "etag": '"1"'}, True, 10),
        (ByteRange(5, None, '"1"'), {"content-range": "bytes 5-9/*", "etag": '"1"'}, True, None),
        (ByteRange(5, 10, '"1"'), {"content-range": "bytes 4-9/10"}, False, 10),
        (ByteRange(5, 10, '"1"'), {"content-range": "bytes 5-10/11"}, False, 10),
        (ByteRange(5, 10, '"1"'), {"content-range": "bytes 5-9/10", "etag": '"2"'}, False, 10),
        (ByteRange(5, 10, '"1"'), {"content-range": "nonsense"}, False, 10),
        (ByteRange(5, 10, '"1"'), {}, False, 10),
        (ByteRange(0, 10, '"1"'), {"content-range": "bytes 0-9/10"}, False, 10),
    ],
)
def test_an_answer_goes_on_where_the_last_stopped_in_the_same_version(
    state: ByteRange, headers: Dict[str, str], continues: bool, total: Optional[int]
) -> None:
    assert state.continues(headers) is continues
    assert state.total == total


@pytest.mark.parametrize(
    ("headers", "total", "etag"),
    [
        ({"content-length": "7", "etag": '"1"'}, 7, '"1"'),
        ({"content-length": "7", "etag": 'W/"1"'}, 7, None),
        ({"content-length": "0", "etag": ""}, 0, None),
        ({"content-length": "-7", "transfer-encoding": "gzip, chunked"}, None, None),
        ({"content-length": "7", "content-encoding": "identity"}, 7, None),
    ],
)
def test_a_new_start_knows_its_length_and_its_version_where_they_can_be_relied_on(
    headers: Dict[str, str], total: Optional[int], etag: Optional[str]
) -> None:
    state = ByteRange(5, 9, '"0"')
    state.start(headers)
    assert (state.position, state.total, state.etag) == (0, total, etag)


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({}, "The storage did not send the size of the file."),
        ({"content-length": "1" * 19}, "The storage did not send the size of the file."),
    ],
)
def test_a_start_without_an_end_is_none(headers: Dict[str, str], message: str) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        ByteRange().start(headers)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("state", "cls", "message"),
    [
        (ByteRange(5, 10), ApiConnectionError, "The file ended after 5 of 10 bytes."),
        (ByteRange(11, 10), ApiConnectionError, "The file ended after 11 of 10 bytes."),
        (ByteRange(0, 0), InvalidResponseError, "The file is empty."),
        (ByteRange(0), InvalidResponseError, "The file is empty."),
    ],
)
def test_an_end_at_another_place_is_an_error(state: ByteRange, cls: Any, message: str) -> None:
    with pytest.raises(cls) as caught:
        state.check_end()
    assert str(caught.value) == message


def test_the_end_is_where_the_storage_said_or_anywhere_where_it_did_not() -> None:
    ByteRange(10, 10).check_end()
    ByteRange(1).check_end()
