"""What is tried again, after how long, and what never is."""

from __future__ import annotations

import copy
import pickle
import time
from email.utils import formatdate
from typing import Any, Dict, List, Optional

import pytest

from sync import Sync
from sync.errors import (
    ApiConnectionError,
    ApiError,
    ApiStatusError,
    ApiTimeoutError,
    ConflictError,
    InternalServerError,
    RateLimitError,
)
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .conftest import MakeClient
from .support import INPUT, InstantClock

TRANSIENT = (408, 429, 500, 502, 503, 504)
FINAL = (400, 401, 402, 403, 404, 405, 409, 413, 418, 422, 425, 451, 499, 501, 505, 520, 524, 599)


def create(client: Sync, **options: Any) -> Any:
    return client.generations.create(model="lipsync-2", input=INPUT, **options)


def keys(sandbox: Sandbox) -> List[str]:
    return [request.headers["idempotency-key"] for request in sandbox.requests]


class TestWhichErrors:
    @pytest.mark.parametrize("status", TRANSIENT)
    def test_a_status_that_may_pass_is_tried_again(self, client: Sync, sandbox: Sandbox, status: int) -> None:
        known = sandbox.add_generation()
        sandbox.fault(status=status, times=2)
        assert client.generations.get(known["id"]).id == known["id"]
        assert len(sandbox.requests) == 3

    @pytest.mark.parametrize("status", FINAL)
    def test_another_status_is_final(self, client: Sync, sandbox: Sandbox, status: int) -> None:
        sandbox.fault(status=status, times=None)
        for call in (lambda: client.generations.get("x"), lambda: create(client)):
            with pytest.raises(ApiError) as info:
                call()
            assert info.value.status_code == status
        assert len(sandbox.requests) == 2

    @pytest.mark.parametrize("kind", ["disconnect", "reset", "truncate"])
    def test_a_broken_connection_is_tried_again(self, client: Sync, sandbox: Sandbox, kind: str) -> None:
        sandbox.fault(kind=kind, times=2)
        assert client.generations.list() == []
        assert len(sandbox.requests) == 3

    def test_a_refused_connection_is_tried_again(self, make: MakeClient, clock: InstantClock) -> None:
        with ScriptedServer([]) as server:
            url = server.url
        with pytest.raises(ApiConnectionError):
            make(base_url=url).generations.list()
        assert len(clock.slept) == 2

    def test_a_stalled_answer_ends_with_the_time_of_the_call(self, make: MakeClient, sandbox: Sandbox) -> None:
        fault = sandbox.fault(kind="stall", times=None)
        with pytest.raises(ApiTimeoutError):
            make(timeout=0.1).generations.list()
        assert fault.hits >= 1

    @pytest.mark.parametrize(("max_retries", "attempts"), [(0, 1), (1, 2), (2, 3), (5, 6)])
    def test_max_retries_counts_the_attempts_after_the_first(
        self, make: MakeClient, sandbox: Sandbox, max_retries: int, attempts: int
    ) -> None:
        sandbox.fault(status=503, times=None)
        with pytest.raises(InternalServerError) as info:
            make(max_retries=max_retries).generations.list()
        assert info.value.status_code == 503
        assert len(sandbox.requests) == attempts


