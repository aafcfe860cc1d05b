"""Closing, threads, forks, event loops, and what is left when a client is gone."""

from __future__ import annotations

import asyncio
import copy
import gc
import os
import pickle
import stat
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Iterator, List

import pytest

from sync import AsyncSync, Sync
from sync.errors import ApiError, InvalidRequestError
from sync_sandbox import Sandbox

from .conftest import MakeClient
from .support import INPUT, assert_all_are_closed


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def open_sockets() -> int:
    """How many sockets this process holds."""
    count = 0
    for name in os.listdir("/dev/fd"):
        try:
            count += stat.S_ISSOCK(os.fstat(int(name)).st_mode)
        except OSError:
            pass  # It was the one that listed the others.
    return count


class TestClosing:
    def test_a_closed_client_says_so(self, make: MakeClient) -> None:
        client: Any = make()
        client.generations.list()
        close = client.close if isinstance(client, Sync) else client.aclose
        close()
        close()
        with pytest.raises(InvalidRequestError, match="closed: create a new one"):
            client.generations.list()

    def test_one_that_was_never_used_can_be_closed(self, loop: asyncio.AbstractEventLoop) -> None:
        Sync(api_key="test").close()
        loop.run_until_complete(AsyncSync(api_key="test").aclose())

    def test_with_closes_it_whatever_happens(self, sandbox: Sandbox) -> None:
        # Otherwise the sockets that earlier tests have left may be closed meanwhile.
        gc.collect()
        before = open_sockets()
        try:
            with Sync(api_key="test", base_url=sandbox.url) as client:
                client.generations.list()
                assert open_sockets() > before
                raise KeyError
        except KeyError:
            pass
        assert client._caller.transport.closed
        assert settled(before)

    def test_so_does_async_with(self, sandbox: Sandbox) -> None:
        async def main() -> None:
            async with AsyncSync(api_key="test", base_url=sandbox.url) as client:
                await client.generations.list()
            with pytest.raises(InvalidRequestError):
                await client.generations.list()

        asyncio.run(main())


def settled(before: int) -> bool:
    """Whether the sockets are as few as before, once the sandbox has noticed which connections have ended."""
    for _ in range(200):
        if open_sockets() <= before:
            return True
        threading.Event().wait(0.01)
    return False


class TestWithoutClosing:
    def test_clients_that_are_dropped_leave_no_socket(self, sandbox: Sandbox) -> None:
        before = open_sockets()
        for _ in range(20):
            Sync(api_key="test", base_url=sandbox.url).generations.list()
        gc.collect()
        assert settled(before)

    def test_nor_do_asynchronous_ones_while_their_loop_runs(self, sandbox: Sandbox) -> None:
        async def main() -> None:
            before = open_sockets()
            for _ in range(20):
                await AsyncSync(api_key="test", base_url=sandbox.url).generations.list()
            await assert_all_are_closed(open_sockets, before)

        asyncio.run(main())

    def test_nor_do_those_that_an_error_has_held_in_a_cycle(self, sandbox: Sandbox) -> None:
        async def main() -> None:
            before = open_sockets()
            for _ in range(5):
                client = AsyncSync(api_key="wrong", base_url=sandbox.url)
                try:
                    await client.generations.list()
                except ApiError as error:
                    cycle: List[Any] = [error, client]
                    cycle.append(cycle)
            del client, cycle
            await assert_all_are_closed(open_sockets, before)

        asyncio.run(main())

    def test_an_error_does_not_keep_its_client_alive(self, sandbox: Sandbox) -> None:
        client = Sync(api_key="wrong", base_url=sandbox.url)
        alive = weakref.ref(client)
        gc.disable()
        try:
            with pytest.raises(ApiError):
                client.generations.list()
            del client
            assert alive() is None
        finally:
            gc.enable()

    @pytest.mark.parametrize(
        "script",
        [
            "client = Sync(); print(client.generations.list())",
            "print(Sync().generations.list())",
            "client = AsyncSync()\nasync def main(): print(await client.generations.list())\nasyncio.run(main())",
            "async def main():\n client = AsyncSync()\n print(await client.generations.list())\nasyncio.run(main())",
        ],
        ids=["sync", "sync, dropped", "async", "async, dropped"],
    )
    def test_a_program_that_never_closes_ends_without_a_word(self, sandbox: Sandbox, script: str) -> None:
        command = [sys.executable, "-W", "error", "-c", f"import asyncio\nfrom sync import *\n{script}"]
        environment = {**os.environ, "SYNC_API_KEY": "test", "SYNC_BASE_URL": sandbox.url}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert (done.stdout, done.stderr) == ("[]\n", "")


