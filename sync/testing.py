"""For the tests of a program that uses this library.

from sync.testing import use_clock
from sync_sandbox import Sandbox, SkippingClock

clock = SkippingClock()
with Sandbox(clock=clock) as sandbox, use_clock(clock), Sync(base_url=sandbox.url, api_key="test") as client:
    client.generations.create_and_wait(model="lipsync-2", input=[...])
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Dict, Generator, Optional, Sequence

if TYPE_CHECKING:
    from .core.call.clock import Time

__all__ = ["use_clock", "vcr_config"]


@contextmanager
def use_clock(time: Time) -> Generator[None, None, None]:
    """Have every client that is made meanwhile, in any thread, live by the time of a test.

        with use_clock(SkippingClock()):
            client = Sync()

    Its pauses are slept by that time, and its timeouts end by it.

    Args:
        time: A `sync_sandbox.SkippingClock`, or anything else with `now()`, which gives seconds since the epoch that
            only go up, `sleep(seconds)`, and `asleep(seconds)`, which is awaited.

    Returns:
        A context manager. Clients that were made in it keep the time.

    Raises:
        AttributeError: `time` lacks one of these; raised where a client needs it.
    """
    from .core.call.clock import HeldClock, makers

    makers.append(lambda: HeldClock(time))
    try:
        yield
    finally:
        makers.pop()


def vcr_config(*, origin: Optional[str] = None, secrets: Sequence[str] = ()) -> Dict[str, Any]:
    """Settings of vcrpy, and of pytest-recording, with which a recording holds no secret and can be replayed anywhere.

        @pytest.fixture(scope="module")
        def vcr_config():
            return sync.testing.vcr_config()

    Header fields are kept only where they are known to hold no secret. API keys, tokens and signatures in URLs, webhook
    secrets and e-mail addresses become `scrubbed`, in URLs, in header fields and in bodies. What the library makes anew
    for each request, such as the boundary of a form, becomes a fixed value, so that a replay can compare whole bodies.

    Args:
        origin: The address that is recorded from, such as a sandbox's, which becomes that of the public API. By default
            that in SYNC_BASE_URL while a request is recorded.
        secrets: Values to remove wherever they stand. The key in SYNC_API_KEY is always removed.

    Returns:
        Keyword arguments of `vcr.VCR`.

    Raises:
        TypeError: An argument has another name.
    """
    from .core.recordings import MATCH_ON, Filter

    filter = Filter(origin, secrets)
    return {
        "before_record_request": filter.clean_request,
        "before_record_response": filter.clean_response,
        "decode_compressed_response": True,
        "match_on": MATCH_ON,
    }
