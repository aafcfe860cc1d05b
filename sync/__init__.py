"""The Sync lip-sync API for Python.

    from sync import Sync
    from sync.common import Audio, Video

    with Sync() as sync:
        generation = sync.generations.create_and_wait(
            model="lipsync-2", input=[Video(url="https://..."), Audio(url="https://...")]
        )
        print(generation.output_url)

Everything is loaded when it is first used, so importing this package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List

__version__ = "1.0.0"

if TYPE_CHECKING:
    from .client import AsyncSync as AsyncSync
    from .client import Sync as Sync

_MODULES = {
    "AsyncSync": ".client",
    "Sync": ".client",
}

__all__ = ["AsyncSync", "Sync", "__version__"]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_MODULES[name], __name__), name)
    return value


def __dir__() -> List[str]:
    return sorted(__all__)
