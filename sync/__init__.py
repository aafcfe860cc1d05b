"""The Sync lip-sync API for Python.

    from sync import Sync
    from sync.common import Audio, Video

    with Sync() as sync:
        generation = sync.generations.create_and_wait(
            model="lipsync-2", input=[Video(url="https://..."), Audio(url="https://...")]
        )
        print(generation.output_url)

Everything is loaded on first use, so importing this package is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .version import __version__ as __version__

if TYPE_CHECKING:
    from sync_client.callers import Progress as Progress
    from sync_client.callers import RawResponse as RawResponse

    from . import assets as assets
    from . import batch as batch
    from . import common as common
    from . import core as core
    from . import environment as environment
    from . import errors as errors
    from . import generations as generations
    from . import models as models
    from . import webhooks as webhooks
    from ._async.client import AsyncSync as AsyncSync
    from ._sync.client import Sync as Sync
    from .common import *  # noqa: F403
    from .core.call.events import RequestDetails as RequestDetails
    from .core.call.events import ResponseDetails as ResponseDetails
    from .core.call.events import RetryDetails as RetryDetails
    from .core.jobs.many import Outcome as Outcome
    from .environment import SyncEnvironment as SyncEnvironment
    from .recovery import JobTrace as JobTrace
    from .recovery import find_job as find_job
else:
    from sync_client.lazy import lazy

    from . import common

    _LAZY = {
        **dict.fromkeys(common.__all__, "sync.common"),
        "AsyncSync": "sync._async.client",
        "JobTrace": "sync.recovery",
        "Outcome": "sync.core.jobs.many",
        "Progress": "sync_client.callers",
        "RawResponse": "sync_client.callers",
        "RequestDetails": "sync.core.call.events",
        "ResponseDetails": "sync.core.call.events",
        "RetryDetails": "sync.core.call.events",
        "Sync": "sync._sync.client",
        "SyncEnvironment": "sync.environment",
        "assets": "sync.assets:",
        "batch": "sync.batch:",
        "core": "sync.core:",
        "environment": "sync.environment:",
        "errors": "sync.errors:",
        "find_job": "sync.recovery",
        "generations": "sync.generations:",
        "models": "sync.models:",
        "webhooks": "sync.webhooks:",
    }
    __getattr__, __dir__ = lazy(__name__, _LAZY)
    __all__ = sorted([*_LAZY, "__version__", "common"])
