"""Nothing that a caller can name changes unseen: the public surface is the recorded one."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any, Callable, Dict, List, Optional, Union

import pytest

from . import public_surface
from .public_surface import difference, normal, recorded, signature, surface


@pytest.mark.skipif("MUTANT_UNDER_TEST" in os.environ, reason="mutants are members of their classes")
def test_the_public_surface_is_the_recorded_one() -> None:
    changes = "\n".join(difference(recorded(), surface()))
    assert not changes, f"{changes}\n\nWhere it is meant: python -m tests.facade.public_surface --write"


def test_it_has_every_method_of_a_client_in_both_colours_and_raw() -> None:
    clone = "(*, name: str, provider: VoiceProvider | str = 'elevenlabs', url: str | None = None, asset_id: "
    for client in ("sync.Sync", "sync.AsyncSync"):
        for view in ("voices", "voices.with_raw_response"):
            assert [line for line in recorded() if line.startswith(f"{client}.{view}.clone{clone}")]


@pytest.mark.parametrize(
    ("annotation", "line"),
    [
        ("Optional[List[str]]", "list[str] | None"),
        ("list[str] | None", "list[str] | None"),
        ("None | typing.List[str]", "list[str] | None"),
        (Optional[List[str]], "list[str] | None"),
        ("Union[int, Optional[str], float, int]", "int | str | float | None"),
        ("Union[Callable[[int | str], None], None]", "Callable[[int | str], None] | None"),
        (Callable[[int], Optional[str]], "Callable[[int], str | None]"),
        ("Dict[str, Any]", "dict[str, Any]"),
        (Dict[str, Any], "dict[str, Any]"),
        ("Optional['models.Voice']", "Voice | None"),
        ("httpx.Client", "httpx.Client"),
        ("Literal['a', 1, None]", "Literal['a', 1, None]"),
        ("Tuple[int, ...]", "tuple[int, ...]"),
        ("Unpack[CallOptions]", "Unpack[CallOptions]"),
        (Union[datetime, None], "datetime | None"),
        (None, "None"),
    ],
)
def test_an_annotation_is_the_same_line_however_it_is_written(annotation: Any, line: str) -> None:
    assert normal(annotation) == line


def test_a_line_tells_the_kinds_and_defaults_of_arguments_and_what_is_awaited() -> None:
    async def get(a: int, /, b, *rest: str, c: Optional[float] = 1.0, **more: int) -> List[str]:  # type: ignore
        return []

    def find(a: Any, *, b: object = print, c: object = object()) -> None: ...

    told = "(a: int, /, b, *rest: str, c: float | None = 1.0, **more: int)"
    assert signature(get) == f"{told} -> Awaitable[list[str]]"
    assert signature(get, raw=True) == f"{told} -> Awaitable[RawResponse[list[str]]]"
    assert signature(find, skip_self=True) == "(*, b: object = print, c: object = object) -> None"


def test_what_came_and_what_went_are_named() -> None:
    assert difference(["a", "b", "c"], ["a", "c", "d"]) == ["--- recorded", "+++ found", "-b", "+d"]


def test_it_is_recorded_anew_by_one_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    path = tmp_path / "surface.txt"
    path.write_text("sync.Gone() -> None\n", encoding="utf-8")
    monkeypatch.setattr(public_surface, "RECORD", path)
    assert public_surface.main([]) == 1
    assert public_surface.main(["--write"]) == 0
    assert public_surface.main([]) == 0
