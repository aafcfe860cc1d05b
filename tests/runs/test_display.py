"""How far a run is: one display in a terminal, lines elsewhere."""

from __future__ import annotations

import io
import sys
from collections import Counter
from typing import Any, List

import pytest

from sync.runs.display import LINES_EVERY, NO_RICH, LineDisplay, LiveDisplay, make_display
from sync.runs.figures import Figures, Pace, format_time
from sync.runs.records import State

FIGURES = Figures(total=10, uploaded=8, running=3, done=4, failed=1, stopped=0, spent=1.5, left=120.0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_figures_come_from_the_states_of_the_jobs() -> None:
    pace = Pace(100.0)
    states = [State.DONE] * 4 + [State.FAILED, State.STOPPED] + [State.RUNNING] * 2
    states += [State.CREATING, State.DOWNLOADING, State.UPLOADING, State.ADDED]
    assert pace.figures(Counter(states), 20, 1.5, 100.0) == Figures(20, 8, 2, 4, 1, 1, 1.5, None)


def test_the_time_left_goes_by_what_has_ended_since_the_run_was_opened() -> None:
    pace = Pace(100.0)
    assert pace.figures({State.DONE: 50}, 100, 0.0, 100.0).left is None
    assert pace.figures({State.DONE: 59, State.FAILED: 1}, 100, 0.0, 120.0).left == 80.0
    assert pace.figures({State.DONE: 99, State.STOPPED: 1}, 100, 0.0, 200.0).left == 0.0
    assert Pace(0.0).figures({}, 0, 0.0, 0.0).left == 0.0


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (3599, "59 min"), (11100, "3 h 05 min")]
)
def test_a_time_is_told_in_short(seconds: float, told: str) -> None:
    assert format_time(seconds) == told


def test_elsewhere_a_line_comes_now_and_then_and_at_the_end() -> None:
    stream = io.StringIO()
    display = make_display(stream)
    assert isinstance(display, LineDisplay)
    figures: List[Figures] = [FIGURES._replace(done=number) for number in range(5)]
    display.show(figures[0], 0.0)
    display.show(figures[1], LINES_EVERY / 2)
    display.show(figures[2], LINES_EVERY)
    display.show(figures[2], LINES_EVERY * 2)
    display.show(figures[3], LINES_EVERY * 2.5)
    display.show(figures[4], LINES_EVERY * 2.6)
    display.close()
    display.close()
    lines = stream.getvalue().splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["0", "2", "3", "4"]
    assert lines[-1] == "4 of 10 done: 8 uploaded, 3 running, 1 failed, US$ 1.50 spent, about 2 min left"


def test_what_the_budget_stops_has_not_failed_and_what_has_no_price_costs_no_0() -> None:
    figures = FIGURES._replace(stopped=2, spent=0.0, left=None)
    assert str(figures) == "4 of 10 done: 8 uploaded, 3 running, 1 failed, 2 stopped"
    pytest.importorskip("rich")
    stream = Terminal()
    display = make_display(stream)
    display.show(figures, 0.0)
    display.close()
    drawn = stream.getvalue()
    for told in ("7/10", "1 failed", "2 stopped"):
        assert told in drawn
    assert "US$" not in drawn


def test_a_run_that_has_shown_nothing_ends_without_a_line() -> None:
    for stream in (io.StringIO(), Terminal()):
        make_display(stream).close()
        assert stream.getvalue() == ""


@pytest.mark.parametrize("columns", ["60", "120"])
def test_a_terminal_gets_a_display_with_all_figures(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    pytest.importorskip("rich")
    monkeypatch.setenv("COLUMNS", columns)
    stream = Terminal()
    display = make_display(stream)
    assert isinstance(display, LiveDisplay)
    display.show(FIGURES, 0.0)
    display.show(FIGURES._replace(done=5, left=None), 1.0)
    display.close()
    drawn = stream.getvalue()
    for told in ("6/10", "5 done", "1 failed", "3 running", "8 uploaded", "US$ 1.50"):
        assert told in drawn


def test_by_default_it_is_shown_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    display = make_display()
    display.show(FIGURES, 0.0)
    display.close()
    assert capsys.readouterr() == ("", f"{FIGURES}\n")


def test_a_program_without_a_console_is_shown_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    display = make_display()
    display.show(FIGURES, 0.0)
    display.close()


def test_without_rich_a_terminal_gets_lines_and_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    missing: Any = None
    for name in [name for name in sys.modules if name.partition(".")[0] == "rich"] + ["rich.console", "rich.progress"]:
        monkeypatch.setitem(sys.modules, name, missing)
    stream = Terminal()
    display = make_display(stream)
    display.show(FIGURES, 0.0)
    assert stream.getvalue() == f"{NO_RICH}\n{FIGURES}\n"
