"""Batches: what goes in, what comes out, and the wait between."""

from __future__ import annotations

import io
import json
from datetime import datetime, timedelta, timezone
from itertools import repeat
from pathlib import Path
from typing import Any, Dict, List

import pytest

from sync import Sync
from sync.common import Audio, Batch, BatchRow, BatchValidation, CreateGenerationRequest, Video
from sync.errors import (
    ApiConnectionError,
    BadRequestError,
    ConcurrencyLimitError,
    InternalServerError,
    InvalidRequestError,
    InvalidResponseError,
    JobFailedError,
    NotFoundError,
    PaymentRequiredError,
    WaitTimeoutError,
)
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .conftest import MakeClient
from .support import INPUT, InstantClock

CREATE: Dict[str, Any] = {"model": "lipsync-2", "input": INPUT}
UNKNOWN = "550e8400-e29b-41d4-a716-446655440000"


def line(number: int, **changed: Any) -> Dict[str, Any]:
    return {"request_id": f"r{number}", "endpoint": "/v2/generate", "payload": CREATE, **changed}


def jsonl(lines: List[Any]) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


LINES = [line(number) for number in range(20)]
FILE = jsonl(LINES)


def create(client: Sync, **arguments: Any) -> Batch:
    batch = client.batch.create(**{"rows": [CREATE] * 20, **arguments})
    assert isinstance(batch, Batch)
    return batch


class TestRows:
    def test_plain_creates_get_an_id_and_an_endpoint(self, client: Sync, sandbox: Sandbox) -> None:
        batch = client.batch.create(rows=[CREATE] * 20, webhook_url="https://example.com/hook")
        assert isinstance(batch, Batch)
        assert batch.status == "PENDING"
        assert batch.metrics.total_generations == 20
        assert len(sandbox.billed) == 20
        request = sandbox.requests[0]
        assert (request.method, request.path) == ("POST", "/v2/batch")
        assert request.json() == {
            "rows": [line(number, request_id=f"row-{number}") for number in range(20)],
            "webhook_url": "https://example.com/hook",
        }

    @pytest.mark.parametrize(
        "row",
        [
            {"model": "lipsync-2", "input": [Video(url=INPUT[0]["url"]), Audio(url=INPUT[1]["url"])]},
            {"model": "lipsync-2", "input": tuple(INPUT)},
            CreateGenerationRequest.from_dict(CREATE),
            {"payload": CREATE},
            {"payload": CreateGenerationRequest.from_dict(CREATE)},
            {"request_id": "row-0", "payload": CREATE},
            BatchRow(request_id="row-0", payload=CREATE),
        ],
    )
    def test_a_row_has_many_forms_and_one_on_the_wire(self, client: Sync, sandbox: Sandbox, row: Any) -> None:
        create(client, rows=[row, *[CREATE] * 19])
        assert sandbox.requests[0].json()["rows"][0] == line(0, request_id="row-0")

    @pytest.mark.parametrize("name", ["output_file_name", "outputFileName"])
    def test_names_of_python_and_of_the_wire_are_sent_alike(self, client: Sync, sandbox: Sandbox, name: str) -> None:
        create(client, rows=({**CREATE, name: f"clip-{number}"} for number in range(20)))
        sent = [row["payload"]["outputFileName"] for row in sandbox.requests[0].json()["rows"]]
        assert sent == [f"clip-{number}" for number in range(20)]

    def test_500_fit(self, client: Sync) -> None:
        assert create(client, rows=[CREATE] * 500, dry_run=None).metrics.total_generations == 500

    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ([CREATE] * 19, "rows has 19 generations: a batch takes 20 to 500"),
            ([], "rows has 0 generations"),
            (repeat(CREATE), "rows has more than 500 generations"),
            ("rows", "rows must be a list of rows, not 'rows'."),
            (CREATE, "rows must be a list of rows, not {"),
            (5, "rows must be a list of rows, not 5."),
            ([CREATE] * 19 + [{"model": "lipsync-2"}], r"rows\[19\]: payload\.input is missing"),
            ([CREATE] * 19 + [5], r"rows\[19\]: payload must be CreateGenerationRequest, or a mapping like one, not 5"),
            (
                [line(0, endpoint="/v2/tts"), *[CREATE] * 19],
                r"rows\[0\]: endpoint must be '/v2/generate', not '/v2/tts'",
            ),
            ([line(0), line(1), line(0), *[CREATE] * 17], "generations 1 and 3 have the same request_id 'r0'"),
            ([line(0, request_id="row-3"), *[CREATE] * 19], "generations 1 and 4 have the same request_id 'row-3'"),
        ],
    )
    def test_what_is_no_batch_is_refused_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, rows: Any, message: str
    ) -> None:
        with pytest.raises(InvalidRequestError, match=message) as error:
            client.batch.create(rows=rows)
        assert (error.value.field or "").startswith("rows")
        assert sandbox.requests == []

    @pytest.mark.parametrize(
        ("payload", "field", "message"),
        [
            ({"model": "", "input": INPUT}, "model", "model must not be empty"),
            ({"model": "lipsync-2", "input": INPUT[:1]}, "input", "input has no audio"),
            ({"model": "lipsync-2", "input": [{"type": "video"}, INPUT[1]]}, "input[0]", "needs a url or an asset_id"),
        ],
    )
    def test_a_generation_that_could_not_be_created_is_refused(
        self, client: Sync, sandbox: Sandbox, payload: Any, field: str, message: str
    ) -> None:
        with pytest.raises(InvalidRequestError, match=r"rows\[1\]: .*" + message) as error:
            client.batch.create(rows=[CREATE, payload, *[CREATE] * 18])
        assert error.value.field == f"rows[1].payload.{field}"
        assert sandbox.requests == []

    def test_what_stands_for_audio_needs_none(self, client: Sync, sandbox: Sandbox) -> None:
        dub = {"model": "sync-3", "input": INPUT[:1], "dub_params": {"targetLang": "de", "providerName": "elevenlabs"}}
        create(client, rows=[dub] * 20)

    def test_5_mb_is_the_limit(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError, match="rows is larger than 5 MB"):
            client.batch.create(rows=[{**CREATE, "note": "a" * 300_000}] * 20)
        assert sandbox.requests == []

    @pytest.mark.parametrize("arguments", [{}, {"rows": [CREATE] * 20, "input": FILE}])
    def test_it_takes_rows_or_a_file(self, client: Sync, sandbox: Sandbox, arguments: Any) -> None:
        with pytest.raises(InvalidRequestError, match="Pass either rows"):
            client.batch.create(**arguments)
        assert sandbox.requests == []


