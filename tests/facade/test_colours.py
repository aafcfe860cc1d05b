"""Sync and AsyncSync are the same client: names, signatures, words, requests, results."""

from __future__ import annotations

import asyncio
import inspect
import io
import re
from functools import cached_property
from typing import Any, Dict, Iterator, List, Optional, Tuple

import pytest

from sync import AsyncSync, Sync
from sync.errors import ApiError
from sync_sandbox import ManualClock, Sandbox

from .support import AUDIO, COLOURS, INPUT, VIDEO, InstantClock, make_client

# A run belongs to the synchronous client alone.
RESOURCES = [name for name, value in vars(Sync).items() if isinstance(value, cached_property) and name != "runs"]


def names(thing: Any) -> List[str]:
    """Public names; closing is all that is named for its colour."""
    return sorted({"aclose": "close"}.get(name, name) for name in dir(thing) if not name.startswith("_"))


def methods(resource: type) -> Dict[str, Any]:
    return {name: value for name, value in inspect.getmembers(resource, inspect.isfunction) if name[0] != "_"}


def signature(function: Any) -> List[Tuple[str, Any, Any, str]]:
    """The parameters with their annotations, in which only a callback may be named for its colour."""
    return [
        (one.name, one.kind, one.default, re.sub(r"\bAsync|Async(?=[A-Z])", "", str(one.annotation)))
        for one in inspect.signature(function).parameters.values()
    ]


def without_await(words: Optional[str]) -> str:
    """The words of an asynchronous method as they are for its twin: its example has nothing to await."""
    plain = re.sub(r"\(await (.+?\))\)", r"\1", words or "")
    return re.sub(r"\b(await|async) (?=\S)", "", plain)


@pytest.fixture
def resources() -> List[Tuple[Any, Any]]:
    sync, asynchronous = Sync(api_key="test"), AsyncSync(api_key="test")
    return [(getattr(sync, name), getattr(asynchronous, name)) for name in RESOURCES]


def test_the_clients_have_the_same_names() -> None:
    assert names(Sync) == names(AsyncSync)
    assert len(RESOURCES) >= 2


def test_the_asynchronous_client_tells_where_runs_are() -> None:
    with pytest.raises(AttributeError, match=r"open the run with Sync\(\).*asyncio.to_thread\(run.wait\)"):
        AsyncSync(api_key="test").runs.open(to="results/")  # type: ignore[attr-defined]


def test_the_clients_take_the_same_settings() -> None:
    of_sync, of_async = signature(Sync.__init__), signature(AsyncSync.__init__)
    assert of_sync == of_async
    assert [one[:3] for one in of_sync][1:] == [
        ("api_key", inspect.Parameter.POSITIONAL_OR_KEYWORD, None),
        ("base_url", inspect.Parameter.KEYWORD_ONLY, None),
        ("timeout", inspect.Parameter.KEYWORD_ONLY, 60.0),
        ("max_retries", inspect.Parameter.KEYWORD_ONLY, 2),
        ("http_client", inspect.Parameter.KEYWORD_ONLY, None),
        ("default_headers", inspect.Parameter.KEYWORD_ONLY, None),
        *[one[:3] for one in of_sync][7:],
    ]


def test_the_resources_have_the_same_names(resources: List[Tuple[Any, Any]]) -> None:
    for one, other in resources:
        assert names(one) == names(other)
        assert type(other).__name__ == f"Async{type(one).__name__}"
        if hasattr(one, "with_raw_response"):
            assert names(one.with_raw_response) == names(other.with_raw_response)


def test_their_methods_have_the_same_signatures_and_words(resources: List[Tuple[Any, Any]]) -> None:
    for one, other in resources:
        ours, theirs = methods(type(one)), methods(type(other))
        assert ours.keys() == theirs.keys()
        for name, method in ours.items():
            assert signature(method) == signature(theirs[name]), name
            assert method.__doc__
            assert method.__doc__ == without_await(theirs[name].__doc__), name
            assert not inspect.iscoroutinefunction(method)


def script(client: Sync, sandbox: Sandbox) -> Iterator[Any]:
    """A little of everything."""
    files: Dict[str, Any] = {
        "video": ("v.mp4", b"\x00\x00\x00\x18ftypmp42"),
        "audio": io.BytesIO(b"RIFF\x00\x00\x00\x00WAVE"),
    }
    generations = client.generations
    yield generations.create(model="lipsync-2", input=INPUT, idempotency_key="a", options={"sync_mode": "loop"})
    yield generations.create_with_files(model="lipsync-2", idempotency_key="b", **files)
    yield generations.list(status=["PENDING"], limit=1)
    sandbox.fault(status=503, headers={"Retry-After": "2"})
    sandbox.fault(kind="disconnect")
    yield generations.estimate_cost(model="lipsync-2", input=INPUT)
    yield generations.wait(sandbox.billed[0])
    yield generations.create_and_wait(model="lipsync-2", input=[VIDEO, AUDIO], idempotency_key="c", timeout=100)
    yield client.assets.list(limit=2)
    for call in (
        lambda: generations.get("550e8400-e29b-41d4-a716-446655440000"),
        lambda: generations.get(".."),
        lambda: generations.create(model="lipsync-9", input=INPUT, idempotency_key="d"),
        lambda: generations.wait(generations.create(model="m", input=INPUT).id, timeout=5),
        lambda: client.assets.get("x"),
    ):
        with pytest.raises(ApiError) as info:
            call()
        yield type(info.value), str(info.value)


def run(colour: Any) -> Tuple[List[Any], List[Any], List[float]]:
    loop = asyncio.new_event_loop()
    clock = InstantClock()
    with Sandbox(clock=ManualClock(), pending_seconds=15.0, processing_seconds=30.0, long_poll=False) as sandbox:
        clock.on_sleep = sandbox.advance
        client = make_client(colour, loop, clock, api_key="test", base_url=sandbox.url)
        results = [neutral(result, sandbox) for result in script(client, sandbox)]
        requests = [
            neutral((one.method, one.raw_path, one.query, dict(one.headers), one.body.bytes), sandbox)
            for one in sandbox.requests
        ]
        loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
    return results, requests, clock.slept


def neutral(value: Any, sandbox: Sandbox) -> str:
    """Without what differs from one run to the next."""
    text = repr(value).replace(sandbox.url, "URL").replace(sandbox.url[7:], "HOST")
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID", text)
    text = re.sub(r"[0-9a-f]{32}", "BOUNDARY", text)
    return re.sub(r"datetime\.datetime\([^()]*\)|datetime\.datetime\(.*?utc\)", "TIME", text)


def test_one_script_gives_the_same_requests_results_and_pauses() -> None:
    (results, requests, pauses), theirs = (run(colour) for colour in COLOURS)
    assert results == theirs[0]
    assert requests == theirs[1]
    assert pauses == theirs[2]
    assert len(requests) > 20
