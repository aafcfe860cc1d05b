"""Record the cassettes in tests/cassettes/recordings again.

    make cassettes                      # from a sandbox
    SYNC_API_KEY=... make cassettes     # from the live API: creates generations, which are billed

Some answers, such as an exceeded limit, can't be had from the live API on demand: those come from a sandbox always.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# The recordings and their scenarios belong to the tests.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.cassettes import runner
from tests.cassettes.cassette import COLOURS, RECORDINGS, path_of
from tests.cassettes.scenarios import SCENARIOS


def main() -> None:
    api_key = os.environ.pop("SYNC_API_KEY", None)
    os.environ.pop("SYNC_BASE_URL", None)
    wanted = {path_of(name, colour): (scenario, colour) for name, scenario in SCENARIOS.items() for colour in COLOURS}
    for path, (scenario, colour) in wanted.items():
        if api_key and not scenario.sandbox_only:
            runner.record_live(scenario, colour, path, api_key)
        else:
            runner.record_sandbox(scenario, colour, path)
        print(f"{colour:>5} {scenario.name}", flush=True)
    for path in set(RECORDINGS.rglob("*.yaml")) - wanted.keys():
        path.unlink()
        print(f"removed {path.relative_to(RECORDINGS)}")


if __name__ == "__main__":
    main()
