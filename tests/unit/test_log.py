"""The log, switched on by an environment variable."""

from __future__ import annotations

import logging
from typing import Iterator

import pytest

from sync.core.call.log import log_as_asked, logger
from sync.errors import InvalidRequestError


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    level, handlers = logger.level, logger.handlers[:]
    yield
    logger.setLevel(level)
    logger.handlers[:] = handlers


@pytest.mark.parametrize(("value", "level"), [("info", logging.INFO), (" Debug ", logging.DEBUG)])
def test_lines_go_to_standard_error_once_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str, level: int
) -> None:
    monkeypatch.setenv("SYNC_LOG", value)
    log_as_asked()
    log_as_asked()
    assert logger.level == level
    logger.info("one %s", "line")
    printed = capsys.readouterr()
    (line,) = printed.err.splitlines()
    assert line.endswith(" sync INFO one line")
    assert line[:4].isdigit()
    assert printed.out == ""


@pytest.mark.parametrize("value", [None, "", " "])
def test_without_it_the_library_is_silent(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.delenv("SYNC_LOG", raising=False)
    if value is not None:
        monkeypatch.setenv("SYNC_LOG", value)
    log_as_asked()
    assert logger.level == logging.NOTSET
    assert [type(handler) for handler in logger.handlers] == [logging.NullHandler]


@pytest.mark.parametrize("value", ["loud", "INFORMATION", "1"])
def test_anything_else_is_refused_by_the_name_of_the_variable(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SYNC_LOG", value)
    with pytest.raises(InvalidRequestError) as caught:
        log_as_asked()
    assert (str(caught.value), caught.value.field) == (f"SYNC_LOG must be info or debug, not {value!r}.", "SYNC_LOG")
