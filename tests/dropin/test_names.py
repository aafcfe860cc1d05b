"""The names of syncsdk 0.3.0: where they were, they are."""

from __future__ import annotations

import subprocess
import sys
import typing
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, Dict, Set

import pytest

import sync
from sync import common, errors
from sync_client import models

ERRORS = [
    "BadRequestError",
    "InternalServerError",
    "NotFoundError",
    "PaymentRequiredError",
    "TooManyRequestsError",
    "UnauthorizedError",
]
TYPES = [
    "ActiveSpeaker",
    "Asset",
    "AssetId",
    "AssetInputType",
    "AssetSort",
    "AssetType",
    "AssetVisibility",
    "Audio",
    "BatchId",
    "BatchMetrics",
    "BatchResponse",
    "BatchStatus",
    "CreateBatchResponse",
    "CreateGenerationDto",
    "ElevenLabs",
    "Emotion",
    "EstimatedGenerationCost",
    "Generation",
    "GenerationError",
    "GenerationErrorMessage",
    "GenerationId",
    "GenerationOptions",
    "GenerationSegment",
    "GenerationStatus",
    "Input",
    "Model",
    "ModelInfo",
    "ModelMode",
    "ModelType",
    "PaginatedAssetsResponse",
    "SegmentAudioInput",
    "SegmentFrames",
    "SegmentSecs",
    "SyncMode",
    "Tts",
    "TtsProviderConfig",
    "ValidationResponse",
    "Video",
]
WEBHOOKS = ["GenerationNotification", "WebhookStatus"]
RESOURCES = ["assets", "batch", "generations", "models", "webhooks"]
CLIENTS = ["AsyncSync", "Sync", "SyncEnvironment"]
CORE = ["ApiError", "AsyncHttpResponse", "File", "HttpResponse", "RequestOptions"]

PUBLISHED = {
    "sync": [*TYPES, *ERRORS, *WEBHOOKS, *CLIENTS, *RESOURCES, "common", "__version__"],
    "sync.common": [*TYPES, *ERRORS],
    "sync.common.errors": ERRORS,
    "sync.common.types": TYPES,
    "sync.core": CORE,
    "sync.core.api_error": ["ApiError"],
    "sync.core.file": ["File", "FileContent"],
    "sync.core.http_response": ["AsyncHttpResponse", "HttpResponse"],
    "sync.environment": ["SyncEnvironment"],
    "sync.webhooks": WEBHOOKS,
}
RENAMED = {
    "BatchResponse": "Batch",
    "CreateGenerationDto": "CreateGenerationRequest",
    "ElevenLabs": "TTSProvider",
    "Emotion": "EmotionPrompt",
    "GenerationError": "ErrorBody",
    "PaginatedAssetsResponse": "AssetPage",
    "Tts": "TTS",
    "TtsProviderConfig": "TTSProvider",
    "ValidationResponse": "BatchValidation",
    "WebhookStatus": "GenerationNotificationStatus",
}
# What the source of a package imports for itself.
OWN_IMPORTS = {"List", "TYPE_CHECKING", "Union", "annotations", "errors", "lazy", "models", "types"}


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, names in PUBLISHED.items() for name in names])
def test_a_published_name_can_be_imported_from_where_it_was(module: str, name: str) -> None:
    namespace: Dict[str, Any] = {}
    exec(f"from {module} import {name}", namespace)
    assert namespace[name] is getattr(import_module(module), name)
    assert name in import_module(module).__all__


@pytest.mark.parametrize(("old", "new"), RENAMED.items())
def test_a_type_that_has_another_name_now_is_the_same_type(old: str, new: str) -> None:
    assert getattr(common, old) is getattr(models, new)


def test_common_has_every_type_and_every_exception() -> None:
    assert {*models.__all__, *errors.__all__, *TYPES} <= set(dir(common))
    assert not set(models.__all__) & set(errors.__all__)


def test_the_old_path_of_the_exceptions_has_the_same_classes() -> None:
    old = import_module("sync.common.errors")
    assert old.__all__ == errors.__all__
    assert all(getattr(old, name) is getattr(errors, name) for name in errors.__all__)


def test_ids_are_strings() -> None:
    assert common.AssetId is common.BatchId is common.GenerationId is str


@pytest.mark.parametrize("name", ["sync", "sync.common", "sync.common.types", "sync.core"])
def test_a_lazy_package_has_the_names_that_a_type_checker_sees_and_no_others(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module(name)
    there = {public: getattr(module, public) for public in module.__all__}
    assert module.__file__ is not None
    source = Path(module.__file__).read_text(encoding="utf-8")
    seen: Dict[str, Any] = {"__name__": name, "__package__": module.__spec__.parent if module.__spec__ else None}
    monkeypatch.setattr(typing, "TYPE_CHECKING", True)
    exec(compile(source, module.__file__, "exec"), seen)

    def public(names: Set[str]) -> Set[str]:
        return {name for name in names if not name.startswith("_")}

    assert public(set(seen)) - OWN_IMPORTS == public(set(there)) - OWN_IMPORTS
    assert [name for name in there if seen[name] != there[name]] == []
    assert dir(module) == sorted(module.__all__)


def test_the_submodules_are_attributes_without_an_import_of_their_own() -> None:
    check = (
        "import sync\n"
        "assert sync.core.api_error.ApiError is sync.core.ApiError is sync.errors.ApiError\n"
        "assert sync.webhooks.GenerationNotification is sync.GenerationNotification\n"
        "assert sync.environment.SyncEnvironment is sync.SyncEnvironment\n"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_importing_names_loads_only_what_they_are_made_of() -> None:
    check = (
        "import sys\n"
        "def loaded(start): return {name for name in sys.modules if name.startswith(start)}\n"
        "import sync, sync.common\n"
        "from sync import Sync\n"
        "assert not loaded('httpx') | loaded('attr') | loaded('sync_client.models.'), loaded('')\n"
        "from sync.common import Audio, Video, GenerationOptions\n"
        "assert not loaded('httpx')\n"
        "for name in ('generation', 'tts', 'asset', 'batch', 'image'):\n"
        "    assert f'sync_client.models.{name}' not in sys.modules, name\n"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_the_environments_are_the_published_servers() -> None:
    assert issubclass(sync.SyncEnvironment, Enum)
    assert {server.name: server.value for server in sync.SyncEnvironment} == {
        "DEFAULT": "https://api.sync.so",
        "DEV": "https://dev-api.sync.so",
    }
