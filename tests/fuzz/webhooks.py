"""Throw bytes at `sync.webhooks`: nothing but its one exception may get out.

    python -m tests.fuzz.webhooks                             # 10,000 inputs
    python -m tests.fuzz.webhooks --inputs 1000000 --seed 7   # more, and others
    python -m tests.fuzz.webhooks --atheris                   # guided by coverage, where atheris is installed

Half of the inputs are signed, so that they get past the signature and into the reader. An input that breaks the
promise is printed, with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import copy
import inspect
import json
import random
import sys
import time
from importlib import import_module
from typing import Any, List, Optional

import sync.webhooks
from sync.errors import WebhookVerificationError
from sync.webhooks import Batch, GenerationNotification, UnknownObject, sign, unwrap

SECRET = "whsec_fuzz"
SAMPLES: List[Any] = [
    {
        "id": "6533643b-acbe-4c40-967e-d9ba9baac39e",
        "createdAt": "2026-11-02T09:30:00.000Z",
        "status": "FAILED",
        "model": "lipsync-2",
        "input": [{"type": "video", "url": "https://example.com/v.mp4"}, {"type": "text", "provider": {}}],
        "options": {"sync_mode": "cut_off", "active_speaker_detection": {"auto_detect": True}},
        "outputDuration": 12.48,
        "error": "No face.",
        "error_code": "generation_pipeline_failed",
    },
    {
        "id": "batch",
        "created_at": "2026-11-02T09:30:00Z",
        "status": "COMPLETED",
        "metrics": {"total_generations": 20, "success_count": 19, "failed_count": 1, "pending_count": 0},
        "outputUrl": "https://example.com/batch.jsonl",
    },
    {"event": "unknown"},
]
VALUES: List[Any] = [
    None,
    True,
    -1,
    1e308,
    "",
    "\ud800",
    "0000-00-00T25:61:61Z",
    [],
    [None],
    {},
    {"type": []},
    "x" * 300,
]
HEADERS: List[Any] = [
    None,
    "",
    "t=1",
    "v1=00",
    "t=1,v1=",
    "t=1,t=1,v1=00",
    "t=" + "9" * 5000 + ",v1=00",
    b"\xff",
    1,
    [],
]
PIECES = ["t=", "v1=", ",", "=", " ", "0", "9" * 20, "a" * 64, "\n", "\x00", "é", "\ud800", "٣", "t", "v0="]


def check(body: Any, header: Any) -> None:
    """Raises AssertionError where anything but the documented result or exception comes out."""
    shown = ""
    try:
        result = unwrap(body, header, SECRET)
        assert isinstance(result, (GenerationNotification, Batch, UnknownObject))
        result.to_dict()
    except WebhookVerificationError as error:
        shown = str(error)
    except Exception as error:
        raise AssertionError(f"{type(error).__name__} got out: {error}") from error
    assert SECRET not in shown, "the message shows the secret"


def payload(chance: random.Random) -> Any:
    """A known notification with some of its values, at any depth, put in disorder."""
    value = copy.deepcopy(chance.choice(SAMPLES))
    for _ in range(chance.randrange(4)):
        inner = value
        while isinstance(inner, (dict, list)) and inner:
            key = chance.choice(list(inner)) if isinstance(inner, dict) else chance.randrange(len(inner))
            if chance.random() < 0.5:
                inner[key] = copy.deepcopy(chance.choice(VALUES))
                break
            inner = inner[key]
    return value


def garbage(chance: random.Random, body: bytes) -> bytes:
    """The body with bytes changed, cut out or put in."""
    changed = bytearray(body)
    for _ in range(chance.randrange(8)):
        start = chance.randrange(len(changed) + 1)
        changed[start : start + chance.randrange(3)] = bytes(chance.randrange(256) for _ in range(chance.randrange(3)))
    return bytes(changed)


def one_input(chance: random.Random) -> None:
    """Check one input that `chance` decides."""
    body = json.dumps(payload(chance)).encode()
    if chance.random() < 0.5:
        body = garbage(chance, body)
    if chance.random() < 0.5:
        check(body, sign(body, SECRET))
    elif chance.random() < 0.2:
        check(chance.choice([body, None, body.decode("latin-1"), 1]), chance.choice(HEADERS))
    else:
        check(body, "".join(chance.choice(PIECES) for _ in range(chance.randrange(12))))


def run(inputs: int, seed: int) -> None:
    """Check so many inputs. Each has a seed of its own, `seed` and what follows."""
    for number in range(seed, seed + inputs):
        try:
            one_input(random.Random(number))
        except AssertionError as error:
            raise AssertionError(f"{error} (python -m tests.fuzz.webhooks --inputs 1 --seed {number})") from error


def run_atheris(inputs: int) -> None:
    atheris = import_module("atheris")

    def one(data: bytes) -> None:
        header, _, body = data.partition(b"\n")
        check(body, header)
        check(data, sign(data, SECRET))

    for function in (value for value in vars(sync.webhooks).values() if inspect.isfunction(value)):
        atheris.instrument_func(function)
    atheris.Setup([sys.argv[0], f"-runs={inputs}"], one)
    atheris.Fuzz()


def main(arguments: Optional[List[str]] = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.webhooks", description="Fuzz sync.webhooks.")
    parser.add_argument("--inputs", type=int, default=10_000, help="how many inputs (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the first; the next has the next (%(default)s)")
    parser.add_argument("--atheris", action="store_true", help="let atheris guide it")
    options = parser.parse_args(arguments)
    if options.atheris:
        run_atheris(options.inputs)
    started = time.monotonic()
    run(options.inputs, options.seed)
    print(f"{options.inputs:,} inputs in {time.monotonic() - started:.1f} s: nothing undocumented got out")


if __name__ == "__main__":
    main()
