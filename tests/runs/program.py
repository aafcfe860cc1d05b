"""A program as people write it, to be killed: python program.py URL FOLDER JOBS. It prints its report as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sync import Sync
from sync.runs import Limits


def main(url: str, folder: Path, jobs: int) -> None:
    limits = Limits(creates=10**6, reads=10**6, uploads=10**6)
    with Sync(api_key="test", base_url=url) as client, client.runs.open(
        folder / "run.sqlite", to=folder / "results", limits=limits
    ) as run:
        for number in range(jobs):
            files = [folder / "in" / f"job-{number}{extension}" for extension in (".mp4", ".wav")]
            run.add({"model": "lipsync-2", "input": files}, name=f"job-{number}")
        report = [(one.name, str(one.state), one.attempts, list(one.flags), one.error) for one in run]
    print(json.dumps(sorted(report)))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
