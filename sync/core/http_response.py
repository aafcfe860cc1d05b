"""The import path of syncsdk 0.3.0 for what `with_raw_response` gives, in both colours."""

from sync_client.callers import RawResponse as AsyncHttpResponse
from sync_client.callers import RawResponse as HttpResponse

__all__ = ["AsyncHttpResponse", "HttpResponse"]
