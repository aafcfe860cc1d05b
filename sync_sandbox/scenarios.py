"""The scenarios of a sandbox, one call each."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Collection, Dict, Mapping, Optional, TypeVar, Union

import attrs

from .assets import Asset
from .error_catalog import status_of
from .faults import Fault, FaultBody
from .generations import Generation
from .identity import new_id
from .media import asset_type_of, content_type_of
from .newer import become_newer
from .settings import Settings
from .timeline import Timeline
from .voices import Voice
from .world import World

T = TypeVar("T")


@attrs.define(kw_only=True, eq=False, slots=False)
class Scenarios(Settings):
    """The methods of `Sandbox` that set up a scenario."""

    _world: Optional[World] = attrs.field(default=None, init=False, repr=False)

    def advance(self, seconds: float) -> None:
        """Move the clock forward. Long polls return if a job changes in that time."""
        self._call(lambda: self.clock.advance(seconds))

    def outcome(
        self,
        status: Optional[str] = None,
        *,
        error: Optional[str] = None,
        error_code: Optional[str] = None,
        timeline: Optional[Timeline] = None,
        job: str = "generation",
        times: int = 1,
        id: Optional[str] = None,
    ) -> None:
        """Set how the next jobs end, or a generation that exists.

            sandbox.outcome("FAILED", error="No face.", error_code="generation_input_face_selection_invalid")

        By default, a generation whose `outputFileName` is FAILED or REJECTED ends with that status; all others
        complete.

        Args:
            status: COMPLETED (SUCCESS for speech), FAILED, REJECTED (generations only), or PENDING or PROCESSING for a
                job that never ends. None completes it, or fails it if there is an error.
            error: The error message of the job.
            error_code: A code of the error catalogue, which also sets the message.
            timeline: (seconds after creation, status) pairs in order of time, which replace the usual way to `status`.
                Unknown statuses are allowed.
            job: `generation`, `speech`, `transcription` or `dialogue_edit`.
            times: The number of jobs that it applies to. Several calls queue up.
            id: Id of a generation that exists, to change its outcome instead.
        """
        state = self._started.state
        scripted = state.schedule.scripted(job, status, timeline, error, error_code)

        def apply() -> None:
            if id is None:
                state.schedule.script(job, scripted, times)
            else:
                generation = state.generations.get(id)
                generation.outcome = scripted
                state.generations.add(generation)
                self.clock.wake()

        self._call(apply)

    def fault(
        self,
        *,
        method: Optional[str] = None,
        path: Optional[str] = None,
        kind: str = "status",
        status: Optional[int] = None,
        error_code: Optional[str] = None,
        headers: Optional[Mapping[str, str]] = None,
        body: FaultBody = None,
        after: str = "request",
        delay: float = 0.0,
        at: Optional[int] = None,
        times: Optional[int] = 1,
    ) -> Fault:
        """Make the next matching requests fail. Of several faults that match, the first applies.

            sandbox.fault(method="POST", path="/v2/generate", kind="disconnect", after="processing")

        Args:
            method: Method to match, such as POST; None matches any.
            path: Path to match, such as `/v2/generate/{id}`: `{...}` stands for one segment, and a `*` at the end for
                any rest. None matches any.
            kind: `status` responds with an error; `disconnect` closes the connection without a response; `reset` does
                so with a TCP reset; `truncate` sends a part of the real response, then closes; `stall` never responds
                but holds the connection; `slow` waits for `delay`, then responds as usual.
            status: Status of the response, for kind `status`; by default 503.
            error_code: A code of the error catalogue, which sets status, message and suggestion.
            headers: Headers of the response, for kind `status`.
            body: Body of the response, for kind `status`. A dict or list is sent as JSON, str and bytes as they are;
                None sends the API's error body for the status.
            after: When it fails. `headers`: before its body is read. `request`: when the body was read, and nothing was
                done. `processing`: when it was carried out, so that only the response is lost.
            delay: Real seconds to wait first.
            at: Bytes of the response body to send before the fault, for `truncate` (None sends half of it) and `stall`
                (None sends no response at all).
            times: The number of requests that fail; None for all.

        Returns:
            The fault. Its `hits` count the requests that it has met.
        """
        return self._add_fault(
            method=method,
            path=path,
            kind=kind,
            status=status or (status_of(error_code) if error_code else 503),
            error_code=error_code,
            headers=headers or {},
            body=body,
            after=after,
            delay=delay,
            at=at,
            times=times,
        )

    def outage(self, seconds: float, *, kind: str = "status", status: int = 503) -> Fault:
        """Make every request fail for some time.

            sandbox.outage(30)

        Args:
            seconds: How long, on the sandbox's clock.
            kind: `status` responds with an error; for `disconnect`, `reset` and `stall`, see `fault`.
            status: Status of the error.

        Returns:
            The fault. Its `hits` count the requests that it has met.
        """
        return self._add_fault(
            method=None,
            path=None,
            kind=kind,
            status=status,
            error_code=None,
            headers={},
            body=None,
            after="request",
            delay=0.0,
            at=None,
            times=None,
            ends_at=self.clock.now() + seconds,
        )

    def _add_fault(self, **fields: Any) -> Fault:
        fault = Fault(**fields)
        self._call(lambda: self._started.injector.faults.append(fault))
        return fault

    def clear_faults(self) -> None:
        """Remove all faults."""
        self._call(self._started.injector.faults.clear)

    def expire_urls(self) -> None:
        """Expire all output, download and upload URLs that exist."""
        self._call(self._started.state.expire_urls)

    def expire_keys(self) -> None:
        """Refuse all keys with 401. To accept another one, set `api_key`."""
        self.api_key: Union[str, Collection[str]] = []

    def lag(self, seconds: float) -> None:
        """Make lists and counts of generations lag behind.

            sandbox.lag(30)

        New generations are missing from them, and statuses are old. A generation that is requested by its id is up to
        date.

        Args:
            seconds: How far, on the sandbox's clock.
        """
        self.list_lag = seconds

    def newer_api(self) -> None:
        """Act as a newer version of the API.

        Every object in a response has an unknown field, new generations pass through an unknown status, and the account
        has a generation, an asset, a voice and a model of unknown types.
        """
        self._call(lambda: become_newer(self._started.state))

    def add_voice(self, name: str, *, provider: str = "elevenlabs", id: Optional[str] = None) -> Dict[str, Any]:
        """Add a voice to the account. Returns it as the API does.

            sandbox.add_voice("Narrator", provider="acme")

        Args:
            name: Its name.
            provider: Any name of a provider.
            id: Its id; by default a new UUID.
        """
        voice = Voice(name=name, provider=provider, id=id or new_id())
        return self._call(lambda: self._started.state.voices.add(voice)).to_json()

    def add_asset(
        self, path: Union[str, Path], *, id: Optional[str] = None, name: Optional[str] = None
    ) -> Dict[str, Any]:
        """Add a local file to the media library. Returns the asset as the API does.

            sandbox.add_asset("video.mp4")

        Args:
            path: A video, audio or image file.
            id: Its id; by default a new UUID.
            name: Its name; by default the file name.

        Raises:
            ValueError: The extension is not that of a media file.
        """
        source = Path(path)
        name = name or source.name
        content_type = content_type_of(source.name)
        type = asset_type_of(content_type)
        if type is None:
            raise ValueError(f"path: {source.name!r} is not named like a video, audio or image file.")
        state = self._started.state
        file = state.files.add(source, name, content_type)

        def add() -> Asset:
            return state.add_stored_asset(
                file, type=type, owner=min(self.api_keys, default=""), input_type="UPLOAD", id=id or new_id()
            )

        return self._call(add).to_json()

    def add_generation(self, *, id: Optional[str] = None, status: str = "COMPLETED", **fields: Any) -> Dict[str, Any]:
        """Add a generation to the account without billing it. Returns it as the API does.

            sandbox.add_generation(status="FAILED", outputFileName="scene-1")

        Args:
            id: Its id; by default a new UUID.
            status: Its status.
            fields: Fields of the create request, such as `model` or `input`; they have defaults.
        """
        state = self._started.state
        urls = {"video": "https://example.com/video.mp4", "audio": "https://example.com/audio.wav"}
        request = {"model": "lipsync-2", "input": [{"type": type, "url": url} for type, url in urls.items()], **fields}
        generation = Generation(
            created_at=state.now,
            request=request,
            outcome=state.schedule.scripted("generation", None, [(0.0, status)], None, None),
            output=state.sample,
            id=id or new_id(),
        )
        return self._call(lambda: state.generation_json(state.generations.add(generation)))

    @property
    def _started(self) -> World:
        if self._world is None:
            raise RuntimeError("The sandbox is not running. Use `with Sandbox() as sandbox:`, or call start().")
        return self._world

    def _call(self, function: Callable[[], T]) -> T:
        def call() -> T:
            result = function()
            self._started.state.save()
            return result

        return self._started.server.call(call)
