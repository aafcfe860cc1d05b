"""Many generations at once."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

import attrs

from .generations import Generation
from .identity import new_id
from .paging import timestamp
from .problems import Problem
from .validation import parse_json

MIN_ROWS = 20
MAX_ROWS = 500
MAX_FILE_BYTES = 5 * 1000 * 1000
ENDPOINT = "/v2/generate"


@attrs.define(eq=False, kw_only=True)
class Batch:
    """A batch. `generations` are its rows, by request_id."""

    id: str = attrs.field(factory=new_id)
    created_at: float
    generations: Dict[str, Generation]
    webhook_url: Optional[str]

    def is_terminal_at(self, now: float) -> bool:
        return all(generation.is_terminal_at(now) for generation in self.generations.values())

    def status_at(self, now: float) -> str:
        statuses = {generation.status_at(now) for generation in self.generations.values()}
        if self.is_terminal_at(now):
            return "COMPLETED" if "COMPLETED" in statuses else "FAILED"
        return "JOBS_CREATED" if statuses == {"PENDING"} else "PROCESSING"

    def to_json(self, now: float, result_url: str) -> Dict[str, Any]:
        ended = [one.status_at(now) for one in self.generations.values() if one.is_terminal_at(now)]
        total, succeeded = len(self.generations), ended.count("COMPLETED")
        return {
            "id": self.id,
            "created_at": timestamp(self.created_at),
            "status": self.status_at(now),
            "metrics": {
                "total_generations": total,
                "success_count": succeeded,
                "failed_count": len(ended) - succeeded,
                "pending_count": total - len(ended),
            },
            "outputUrl": result_url if self.is_terminal_at(now) else "",
            "webhookUrl": self.webhook_url,
        }


def parse_jsonl(content: bytes) -> List[Any]:
    """The rows of a batch file; 400 with the number of the first line that is not JSON."""
    if len(content) > MAX_FILE_BYTES:
        raise Problem(413, "batch_file_too_large", field="input")
    rows = []
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            rows.append(parse_json(line))
        except ValueError:
            raise Problem(400, "batch_invalid_jsonl", lineNumber=number) from None
    return rows


def check_rows(rows: Sequence[Any]) -> None:
    """The rules for the batch as a whole, and for each row without its payload. Line numbers start at 1."""
    if len(rows) < MIN_ROWS:
        raise Problem(400, "batch_insufficient_records")
    if len(rows) > MAX_ROWS:
        raise Problem(400, "batch_too_many_requests")
    seen = set()
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("request_id"), str) or not row["request_id"]:
            raise Problem(
                400, "batch_invalid_jsonl", ["request_id should be a text of at least one character"], lineNumber=number
            )
        if row["request_id"] in seen:
            raise Problem(400, "batch_duplicate_request_id", lineNumber=number)
        if row.get("endpoint") != ENDPOINT:
            raise Problem(400, "batch_invalid_endpoint", lineNumber=number)
        seen.add(row["request_id"])