class Pipe(io.BytesIO):
    """A file that can't be rewound."""

    def seekable(self) -> bool:
        return False


class TestFile:
    @pytest.mark.parametrize("form", ["path", "str", "bytes", "open file", "pipe", "named"])
    def test_a_file_is_sent_as_it_is(self, client: Sync, sandbox: Sandbox, tmp_path: Path, form: str) -> None:
        path = tmp_path / "rows.jsonl"
        path.write_bytes(FILE)
        with path.open("rb") as file:
            inputs: Dict[str, Any] = {
                "path": path,
                "str": str(path),
                "bytes": FILE,
                "open file": file,
                "pipe": Pipe(FILE),
                "named": ("rows.jsonl", FILE, "application/jsonl"),
            }
            batch = client.batch.create(input=inputs[form], webhook_url="https://example.com/hook")
        assert isinstance(batch, Batch)
        assert batch.webhook_url == "https://example.com/hook"
        assert batch.metrics.total_generations == 20
        body = sandbox.requests[0].body.bytes or b""
        assert FILE in body
        assert (b'filename="rows.jsonl"' in body) == (form not in ("bytes", "pipe"))

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (jsonl(LINES[:19]), "input has 19 generations"),
            (jsonl([line(number) for number in range(501)]), "input has more than 500 generations"),
            (jsonl([*LINES, line(0)]), "generations 1 and 21 have the same request_id 'r0'"),
            (FILE + b"{'a': 1}\n", "input, line 21 is not JSON"),
            (FILE + b"[]\n", "input, line 21: BatchRow can't be read from a value of type list"),
            (FILE + b"\xff\n", "input, line 21 is not JSON"),
            (b"[" * 100_000, "input, line 1 is not JSON"),
            (FILE + b'{"endpoint": "/v2/generate"}', "input, line 21: request_id is missing"),
            (FILE + jsonl([line(20, endpoint="/v2/tts")]), "line 21: endpoint must be '/v2/generate', not '/v2/tts'"),
            (FILE + jsonl([CREATE]), "line 21: endpoint is missing"),
            (FILE + jsonl([line(20, payload={**CREATE, "input": []})]), "line 21: payload.input has 0 items"),
            (FILE + jsonl([line(20, payload={**CREATE, "input": INPUT[1:]})]), "line 21: input has no video"),
            (FILE + b" " * 5 * 1024 * 1024, "input is larger than 5 MB"),
            (b"", "input is empty"),
        ],
    )
    def test_what_is_no_batch_is_refused_before_anything_is_sent(
        self, client: Sync, sandbox: Sandbox, content: bytes, message: str
    ) -> None:
        with pytest.raises(InvalidRequestError, match=message) as error:
            client.batch.create(input=content)
        assert (error.value.field or "").startswith("input")
        assert sandbox.requests == []

    def test_a_file_that_is_not_there(self, client: Sync, tmp_path: Path) -> None:
        with pytest.raises(InvalidRequestError, match=r"rows\.jsonl.* can't be read"):
            client.batch.create(input=tmp_path / "rows.jsonl")


