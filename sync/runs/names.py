"""Checks the names of jobs, which become the names of files."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Optional

from sync_client.errors import show

from ..core.files.names import DEVICES, LONGEST_NAME
from ..errors import InvalidRequestError

# What Windows has no files for; and what can't be seen and makes a name look like another: control characters, those
# that turn the direction of text or break lines, and halves of surrogate pairs. Joiners stay: scripts and emoji need
# them.
_UNFIT = re.compile(
    '[/\\\\:*?"<>|\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]'
)


def check_name(name: Any) -> str:
    """Return the name of a job. Raises InvalidRequestError if it can't be the name of a file on every system."""
    if not isinstance(name, str) or not name.strip():
        raise InvalidRequestError(f"name must be a non-empty string, not {show(name)}.", field="name")
    problem = find_problem(name)
    if problem is None:
        return name
    raise InvalidRequestError(f"name {show(name)} {problem}: choose another.", field="name")


def find_problem(name: str) -> Optional[str]:
    """Why no file can be called `name` plus an extension on every system; None if one can."""
    unfit = _UNFIT.search(name)
    if unfit is not None:
        return f"has {unfit[0]!a} in it, which file names can't contain"
    if not name or name != name.strip(" .") or name.startswith("-"):
        return "begins or ends with a space, a dot or a dash, which some systems don't allow in file names"
    if DEVICES.match(name):
        return "is the name of a device on Windows"
    if len(name.encode()) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} bytes, the limit for file names"
    return None


def fold(name: str) -> str:
    """A name as file systems compare it that mind neither the case nor how an accent is written."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
