from __future__ import annotations

import asyncio
import inspect
from functools import cached_property
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Set

import httpx
import pytest
import yaml
from vcr.errors import CannotOverwriteExistingCassetteException  # type: ignore[import-untyped]

from sync import AsyncSync, Sync

from .cassette import COLOURS, PUBLIC, RECORDINGS, path_of
from .runner import play
from .scenarios import SCENARIOS

CLIENTS = {"sync": Sync, "async": AsyncSync}


def methods(colour: str) -> Iterator[str]:
    """Every public method of every resource, such as `generations.create`. A run sends what the others send, and in no
    order that could be replayed."""
    cls = CLIENTS[colour]
    client = cls(api_key="a-key")
    for resource, _ in inspect.getmembers(cls, lambda member: isinstance(member, cached_property)):
        for method, _ in inspect.getmembers(type(getattr(client, resource)), inspect.isfunction):
            if not method.startswith("_") and resource != "runs":
                yield f"{resource}.{method}"


def load(path: Path) -> Dict[str, Any]:
    content = yaml.safe_load(path.read_text())
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_recording_replays_to_its_end_without_a_connection(name: str, colour: str, attempts: List[Any]) -> None:
    cassette = play(SCENARIOS[name], colour, path_of(name, colour))
    assert cassette.play_count == len(cassette) > 0
    assert attempts == []


@pytest.mark.parametrize("colour", COLOURS)
def test_every_method_of_the_client_has_a_recording(colour: str) -> None:
    found = list(methods(colour))
    assert len(found) > len({name.partition(".")[0] for name in found})
    missing = [name for name in found if not path_of(name, colour).is_file()]
    assert not missing, f"Add scenarios for {', '.join(missing)} and run `make cassettes`."


def test_there_are_recordings_for_the_scenarios_and_no_others() -> None:
    wanted: Set[Path] = {path_of(name, colour) for name in SCENARIOS for colour in COLOURS}
    assert set(RECORDINGS.rglob("*.*")) == wanted


def test_a_recording_says_where_it_comes_from() -> None:
    contents = [load(path) for path in RECORDINGS.rglob("*.yaml")]
    assert {content["recorded_from"] for content in contents} <= {"live", "sandbox"}


def test_a_recording_is_of_the_public_host() -> None:
    for path in RECORDINGS.rglob("*.yaml"):
        text = path.read_text()
        assert f"uri: {PUBLIC}/" in text
        assert "127.0.0.1" not in text
        assert "localhost" not in text


def replaced(old: str, new: str) -> Callable[[Dict[str, Any]], None]:
    """Changes the first request of a cassette that holds `old` in its URI or its body; one must."""

    def change(cassette: Dict[str, Any]) -> None:
        requests = [interaction["request"] for interaction in cassette["interactions"]]
        request, field = next((each, field) for each in requests for field in ("uri", "body") if old in each[field])
        request[field] = request[field].replace(old, new, 1)

    return change


def with_method(method: str) -> Callable[[Dict[str, Any]], None]:
    return lambda cassette: cassette["interactions"][0]["request"].update(method=method)


DIFFERENCES = {
    "method": ("generations.create", with_method("PUT")),
    "scheme": ("generations.create", replaced("https://api.sync.so", "http://api.sync.so:443")),
    "host": ("generations.create", replaced("api.sync.so", "dev-api.sync.so")),
    "port": ("generations.create", replaced("api.sync.so", "api.sync.so:8443")),
    "path": ("generations.create", replaced("/v2/generate", "/v2/generates")),
    "query": ("assets.list", replaced("limit=10", "limit=11")),
    "query without a parameter": ("assets.list", replaced("limit=10", "")),
    "body": ("generations.create", replaced("lipsync-2", "lipsync-3")),
    "multipart field": ("generations.create_with_files", replaced("lipsync-2", "lipsync-3")),
    "multipart file": ("generations.create_with_files", replaced("WAVE", "wave")),
    "multipart file name": ("generations.create_with_files", replaced("audio.wav", "sound.wav")),
}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("difference", DIFFERENCES)
def test_a_request_that_differs_from_the_recording_fails(
    difference: str, colour: str, tmp_path: Path, attempts: List[Any]
) -> None:
    name, change = DIFFERENCES[difference]
    cassette = load(path_of(name, colour))
    path = tmp_path / "changed.yaml"
    path.write_text(yaml.safe_dump(cassette))
    play(SCENARIOS[name], colour, path)

    change(cassette)
    path.write_text(yaml.safe_dump(cassette))
    with pytest.raises(CannotOverwriteExistingCassetteException):
        play(SCENARIOS[name], colour, path)
    assert attempts == []


@pytest.mark.parametrize("colour", COLOURS)
def test_a_request_that_comes_more_often_than_it_was_recorded_fails(colour: str, tmp_path: Path) -> None:
    name = "generations.wait"
    cassette = load(path_of(name, colour))
    del cassette["interactions"][-1]
    path = tmp_path / "shorter.yaml"
    path.write_text(yaml.safe_dump(cassette))
    with pytest.raises(CannotOverwriteExistingCassetteException):
        play(SCENARIOS[name], colour, path)


def test_the_network_is_blocked(attempts: List[Any]) -> None:
    with pytest.raises(AssertionError, match="blocked"):
        httpx.get("http://127.0.0.1:9/")
    assert len(attempts) == 1


def test_the_network_is_blocked_for_asyncio(attempts: List[Any]) -> None:
    with pytest.raises(AssertionError, match="blocked"):
        asyncio.run(asyncio.wait_for(asyncio.open_connection("127.0.0.1", 9), timeout=5.0))
    assert len(attempts) == 1
