"""A value of a wrong type, for every argument of every method: an InvalidRequestError, before anything is sent."""

from __future__ import annotations

import asyncio
import inspect
import re
from datetime import datetime
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional, Set, Tuple, Type, Union

import attr
import httpx
import pytest

from sync import AsyncSync, Sync, webhooks
from sync.errors import ApiError, InvalidRequestError, WebhookVerificationError
from sync_client import models
from sync_client.resources import Resources

from .support import AUDIO, INPUT, VIDEO


class Text(str):
    """A string by another name."""


class NoRepr:
    def __repr__(self) -> str:
        raise RuntimeError("no repr")


class Hostile:
    """Raises whatever it is asked, as a proxy of something that is gone does."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(f"no {name}")

    def _raise(self, *_: object) -> Any:
        raise RuntimeError("nothing")

    __eq__ = __ne__ = __lt__ = __gt__ = __str__ = __repr__ = __bool__ = __len__ = _raise
    __hash__ = None  # type: ignore[assignment]


def generator() -> Iterator[object]:
    yield object()


WRONG: Dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "int": lambda: 7,
    "minus": lambda: -1,
    "huge": lambda: 10**400,
    "nan": lambda: float("nan"),
    "bool": lambda: True,
    "bytes": lambda: b"\xff\x00",
    "object": object,
    "list of lists": lambda: [[]],
    "empty list": list,
    "dict": lambda: {"a": 1},
    "dict of ints": lambda: {1: 2},
    "set": lambda: {"a"},
    "str subclass": lambda: Text("a"),
    "lone surrogate": lambda: "\ud800",
    "path": lambda: Path("/nowhere/at all.mp4"),
    "generator": generator,
    "function": lambda: lambda: None,
    "class": lambda: int,
    "exception": lambda: ValueError("x"),
    "complex": lambda: 1j,
    "no repr": NoRepr,
    "hostile": Hostile,
}

# What an argument may take, by a word of its annotation: any other value is refused before anything is sent.
STRINGS = {"str subclass", "lone surrogate"}
TAKES: Dict[str, Set[str]] = {
    "None": {"None"},
    "Optional": {"None"},
    "Any": set(WRONG),
    "str": STRINGS,
    "Model": STRINGS,
    "SyncMode": STRINGS,
    "ModelMode": STRINGS,
    "EmotionPrompt": STRINGS,
    # A tag that is not known may be newer than this.
    "Literal": STRINGS | {"None"},
    "SegmentOptions": {"None", "dict"},
    "ActiveSpeaker": {"None", "dict"},
    "bool": {"bool"},
    "int": {"int"},
    "float": {"int", "minus"},
    "Timeout": {"None", "int", "huge"},
    "timedelta": {"int", "huge"},
    "Iterable": {"empty list", "set"},
    "List": {"empty list"},
    "Sequence": {"empty list", "set"},
    "Mapping": {"dict"},
    "Callable": {"function", "class"},
}
# What is not a matter of types.
TAKEN: Dict[str, Set[str]] = {
    "timeout": {"huge"},
    "poll_interval": {"huge"},
    "max_retries": {"huge"},
    "include_progress": {"None"},
    "body": {"bytes"},
    "concurrency": {"huge"},
    "num_speakers": {"minus"},
    "segments_secs": {"list of lists"},
    "segments_frames": {"list of lists"},
    "prompt_image_uris": {"set"},
}


def may_take(argument: str, annotation: str) -> Set[str]:
    words = re.findall(r"[A-Za-z]+", annotation)
    return TAKEN.get(argument, set()).union(*(TAKES.get(word, set()) for word in words))


REQUIRED: Dict[str, Any] = {
    "url": "https://example.com/video.mp4",
    "id": "x",
    "asset_id": "y",
    "path_or_file": b"\x00\x00\x00\x18ftypmp42",
    "source_video_url": "https://example.com/video.mp4",
    "source_transcript": {"text": "a", "words": []},
    "edits": [{"type": "delete", "start": 0, "end": 1}],
    "error": "a_code",
    "ids": ["x"],
    "model": "lipsync-2",
    "input": INPUT,
    "requests": [{"model": "lipsync-2", "input": INPUT}],
    "id_or_generation": "x",
    "to": "out.mp4",
    "duration": 10.0,
    "name": "a",
    "script": "hello",
    "generation": "x",
    "speech": "x",
    "video": VIDEO,
    "audio": AUDIO,
    "voice_id": "v",
    "start_time": datetime(2026, 1, 1),
    "end_time": datetime(2026, 1, 2),
}


class Try(NamedTuple):
    colour: str
    method: str
    argument: str
    value: str
    annotation: str
    error: Optional[BaseException]
    sent: int

    def __str__(self) -> str:
        return f"{self.colour}.{self.method}({self.argument}={self.value}): {self.error!r}, {self.sent} sent"


class Recorder:
    """An HTTP client that finds nothing, and counts."""

    def __init__(self, colour: Type[Any]) -> None:
        self.count = 0
        transport = httpx.MockTransport(self._respond)
        self.http = httpx.Client(transport=transport) if colour is Sync else httpx.AsyncClient(transport=transport)

    def _respond(self, request: httpx.Request) -> httpx.Response:
        self.count += 1
        return httpx.Response(404, json={"message": "not found"})


PARTS = [*sorted(name for name in vars(Resources) if not name.startswith("_")), "lipsync"]


def methods(client: Any, part: str) -> Iterator[Any]:
    """Every public method of a resource and of its raw view, or one of the client, with its name."""
    found = getattr(client, part)
    if callable(found):
        yield part, found
        return
    for view, raw in ((found, ""), (found.with_raw_response, ".with_raw_response")):
        for name in sorted(dir(view)):
            method = getattr(view, name)
            if not name.startswith("_") and callable(method) and name != "with_raw_response":
                yield f"{part}{raw}.{name}", method


def needed(method: Callable[..., Any]) -> Dict[str, Any]:
    parameters = inspect.signature(method).parameters.values()
    found = {p.name: REQUIRED[p.name] for p in parameters if p.default is p.empty}
    return {**found, "audio": AUDIO} if "to" in found and "video" in found else found


def run(call: Callable[[], Any], loop: asyncio.AbstractEventLoop) -> Optional[BaseException]:
    """Whatever it raises, in either colour, to the end of an iterator."""

    async def drain(result: Any) -> None:
        if inspect.isawaitable(result):
            await result
        elif hasattr(result, "__anext__"):
            async for _ in result:
                pass
        elif hasattr(result, "__next__"):
            for _ in result:
                pass

    try:
        loop.run_until_complete(drain(call()))
    except BaseException as error:
        return error
    return None


def every_wrong_call(colour: Type[Union[Sync, AsyncSync]], part: str, loop: asyncio.AbstractEventLoop) -> Iterator[Try]:
    recorder = Recorder(colour)
    client = colour(api_key="test", base_url="http://127.0.0.1:9", http_client=recorder.http, max_retries=0)  # type: ignore[arg-type]
    for name, method in methods(client, part):
        given = needed(method)
        for parameter in inspect.signature(method).parameters.values():
            for label, value in WRONG.items():
                before = recorder.count
                error = run(lambda: method(**{**given, parameter.name: value()}), loop)  # noqa: B023
                sent = recorder.count - before
                yield Try(colour.__name__, name, parameter.name, label, str(parameter.annotation), error, sent)


def wrong(tried: Iterable[Try]) -> List[str]:
    """What escaped, and what was sent though it is wrong."""
    return [
        str(one)
        for one in tried
        if not isinstance(one.error, (ApiError, type(None)))
        or (one.value not in may_take(one.argument, one.annotation) and (one.sent or not is_refusal(one.error)))
    ]


def is_refusal(error: Optional[BaseException]) -> bool:
    return isinstance(error, (InvalidRequestError, WebhookVerificationError)) and bool(error.field)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("colour", [Sync, AsyncSync])
def test_a_wrong_type_for_an_argument_is_refused_and_nothing_is_sent(
    colour: Any, part: str, loop: asyncio.AbstractEventLoop
) -> None:
    tried = list(every_wrong_call(colour, part, loop))
    assert len(tried) > 200
    assert not wrong(tried), "\n".join(wrong(tried))


def fields_of(cls: Any) -> Iterator[Tuple[str, str]]:
    for field in attr.fields(cls):
        if field.name != "additional_properties":
            yield field.name, str(field.type)


SEGMENT = {"start_time": 0, "end_time": 1, "audio_input": {"ref_id": "a"}}
PROVIDER = {"name": "elevenlabs", "voice_id": "v", "script": "hello"}
# Each class that a create holds, with the arguments that hold the given fields of one.
PLACES: List[Tuple[Any, Callable[[Dict[str, Any]], Dict[str, Any]]]] = [
    (models.Video, lambda fields: {"input": [{**VIDEO, **fields}, AUDIO]}),
    (models.Image, lambda fields: {"input": [{"type": "image", "url": VIDEO["url"], **fields}, AUDIO]}),
    (models.Audio, lambda fields: {"input": [VIDEO, {**AUDIO, **fields}]}),
    (models.TTS, lambda fields: {"input": [VIDEO, {"type": "text", "provider": PROVIDER, **fields}]}),
    (models.TTSProvider, lambda fields: {"input": [VIDEO, {"type": "text", "provider": {**PROVIDER, **fields}}]}),
    (models.GenerationOptions, lambda fields: {"options": fields}),
    (models.ActiveSpeaker, lambda fields: {"options": {"active_speaker_detection": fields}}),
    (models.GenerationSegment, lambda fields: {"segments": [{**SEGMENT, **fields}]}),
    (models.SegmentAudioInput, lambda fields: {"segments": [{**SEGMENT, "audio_input": {"ref_id": "a", **fields}}]}),
    (models.SegmentOptions, lambda fields: {"segments": [{**SEGMENT, "options_override": fields}]}),
    (models.DubParams, lambda fields: {"dub_params": {"target_lang": "de", **fields}}),
    (models.DialogueEditReference, lambda fields: {"dialogue_edit": fields}),
]


@pytest.mark.parametrize(("cls", "arguments"), PLACES, ids=[cls.__name__ for cls, _ in PLACES])
def test_a_wrong_type_at_any_depth_is_refused_and_nothing_is_sent(
    cls: Any, arguments: Callable[[Dict[str, Any]], Dict[str, Any]], loop: asyncio.AbstractEventLoop
) -> None:
    recorder = Recorder(Sync)
    client = Sync(api_key="test", base_url="http://127.0.0.1:9", http_client=recorder.http, max_retries=0)  # type: ignore[arg-type]
    tried: List[Try] = []
    for name, annotation in fields_of(cls):
        for label, value in WRONG.items():
            before = recorder.count
            given = {"model": "lipsync-2", "input": INPUT, **arguments({name: value()})}
            error = run(lambda: client.generations.create(**given), loop)  # noqa: B023
            tried.append(Try("Sync", cls.__name__, name, label, annotation, error, recorder.count - before))
    assert not wrong(tried), "\n".join(wrong(tried))


@pytest.mark.parametrize("colour", [Sync, AsyncSync])
def test_a_wrong_type_for_an_argument_of_a_client_is_refused(colour: Any, loop: asyncio.AbstractEventLoop) -> None:
    client = colour(api_key="test")
    functions = {
        "__init__": (colour, {"api_key": "test"}),
        "with_options": (client.with_options, {}),
        "unwrap": (webhooks.unwrap, {"body": b"{}", "headers": "t=1,v1=a", "secret": "whsec_a"}),
        "verify": (webhooks.verify, {"body": b"{}", "headers": "t=1,v1=a", "secret": "whsec_a"}),
        "sign": (webhooks.sign, {"body": b"{}", "secret": "whsec_a"}),
    }
    tried: List[Try] = []
    for name, (function, given) in functions.items():
        for parameter in inspect.signature(function).parameters.values():
            for label, value in WRONG.items():
                arguments = {**given, parameter.name: value()}
                error = run(lambda: function(**arguments) and None, loop)  # noqa: B023
                tried.append(Try(colour.__name__, name, parameter.name, label, str(parameter.annotation), error, 0))
    assert not wrong(tried), "\n".join(wrong(tried))


def test_a_wrong_name_of_an_argument_is_a_type_error_that_names_the_method(client: Sync) -> None:
    """As everywhere in Python: no value is wrong, the program is."""
    with pytest.raises(TypeError, match=r"create\(\) got an unexpected keyword argument 'modle'"):
        client.generations.create(modle="lipsync-2", input=INPUT)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"wait\(\) got an unexpected keyword argument 'interval'"):
        client.generations.wait("x", interval=1)  # type: ignore[call-arg]
