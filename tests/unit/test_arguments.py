"""Arguments that several resources share."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any, Callable

import pytest

from sync.core import arguments
from sync.errors import InvalidRequestError


def test_three_dots_are_nothing() -> None:
    assert arguments.omit_ellipsis(...) is None
    assert [arguments.omit_ellipsis(value) for value in (0, "", False, None)] == [0, "", False, None]


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (lambda: arguments.check_several("one", "ids", "ids"), "ids must be a list of ids, not str."),
        (lambda: arguments.check_several(b"one", "ids", "ids"), "ids must be a list of ids, not bytes."),
        (lambda: arguments.check_several({}, "input", "items"), "input must be a list of items, not dict."),
        (lambda: arguments.check_several(5, "rows", "rows"), "rows must be a list of rows, not int."),
        (lambda: arguments.check_text(" ", "script"), "script must be a text that is not empty, not ' '."),
        (lambda: arguments.check_text(5, "script"), "script must be a text that is not empty, not 5."),
        (lambda: arguments.check_text("four", "script", 3), "script has 4 characters: at most 3 are allowed."),
        (lambda: arguments.check_share(1.01, "speed"), "speed must be a number from 0 to 1, not 1.01."),
        (lambda: arguments.check_share(-0.01, "speed"), "speed must be a number from 0 to 1, not -0.01."),
        (lambda: arguments.check_share(True, "speed"), "speed must be a number from 0 to 1, not True."),
        (lambda: arguments.check_share("1", "speed"), "speed must be a number from 0 to 1, not '1'."),
        (lambda: arguments.check_moment("now", "after"), "after must be a datetime, not 'now'."),
    ],
)
def test_what_is_not_right_is_refused_by_name(check: Callable[[], Any], message: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        check()
    assert (str(caught.value), caught.value.field) == (message, message.partition(" ")[0])


def test_what_is_right_passes() -> None:
    assert list(arguments.check_several((value for value in "ab"), "ids", "ids")) == ["a", "b"]
    assert arguments.check_text("four", "script", 4) == "four"
    for value in (None, 0, 1, 0.5):
        arguments.check_share(value, "speed")


def test_a_moment_without_a_zone_is_local_time() -> None:
    aware = datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5)))
    assert arguments.check_moment(aware, "after") is aware
    naive = datetime(2026, 1, 1, 12)
    assert arguments.check_moment(naive, "after") == naive.astimezone()
    assert arguments.check_moment(naive, "after").tzinfo is not None
