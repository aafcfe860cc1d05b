"""The log of the library: silent, unless the program or SYNC_LOG asks for it."""

from __future__ import annotations

import logging
import os

logger: logging.Logger = logging.getLogger("sync")
logger.addHandler(logging.NullHandler())

LOG_VARIABLE = "SYNC_LOG"


def log_as_asked() -> None:
    """Write the log to standard error where SYNC_LOG says `info` or `debug`."""
    level = os.environ.get(LOG_VARIABLE, "").strip().upper()
    if level in ("INFO", "DEBUG"):
        logger.setLevel(level)
        if not any(type(handler) is logging.StreamHandler for handler in logger.handlers):
            handler = logging.StreamHandler()
            handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
            logger.addHandler(handler)
