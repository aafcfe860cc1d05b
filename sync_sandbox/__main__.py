"""python -m sync_sandbox: serve a local Sync API until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from typing import Optional, Sequence

from .media import can_decode
from .plans import PLANS
from .recorder import RecordedRequest
from .sandbox import Sandbox
from .words import read_fault, read_outcome


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
            data=options.data,
            plan=options.plan,
            rate_limit=options.rate,
            long_poll=not options.no_long_poll,
            real_media=can_decode() and not options.no_real_media,
            on_request=_log,
            **({} if options.concurrency is None else {"concurrency_limit": options.concurrency}),
        )
        outcomes = [read_outcome(text, Sandbox.outcome) for text in options.outcome]
        faults = [read_fault(text, Sandbox.fault) for text in options.fault]
    except ValueError as error:
        parser.error(str(error))
    # A shell lets its background jobs ignore SIGINT; being asked to terminate shall end cleanly too.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        sandbox.start()
        for outcome in outcomes:
            sandbox.outcome(**outcome)
        for fault in faults:
            sandbox.fault(**fault)
    except ValueError as error:
        sandbox.close()
        parser.error(str(error))
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
    parser = argparse.ArgumentParser(
        prog="python -m sync_sandbox", description="A local Sync API on 127.0.0.1.", add_help=False
    )
    parser.add_argument(
        "--port", metavar="PORT", type=int, default=3001, help="TCP port; 0 picks a free port. [default: %(default)s]"
    )
    parser.add_argument("--api-key", metavar="KEY", default="test", help="The key to accept. [default: %(default)s]")
    for name, status, default in (("pending", "PENDING", 1.0), ("processing", "PROCESSING", 4.0)):
        parser.add_argument(
            f"--{name}",
            metavar="SECONDS",
            type=float,
            default=default,
            help=f"How long a job is {status}. [default: %(default)s]",
        )
    parser.add_argument(
        "--data", metavar="DIR", help="Keep what is created and uploaded in this folder; by default, nothing is kept."
    )
    parser.add_argument(
        "--plan",
        metavar="NAME",
        help=f"Enforce the limits of a plan: {', '.join(PLANS)}. By default, there are none.",
    )
    parser.add_argument(
        "--concurrency",
        metavar="COUNT",
        type=int,
        help="Unfinished generations allowed at once; by default, the plan's.",
    )
    parser.add_argument("--rate", metavar="COUNT", type=int, help="Requests allowed a minute; by default, no limit.")
    parser.add_argument(
        "--outcome",
        action="append",
        default=[],
        metavar="WORDS",
        help="How the next job ends: a status, and arguments of Sandbox.outcome,"
        " such as 'FAILED error=\"No face.\" times=3'. Can be repeated.",
    )
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="WORDS",
        help="What goes wrong with the next request: a status or a kind, and arguments of Sandbox.fault,"
        " such as '503 path=/v2/generate times=2'. Can be repeated.",
    )
    parser.add_argument("--no-long-poll", action="store_true", help="Ignore `wait`, as older servers do.")
    parser.add_argument(
        "--no-real-media",
        action="store_true",
        help="Accept any bytes as media, and return the video as it was sent, as without the extra `media`.",
    )
    parser.add_argument("-h", "--help", action="help", help="Show this message and exit.")
    return parser


def _log(request: RecordedRequest) -> None:
    """The query is left out: it may hold the token of an output."""
    status = request.response.status if request.response else "no response"
    print(f"{request.method} {request.path} {status}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
