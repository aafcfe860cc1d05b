"""The log of the library: silent, unless the program or SYNC_LOG asks for it."""

from __future__ import annotations

import logging
import os

from sync_client.errors import show

from ...errors import InvalidRequestError

logger: logging.Logger = logging.getLogger("sync")
logger.addHandler(logging.NullHandler())

LOG_VARIABLE = "SYNC_LOG"


def log_as_asked() -> None:
    """Write the log to standard error where SYNC_LOG says `info` or `debug`. Raises InvalidRequestError."""
    given = os.environ.get(LOG_VARIABLE, "").strip()
    level = given.upper()
    if level not in ("", "INFO", "DEBUG"):
        raise InvalidRequestError(f"{LOG_VARIABLE} must be info or debug, not {show(given)}.", field=LOG_VARIABLE)
    if level:
        logger.setLevel(level)
        if not any(type(handler) is logging.StreamHandler for handler in logger.handlers):
            handler = logging.StreamHandler()
            handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
            logger.addHandler(handler)
