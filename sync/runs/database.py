"""The SQLite file under a journal: one process at a time has it, and nothing is half written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Callable, Generator, Iterable, Iterator, Optional, Sequence, TypeVar

from ..errors import ApiError, InvalidRequestError
from . import sql
from .lock import Lock

T = TypeVar("T")

# Changed rows after which the -wal file is moved into the main one.
MOST_CHANGES = 2000
ROWS_AT_ONCE = 256
RESUME = "Free space, or close the program that has it open, and run the same lines again: nothing is lost."
DAMAGED = "The file is damaged: put a copy of it in its place. With a new journal, its jobs would be created again."


class Database:
    """A database in a file or in memory. Nothing is on the disk before `commit`; then it is, whatever happens.

    Args:
        path: The file; None keeps it in memory.
        now: Seconds since the epoch.

    Attributes:
        session: Counts how often it was opened.

    Raises:
        InvalidRequestError: Another process uses it, it is no journal, it is not all of one, or a newer version has
            written it.
    """

    def __init__(self, path: Optional[Path], now: float) -> None:
        self.path: Optional[Path] = path
        self._failure: Optional[sqlite3.Error] = None
        self._lock: Optional[Lock] = None if path is None else Lock(path, "path")
        try:
            has_wal = path is not None and os.path.exists(f"{os.path.realpath(path)}-wal")
            if path is not None:
                # It has signed URLs in it: nobody else's to read.
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._db = sqlite3.connect(":memory:" if path is None else str(path), check_same_thread=False)
            try:
                self._open(has_wal)
                self.session: int = self._db.execute(sql.ADD_SESSION, (now,)).lastrowid or 0
                self._checkpoint()
            except BaseException:
                self._db.close()
                raise
        except (sqlite3.Error, OSError) as error:
            self._release()
            raise InvalidRequestError(f"path: {path} can't be used as a journal: {error}.", field="path") from None
        except BaseException:
            self._release()
            raise

    def _open(self, has_wal: bool) -> None:
        version = self._db.execute(sql.GET_VERSION).fetchone()[0]
        application = self._db.execute(sql.GET_APPLICATION_ID).fetchone()[0]
        empty = not self._db.execute(sql.HAS_TABLES).fetchone()
        if not empty and application != sql.APPLICATION_ID:
            raise InvalidRequestError(
                f"path: {self.path} is a database of another program: choose another file.", field="path"
            )
        if version > sql.VERSION:
            raise InvalidRequestError(
                f"path: {self.path} was written by a newer version of this library: upgrade it.", field="path"
            )
        if not empty and not has_wal and self._db.execute(sql.IS_WHOLE).fetchone() == (0,):
            raise InvalidRequestError(
                f"path: {self.path} is a copy of a journal in use, and its newest entries are missing: they were in"
                f" {self.path}-wal. Copy both, or close the run before you copy.",
                field="path",
            )
        self._db.executescript(sql.SETTINGS)
        if empty:
            self._db.executescript(sql.CREATE)

    def commit(self) -> None:
        """Write what is not written yet. Raises ApiError where it can't be."""
        self._try(self._db.commit)
        if self._db.total_changes - self._moved >= MOST_CHANGES:
            self._try(self._checkpoint)

    def _checkpoint(self) -> None:
        """Move what is in the -wal file into the main one.

        From then on and until it is closed, the main file without the other says that it is not whole; with it, that it
        is. So a copy of the main file alone is known for what it is.
        """
        self._db.execute(sql.SET_WHOLE, (0, self.session))
        self._db.commit()
        # What a reader keeps from being moved is moved the next time.
        with suppress(sqlite3.OperationalError):
            self._db.execute(sql.CHECKPOINT).fetchone()
        self._db.execute(sql.SET_WHOLE, (1, self.session))
        self._db.commit()
        self._moved: int = self._db.total_changes

    @contextmanager
    def all_or_none(self) -> Generator[None, None, None]:
        """Forget what was written in this block where it raises."""
        # Outside of a transaction, releasing the savepoint would commit, and wait for the disk.
        if not self._db.in_transaction:
            self._execute(sql.BEGIN)
        self._execute(sql.SAVEPOINT)
        try:
            yield
        except BaseException:
            # Where the database has failed, this says so as well, but not why.
            with suppress(ApiError):
                self._execute(sql.ROLL_BACK)
                self._execute(sql.RELEASE)
            raise
        self._execute(sql.RELEASE)

    def roll_back(self) -> None:
        """Forget what is not written yet."""
        self._try(self._db.rollback)

    def close(self) -> None:
        """Write what is not written yet, and let others have it. Raises ApiError where it can't be."""
        try:
            if self._failure is None:
                self._try(self._db.commit)
        finally:
            self._db.close()
            self._release()

    def _execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self._try(partial(self._db.execute, statement, values))

    def _execute_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self._try(partial(self._db.executemany, statement, rows))

    def _get_row(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row; None where there is none."""
        return self._try(self._execute(statement, values).fetchone)

    def _list_rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        cursor = self._execute(statement, values)
        while True:
            rows = self._try(partial(cursor.fetchmany, ROWS_AT_ONCE))
            yield from rows
            if len(rows) < ROWS_AT_ONCE:
                return

    def _try(self, work: Callable[[], T]) -> T:
        """Do something with the database. Once that has failed, it is not used again: part of what belongs together may
        be missing. What was committed is there, and the next session goes on from it."""
        if self._failure is None:
            try:
                return work()
            except sqlite3.Error as error:
                self._failure = error
        passing = isinstance(self._failure, sqlite3.OperationalError)
        raise ApiError(
            f"The journal {self.path or 'in memory'} can't be used any more: {self._failure}.",
            suggestion=RESUME if passing else DAMAGED,
            field="path",
        )

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
