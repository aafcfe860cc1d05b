"""Build the documentation site into site/, and fail on anything that is missing or broken.

python scripts/build_docs.py    # then: python -m http.server -d site
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from documentation import checks, generated

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    started = time.monotonic()
    generated.write(ROOT / "docs" / "reference", ROOT / "openapi.yaml")
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "--config-file", "zensical.yml"]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        return done.returncode
    found = list(checks.complaints(ROOT, ROOT / "site"))
    if found:
        print(*found, sep="\n", file=sys.stderr)
        return 1
    print(f"The documentation is in site/, built in {time.monotonic() - started:.1f} s: python -m http.server -d site")
    return 0


if __name__ == "__main__":
    sys.exit(main())
