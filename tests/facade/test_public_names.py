"""Nothing is exported by accident, and nothing of the guide is missing."""

from __future__ import annotations

import pickle
import subprocess
import sys
from types import ModuleType
from typing import Any, Dict, List

import pytest

import sync
import sync.common
import sync.errors
from sync.core import api_error

GUIDE = ["Audio", "Generation", "GenerationOptions", "GenerationStatus", "Model", "TTS", "Video"]


def public(module: ModuleType) -> List[str]:
    """What a module defines, and the rest of what it gives."""
    defined = [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    ]
    return sorted(defined)


def listed(module: Any) -> List[str]:
    return list(module.__all__)


@pytest.mark.parametrize("module", [sync, sync.common, sync.errors, api_error], ids=lambda module: module.__name__)
def test_every_name_in_all_can_be_imported_and_is_listed(module: Any) -> None:
    for name in module.__all__:
        assert getattr(module, name) is not None
        assert name in dir(module)
    assert listed(module) == sorted(set(module.__all__))


def test_errors_exports_the_classes_that_it_defines() -> None:
    assert sorted(sync.errors.__all__) == public(sync.errors)


def test_the_names_of_the_guide() -> None:
    assert {"AsyncSync", "Sync", "__version__"} <= set(listed(sync))
    assert set(GUIDE) <= set(listed(sync.common))
    assert api_error.__all__ == ["ApiError"]


def test_a_star_import_gives_all_of_it_and_no_more() -> None:
    names: Dict[str, Any] = {}
    exec("from sync.common import *", names)
    assert sorted(name for name in names if name != "__builtins__") == sorted(listed(sync.common))


@pytest.mark.parametrize("module", [sync, sync.common], ids=lambda module: module.__name__)
def test_another_name_is_an_attribute_error(module: ModuleType) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        module.nothing  # noqa: B018
    with pytest.raises(ImportError):
        exec(f"from {module.__name__} import nothing")


def test_classes_are_known_by_where_they_live() -> None:
    for name in ("Sync", "AsyncSync"):
        assert pickle.loads(pickle.dumps(getattr(sync, name))) is getattr(sync, name)


@pytest.mark.parametrize("module", ["sync", "sync.client", "sync.errors", "sync.core.settings", "sync.core.api_error"])
def test_what_is_imported_first_loads_no_http_client(module: str) -> None:
    script = f"import sys, {module}; print(sorted({{'httpx', 'attr', 'asyncio', 'ssl'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
