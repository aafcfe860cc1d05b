"""What lives from one start of a sandbox to the next."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Optional

from .app import make_app
from .archive import Archive
from .faults import FaultInjector
from .recorder import RecordedRequest, Recorder
from .server import ServerThread
from .settings import Settings
from .state import State
from .telling import tell_the_rest


class World:
    """The state of an account, and what serves it."""

    def __init__(self, settings: Settings, server: Optional[ServerThread]) -> None:
        self._has_own_server = server is None
        self.server: ServerThread = server or ServerThread(settings.port)
        self._temporary = TemporaryDirectory(prefix="sync-sandbox-") if settings.data is None else None
        self._archive: Optional[Archive] = None
        try:
            self.state: State = self._open(settings)
        except BaseException:
            if self._has_own_server:
                self.server.release()
            raise
        self.injector: FaultInjector = FaultInjector(make_app(self.state), settings.clock)
        self.recorder: Recorder = Recorder(self.injector, self.state.changes, self._done)
        self.server.app = self.recorder
        if self._has_own_server:
            self.server.start()
        self.server.call(lambda: tell_the_rest(self.state))
        self.is_open: bool = True

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            self.server.call(self.state.webhooks.close)
            if self._has_own_server:
                self.server.stop()
            else:
                self.server.clear()
            self.state.renderer.close()
            self.state.save = lambda: None
            if self._archive is not None:
                self._archive.close()
            if self._temporary is not None:
                self._temporary.cleanup()

    def _open(self, settings: Settings) -> State:
        folder = Path(settings.data or "" if self._temporary is None else self._temporary.name)
        files = folder / "files"
        try:
            files.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ValueError(f"{folder} can't be used: {error.strerror}.") from None
        state = State(settings, self.server.url, files)
        if settings.data is not None:
            self._archive = Archive(folder, state)
            state.save = self._archive.save
            state.save()
        return state

    def _done(self, request: RecordedRequest) -> None:
        on_request = self.state.settings.on_request
        if on_request is not None:
            on_request(request)
