"""What lives from one start of a sandbox to the next."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Optional

from .app import make_app
from .faults import FaultInjector
from .recorder import RecordedRequest, Recorder
from .server import ServerThread
from .settings import Settings
from .state import State


class World:
    """The state of an account, and what serves it."""

    def __init__(self, settings: Settings, server: Optional[ServerThread]) -> None:
        self.server: ServerThread = server or ServerThread(settings.port)
        self._has_own_server = server is None
        self._folder = TemporaryDirectory(prefix="sync-sandbox-")
        self.state: State = State(settings, self.server.url, Path(self._folder.name))
        self.injector: FaultInjector = FaultInjector(make_app(self.state), settings.clock)
        self.recorder: Recorder = Recorder(self.injector, self.state.changes, self._done)
        self.server.app = self.recorder
        if self._has_own_server:
            self.server.start()
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
            self._folder.cleanup()

    def _done(self, request: RecordedRequest) -> None:
        on_request = self.state.settings.on_request
        if on_request is not None:
            on_request(request)
