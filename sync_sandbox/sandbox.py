"""The sandbox as tests and programs use it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Callable, Dict, List, Mapping, Optional, Type, TypeVar, Union

import attrs

from .app import make_app
from .assets import Asset
from .faults import Fault, FaultBody, FaultInjector
from .generations import Generation
from .identity import new_id
from .media import asset_type_of, content_type_of
from .recorder import RecordedRequest, Recorder
from .server import ServerThread
from .settings import Settings
from .state import State
from .timeline import Timeline
from .webhooks import Delivery

T = TypeVar("T")


@attrs.define(kw_only=True, eq=False, slots=False)
class Sandbox(Settings):
    """A local Sync API over real HTTP on 127.0.0.1.

    with Sandbox() as sandbox:
        client = Sync(base_url=sandbox.url, api_key="test")

    Every start begins with an empty account. The arguments may also be changed while it runs, except `port` and
    `clock`:

    api_key: the key, or the keys, that requests must carry in `x-api-key`.
    port: TCP port on 127.0.0.1; 0 takes a free one.
    clock: `Clock()` is real time, `ManualClock()` moves only by `Sandbox.advance`.
    pending_seconds, processing_seconds: how long a job stays in each state.
    concurrency_limit: unfinished generations allowed at once; None is no limit. Over it: 429.
    rate_limit: requests allowed per key and minute; None is no limit. Over it: 429.
    long_poll: False makes an older server that ignores `wait`, `timeout` and `include`.
    cost_as_list: whether POST /v2/analyze/cost responds with a list or with a single object.
    batches_in_plan: False refuses batches with 402.
    batch_limit: unfinished batches allowed at once; None is no limit. Over it: 429.
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

    _world: Optional[_World] = attrs.field(default=None, init=False, repr=False)

    def start(self, server: Optional[ServerThread] = None) -> None:
        """Serve until `close`. A sandbox that was closed can be started again.

        server: runs already, and outlives the sandbox; None is one of its own, on `port`.
        """
        if self._world is not None and self._world.is_open:
            raise RuntimeError("The sandbox is running already.")
        self._world = _World(self, server)

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

    # What shall happen

    def advance(self, seconds: float) -> None:
        """Move the clock forward by `seconds`. Long polls that wait for what comes due return."""
        self._call(lambda: self.clock.advance(seconds))

    def outcome(
        self,
        status: str = "COMPLETED",
        *,
        error: Optional[str] = None,
        error_code: Optional[str] = None,
        timeline: Optional[Timeline] = None,
        job: str = "generation",
        times: int = 1,
        id: Optional[str] = None,
    ) -> None:
        """Decide what becomes of the next jobs, or of a generation that exists.

        status: COMPLETED (SUCCESS for speech), FAILED, REJECTED, or any other for a job that never ends.
        error, error_code: what a bad end is explained with; there is a default.
        timeline: (seconds after creation, status) pairs in order of time, in place of the usual way to `status`.
        job: `generation`, `speech`, `transcription` or `dialogue_edit`.
        times: how many jobs it holds for. Several calls queue up.
        id: of a generation that exists and is to change, in place of the next ones.

        sandbox.outcome("FAILED", error="No face.", error_code="generation_input_face_selection_invalid")

        Without a script, a generation whose `outputFileName` is FAILED or REJECTED ends so; the others complete.
        """
        state = self._started.state
        scripted = state.schedule.outcome(status, error=error, error_code=error_code, timeline=timeline)

        def apply() -> None:
            if id is None:
                state.schedule.script(job, scripted, times)
            else:
                state.generations.get(id).outcome = scripted
                self.clock.wake()

        self._call(apply)

    def fault(
        self,
        *,
        method: Optional[str] = None,
        path: Optional[str] = None,
        kind: str = "status",
        status: int = 503,
        headers: Optional[Mapping[str, str]] = None,
        body: FaultBody = None,
        after: str = "request",
        delay: float = 0.0,
        at: Optional[int] = None,
        times: Optional[int] = 1,
    ) -> Fault:
        """Let the next requests that match go wrong. The first fault that matches counts; `Fault.hits` counts along.

        method: such as POST; None is any.
        path: `/v2/generate/{id}`, where `{...}` stands for one segment and a `*` at the end for any rest; None is any.
        kind: `status` responds with an error; `disconnect` closes the connection without a response; `reset` does so
            with a TCP reset; `truncate` sends a part of the real response, then closes; `stall` never responds but
            holds the connection; `slow` only waits for `delay`, then responds as usual.
        status, headers, body: the response of kind `status`. A dict or list is sent as JSON, str and bytes as they are;
            None is the API's error body for the status.
        after: how far the request gets first. `headers`: its body is not read. `request`: it is read, and nothing is
            done. `processing`: it is carried out, and the response is lost.
        delay: real seconds to wait first.
        at: bytes of the response's body to let through, for `truncate` (None: half of it) and `stall` (None: no
            response at all).
        times: how many requests to meet; None is all.

        sandbox.fault(method="POST", path="/v2/generate", kind="disconnect", after="processing")
        """
        fault = Fault(
            method=method,
            path=path,
            kind=kind,
            status=status,
            headers=headers or {},
            body=body,
            after=after,
            delay=delay,
            at=at,
            times=times,
        )
        self._call(lambda: self._started.injector.faults.append(fault))
        return fault

    def clear_faults(self) -> None:
        """Forget all faults."""
        self._call(self._started.injector.faults.clear)

    def expire_urls(self) -> None:
        """Let every output, download and upload URL given out so far expire."""
        self._call(self._started.state.expire_urls)

    def add_asset(
        self, path: Union[str, Path], *, id: Optional[str] = None, name: Optional[str] = None
    ) -> Dict[str, Any]:
        """Put a local file into the media library, as the first accepted key's own; returns the asset."""
        source = Path(path)
        name = name or source.name
        content_type = content_type_of(source.name)
        type = asset_type_of(content_type)
        if type is None:
            raise ValueError(f"path: {source.name!r} is not named like a video, audio or image file.")
        state = self._started.state

        def add() -> Asset:
            file = state.files.add(source, name or source.name, content_type)
            return state.add_stored_asset(
                file, type=type, owner=min(self.api_keys), input_type="UPLOAD", id=id or new_id()
            )

        return self._call(add).to_json()

    def add_generation(self, *, id: Optional[str] = None, status: str = "COMPLETED", **fields: Any) -> Dict[str, Any]:
        """Put a generation that has reached `status` into the account, without billing it; returns it.

        id: any text; None makes a UUID.
        fields: of the create body, such as `model` or `input`; there are defaults.
        """
        state = self._started.state
        urls = {"video": "https://example.com/video.mp4", "audio": "https://example.com/audio.wav"}
        request = {"model": "lipsync-2", "input": [{"type": type, "url": url} for type, url in urls.items()], **fields}
        generation = Generation(
            created_at=state.now,
            request=request,
            outcome=state.schedule.outcome(status, timeline=[(0.0, status)]),
            output=state.sample,
            output_duration=state.sample.media.duration,
            id=id or new_id(),
        )
        return self._call(lambda: state.generation_json(state.generations.add(generation)))

    @property
    def _started(self) -> _World:
        if self._world is None:
            raise RuntimeError("The sandbox is not running. Use `with Sandbox() as sandbox:`, or call start().")
        return self._world

    def _call(self, function: Callable[[], T]) -> T:
        return self._started.server.call(function)


class _World:
    """What lives from one start to the next."""

    def __init__(self, settings: Settings, server: Optional[ServerThread]) -> None:
        self.server: ServerThread = server or ServerThread(settings.port)
        self._has_own_server = server is None
        self._folder = TemporaryDirectory(prefix="sync-sandbox-")
        self.state = State(settings, self.server.url, Path(self._folder.name))
        self.injector = FaultInjector(make_app(self.state))
        self.recorder = Recorder(self.injector, self.state.changes, self._done)
        self.server.app = self.recorder
        if self._has_own_server:
            self.server.start()
        self.is_open = True

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            self.server.call(self.state.webhooks.close)
            if self._has_own_server:
                self.server.stop()
            else:
                self.server.clear()
            self.state.renderer.close()
            self._folder.cleanup()

    def _done(self, request: RecordedRequest) -> None:
        on_request = self.state.settings.on_request
        if on_request is not None:
            on_request(request)
