"""A local Sync API to develop and test against.

from sync_sandbox import Sandbox

with Sandbox() as sandbox:
    client = Sync(base_url=sandbox.url, api_key="test")
"""

from .clock import Clock, ManualClock
from .faults import Fault
from .recorder import RecordedRequest, RecordedResponse
from .sandbox import Sandbox
from .webhooks import Delivery

__all__ = ["Clock", "Delivery", "Fault", "ManualClock", "RecordedRequest", "RecordedResponse", "Sandbox"]
