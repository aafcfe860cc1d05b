"""Record the cassettes in tests/cassettes/recordings again.

    make cassettes                      # from a sandbox
    SYNC_API_KEY=... make cassettes     # from the live API: creates generations, which are billed

What the live API can't be told to do, such as to exceed a limit, comes from a sandbox always. A cassette whose scenario
fails stays as it was.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# The recordings and their scenarios belong to the tests.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.cassettes.cassette import COLOURS, RECORDINGS, path_of
from tests.cassettes.runner import record
from tests.cassettes.scenarios import SCENARIOS


def main() -> None:
    api_key = os.environ.pop("SYNC_API_KEY", None)
    os.environ.pop("SYNC_BASE_URL", None)
    wanted = {path_of(name, colour): (scenario, colour) for name, scenario in SCENARIOS.items() for colour in COLOURS}
    failed = []
    for path, (scenario, colour) in wanted.items():
        name = f"{colour} {scenario.name}"
        print(name, flush=True)
        try:
            record(scenario, colour, path, api_key)
        except (Exception, pytest.fail.Exception) as error:
            failed.append(f"{name}: {type(error).__name__}: {error}")
    for path in set(RECORDINGS.rglob("*.yaml")) - wanted.keys():
        path.unlink()
        print(f"removed {path.relative_to(RECORDINGS)}")
    if failed:
        sys.exit("\n".join(["", "Not recorded:", *failed]))


if __name__ == "__main__":
    main()
