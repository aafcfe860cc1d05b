"""What a job can be called: its result is a file of that name, on whatever system it ends up."""

from __future__ import annotations

import re
from typing import Any

from sync_client.errors import shown

from ..core.files.target import LONGEST_NAME
from ..errors import InvalidRequestError

_UNFIT = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff/\\:*?"<>|]')


def check_name(name: Any) -> str:
    """The name of a job. Raises InvalidRequestError where no file can be called that."""
    if not isinstance(name, str) or not name.strip():
        raise InvalidRequestError(f"name must be a non-empty string, not {shown(name)}.", field="name")
    unfit = _UNFIT.search(name)
    if unfit is not None:
        problem = f"has {unfit[0]!r} in it, which file names can't contain"
    elif name != name.strip(" .") or name.startswith("-"):
        problem = "begins or ends with a space, a dot or a dash, which some systems don't allow in file names"
    elif len(name.encode()) > LONGEST_NAME:
        problem = f"is longer than {LONGEST_NAME} bytes, the limit for file names"
    else:
        return name
    raise InvalidRequestError(f"name {shown(name)} {problem}: choose another.", field="name")
