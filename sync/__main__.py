"""python -m sync: the command line, as `syncsdk` starts it."""

from __future__ import annotations

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
