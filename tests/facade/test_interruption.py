"""Whatever ends a create or a wait tells how to find the job again."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List

import pytest

from sync import AsyncSync, Sync
from sync.errors import InvalidRequestError
from sync.recovery import find_job
from sync_sandbox import Sandbox

from ..scripted_server import ScriptedServer, response
from .conftest import MakeClient
from .support import INPUT, InstantClock

NOTES = sys.version_info >= (3, 11)
CREATE: Dict[str, Any] = {"model": "lipsync-2", "input": INPUT}
MAY_EXIST = "The job may exist: repeat the call with idempotency_key='mine' to find out."


class Broken(Exception):
    """What a callback of the caller's raises."""


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Callable[[], List[str]]:
    """The lines at WARNING and above."""

    def lines() -> List[str]:
        return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]

    return lines


def notes(error: BaseException) -> List[str]:
    return getattr(error, "__notes__", [])


def check_create(error: Any, lines: List[str]) -> None:
    assert error.idempotency_key == "mine"
    assert find_job(error) == ("mine", None)
    assert lines == [f"a create was ended by {type(error).__name__}: {MAY_EXIST}"]
    assert notes(error) == ([MAY_EXIST] if NOTES else [])


def check_wait(error: Any, id: str, lines: List[str]) -> None:
    says = f"Job {id} is still running: wait for its id again."
    assert error.id == id
    assert find_job(error).id == id
    assert lines == [f"a wait was ended by {type(error).__name__}: {says}"]
    assert notes(error) == ([says] if NOTES else [])


class TestCtrlC:
    @pytest.fixture
    def pressed(self, clock: InstantClock) -> InstantClock:
        def press(seconds: float) -> None:
            raise KeyboardInterrupt

        clock.on_sleep = press
        return clock

    @pytest.mark.parametrize("method", ["create", "create_and_wait"])
    def test_in_a_create(
        self, client: Sync, sandbox: Sandbox, pressed: InstantClock, method: str, log: Callable[[], List[str]]
    ) -> None:
        sandbox.fault(method="POST", status=503)
        with pytest.raises(KeyboardInterrupt) as info:
            getattr(client.generations, method)(**CREATE, idempotency_key="mine")
        check_create(info.value, log())

    def test_in_a_create_whose_key_was_made_here(self, client: Sync, sandbox: Sandbox, pressed: InstantClock) -> None:
        sandbox.fault(method="POST", kind="reset", after="processing")
        with pytest.raises(KeyboardInterrupt) as info:
            client.generations.create(**CREATE)
        key, id = find_job(info.value)
        assert id is None
        assert [client.generations.create(**CREATE, idempotency_key=key).id] == sandbox.billed

    def test_in_the_uploads_of_a_create(
        self, client: Sync, sandbox: Sandbox, pressed: InstantClock, tmp_path: Path, log: Callable[[], List[str]]
    ) -> None:
        path = tmp_path / "video.mp4"
        path.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(64))
        sandbox.fault(method="POST", path="/v2/assets/upload", status=503)
        with pytest.raises(KeyboardInterrupt) as info:
            client.generations.create(model="lipsync-2", input=[path, INPUT[1]], idempotency_key="mine")
        check_create(info.value, log())

    def test_in_a_wait(self, client: Sync, pressed: InstantClock, log: Callable[[], List[str]]) -> None:
        id = client.generations.create(**CREATE).id
        with pytest.raises(KeyboardInterrupt) as info:
            client.generations.wait(id)
        check_wait(info.value, id, log())

    def test_in_the_wait_of_a_create(self, client: Sync, sandbox: Sandbox, pressed: InstantClock, log: Any) -> None:
        with pytest.raises(KeyboardInterrupt) as info:
            client.generations.create_and_wait(**CREATE, idempotency_key="mine")
        check_wait(info.value, sandbox.billed[0], log())
        assert find_job(info.value) == ("mine", sandbox.billed[0])

    def test_in_a_wait_for_many(self, client: Sync, pressed: InstantClock, log: Callable[[], List[str]]) -> None:
        ids = [client.generations.create(**CREATE).id for _ in range(2)]
        with pytest.raises(KeyboardInterrupt) as info:
            client.generations.wait_all(ids)
        error: Any = info.value
        assert error.ids == ids
        says = f"2 jobs are still running: wait for the ids again: {ids[0]}, {ids[1]}."
        assert log() == [f"a wait was ended by KeyboardInterrupt: {says}"]

    def test_in_as_completed(self, client: Sync, pressed: InstantClock) -> None:
        id = client.generations.create(**CREATE).id
        with pytest.raises(KeyboardInterrupt) as info:
            list(client.generations.as_completed([id]))
        error: Any = info.value
        assert error.ids == [id]

    def test_in_a_real_create(self) -> None:
        script = """
import logging, sys
from sync import Sync
from sync.recovery import find_job

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
try:
    Sync(api_key="test", base_url=sys.argv[1]).generations.create(
        model="lipsync-2", input=[{"type": "text", "provider": {"name": "elevenlabs", "voiceId": "v", "script": "s"}},
                                  {"type": "video", "url": "https://example.com/v"}])
except KeyboardInterrupt as error:
    print(find_job(error).idempotency_key)
"""
        with ScriptedServer([30.0]) as server:
            command = [sys.executable, "-c", script, server.url]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                while not server.requests:
                    assert process.poll() is None
                os.kill(process.pid, signal.SIGINT)
                output, _ = process.communicate(timeout=8)
            key = server.requests[0].headers["idempotency-key"]
        warned, told = output.splitlines()
        assert told == key
        assert warned.startswith("WARNING a create was ended by KeyboardInterrupt: ")
        assert key in warned


