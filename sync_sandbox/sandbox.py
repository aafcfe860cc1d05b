"""The sandbox, for tests and programs."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Callable, Dict, List, Optional, Type

import attrs

from .recorder import RecordedRequest
from .scenarios import Scenarios
from .server import ServerThread
from .webhooks import Delivery
from .world import World


@attrs.define(kw_only=True, eq=False, slots=False)
class Sandbox(Scenarios):
    """A local Sync API over real HTTP on 127.0.0.1.

        with Sandbox() as sandbox:
            client = Sync(base_url=sandbox.url, api_key="test")

    Each start begins with an empty account, unless there is `data`. All arguments are keyword arguments. You can also
    set them as attributes while the sandbox runs, except `port`, `data`, `clock` and `plan`.

    - `api_key`: The key or keys to accept; by default `test`.
    - `port`: TCP port on 127.0.0.1; 0 picks a free port.
    - `data`: A folder that keeps what is created and uploaded for the next start, even if the process is killed.
      Outcomes and faults that have not happened yet are not kept. None keeps nothing.
    - `clock`: `Clock()` is real time; `ManualClock()` moves only when you call `advance`.
    - `pending_seconds`, `processing_seconds`: How long a job has each status.
    - `plan`: `free`, `hobbyist`, `creator`, `growth`, `scale` or `enterprise`. Sets the next three limits and
      `batches_in_plan`; None allows everything.
    - `concurrency_limit`: Unfinished generations allowed at once; None for no limit. Above it: 429.
    - `generation_limit`: Generations that the account may create; None for no limit. Above it: 402.
    - `duration_limit`: Seconds that a video or audio stored in the sandbox may have; None for no limit. Above it: 422.
    - `rate_limit`: Requests allowed per key and minute; None for no limit. Above it: 429.
    - `long_poll`: False acts as an older server that ignores `wait`, `timeout` and `include`.
    - `cost_as_list`: Whether POST /v2/analyze/cost responds with a list or with a single object.
    - `batches_in_plan`: False refuses batches with 402.
    - `batch_limit`: Unfinished batches allowed at once; None for no limit. Above it: 429.
    - `list_lag`: Seconds by which lists and counts of generations lag behind.
    - `redirect_results`: Whether an output URL redirects to the storage or serves the file itself.
    - `real_media`: Whether files must be real media, and outputs are made from them: the video with the new audio. By
      default True if PyAV is installed (extra `media`). False accepts any bytes, and the output is the video as it was
      sent.
    - `request_file_limit`: Bytes per file in a multipart request. Above it: 413.
    - `plan_file_limit`: Bytes per file that the plan allows. Above it: 422.
    - `output_url_seconds`: How long an output URL, or any other download URL, is valid.
    - `upload_url_seconds`: How long a presigned upload URL is valid.
    - `webhook_secret`: The secret that signs webhooks.
    - `on_request`: Called in the server's thread with each request, after its response.
    """

    def start(self, server: Optional[ServerThread] = None) -> None:
        """Serve until `close`. A closed sandbox can be started again.

        Args:
            server: A server that already runs and outlives the sandbox; by default a new one on `port`.
        """
        if self._world is not None and self._world.is_open:
            raise RuntimeError("The sandbox is running already.")
        self._world = World(self, server)

    def close(self) -> None:
        """Stop serving, close all connections and remove the stored files. The recorded requests can still be read."""
        if self._world is not None:
            self._world.close()

    def __enter__(self) -> Sandbox:
        self.start()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    # What has happened

    @property
    def url(self) -> str:
        """Its address, such as `http://127.0.0.1:40123`: the `base_url` for a client."""
        return self._started.state.url

    @property
    def requests(self) -> List[RecordedRequest]:
        """All requests so far in order of arrival, including those to the storage."""
        return list(self._started.recorder.requests)

    @property
    def generations(self) -> List[Dict[str, Any]]:
        """All generations as the API would return them now, oldest first."""
        state = self._started.state
        return self._call(lambda: [state.generation_json(generation) for generation in state.generations.all()])

    @property
    def billed(self) -> List[str]:
        """The ids of the generations that requests have created: one for each create that was carried out."""
        return list(self._started.state.generations.billed)

    @property
    def webhooks(self) -> List[Delivery]:
        """All webhooks that were sent, in order."""
        return list(self._started.state.webhooks.deliveries)

    def wait_until(self, condition: Callable[[], bool], *, timeout: float = 5.0) -> None:
        """Wait until a condition holds. It is checked after each request and webhook.

            sandbox.wait_until(lambda: len(sandbox.webhooks) == 1)

        Args:
            condition: Returns whether it holds.
            timeout: Real seconds.

        Raises:
            TimeoutError: It did not hold in time.
        """
        self._started.state.changes.wait_until(condition, timeout)
