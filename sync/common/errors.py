"""The import path of syncsdk 0.3.0 for the exceptions: all of `sync.errors`."""

from ..errors import *  # noqa: F403
from ..errors import __all__ as __all__
