"""The command line, `syncsdk` or `python -m sync`: pip install 'syncsdk[cli]'."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Optional, Sequence

EXTRA = ("click", "rich")


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Run one command.

        status = main(["list", "--json"])

    Args:
        arguments: The command-line arguments after the program name; by default those of this process.

    Returns:
        The exit status: 0 done, 1 the API or the network failed, 2 wrong usage, 3 no valid key, 4 not done in time,
        5 the job failed, 130 interrupted.

    Raises:
        Nothing: errors are reported on standard error.
    """
    try:
        missing = [name for name in EXTRA if find_spec(name) is None]
        if missing:
            print(f"The command line needs {' and '.join(missing)}: pip install 'syncsdk[cli]'", file=sys.stderr)
            return 1
        from .program import run

        return run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        # Before the command has begun, or while its connections are closed.
        return 130
