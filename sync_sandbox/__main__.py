"""python -m sync_sandbox: serve a local Sync API until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from typing import Optional, Sequence

from .recorder import RecordedRequest
from .sandbox import Sandbox


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Serve, and print one line for each request."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        sandbox = Sandbox(
            api_key=options.api_key,
            port=options.port,
            pending_seconds=options.pending,
            processing_seconds=options.processing,
            concurrency_limit=options.concurrency,
            rate_limit=options.rate,
            long_poll=not options.no_long_poll,
            on_request=_log,
        )
    except ValueError as error:
        parser.error(str(error))
    # A shell lets its background jobs ignore SIGINT; being asked to terminate shall end cleanly too.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        sandbox.start()
    except OSError as error:
        print(f"Cannot serve on port {options.port}: {error.strerror}. Choose another with --port.", file=sys.stderr)
        return 1
    try:
        print("A local Sync API is running; Ctrl-C stops it. To use it:\n")
        print(f"  export SYNC_BASE_URL={sandbox.url}\n  export SYNC_API_KEY={options.api_key}\n", flush=True)
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return 0
    finally:
        sandbox.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sync_sandbox", description="A local Sync API on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=3001, help="TCP port; 0 takes a free one (default: %(default)s)")
    parser.add_argument("--api-key", default="test", help="the key to accept (default: %(default)s)")
    parser.add_argument("--pending", type=float, default=1.0, help="seconds a job is PENDING (default: %(default)s)")
    parser.add_argument(
        "--processing", type=float, default=4.0, help="seconds a job is PROCESSING (default: %(default)s)"
    )
    parser.add_argument("--concurrency", type=int, help="unfinished generations allowed at once (default: no limit)")
    parser.add_argument("--rate", type=int, help="requests allowed a minute (default: no limit)")
    parser.add_argument("--no-long-poll", action="store_true", help="ignore `wait`, as older servers do")
    return parser


def _log(request: RecordedRequest) -> None:
    """The query is left out: it may hold the token of an output."""
    status = request.response.status if request.response else "no response"
    print(f"{request.method} {request.path} {status}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
