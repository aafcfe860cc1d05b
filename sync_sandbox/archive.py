"""A sandbox's state in a folder: SQLite for what it knows, and its files beside it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any, Dict, Type

from .codec import Codec
from .generations import Generation
from .records import Records
from .speech import SpeechJob
from .state import State

#: Grows when what is saved could no longer be read.
FORMAT = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS record (
    section TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (section, key)
);
CREATE TABLE IF NOT EXISTS about (id INTEGER PRIMARY KEY CHECK (id = 1), url TEXT NOT NULL, time REAL NOT NULL);
"""
_PUT = "INSERT INTO record VALUES (?, ?, ?) ON CONFLICT (section, key) DO UPDATE SET value = excluded.value"
_SECTION = "SELECT key, value FROM record WHERE section = ? ORDER BY rowid"
_TELL = "INSERT INTO about VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET url = excluded.url, time = excluded.time"


class Archive:
    """Saves what has changed, before anybody is told that it has, so that it outlasts the end of the process.

    Raises ValueError when the folder is in use, or was written by another version.
    """

    def __init__(self, folder: Path, state: State) -> None:
        self._state = state
        self._sections = sections(state)
        shared: Dict[Type[Any], Records[Any]] = {
            Generation: state.generations.records,
            SpeechJob: state.speech_jobs.records,
        }
        self._codec = Codec(state.files.folder, shared)
        # One thread at a time: the server's, and before and after it the one that starts and closes the sandbox.
        self._database = sqlite3.connect(str(folder / "state.sqlite"), timeout=0, check_same_thread=False)
        try:
            self._prepare()
            self._restore()
        except (sqlite3.DatabaseError, KeyError, TypeError, ValueError) as error:
            self.close()
            why = "was written by another version of sync_sandbox. Choose an empty folder."
            if isinstance(error, sqlite3.OperationalError):
                why = f"can't be used: {error}. Does another sandbox use it?"
            raise ValueError(f"{folder} {why}") from None

    def save(self) -> None:
        """Write what has changed since the last time, all or nothing."""
        changes = [(section, key, records) for section, records in self._sections.items() for key in records.changed]
        if not changes:
            return
        with self._database:
            for section, key, records in changes:
                if key in records:
                    text = json.dumps(self._codec.encode(records[key]))
                    self._database.execute(_PUT, (section, key, text))
                else:
                    self._database.execute("DELETE FROM record WHERE section = ? AND key = ?", (section, key))
            self._tell()
        for records in self._sections.values():
            records.changed.clear()

    def close(self) -> None:
        self._database.close()

    def _prepare(self) -> None:
        # Held until the database is closed, or the process has ended, however it does.
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._database.execute("PRAGMA journal_mode = WAL")
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if version not in (0, FORMAT):
            raise ValueError(version)
        self._database.execute(f"PRAGMA user_version = {FORMAT}")
        self._database.executescript(_TABLES)

    def _restore(self) -> None:
        """Have what was saved, at the address that the sandbox has now. Its time does not run backwards."""
        about = self._database.execute("SELECT url, time FROM about").fetchone()
        if about is not None:
            url, time = about
            clock = self._state.settings.clock
            clock.advance(max(0.0, time - clock.now()))
            with self._database:
                self._move(f"{url}/", f"{self._state.url}/")
                self._tell()
            for section, records in self._sections.items():
                rows = self._database.execute(_SECTION, (section,)).fetchall()
                records.restore((key, self._codec.decode(json.loads(text))) for key, text in rows)
        # An upload that was cut short by the end of the process, or an output, which can be made again.
        for path in self._state.files.folder.iterdir():
            if path not in self._codec.paths:
                path.unlink()

    def _move(self, old: str, new: str) -> None:
        if old != new:
            self._database.execute("UPDATE record SET key = replace(key, ?, ?)", (old, new))
            self._database.execute("UPDATE record SET value = replace(value, ?, ?)", (old, new))

    def _tell(self) -> None:
        self._database.execute(_TELL, (self._state.url, self._state.now))


def sections(state: State) -> Dict[str, Records[Any]]:
    """What is saved, in an order in which references lead back."""
    return {
        "stored": state.stored,
        "uploads": state.uploads.records,
        "downloads": state.downloads.records,
        "assets": state.assets.records,
        "projects": state.projects.records,
        "voices": state.voices.records,
        "generations": state.generations.records,
        "billed": state.generations.billed,
        "result tokens": state.result_tokens.records,
        "tokens of generations": state.tokens_of_generations,
        "generation keys": state.generation_keys.records,
        "batches": state.batches.records,
        "speech jobs": state.speech_jobs.records,
        "speech keys": state.speech_keys.records,
        "transcriptions": state.transcriptions.records,
        "dialogue edits": state.dialogue_edits.records,
        "told": state.webhooks.told,
    }
