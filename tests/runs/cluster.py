"""A run on a Dask cluster: python cluster.py SCHEDULER-FILE URL FOLDER JOBS. It prints its outcomes as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from distributed import Client

from sync import Sync
from sync.runs import Limits


def main(scheduler_file: str, url: str, folder: Path, jobs: int) -> None:
    limits = Limits(creates=10**6, reads=10**6, uploads=10**6)
    with Client(scheduler_file=scheduler_file) as dask, Sync(
        api_key="driver", base_url=url
    ) as client, client.runs.open(
        folder / "run.sqlite", to=folder / "results", executor=dask.get_executor(), limits=limits
    ) as run:
        for number in range(jobs):
            files = [folder / "in" / f"job-{number}{extension}" for extension in (".mp4", ".wav")]
            run.add({"model": "lipsync-2", "input": files}, name=f"job-{number}")
        outcomes = [(one.name, str(one.state), str(one.error)) for one in run]
    print(json.dumps(sorted(outcomes)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
