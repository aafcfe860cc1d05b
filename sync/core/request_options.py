"""The import path of syncsdk 0.3.0 for the options of a call."""

from sync_client.options import RequestOptions as RequestOptions

__all__ = ["RequestOptions"]
