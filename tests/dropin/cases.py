"""Calls as code for syncsdk 0.3.0 makes them. Both libraries run them, so only the names of 0.3.0 are used here."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple

# Status, header fields, body. A status of None breaks the connection.
Answer = Tuple[Optional[int], Mapping[str, str], bytes]

FILE = str(Path(__file__).parents[2] / "examples" / "media" / "video.mp4")


def answer(body: Any, status: Optional[int] = 200, **headers: str) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, content


def nothing(names: Any) -> Dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Case:
    """One call.

    Attributes:
        method: Its path from the client.
        arguments: Makes its arguments from the names of `sync.common`.
        answers: What the server says, the last one again and again.
        client: Further arguments of the client.
        own_http_client: Whether the client gets an HTTP client that the caller made.
    """

    method: str
    arguments: Callable[[Any], Dict[str, Any]] = nothing
    answers: Tuple[Answer, ...] = ()
    client: Dict[str, Any] = field(default_factory=dict)
    own_http_client: bool = False


GENERATION = {
    "id": "1",
    "createdAt": "2026-01-02T03:04:05.678Z",
    "status": "COMPLETED",
    "model": "lipsync-2",
    "input": [
        {"type": "video", "url": "https://example.com/v.mp4", "segments_secs": [[0, 1.5]]},
        {"type": "audio", "assetId": "a", "refId": "r"},
        {"type": "text", "provider": {"name": "elevenlabs", "voiceId": "v", "script": "s"}},
    ],
    "options": {"sync_mode": "loop", "active_speaker_detection": {"auto_detect": True}},
    "segments": [{"startTime": 0, "endTime": 1.5, "audioInput": {"refId": "r"}}],
    "webhookUrl": None,
    "outputUrl": "https://example.com/o.mp4",
    "outputDuration": 12.5,
    "newField": {"a": [1]},
}
COST = {"estimatedFrameCount": 250, "estimatedGenerationCost": 0.5}
ASSET = {
    "id": "a",
    "createdAt": "2026-01-02T03:04:05.678Z",
    "updatedAt": "2026-01-02T03:04:05+02:00",
    "type": "VIDEO",
    "visibility": "USER",
    "name": "n",
    "url": "https://example.com/v.mp4",
    "inputType": "HOLOGRAM",
    "durationSeconds": 1.5,
}
PAGE = {"items": [ASSET], "nextCursor": "c", "totalCount": 2}
BATCH = {
    "id": "b",
    "created_at": "2026-01-02T03:04:05Z",
    "status": "PROCESSING",
    "metrics": {"total_generations": 3, "success_count": 1, "failed_count": 1, "pending_count": 1},
    "webhookUrl": None,
    "outputUrl": "",
}
MODEL = {"id": "m", "name": "lipsync-2", "type": "lipsync", "version": "2", "deprecatedAt": None}
ERROR = {"message": "No.", "statusCode": 400, "errorCode": "some_code", "suggestion": "Yes."}

ROWS = b"".join(
    json.dumps(
        {
            "request_id": str(number),
            "endpoint": "/v2/generate",
            "payload": {"model": "lipsync-2", "input": GENERATION["input"]},
        }
    ).encode()
    + b"\n"
    for number in range(20)
)

CREATED = (answer(GENERATION, 201),)
GOT = (answer(GENERATION),)


def create(names: Any, **more: Any) -> Dict[str, Any]:
    return {
        "model": "lipsync-2",
        "input": [names.Video(url="https://example.com/v.mp4"), names.Audio(url="https://example.com/a.wav")],
        **more,
    }


def everything(names: Any) -> Dict[str, Any]:
    return {
        "model": "lipsync-2-pro",
        "input": [
            names.Video(asset_id="x", segments_secs=[[0, 1.5]], segments_frames=[[1, 2]]),
            names.Audio(asset_id="y", ref_id="r1"),
            names.Tts(
                provider=names.ElevenLabs(voice_id="v", script="s", stability=0.5, similarity_boost=0.7), ref_id="r2"
            ),
        ],
        "options": names.GenerationOptions(
            sync_mode="loop",
            model_mode="lips",
            prompt="happy",
            temperature=0,
            active_speaker_detection=names.ActiveSpeaker(
                auto_detect=True, frame_number=0, coordinates=[1, 2], bounding_boxes=[None, [1, 2, 3, 4]]
            ),
            occlusion_detection_enabled=False,
        ),
        "segments": [
            names.GenerationSegment(
                start_time=0,
                end_time=1.0,
                audio_input=names.SegmentAudioInput(ref_id="r1", start_time=0.5, end_time=1.0),
            )
        ],
        "webhook_url": "https://example.com/hook",
        "output_file_name": "name",
    }


def by_python_names(names: Any) -> Dict[str, Any]:
    return {
        "model": "lipsync-2",
        "input": [
            {"type": "video", "asset_id": "x"},
            {"type": "text", "ref_id": "r", "provider": {"name": "elevenlabs", "voice_id": "v", "script": "s"}},
        ],
        "options": {"sync_mode": "loop", "active_speaker_detection": {"auto_detect": True}},
        "segments": [{"start_time": 0.0, "end_time": 1.0, "audio_input": {"ref_id": "r"}}],
    }


def by_wire_names(names: Any) -> Dict[str, Any]:
    return {
        "model": "lipsync-2",
        "input": [
            {"type": "video", "assetId": "x", "further": 1},
            {"type": "text", "refId": "r", "provider": {"name": "elevenlabs", "voiceId": "v", "script": "s"}},
        ],
        "options": {"newest_option": 1},
        "segments": [{"startTime": 0.0, "endTime": 1.0, "audioInput": {"refId": "r"}}],
    }


def options(**values: Any) -> Callable[[Any], Dict[str, Any]]:
    return lambda names: {"id": "1", "request_options": values}


def failing(status: int, body: Any = ERROR, method: str = "generations.get", **more: Any) -> Case:
    arguments = more.pop("arguments", options(max_retries=0))
    return Case(method, arguments, (answer(body, status),), **more)


def got_by(id: Any) -> Case:
    return Case("generations.get", lambda names: {"id": id}, (answer({**GENERATION, "id": id}),))


def listed(method: str, body: Any, **arguments: Any) -> Case:
    return Case(method, lambda names: arguments, (answer(body),))


REDIRECT = answer(b"", 302, Location="{prefix}/elsewhere")
NOON = datetime(2026, 1, 2, 12, 0, tzinfo=timezone.utc)

CASES: Dict[str, Case] = {
    # generations.create
    "create": Case("generations.create", create, CREATED),
    "create-everything": Case("generations.create", everything, CREATED),
    "create-by-python-names": Case("generations.create", by_python_names, CREATED),
    "create-by-wire-names": Case("generations.create", by_wire_names, CREATED),
    "create-provider-dict": Case(
        "generations.create",
        lambda names: {
            "model": "lipsync-2",
            "input": [
                names.Video(url="https://example.com/v.mp4"),
                names.Tts(provider={"voice_id": "v", "script": "s"}),
            ],
        },
        CREATED,
    ),
    "create-omit": Case(
        "generations.create",
        lambda names: create(names, options=..., segments=..., webhook_url=..., output_file_name=...),
        CREATED,
    ),
    "create-none": Case(
        "generations.create",
        lambda names: create(names, options=None, segments=None, webhook_url=None, output_file_name=None),
        CREATED,
    ),
    "create-none-in-model": Case(
        "generations.create",
        lambda names: {
            **create(names),
            "input": (
                names.Video(url="https://example.com/v.mp4", asset_id=None),
                names.Audio(url="https://example.com/a.wav"),
            ),
        },
        CREATED,
    ),
    "create-generator": Case(
        "generations.create",
        lambda names: {**create(names), "input": (item for item in create(names)["input"])},
        CREATED,
    ),
    "create-typo": Case(
        "generations.create",
        lambda names: create(names, options=names.GenerationOptions(sync_mod="loop")),
        CREATED,
    ),
    "create-empty-video": Case(
        "generations.create",
        lambda names: {"model": "lipsync-2", "input": [names.Video(), names.Audio(url="https://example.com/a.wav")]},
        CREATED,
    ),
    "create-nothing-to-say": Case(
        "generations.create",
        lambda names: {"model": "lipsync-2", "input": [names.Video(url="https://example.com/v.mp4")]},
        (answer(ERROR, 400),),
    ),
    "create-extra-body": Case(
        "generations.create",
        lambda names: create(
            names, request_options={"additional_body_parameters": {"projectId": "p", "model": "sync-3"}}
        ),
        CREATED,
    ),
    "create-refused": Case("generations.create", create, (answer(ERROR, 400),)),
    "create-payment": Case("generations.create", create, (answer(ERROR, 402),)),
    "create-server-error": Case(
        "generations.create",
        lambda names: create(names, request_options={"max_retries": 3}),
        (answer(ERROR, 500, Retry_After="0"), answer(GENERATION, 201)),
    ),
    # generations.create_with_files
    "files": Case(
        "generations.create_with_files",
        lambda names: {
            "model": "lipsync-2",
            "video": ("v.mp4", b"video", "video/mp4"),
            "audio": ("a.wav", b"audio", "audio/wav"),
            "webhook_url": "https://example.com/hook",
        },
        CREATED,
    ),
    "files-handle": Case(
        "generations.create_with_files",
        lambda names: {
            "model": "lipsync-2",
            "video": open(FILE, "rb"),  # noqa: SIM115
            "audio": ("a.wav", b"audio", "audio/wav"),
        },
        CREATED,
    ),
    "files-bytes": Case(
        "generations.create_with_files", lambda names: {"model": "lipsync-2", "video": b"v", "audio": b"a"}, CREATED
    ),
    "files-path": Case(
        "generations.create_with_files",
        lambda names: {"model": "lipsync-2", "video": FILE, "audio": ("a.wav", b"audio", "audio/wav")},
        CREATED,
    ),
    "files-none": Case(
        "generations.create_with_files",
        lambda names: {"model": "m", "video": ("v.mp4", b"v"), "audio": ("a.wav", b"a"), "webhook_url": None},
        CREATED,
    ),
    "files-omit": Case(
        "generations.create_with_files",
        lambda names: {
            "model": "m",
            "video": ("v.mp4", b"v"),
            "audio": ("a.wav", b"a"),
            "input": ...,
            "options": ...,
            "webhook_url": ...,
        },
        CREATED,
    ),
    "files-omit-audio": Case(
        "generations.create_with_files",
        lambda names: {"model": "m", "video": ("v.mp4", b"v"), "audio": ...},
        (answer(ERROR, 400),),
    ),
    "files-options": Case(
        "generations.create_with_files",
        lambda names: {
            "model": "lipsync-2",
            "video": ("v.mp4", b"v"),
            "audio": ("a.wav", b"a"),
            "options": names.GenerationOptions(sync_mode="loop"),
        },
        CREATED,
    ),
    "files-input": Case(
        "generations.create_with_files",
        lambda names: {
            "model": "lipsync-2",
            "video": ("v.mp4", b"v"),
            "input": [names.Audio(url="https://example.com/a.wav")],
        },
        CREATED,
    ),
    # generations.get
    "get": got_by("1"),
    "get-space": got_by("a b"),
    "get-unicode": got_by("é"),
    "get-slash": got_by("a/b"),
    "get-query": got_by("a?x=1"),
    "get-parent": got_by("../../admin"),
    "get-empty-id": got_by(""),
    "get-nothing": got_by(None),
    "get-image": Case(
        "generations.get",
        options(),
        (answer({**GENERATION, "input": [{"type": "image", "url": "i"}, {"type": "hologram", "url": "h"}]}),),
    ),
    "get-error-code": Case(
        "generations.get",
        options(),
        (answer({**GENERATION, "status": "FAILED", "error": "e", "errorCode": "some_code"}),),
    ),
    "get-old-error-code": Case("generations.get", options(), (answer({**GENERATION, "error_code": "some_code"}),)),
    "get-new-status": Case("generations.get", options(), (answer({**GENERATION, "status": "NEW", "model": "x"}),)),
    "get-no-status": Case(
        "generations.get",
        options(),
        (answer({key: value for key, value in GENERATION.items() if key != "status"}),),
    ),
    "get-empty-answer": Case("generations.get", options(), (answer(b""),)),
    "get-null": Case("generations.get", options(), (answer(None),)),
    "get-html": Case("generations.get", options(), (answer(b"<html>", Content_Type="text/html"),)),
    "get-list": Case("generations.get", options(), (answer([]),)),
    "get-raw": Case("generations.with_raw_response.get", options(), GOT),
    # generations.list
    "list": listed("generations.list", [GENERATION]),
    "list-status": listed("generations.list", [], status="COMPLETED"),
    "list-statuses": listed("generations.list", [], status=["COMPLETED", "FAILED"]),
    "list-ids": listed("generations.list", [], ids=("1", "2")),
    "list-empty-ids": listed("generations.list", [], ids=[]),
    "list-object": listed("generations.list", {"items": []}),
    # generations.estimate_cost
    "estimate": Case("generations.estimate_cost", create, (answer([COST]),)),
    "estimate-object": Case("generations.estimate_cost", create, (answer(COST),)),
    # assets
    "asset": Case("assets.get", lambda names: {"id": "a"}, (answer(ASSET),)),
    "assets": listed("assets.list", PAGE),
    "assets-filtered": listed(
        "assets.list",
        PAGE,
        project_id="p",
        limit=2,
        cursor="c c",
        search_query="a b",
        sort_by="dateDesc",
        types=["VIDEO"],
    ),
    "assets-types": listed("assets.list", {"items": []}, types=["AUDIO", "VIDEO"]),
    "asset-missing": failing(404, method="assets.get"),
    # batch
    "batch-create": Case(
        "batch.create",
        lambda names: {"input": ("rows.jsonl", ROWS, "application/jsonl"), "webhook_url": "https://example.com"},
        (answer(BATCH, 201),),
    ),
    "batch-bytes": Case("batch.create", lambda names: {"input": ROWS}, (answer(BATCH, 201),)),
    "batch-omit": Case(
        "batch.create",
        lambda names: {"input": ("rows.jsonl", ROWS), "webhook_url": ..., "dry_run": ...},
        (answer(BATCH, 201),),
    ),
    "batch-too-few": Case("batch.create", lambda names: {"input": b"{}\n"}, (answer(BATCH, 201),)),
    "batch-dry-run": Case(
        "batch.create",
        lambda names: {"input": ("rows.jsonl", ROWS, "application/jsonl"), "dry_run": True},
        (answer({"status": "VALIDATED"}),),
    ),
    "batch-create-unknown": Case(
        "batch.create", lambda names: {"input": ("r.jsonl", ROWS, "application/jsonl")}, (answer({"foo": 1}),)
    ),
    "batch-create-too-many": failing(
        429,
        method="batch.create",
        arguments=lambda names: {"input": ("r.jsonl", ROWS, "application/jsonl")},
    ),
    "batch": Case("batch.get", lambda names: {"id": "b"}, (answer(BATCH),)),
    "batches": listed("batch.list", [BATCH]),
    "batches-filtered": listed("batch.list", [], status="FAILED", created_after=NOON, created_before=NOON),
    "batches-naive": listed("batch.list", [], created_after=datetime(2026, 7, 2, 12, 0)),
    # models
    "models": listed("models.list", [MODEL]),
    # errors
    "error-400": failing(400),
    "error-401": failing(401, {"message": "Unauthorized", "statusCode": 401}),
    "error-402": failing(402),
    "error-403": failing(403),
    "error-404": failing(404),
    "error-409": failing(409),
    "error-422": failing(422),
    "error-429": failing(429),
    "error-500": failing(500, {"message": ["a", "b"], "statusCode": 500}),
    "error-503": failing(503),
    "error-empty-object": failing(404, {}),
    "error-html": failing(502, b"<html>"),
    "error-nothing": failing(401, b""),
    "error-string": failing(404, "text"),
    "error-plain-string": failing(403, "text"),
    "error-bytes": failing(404, b"\x80\x81"),
    "error-disconnect": failing(None, b""),  # type: ignore[arg-type]
    # request_options and the client
    "retries-default": Case(
        "generations.get", lambda names: {"id": "1"}, (answer(ERROR, 503, Retry_After="0"), answer(GENERATION))
    ),
    "retries-2": Case("generations.get", options(max_retries=2), (answer(ERROR, 503, Retry_After="0"),)),
    "options-headers": Case(
        "generations.get", options(additional_headers={"x-own": "1", "user-agent": "me", "accept": None}), GOT
    ),
    "options-key": Case("generations.get", options(additional_headers={"x-api-key": "another"}), GOT),
    "options-query": Case(
        "generations.get", options(additional_query_parameters={"a": "b c", "d": True, "e": None, "f": 5}), GOT
    ),
    "options-query-list": Case("generations.get", options(additional_query_parameters={"a": [1, 2]}), GOT),
    "options-query-dict": Case("generations.get", options(additional_query_parameters={"a": {"b": 1}}), GOT),
    "options-body-on-get": Case("generations.get", options(additional_body_parameters={"a": 1}), GOT),
    "options-timeout": Case("generations.get", options(timeout_in_seconds=5, chunk_size=1), GOT),
    "options-none": Case("generations.get", options(timeout_in_seconds=None, max_retries=None), GOT),
    "options-unknown": Case("generations.get", options(timeout=5), GOT),
    "redirect": Case("generations.get", options(), (REDIRECT, answer(GENERATION))),
    "redirect-refused": Case("generations.get", options(), (REDIRECT,), {"follow_redirects": False}),
    "redirect-post": Case("generations.create", create, (REDIRECT, answer(GENERATION))),
    "client-timeout": Case("generations.get", options(), GOT, {"timeout": 20}),
    "client-own-http": Case("generations.get", options(), GOT, own_http_client=True),
    "client-empty-key": Case("generations.get", options(), GOT, {"api_key": ""}),
    "unknown-keyword": Case("generations.get", lambda names: {"id": "1", "nonsense": 1}, GOT),
}


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


def attributes(value: Any, *names: str) -> List[Any]:
    return [getattr(value, name) for name in names]


# What code does without a server; `names` is the package itself.
CODE: Dict[str, Callable[[Any], Any]] = {
    "version": lambda names: isinstance(names.__version__, str),
    "environments": lambda names: [(server.name, server.value) for server in names.SyncEnvironment],
    "ids-are-strings": lambda names: (names.AssetId is str, names.BatchId is str, names.GenerationId is str),
    "isinstance-of-input": lambda names: [
        isinstance(names.Video(url="u"), names.Input),
        isinstance(names.GenerationOptions(), names.Input),
    ],
    "equality": lambda names: [
        names.Video(url="u") == names.Video(url="u", asset_id=None),
        names.Video(url="u") == names.Audio(url="u"),
        names.Video(url="u") == {"type": "video", "url": "u"},
    ],
    "dict": lambda names: names.Tts(provider=names.ElevenLabs(voice_id="v", script="s"), ref_id="r").dict(),
    "json": lambda names: json.loads(names.Video(url="u").json()),
    "json-of-tags": lambda names: json.loads(names.Video(type="video", asset_id="a").json()),
    "copy": lambda names: names.Video(url="u").copy(update={"asset_id": "a"}).dict(),
    "deepcopy": lambda names: copy.deepcopy(names.Video(url="u", segments_secs=[[0, 1]])).dict(),
    "pickle": lambda names: pickled(names.Video(url="u", segments_secs=[[0, 1]])).dict(),
    "tags": lambda names: [names.Video().type, names.Audio().type, names.ElevenLabs(voice_id="v", script="s").name],
    "model-dump": lambda names: names.Video(url="u").model_dump(),
    "iteration": lambda names: dict(names.Video(url="u"))["url"],
    "hash": lambda names: isinstance(hash(names.Video(url="u")), int),
    "assignment": lambda names: setattr(names.Video(url="u"), "url", "v"),
    "positional": lambda names: names.Video("u"),
    "missing": lambda names: names.ElevenLabs(voice_id="v"),
    "wrong-type": lambda names: names.Video(url=5),
    "wire-keyword": lambda names: names.Video(assetId="A").dict(),
    "unknown-field": lambda names: names.Video(url="u", typo="t").dict(),
    "limits-are-the-servers": lambda names: names.GenerationOptions(temperature=5, sync_mode="zzz").dict(),
    "number-as-text": lambda names: names.GenerationOptions(temperature="0.5").temperature,
    "error": lambda names: attributes(names.core.api_error.ApiError(status_code=1, body=2), "status_code", "body"),
    "error-text": lambda names: str(names.core.api_error.ApiError(status_code=1, body=2)),
    "error-by-position": lambda names: attributes(names.NotFoundError({"message": "m"}), "status_code", "body"),
    "no-key": lambda names: names.Sync(),
}
