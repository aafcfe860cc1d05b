"""The import path of syncsdk 0.3.0 for the options of a call."""

from .call.options import RequestOptions as RequestOptions

__all__ = ["RequestOptions"]