class TestPauses:
    def test_they_double_from_half_a_second_to_eight(
        self, make: MakeClient, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        sandbox.fault(status=503, times=None)
        with pytest.raises(InternalServerError):
            make(max_retries=6, timeout=None).generations.list()
        assert clock.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0]

    def test_each_is_a_random_part_of_that(self, make: MakeClient, sandbox: Sandbox, clock: InstantClock) -> None:
        clock.chance = 0.25
        sandbox.fault(status=503, times=None)
        with pytest.raises(InternalServerError):
            make(max_retries=2).generations.list()
        assert clock.slept == [0.125, 0.25]

    @pytest.mark.parametrize(
        ("header", "pause"),
        [
            ("0", 0.5),
            ("1", 1.0),
            ("1.5", 1.5),
            ("59", 59.0),
            (formatdate(1_700_000_007, usegmt=True), 7.0),
            (formatdate(1_600_000_000, usegmt=True), 0.5),
            ("Tuesday, 14-Nov-23 22:13:27 GMT", 7.0),
            ("Tue Nov 14 22:13:27 2023", 7.0),
            ("-5", 0.5),
            ("inf", 0.5),
            ("nan", 0.5),
            ("1e999", 0.5),
            ("soon", 0.5),
            ("", 0.5),
            ("Wed, 99 Foo 2023 99:99:99 GMT", 0.5),
            ("9" * 5000, 0.5),
        ],
    )
    @pytest.mark.parametrize("status", [429, 503])
    def test_retry_after_is_obeyed_and_nonsense_ignored(
        self, make: MakeClient, sandbox: Sandbox, clock: InstantClock, header: str, pause: float, status: int
    ) -> None:
        sandbox.fault(status=status, headers={"Retry-After": header})
        assert make(timeout=None).generations.list() == []
        assert clock.slept == [pause]

    @pytest.mark.parametrize(
        ("header", "seconds"),
        [("61", 61.0), ("3600", 3600.0), ("60.5", 60.5), (formatdate(1_700_000_100, usegmt=True), 100.0)],
    )
    def test_more_than_a_minute_is_raised_at_once(
        self, make: MakeClient, sandbox: Sandbox, clock: InstantClock, header: str, seconds: float
    ) -> None:
        sandbox.fault(status=503, headers={"Retry-After": header})
        with pytest.raises(InternalServerError) as info:
            make(timeout=None).generations.list()
        assert info.value.retry_after == seconds
        assert clock.slept == []

    @pytest.mark.parametrize(
        ("headers", "seconds", "pause"),
        [
            ({}, 3, 3.0),
            ({}, "4", 4.0),
            ({"Retry-After": "2"}, 30, 2.0),
            ({"Retry-After": "soon"}, 30, 30.0),
            ({}, -1, 0.5),
        ],
    )
    def test_the_body_may_ask_for_a_pause_too(
        self,
        make: MakeClient,
        sandbox: Sandbox,
        clock: InstantClock,
        headers: Dict[str, str],
        seconds: Any,
        pause: float,
    ) -> None:
        body = {"message": "Wait.", "statusCode": 429, "retryAfterSeconds": seconds}
        sandbox.fault(status=429, headers=headers, body=body)
        make().generations.list()
        assert clock.slept == [pause]

    def test_the_rate_limit_passes(self, make: MakeClient, sandbox: Sandbox, clock: InstantClock) -> None:
        sandbox.rate_limit = 1
        client = make()
        client.generations.list()
        with pytest.raises(RateLimitError):
            client.generations.list()
        sandbox.advance(60.0)
        assert client.generations.list() == []

    def test_a_create_waits_for_a_free_place(self, client: Sync, sandbox: Sandbox, clock: InstantClock) -> None:
        sandbox.concurrency_limit = 1
        create(client)
        create(client)
        assert clock.slept == [45.0]
        assert len(sandbox.billed) == 2


