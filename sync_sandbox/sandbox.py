"""The sandbox as tests and programs use it."""

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

    Every start begins with an empty account, unless there is `data`. The arguments may also be changed while it runs,
    except `port`, `data`, `clock` and `plan`:

    api_key: the key, or the keys, that requests must carry in `x-api-key`.
    port: TCP port on 127.0.0.1; 0 takes a free one.
    data: a folder that outlives the sandbox: what was created and uploaded is there at the next start, also after the
        process was killed. Outcomes and faults to come are not kept. None keeps nothing.
    clock: `Clock()` is real time, `ManualClock()` moves only by `Sandbox.advance`.
    pending_seconds, processing_seconds: how long a job stays in each state.
    plan: `free`, `hobbyist`, `creator`, `growth`, `scale` or `enterprise`, for the three that follow and
        `batches_in_plan`; None allows everything.
    concurrency_limit: unfinished generations allowed at once; None is no limit. Over it: 429.
    generation_limit: generations that the account may create; None is no limit. Over it: 402.
    duration_limit: seconds of a video or audio that the sandbox has; None is no limit. Over it: 422.
    rate_limit: requests allowed per key and minute; None is no limit. Over it: 429.
    long_poll: False makes an older server that ignores `wait`, `timeout` and `include`.
    cost_as_list: whether POST /v2/analyze/cost responds with a list or with a single object.
    batches_in_plan: False refuses batches with 402.
    batch_limit: unfinished batches allowed at once; None is no limit. Over it: 429.
    list_lag: seconds by which lists and counts of generations trail behind.
    redirect_results: whether an output URL redirects to the storage or serves the file itself.
    real_media: whether files must be the media that they are sent as, and outputs are made from them: the video with
        the new sound. By default where PyAV is installed, which the extra `media` brings. False takes any bytes, and
        the output is the video as it was sent.
    request_file_limit: bytes per file in a multipart request. Over it: 413.
    plan_file_limit: bytes per file that the plan allows. Over it: 422.
    output_url_seconds: how long the URL of an output, and any other download URL, is good for.
    upload_url_seconds: how long a presigned upload URL is good for.
    webhook_secret: the secret that signs webhooks.
    on_request: called on the server's thread with every request, after its response.
    """

    def start(self, server: Optional[ServerThread] = None) -> None:
        """Serve until `close`. A sandbox that was closed can be started again.

        server: runs already, and outlives the sandbox; None is one of its own, on `port`.
        """
        if self._world is not None and self._world.is_open:
            raise RuntimeError("The sandbox is running already.")
        self._world = World(self, server)

    def close(self) -> None:
        """Stop serving, break what is still connected and remove the stored files. What was recorded stays readable."""
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
        """Where it serves, such as `http://127.0.0.1:40123`: the `base_url` for a client."""
        return self._started.state.url

    @property
    def requests(self) -> List[RecordedRequest]:
        """Every request so far, in order of arrival, those to the storage included."""
        return list(self._started.recorder.requests)

    @property
    def generations(self) -> List[Dict[str, Any]]:
        """Every generation as the API would return it now, oldest first."""
        state = self._started.state
        return self._call(lambda: [state.generation_json(generation) for generation in state.generations.all()])

    @property
    def billed(self) -> List[str]:
        """The ids of the generations that requests have created: one for each create that was really carried out."""
        return list(self._started.state.generations.billed)

    @property
    def webhooks(self) -> List[Delivery]:
        """Every webhook that was sent, in order."""
        return list(self._started.state.webhooks.deliveries)

    def wait_until(self, condition: Callable[[], bool], *, timeout: float = 5.0) -> None:
        """Return when `condition()` holds; it is asked again after each request and webhook.

        timeout: real seconds until TimeoutError is raised.

        sandbox.wait_until(lambda: len(sandbox.webhooks) == 1)
        """
        self._started.state.changes.wait_until(condition, timeout)
