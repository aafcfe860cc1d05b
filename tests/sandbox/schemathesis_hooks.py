"""Which findings of schemathesis are no faults, and why. schemathesis loads this itself: see test_schemathesis.py."""

from __future__ import annotations

import atexit
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import schemathesis
from schemathesis import Case, HookContext, Response
from schemathesis.core.failures import Failure

INVALID_ACCEPTED = "ST201"
VALID_REFUSED = "ST202"
METHOD_ANSWERED = "ST204"
NOT_AVAILABLE = "ST302"

FORM = "multipart/form-data"
#: Fields of a form that hold JSON.
JSON_FIELDS = ("input", "options", "segments", "dubParams", "dialogueEdit")
#: What the sandbox says where two parameters must not, or must, come together.
COMBINATIONS = (["wait cannot be combined with include=progress"], ["cursor requires limit"])


class Finding(NamedTuple):
    """A failed check, with the request and what was answered."""

    kind: str
    message: str
    media_type: str | None
    status: int
    body: dict[str, Any]

    def refused_with(self, code: str) -> bool:
        return self.kind == VALID_REFUSED and self.body.get("errorCode") == code


ALLOWANCES: dict[str, Callable[[Finding], bool]] = {
    "What media, plans and references allow is beyond a schema: the API refuses it with 422.": lambda finding: (
        finding.kind == VALID_REFUSED and finding.status == 422
    ),
    "The API may have ids of other forms, so the contract names none.": lambda finding: finding.refused_with(
        "invalid_generation_id"
    ),
    "The list of models is open, and holds some that are no longer offered.": lambda finding: finding.refused_with(
        "generation_unsupported_model"
    ),
    "That each row has a request_id of its own is beyond a schema.": lambda finding: finding.refused_with(
        "batch_duplicate_request_id"
    ),
    "What is in a file is beyond a schema.": lambda finding: (
        finding.kind == VALID_REFUSED
        and finding.media_type == FORM
        and str(finding.body.get("errorCode")).startswith("batch_")
    ),
    "Only the server knows its cursors.": lambda finding: (
        finding.kind == VALID_REFUSED and finding.body.get("field") == "cursor"
    ),
    "Which parameters go together is beyond OpenAPI.": lambda finding: (
        finding.kind == VALID_REFUSED and finding.body.get("message") in COMBINATIONS
    ),
    "An item whose url is null is right where it is received, and has the same schema where it is sent.": (
        lambda finding: finding.kind == VALID_REFUSED and "needs a url or an assetId" in str(finding.body["message"])
    ),
    "schemathesis does not read which JSON a field of a form holds, and makes any text for it.": lambda finding: (
        finding.kind == VALID_REFUSED
        and finding.media_type == FORM
        and str(finding.body.get("field")).startswith(JSON_FIELDS)
    ),
    "The API has no 405: to a method that a path does not have it answers 404.": lambda finding: (
        finding.kind == METHOD_ANSWERED and finding.status == 404
    ),
}

#: What few seeds need.
RARE_ALLOWANCES: dict[str, Callable[[Finding], bool]] = {
    "A URL may have letters beyond ASCII, as in a browser; the format `uri` has none.": lambda finding: (
        finding.kind == INVALID_ACCEPTED and "'uri' format" in finding.message
    ),
    "A 404 that names a field of the body is not about what the path leads to.": lambda finding: (
        finding.kind == NOT_AVAILABLE and finding.status == 404 and str(finding.body.get("field")).endswith("assetId")
    ),
}

_needed: set[str] = set()


@schemathesis.hook
def filter_failure(context: HookContext, failure: Failure, case: Case, response: Response) -> bool:
    """Whether it is a fault."""
    is_json = "application/json" in response.headers.get("content-type", ["?"])
    body = response.json() if is_json else {}
    finding = Finding(
        failure.code, failure.message, case.media_type, response.status_code, body if isinstance(body, dict) else {}
    )
    reasons = {reason for reason, allows in {**ALLOWANCES, **RARE_ALLOWANCES}.items() if allows(finding)}
    _needed.update(reasons)
    return not reasons


@atexit.register
def _report() -> None:
    """For the test, which refuses allowances that nothing needs any more."""
    if "NEEDED_ALLOWANCES" in os.environ:
        Path(os.environ["NEEDED_ALLOWANCES"]).write_text(json.dumps(sorted(_needed)), encoding="utf-8")
