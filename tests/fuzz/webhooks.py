"""Throw bytes at `sync.webhooks`: nothing but its one exception may get out.

    python -m tests.fuzz.webhooks                             # 10,000 inputs
    python -m tests.fuzz.webhooks --inputs 1000000 --seed 7   # more, and others
    python -m tests.fuzz.webhooks --atheris                   # guided by coverage, where atheris is installed

Half of the inputs are signed, so that they get past the signature and into the reader. An input that breaks the
promise is named by the seed that makes it again.
"""

from __future__ import annotations

import json
import random
from typing import Any, List

import sync.webhooks
from sync.errors import WebhookVerificationError
from sync.webhooks import Batch, GenerationNotification, UnknownObject, sign, unwrap

from .fuzzing import Fuzzer, disordered, garbage, main

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
    """Raises what is neither the documented result nor the documented exception."""
    shown = ""
    try:
        result = unwrap(body, header, SECRET)
        assert isinstance(result, (GenerationNotification, Batch, UnknownObject))
        result.to_dict()
    except WebhookVerificationError as error:
        shown = str(error)
    assert SECRET not in shown, "the message shows the secret"


def one_input(chance: random.Random) -> None:
    body = json.dumps(disordered(chance.choice(SAMPLES), chance)).encode()
    if chance.random() < 0.5:
        body = garbage(body, chance)
    if chance.random() < 0.5:
        check(body, sign(body, SECRET))
    elif chance.random() < 0.2:
        check(chance.choice([body, None, body.decode("latin-1"), 1]), chance.choice(HEADERS))
    else:
        check(body, "".join(chance.choice(PIECES) for _ in range(chance.randrange(12))))


FUZZER = Fuzzer("tests.fuzz.webhooks", one_input, [sync.webhooks])

if __name__ == "__main__":
    main(FUZZER)
