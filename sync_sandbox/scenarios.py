"""What shall happen in a sandbox: a line for each."""

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
    """The methods of `Sandbox` that decide what happens."""

    _world: Optional[World] = attrs.field(default=None, init=False, repr=False)

    def advance(self, seconds: float) -> None:
        """Move the clock forward by `seconds`. Long polls that wait for what comes due return."""
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
        """Decide what becomes of the next jobs, or of a generation that exists.

        status: COMPLETED (SUCCESS for speech), FAILED, REJECTED (of a generation alone), or PENDING or PROCESSING for a
            job that never ends; None completes, or fails where there is an error.
        error, error_code: what a bad end is explained with. The code is one of the catalog, and brings its message.
        timeline: (seconds after creation, status) pairs in order of time, in place of the usual way to `status`.
            The statuses may be such as nobody knows yet.
        job: `generation`, `speech`, `transcription` or `dialogue_edit`.
        times: how many jobs it holds for. Several calls queue up.
        id: of a generation that exists and is to change, in place of the next ones.

        sandbox.outcome("FAILED", error="No face.", error_code="generation_input_face_selection_invalid")

        Without a script, a generation whose `outputFileName` is FAILED or REJECTED ends so; the others complete.
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
        """Let the next requests that match go wrong. The first fault that matches counts; `Fault.hits` counts along.

        method: such as POST; None is any.
        path: `/v2/generate/{id}`, where `{...}` stands for one segment and a `*` at the end for any rest; None is any.
        kind: `status` responds with an error; `disconnect` closes the connection without a response; `reset` does so
            with a TCP reset; `truncate` sends a part of the real response, then closes; `stall` never responds but
            holds the connection; `slow` only waits for `delay`, then responds as usual.
        status, headers, body: the response of kind `status`; by default 503. A dict or list is sent as JSON, str and
            bytes as they are; None is the API's error body for the status.
        error_code: one of the catalog, for a body with its message and suggestion, and for its own status.
        after: how far the request gets first. `headers`: its body is not read. `request`: it is read, and nothing is
            done. `processing`: it is carried out, and the response is lost.
        delay: real seconds to wait first.
        at: bytes of the response's body to let through, for `truncate` (None: half of it) and `stall` (None: no
            response at all).
        times: how many requests to meet; None is all.

        sandbox.fault(method="POST", path="/v2/generate", kind="disconnect", after="processing")
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
        """Let every request go wrong for `seconds` of the sandbox's time. `Fault.hits` counts them.

        kind: `status` responds with an error; `disconnect`, `reset` and `stall` are those of `fault`.
        status: of the error.

        sandbox.outage(30)
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
        """Forget all faults."""
        self._call(self._started.injector.faults.clear)

    def expire_urls(self) -> None:
        """Let every output, download and upload URL given out so far expire."""
        self._call(self._started.state.expire_urls)

    def expire_keys(self) -> None:
        """Refuse every key that is accepted now, with 401. Set `api_key` to have another one accepted."""
        self.api_key: Union[str, Collection[str]] = []

    def lag(self, seconds: float) -> None:
        """Let lists and counts of generations trail behind by `seconds` of the sandbox's time.

        A generation is not in them until then, and its status is an old one. What is asked for by its id is up to date.

        sandbox.lag(30)
        """
        self.list_lag = seconds

    def newer_api(self) -> None:
        """Become a version of the API that no client knows yet.

        Every object of a response has a further field, new generations pass through an unknown status, and the account
        has a generation, an asset, a voice and a model of unknown types.
        """
        self._call(lambda: become_newer(self._started.state))

    def add_voice(self, name: str, *, provider: str = "elevenlabs", id: Optional[str] = None) -> Dict[str, Any]:
        """Put a voice into the account, of any provider; returns it.

        sandbox.add_voice("Narrator", provider="acme")
        """
        voice = Voice(name=name, provider=provider, id=id or new_id())
        return self._call(lambda: self._started.state.voices.add(voice)).to_json()

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
        file = state.files.add(source, name, content_type)

        def add() -> Asset:
            return state.add_stored_asset(
                file, type=type, owner=min(self.api_keys, default=""), input_type="UPLOAD", id=id or new_id()
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