class TestDeadline:
    def test_it_bounds_the_whole_call_pauses_included(
        self, make: MakeClient, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        sandbox.fault(status=503, times=None)
        begin = clock.now
        with pytest.raises(InternalServerError):
            make(timeout=10.0, max_retries=100).generations.list()
        assert clock.slept == [0.5, 1.0, 2.0, 4.0]
        assert clock.now - begin < 10.0

    def test_a_pause_that_would_pass_it_is_not_begun(
        self, make: MakeClient, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        sandbox.fault(status=503, headers={"Retry-After": "30"})
        with pytest.raises(InternalServerError) as info:
            make(timeout=30.0).generations.list()
        assert info.value.retry_after == 30.0
        assert clock.slept == []

    def test_a_slow_answer_does_not_outlive_it(self, make: MakeClient, clock: InstantClock) -> None:
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

        def wait(_: Any) -> None:
            clock.now += 61.0

        script: List[Any] = [head, b"1\r\n[\r\n", wait, b"1\r\n]\r\n0\r\n\r\n"]
        with ScriptedServer(script) as server, pytest.raises(ApiTimeoutError):
            make(base_url=server.url, max_retries=0).generations.list()

    def test_each_step_of_a_request_gets_what_is_left_of_it(self, make: MakeClient, clock: InstantClock) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"

        def pass_time(_: Any) -> None:
            clock.now += 9.9

        script: List[Any] = [pass_time, head, 60.0]
        with ScriptedServer(script) as server:
            client = make(base_url=server.url, timeout=10.0, max_retries=0)
            begin = time.monotonic()
            with pytest.raises(ApiTimeoutError):
                client.generations.list()
            # Were it not so, the body would be waited for for ten seconds.
            assert time.monotonic() - begin < 5.0

    def test_each_attempt_gets_what_is_left_of_it(self, make: MakeClient, sandbox: Sandbox) -> None:
        sandbox.fault(status=503, headers={"Retry-After": "9.8"})
        sandbox.fault(kind="stall", times=None)
        with pytest.raises(ApiTimeoutError):
            # Were it not so, this would take ten seconds.
            make(timeout=10.0).generations.list()

    def test_without_a_timeout_a_call_takes_its_time(
        self, make: MakeClient, sandbox: Sandbox, clock: InstantClock
    ) -> None:
        sandbox.fault(status=503, times=20)
        assert make(timeout=None, max_retries=20).generations.list() == []
        assert sum(clock.slept) > 100.0


class TestCreate:
    @pytest.mark.parametrize(
        "fault",
        [
            {"kind": "disconnect", "after": "headers"},
            {"kind": "disconnect", "after": "request"},
            {"kind": "disconnect", "after": "processing"},
            {"kind": "reset", "after": "processing"},
            {"kind": "truncate"},
            {"status": 500, "after": "processing"},
            {"status": 504, "after": "processing"},
            {"status": 408, "after": "request"},
            {"status": 429, "after": "request"},
        ],
        ids=lambda fault: "-".join(map(str, fault.values())),
    )
    def test_whatever_breaks_it_is_billed_once(self, client: Sync, sandbox: Sandbox, fault: Dict[str, Any]) -> None:
        sandbox.fault(method="POST", times=2, **fault)
        generation = create(client)
        assert sandbox.billed == [generation.id]
        assert len(sandbox.requests) == 3
        assert len(set(keys(sandbox))) == 1
        # A broken connection may keep the first bodies from being read.
        assert len({request.body.bytes for request in sandbox.requests if request.body.length}) == 1

    def test_where_the_outcome_is_unknown_the_error_has_the_key_that_finds_out(
        self, client: Sync, sandbox: Sandbox
    ) -> None:
        sandbox.fault(method="POST", kind="disconnect", after="processing", times=3)
        with pytest.raises(ApiConnectionError) as info:
            create(client)
        error = info.value
        assert error.request_sent
        assert error.idempotency_key == keys(sandbox)[0]
        assert f"repeat the call with idempotency_key='{error.idempotency_key}'" in str(error)
        again = create(client, idempotency_key=error.idempotency_key)
        assert sandbox.billed == [again.id]

    def test_where_nothing_was_created_the_error_does_not_say_it_may_have_been(
        self, make: MakeClient, sandbox: Sandbox
    ) -> None:
        sandbox.fault(status=400)
        with pytest.raises(ApiError) as info:
            create(make())
        assert "may exist" not in str(info.value)
        with ScriptedServer([]) as server:
            url = server.url
        with pytest.raises(ApiConnectionError) as info:
            create(make(base_url=url))
        assert "may exist" not in str(info.value)

    def test_a_conflict_with_its_own_first_attempt_is_waited_out(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="POST", kind="disconnect", after="processing")
        sandbox.fault(method="POST", status=409)
        generation = create(client)
        assert sandbox.billed == [generation.id]
        assert len(sandbox.requests) == 3

    def test_a_conflict_at_first_is_final(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="POST", status=409)
        with pytest.raises(ConflictError):
            create(client)
        assert len(sandbox.requests) == 1

    @pytest.mark.parametrize(
        "body",
        [
            {"errorCode": "IDEMPOTENCY_IN_PROGRESS", "message": "Conflict"},
            {"errorCode": "IDEMPOTENCY_KEY_IN_USE"},
            {"message": "The first request with this Idempotency-Key is still in progress."},
            {"message": "A request with this key is being processed."},
        ],
        ids=str,
    )
    def test_one_that_the_server_still_works_on_is_waited_for(
        self, client: Sync, sandbox: Sandbox, clock: InstantClock, body: Any
    ) -> None:
        # More often than a failure may be repeated.
        sandbox.fault(method="POST", status=409, body=body, times=6)
        assert [create(client).id] == sandbox.billed
        assert clock.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0]

    def test_as_long_as_the_call_has_time(self, make: MakeClient, sandbox: Sandbox, clock: InstantClock) -> None:
        sandbox.fault(method="POST", status=409, body={"errorCode": "IDEMPOTENCY_IN_PROGRESS"}, times=None)
        with pytest.raises(ConflictError, match="The job may exist") as info:
            create(make(timeout=30.0), idempotency_key="mine")
        assert info.value.outcome_unknown
        assert 20.0 < sum(clock.slept) < 30.0
        clock.slept.clear()
        with pytest.raises(ConflictError):
            create(make(max_retries=0))
        assert clock.slept == []

    def test_a_key_that_was_used_for_something_else_is_final(self, client: Sync, sandbox: Sandbox) -> None:
        create(client, idempotency_key="mine")
        with pytest.raises(ConflictError, match="different payload") as info:
            create(client, idempotency_key="mine", output_file_name="another")
        assert not info.value.outcome_unknown
        assert "may exist" not in str(info.value)
        assert len(sandbox.requests) == 2

    @pytest.mark.parametrize("status", [401, 402, 403, 409, 429])
    @pytest.mark.parametrize("lost", [{"status": 503}, {"kind": "reset", "after": "processing"}], ids=str)
    def test_a_refusal_after_an_unknown_outcome_says_that_the_job_may_exist(
        self, make: MakeClient, sandbox: Sandbox, lost: Dict[str, Any], status: int
    ) -> None:
        sandbox.fault(method="POST", **lost)
        sandbox.fault(method="POST", status=status, times=None)
        with pytest.raises(ApiStatusError) as info:
            create(make(), idempotency_key="mine")
        error = info.value
        assert error.status_code == status
        for twin in (error, pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
            assert twin.outcome_unknown
            assert "The job may exist: repeat the call with idempotency_key='mine' to find out." in str(twin)
        sandbox.clear_faults()
        create(make(), idempotency_key="mine")
        assert len(sandbox.billed) == 1

    @pytest.mark.parametrize("status", [401, 402, 403, 429])
    def test_a_refusal_at_once_does_not(self, client: Sync, sandbox: Sandbox, status: int) -> None:
        sandbox.fault(method="POST", status=status, times=None)
        with pytest.raises(ApiStatusError) as info:
            create(client)
        assert not info.value.outcome_unknown
        assert "may exist" not in str(info.value)

    def test_a_generation_that_the_server_names_is_looked_up(self, client: Sync, sandbox: Sandbox) -> None:
        known = sandbox.add_generation()
        body = {
            "message": "Unknown.",
            "statusCode": 503,
            "errorCode": "IDEMPOTENCY_OUTCOME_UNKNOWN",
            "generationId": known["id"],
        }
        sandbox.fault(method="POST", status=503, body=body, times=None)
        assert create(client).id == known["id"]
        assert {request.path for request in sandbox.requests} == {"/v2/generate", f"/v2/generate/{known['id']}"}

    @pytest.mark.parametrize(
        "body", [{"message": "No.", "errorCode": "INTERNAL", "generationId": "x"}, ["no"], b"<p>No.</p>"], ids=repr
    )
    def test_it_is_not_where_the_outcome_is_known(self, client: Sync, sandbox: Sandbox, body: Any) -> None:
        sandbox.fault(method="POST", status=500, body=body, times=None)
        with pytest.raises(InternalServerError):
            create(client)
        assert {request.path for request in sandbox.requests} == {"/v2/generate"}

    @pytest.mark.parametrize("id", [None, 5])
    def test_without_its_name_the_outcome_stays_unknown(self, client: Sync, sandbox: Sandbox, id: Any) -> None:
        body = {
            "message": "Unknown.",
            "statusCode": 503,
            "errorCode": "IDEMPOTENCY_OUTCOME_UNKNOWN",
            "generationId": id,
        }
        sandbox.fault(method="POST", status=503, body=body, times=None)
        with pytest.raises(InternalServerError) as info:
            create(client, idempotency_key="mine")
        assert (info.value.code, info.value.idempotency_key) == ("IDEMPOTENCY_OUTCOME_UNKNOWN", "mine")
        assert set(keys(sandbox)) == {"mine"}

    @pytest.mark.parametrize("id", ["gone", "..", "", "x\r\ny"])
    def test_so_it_does_where_that_can_not_be_found(self, client: Sync, sandbox: Sandbox, id: str) -> None:
        body = {"message": "Unknown.", "errorCode": "IDEMPOTENCY_OUTCOME_UNKNOWN", "generationId": id}
        sandbox.fault(method="POST", status=503, body=body, times=None)
        with pytest.raises(InternalServerError) as info:
            create(client, idempotency_key="mine")
        assert (info.value.code, info.value.idempotency_key) == ("IDEMPOTENCY_OUTCOME_UNKNOWN", "mine")

    def test_a_header_of_the_caller_is_a_key_like_any_other(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="POST", status=503)
        create(client, extra_headers={"Idempotency-Key": "mine"})
        assert [request.headers.getlist("idempotency-key") for request in sandbox.requests] == [["mine"], ["mine"]]


class TestWhatIsNotSafeToRepeat:
    """The API's other POSTs have no key."""

    def post(self, client: Sync) -> Any:
        return client.transcriptions.create(source_video_url="https://example.com/video.mp4")

    @pytest.mark.parametrize(
        "fault",
        [
            {"kind": "disconnect", "after": "request"},
            {"kind": "reset", "after": "processing"},
            {"kind": "truncate"},
            {"status": 500},
            {"status": 502},
            {"status": 503},
            {"status": 504},
            {"status": 408},
        ],
        ids=lambda fault: "-".join(map(str, fault.values())),
    )
    def test_it_is_sent_once(self, client: Sync, sandbox: Sandbox, fault: Dict[str, Any]) -> None:
        sandbox.fault(method="POST", times=None, **fault)
        with pytest.raises(ApiError):
            self.post(client)
        assert len(sandbox.requests) == 1

    def test_it_is_sent_again_where_it_was_refused_for_its_pace(self, client: Sync, sandbox: Sandbox) -> None:
        sandbox.fault(method="POST", status=429)
        assert self.post(client).status == "PENDING"
        assert len(sandbox.requests) == 2

    def test_it_is_sent_again_where_it_never_arrived(self, make: MakeClient, clock: InstantClock) -> None:
        with ScriptedServer([]) as server:
            url = server.url
        with pytest.raises(ApiConnectionError):
            self.post(make(base_url=url))
        assert len(clock.slept) == 2


@pytest.mark.parametrize("proxy", [None, b"HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"])
def test_a_connection_that_was_kept_too_long_costs_no_call(make: MakeClient, proxy: Optional[bytes]) -> None:
    kept = response(b"[]", close=False)
    with ScriptedServer([kept], [proxy or response(b"[]")], [response(b"[]")]) as server:
        client = make(base_url=server.url)
        assert [client.generations.list() for _ in range(2)] == [[], []]