class TestThreads:
    def test_one_client_serves_32_threads(self, sandbox: Sandbox) -> None:
        client = Sync(api_key="test", base_url=sandbox.url)
        start = threading.Barrier(32)

        def work(number: int) -> List[str]:
            start.wait()
            ids = [client.generations.create(model="lipsync-2", input=INPUT).id for _ in range(3)]
            return [client.generations.get(id).id for id in ids]

        with ThreadPoolExecutor(32) as pool:
            ids = [id for found in pool.map(work, range(32)) for id in found]
        client.close()
        assert len(set(ids)) == 96
        assert sorted(ids) == sorted(sandbox.billed)

    def test_its_resources_may_be_first_asked_for_in_any_thread(self, sandbox: Sandbox) -> None:
        client = Sync(api_key="test", base_url=sandbox.url)
        start = threading.Barrier(8)

        def work(_: int) -> int:
            start.wait()
            return len(client.assets.list().items) + len(client.generations.list())

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == [0] * 8
        client.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_process_shares_no_connection_with_its_parent(sandbox: Sandbox) -> None:
    script = """
import os, sys
from sync import Sync

client = Sync(api_key="test", base_url=sys.argv[1])
client.generations.list()
child = os.fork()
for _ in range(5):
    client.generations.list()
if child:
    assert os.waitpid(child, 0)[1] == 0
    client.generations.list()
    print("done")
"""
    command = [sys.executable, "-W", "error", "-c", script, sandbox.url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.stderr) == ("done\n", "")
    assert len(sandbox.requests) == 12


class TestEventLoops:
    def test_one_client_works_in_one_asyncio_run_after_the_other(self, sandbox: Sandbox) -> None:
        before = open_sockets()
        client = AsyncSync(api_key="test", base_url=sandbox.url)
        for _ in range(3):
            assert asyncio.run(client.generations.list()) == []
        assert settled(before)

    def test_it_keeps_nothing_of_the_loops_that_have_ended(self, sandbox: Sandbox) -> None:
        client = AsyncSync(api_key="test", base_url=sandbox.url)
        loops = weakref.WeakSet()  # type: weakref.WeakSet[asyncio.AbstractEventLoop]

        async def main() -> None:
            loops.add(asyncio.get_running_loop())
            await client.generations.list()

        for _ in range(5):
            asyncio.run(main())
        gc.collect()
        assert len(loops) <= 1

    def test_two_loops_at_once_do_not_disturb_each_other(self, sandbox: Sandbox) -> None:
        client = AsyncSync(api_key="test", base_url=sandbox.url)

        async def main() -> int:
            found = await asyncio.gather(*(client.generations.list() for _ in range(10)))
            return len(found)

        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(lambda _: asyncio.run(main()), range(2))) == [10, 10]

    def test_many_tasks_share_one_client(self, sandbox: Sandbox) -> None:
        async def main() -> None:
            async with AsyncSync(api_key="test", base_url=sandbox.url) as client:
                created = await asyncio.gather(
                    *(client.generations.create(model="lipsync-2", input=INPUT) for _ in range(150))
                )
            assert sorted(one.id for one in created) == sorted(sandbox.billed)

        asyncio.run(main())

    def test_cancelling_some_tasks_leaves_the_pool_whole(self, sandbox: Sandbox) -> None:
        async def main() -> None:
            async with AsyncSync(api_key="test", base_url=sandbox.url) as client:
                sandbox.fault(kind="stall", times=20)
                tasks = [asyncio.ensure_future(client.generations.list()) for _ in range(20)]
                while len(sandbox.requests) < 20:  # noqa: ASYNC110 - the sandbox has no event for it
                    await asyncio.sleep(0.005)
                for task in tasks:
                    task.cancel()
                results = await asyncio.gather(*tasks, return_exceptions=True)
                assert all(isinstance(result, asyncio.CancelledError) for result in results)
                # More than the pool has places: none was lost.
                assert await asyncio.gather(*(client.generations.list() for _ in range(150))) == [[]] * 150

        asyncio.run(asyncio.wait_for(main(), 20))


@pytest.mark.parametrize("copied", [pickle.dumps, copy.deepcopy])
def test_a_client_that_is_pickled_says_what_to_do(colour: Any, copied: Any) -> None:
    client: Any = colour(api_key="sk-secret")
    for thing in (client, client.generations, client.voices, client.with_options(timeout=5)):
        with pytest.raises(TypeError, match=r"^A client can't be pickled .* create one in each process\.$"):
            copied(thing)
    with pytest.raises(TypeError, match="can't be pickled"):
        copied(client._caller.context)
