"""Usage: what generations have cost."""

from sync_client.resources.usage import (
    AsyncUsage as AsyncUsage,
)
from sync_client.resources.usage import (
    AsyncUsageWithRawResponse as AsyncUsageWithRawResponse,
)
from sync_client.resources.usage import (
    Usage as Usage,
)
from sync_client.resources.usage import (
    UsageWithRawResponse as UsageWithRawResponse,
)
