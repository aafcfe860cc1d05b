"""A local Sync API to develop and test against.

from sync_sandbox import Sandbox

with Sandbox() as sandbox:
    client = Sync(base_url=sandbox.url, api_key="test")
"""

try:
    from .clock import Clock, ManualClock
    from .faults import Fault
    from .recorder import RecordedRequest, RecordedResponse
    from .sandbox import Sandbox
    from .skipping_clock import SkippingClock
    from .webhooks import Delivery
except ModuleNotFoundError as _error:
    _missing = (_error.name or "").partition(".")[0]
    if _missing == __name__:
        raise
    raise ImportError(f"sync_sandbox needs {_missing}: pip install 'syncsdk[sandbox]'.") from _error

__all__ = [
    "Clock",
    "Delivery",
    "Fault",
    "ManualClock",
    "RecordedRequest",
    "RecordedResponse",
    "Sandbox",
    "SkippingClock",
]
