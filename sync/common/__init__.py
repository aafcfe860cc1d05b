"""Every type of the API, at the import path of the guide, and every exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import errors, types

if TYPE_CHECKING:
    from .errors import *  # noqa: F403
    from .types import *  # noqa: F403
else:
    from sync_client.lazy import lazy

    _LAZY = {**dict.fromkeys(types.__all__, "sync.common.types"), **dict.fromkeys(errors.__all__, "sync.errors")}
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted(_LAZY)