class TestCreate:
    @pytest.mark.parametrize("source", [{"rows": [CREATE] * 20}, {"input": FILE}])
    def test_a_dry_run_only_checks(self, client: Sync, sandbox: Sandbox, source: Any) -> None:
        sandbox.fault(status=503)
        result = client.batch.create(dry_run=True, **source)
        assert isinstance(result, BatchValidation)
        assert result.status == "VALIDATED"
        assert sandbox.billed == []

    @pytest.mark.parametrize("source", [{"rows": [CREATE] * 20}, {"input": FILE}])
    @pytest.mark.parametrize(
        ("fault", "error"),
        [({"kind": "disconnect", "after": "processing"}, ApiConnectionError), ({"status": 503}, InternalServerError)],
    )
    def test_it_is_never_billed_twice(
        self, client: Sync, sandbox: Sandbox, source: Any, fault: Any, error: Any
    ) -> None:
        sandbox.fault(**fault)
        with pytest.raises(error):
            client.batch.create(**source)
        assert len(sandbox.requests) == 1

    def test_one_that_was_refused_for_its_pace_is_sent_again(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(status=429)
        create(client, rows=None, input=Pipe(FILE))
        first, second = (request.body for request in sandbox.requests)
        assert (first.length, first.sha256) == (second.length, second.sha256)

    def test_too_many_batches(self, make: MakeClient, sandbox: Sandbox) -> None:
        sandbox.batch_limit = 1
        client = make(max_retries=0)
        create(client)
        with pytest.raises(ConcurrencyLimitError):
            create(client)

    def test_a_plan_without_batches(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.batches_in_plan = False
        with pytest.raises(PaymentRequiredError) as error:
            create(client)
        assert error.value.code == "batch_plan_required"


class TestList:
    def test_batches_come_newest_first(self, client: Sync, sandbox: Sandbox) -> None:
        ids: List[str] = []
        for _ in range(3):
            ids.insert(0, create(client).id)
            sandbox.advance(1.0)
        found = client.batch.list()
        assert isinstance(found, list)
        assert [batch.id for batch in found] == ids
        assert [batch.id for batch in client.batch.iter()] == ids
        assert client.batch.get(ids[1]) == found[1]
        between = found[1].created_at + timedelta(seconds=0.5)
        assert [batch.id for batch in client.batch.list(created_after=between)] == ids[:1]
        assert [batch.id for batch in client.batch.iter(created_before=between)] == ids[1:]
        assert client.batch.list(status="COMPLETED") == []

    def test_every_filter_arrives(self, client: Sync, sandbox: Sandbox) -> None:
        moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2)))
        client.batch.list(status="FAILED", created_after=moment, created_before=datetime.now(timezone.utc))
        assert sandbox.requests[0].query.startswith(
            "status=FAILED&created_after=2026-01-02T03%3A04%3A05%2B02%3A00&created_before="
        )

    def test_iter_asks_when_it_begins(self, client: Sync, sandbox: Sandbox) -> None:
        create(client)
        batches = client.batch.iter()
        assert len(sandbox.requests) == 1
        next(batches)
        assert len(sandbox.requests) == 2

    @pytest.mark.parametrize("argument", ["created_after", "created_before"])
    @pytest.mark.parametrize("method", ["list", "iter"])
    def test_what_is_no_time_is_refused(self, client: Sync, sandbox: Sandbox, method: str, argument: str) -> None:
        with pytest.raises(InvalidRequestError, match="must be a datetime") as error:
            getattr(client.batch, method)(**{argument: "yesterday"})
        assert error.value.field == argument
        assert sandbox.requests == []

    def test_one_that_does_not_exist(self, client: Sync) -> None:
        with pytest.raises(NotFoundError):
            client.batch.get(UNKNOWN)