class TestCallbacks:
    def test_of_a_create_and_wait(self, client: Sync, sandbox: Sandbox, log: Callable[[], List[str]]) -> None:
        def fail(generation: Any) -> None:
            raise Broken

        with pytest.raises(Broken) as info:
            client.generations.create_and_wait(**CREATE, idempotency_key="mine", on_update=fail)
        check_wait(info.value, sandbox.billed[0], log())
        assert find_job(info.value) == ("mine", sandbox.billed[0])

    def test_of_a_wait(self, client: Sync, log: Callable[[], List[str]]) -> None:
        def fail(progress: Any) -> None:
            raise Broken

        id = client.generations.create(**CREATE).id
        with pytest.raises(Broken) as info:
            client.generations.wait(id, on_progress=fail)
        check_wait(info.value, id, log())

    def test_an_attribute_of_its_own_is_kept(self, client: Sync, log: Callable[[], List[str]]) -> None:
        class Named(Exception):
            id = "its own"

        def fail(generation: Any) -> None:
            raise error

        error = Named()
        id = client.generations.create(**CREATE).id
        with pytest.raises(Named):
            client.generations.wait(id, on_update=fail)
        assert error.id == "its own"
        assert id in log()[0]
        assert find_job(error).id is None

    def test_one_that_is_raised_again_tells_of_the_last_job(self, client: Sync) -> None:
        def fail(generation: Any) -> None:
            raise error

        error: Any = Broken()
        for _ in range(2):
            id = client.generations.create(**CREATE).id
            with pytest.raises(Broken):
                client.generations.wait(id, on_update=fail)
            assert (error.id, find_job(error).id) == (id, id)


class TestCancellation:
    @pytest.fixture
    def silent(self) -> Iterator[ScriptedServer]:
        with ScriptedServer([30.0]) as server:
            yield server

    def run(self, server: ScriptedServer, call: Callable[[AsyncSync], Any], cut: Callable[[Any], Any]) -> BaseException:
        """What comes out of a call that is cut off while the server is silent.

        Not earlier: anyio may lose a cancellation that comes just as a connection is made.
        """

        async def main() -> BaseException:
            async with AsyncSync(api_key="test", base_url=server.url) as client:
                task = asyncio.ensure_future(call(client))
                await asyncio.get_running_loop().run_in_executor(None, server.stalling.wait, 10)
                try:
                    await cut(task)
                except BaseException as error:
                    return error
            raise AssertionError

        return asyncio.run(main())

    @staticmethod
    async def cancel(task: Any) -> None:
        task.cancel()
        await task

    @staticmethod
    async def wait_for(task: Any) -> None:
        await asyncio.wait_for(task, 0.001)

    @staticmethod
    async def timeout(task: Any) -> None:
        async with asyncio.timeout(0.001):
            await task

    @pytest.mark.parametrize("cut", ["cancel", "wait_for", *(["timeout"] if NOTES else [])])
    def test_of_a_create(self, silent: ScriptedServer, cut: str, log: Callable[[], List[str]]) -> None:
        error = self.run(
            silent, lambda client: client.generations.create(**CREATE, idempotency_key="mine"), getattr(self, cut)
        )
        assert log() == [f"a create was ended by CancelledError: {MAY_EXIST}"]
        if cut == "cancel" and sys.version_info >= (3, 11):
            check_create(error, log())
        # Before 3.9, asyncio gives another exception, which knows nothing of the first.
        if sys.version_info >= (3, 9):
            assert find_job(error) == ("mine", None)

    @pytest.mark.parametrize("cut", ["cancel", "wait_for", *(["timeout"] if NOTES else [])])
    def test_of_a_wait(self, silent: ScriptedServer, cut: str, log: Callable[[], List[str]]) -> None:
        error = self.run(silent, lambda client: client.generations.wait("job"), getattr(self, cut))
        assert log() == ["a wait was ended by CancelledError: Job job is still running: wait for its id again."]
        if sys.version_info >= (3, 9):
            assert find_job(error) == (None, "job")

    def test_of_a_create_whose_job_is_known(self, log: Callable[[], List[str]]) -> None:
        unknown = {"errorCode": "IDEMPOTENCY_OUTCOME_UNKNOWN", "generationId": "job"}
        with ScriptedServer([response(unknown, 503)], [30.0]) as server:
            error = self.run(
                server,
                lambda client: client.with_options(max_retries=0).generations.create(**CREATE, idempotency_key="mine"),
                self.cancel,
            )
        assert log() == [
            "a create was ended by CancelledError: Job job exists: "
            "repeat the call with idempotency_key='mine' to find out."
        ]
        if sys.version_info >= (3, 9):
            assert find_job(error) == ("mine", "job")


def test_an_error_of_the_library_is_not_logged(
    make: MakeClient, sandbox: Sandbox, log: Callable[[], List[str]]
) -> None:
    sandbox.fault(method="POST", status=503, times=None)
    with pytest.raises(Exception, match="The job may exist") as info:
        make(max_retries=0).generations.create(**CREATE, idempotency_key="mine")
    assert find_job(info.value) == ("mine", None)
    assert log() == []


def test_what_knows_of_no_job_tells_nothing() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert find_job(first) == (None, None)
    with pytest.raises(InvalidRequestError, match="error must be an exception, not str"):
        find_job("mine")  # type: ignore[arg-type]