class TestWait:
    def test_until_it_has_ended(self, client: Sync, clock: InstantClock) -> None:
        seen: List[str] = []
        batch = client.batch.wait(create(client).id, on_update=lambda batch: seen.append(batch.status))
        assert batch.status == "COMPLETED"
        assert batch.metrics.success_count == 20
        assert batch.output_url
        assert seen == ["JOBS_CREATED", "PROCESSING", "COMPLETED"]
        assert set(clock.slept) == {30.0}

    def test_some_failures_are_no_failure_of_the_batch(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.outcome("FAILED", times=3)
        batch = client.batch.wait(create(client).id)
        assert (batch.metrics.success_count, batch.metrics.failed_count) == (17, 3)

    def test_a_batch_that_fails_is_an_error_with_the_batch(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.outcome("FAILED", times=20)
        id = create(client).id
        with pytest.raises(JobFailedError, match=f"Batch {id} ended as FAILED") as error:
            client.batch.wait(id)
        assert isinstance(error.value.job, Batch)
        assert error.value.job.metrics.failed_count == 20

    def test_a_wait_that_ends_first_tells_what_is_known(self, client: Sync) -> None:
        id = create(client).id
        with pytest.raises(WaitTimeoutError, match=id) as error:
            client.batch.wait(id, timeout=20.0)
        assert isinstance(error.value.job, Batch)
        assert client.batch.wait(id).status == "COMPLETED"

    def test_a_poll_that_is_refused_ends_the_wait_at_once(self, client: Sync, sandbox: Sandbox) -> None:
        id = create(client).id
        fault = sandbox.fault(method="GET", path="/v2/batch/{id}", status=400, times=None)
        with pytest.raises(BadRequestError):
            client.batch.wait(id)
        assert fault.hits == 1


class TestResults:
    @pytest.fixture
    def ended(self, client: Sync, sandbox: Sandbox) -> Batch:
        return client.batch.wait(create(client, rows=LINES).id)

    def test_they_come_line_by_line(self, client: Sync, sandbox: Sandbox, ended: Batch) -> None:
        results = list(client.batch.results(ended.id))
        assert [result["request_id"] for result in results] == [f"r{number}" for number in range(20)]

    def test_the_storage_does_not_get_the_key(self, client: Sync, sandbox: Sandbox, ended: Batch) -> None:
        before = len(sandbox.requests)
        list(client.batch.results(ended.id))
        asked, stored = sandbox.requests[before:]
        assert asked.path == f"/v2/batches/{ended.id}/result"
        assert asked.headers["x-api-key"] == "test"
        assert "x-api-key" not in stored.headers
        assert stored.method == "GET"

    def test_nothing_is_asked_for_before_the_first(self, client: Sync, sandbox: Sandbox, ended: Batch) -> None:
        before = len(sandbox.requests)
        results = client.batch.results(ended.id)
        assert len(sandbox.requests) == before
        assert next(results)["request_id"] == "r0"

    @pytest.mark.parametrize("at", [0, 1, 1000, None])
    def test_a_drop_loses_no_line_and_repeats_none(self, client: Sync, sandbox: Sandbox, ended: Batch, at: Any) -> None:
        fault = sandbox.fault(method="GET", path="/storage/*", kind="truncate", at=at, times=2)
        results = list(client.batch.results(ended.id))
        assert fault.hits == 2
        assert [result["request_id"] for result in results] == [f"r{number}" for number in range(20)]

    def test_a_storage_that_can_only_begin_anew_gives_each_line_once(self, client: Sync, sandbox: Sandbox) -> None:
        content = b'{"a": 1}\n{"b": 2}\n{"c": 3}\n'
        cut = response(content[:12], length=len(content))
        with ScriptedServer([cut], [response(content)]) as storage:
            headers = {"Location": f"{storage.url}/results"}
            sandbox.fault(path="/v2/batches/{id}/result", status=302, headers=headers, body=b"", times=None)
            assert list(client.batch.results(UNKNOWN)) == [{"a": 1}, {"b": 2}, {"c": 3}]
        assert len(storage.requests) == 2

    def test_results_that_come_in_many_parts_are_whole(self, client: Sync, sandbox: Sandbox, ended: Batch) -> None:
        lines = [{"number": number, "filling": "x" * 1000} for number in range(3000)]
        sandbox.fault(method="GET", path="/storage/*", status=200, body=jsonl(lines))
        assert list(client.batch.results(ended.id)) == lines

    def test_a_place_may_be_told_from_where_it_was_asked_for(
        self, client: Sync, sandbox: Sandbox, ended: Batch
    ) -> None:
        before = len(sandbox.requests)
        list(client.batch.results(ended.id))
        place = sandbox.requests[before + 1].path
        sandbox.fault(path="/v2/batches/{id}/result", status=302, headers={"Location": place}, body=b"")
        assert len(list(client.batch.results(ended.id))) == 20

    def test_a_drop_at_each_try_is_an_error(self, make: MakeClient, sandbox: Sandbox, ended: Batch) -> None:
        sandbox.fault(method="GET", path="/storage/*", kind="truncate", at=10, times=None)
        with pytest.raises(ApiConnectionError):
            list(make().batch.results(ended.id))

    def test_there_are_none_before_the_end(self, client: Sync) -> None:
        with pytest.raises(NotFoundError):
            list(client.batch.results(create(client).id))

    def test_an_answer_without_a_place_is_an_error(self, client: Sync, sandbox: Sandbox) -> None:
        for status in (200, 302):
            sandbox.fault(status=status, body={})
            with pytest.raises(InvalidResponseError, match="no address of the batch's results"):
                list(client.batch.results(UNKNOWN))

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b'{"a": 1}\nnonsense', "Line 2 of the results is not JSON"),
            (b"[1]", "Line 1 of the results is not a JSON object"),
        ],
    )
    def test_what_is_no_line_is_an_error(
        self, client: Sync, sandbox: Sandbox, ended: Batch, content: bytes, message: str
    ) -> None:
        sandbox.fault(method="GET", path="/storage/*", status=200, body=content)
        with pytest.raises(InvalidResponseError, match=message):
            list(client.batch.results(ended.id))

    def test_blank_lines_and_a_missing_end_do_not_matter(self, client: Sync, sandbox: Sandbox, ended: Batch) -> None:
        sandbox.fault(method="GET", path="/storage/*", status=200, body='{"a": "ä"}\r\n\n  \n{"b": 2}')
        assert list(client.batch.results(ended.id)) == [{"a": "ä"}, {"b": 2}]

    def test_an_id_that_leads_elsewhere_is_refused(self, client: Sync, sandbox: Sandbox) -> None:
        with pytest.raises(InvalidRequestError):
            client.batch.results("../generations")
        assert sandbox.requests == []


def test_the_whole_answers(client: Sync) -> None:
    raw = client.batch.with_raw_response
    created = raw.create(rows=[CREATE] * 20)
    assert created.status_code == 201
    assert isinstance(created.data, Batch)
    assert raw.get(created.data.id).data.id == created.data.id
    assert [batch.id for batch in raw.list().data] == [created.data.id]
