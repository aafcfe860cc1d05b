"""The SQLite file of a journal: used by one process at a time, and never half written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Callable, Generator, Iterable, Iterator, Optional, Sequence, Tuple, TypeVar

from ..errors import ApiError, InvalidRequestError
from . import sql
from .lock import Lock

T = TypeVar("T")

# A checkpoint moves the content of the -wal file into the main one whenever this many rows have changed.
MOST_CHANGES = 2000
ROWS_AT_ONCE = 256
RESUME = "Free space, or close the program that has it open, and run the same lines again: nothing is lost."
NO_JOURNAL = "Choose another file, or, if it is a journal that is damaged, put a copy of it in its place."
DAMAGED = "The file is damaged: put a copy of it in its place. With a new journal, its jobs would be created again."
GONE = "Put the file back before you run the same lines again. With a new journal, its jobs would be created again."


class _GoneError(sqlite3.Error):
    """The file was deleted or replaced: what is written now is lost with it."""


class Database:
    """A database in a file or in memory. Whatever was written is safe once `commit` has returned, and not before.

    Args:
        path: The file; None keeps it in memory.
        now: Seconds since the epoch.

    Attributes:
        session: The number of this session; counts how often the file was opened.

    Raises:
        InvalidRequestError: Another process uses the file, it is not a journal, it is an incomplete copy of one, it is
            missing although its -wal file exists, or a newer version wrote it.
    """

    def __init__(self, path: Optional[Path], now: float) -> None:
        self.path: Optional[Path] = path
        self._failure: Optional[sqlite3.Error] = None
        self._lock: Optional[Lock] = None if path is None else Lock(path, "path")
        self._file: Optional[str] = None if path is None else os.path.realpath(path)
        try:
            has_wal = os.path.exists(f"{self._file}-wal")
            if self._file is not None and has_wal and not os.path.exists(self._file):
                raise InvalidRequestError(
                    f"path: {path} is missing, but its newest entries are in {path}-wal: put the file back. With a new"
                    " journal, its jobs would be created again.",
                    field="path",
                )
            if path is not None:
                # The journal contains signed URLs, so other users must not read it.
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._inode = self._find_inode()
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
            raise InvalidRequestError(
                f"path: {path} can't be used as a journal: {error}.",
                suggestion=RESUME if isinstance(error, sqlite3.OperationalError) else NO_JOURNAL,
                field="path",
            ) from None
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
        """Make everything written so far permanent. Raises ApiError if that fails, if the file was deleted or replaced,
        or if another process has opened the journal despite the lock: both would create the same jobs."""
        self._try(self._commit)
        if self._db.total_changes - self._moved >= MOST_CHANGES:
            self._try(self._checkpoint)

    def _commit(self) -> None:
        if self._db.in_transaction:
            if self._find_inode() != self._inode:
                raise _GoneError("the file was deleted or replaced")
            if self._db.execute(sql.NEWEST_SESSION).fetchone() != (self.session,):
                raise sqlite3.OperationalError("another process has opened it since")
        self._db.commit()

    def _find_inode(self) -> Optional[Tuple[int, int]]:
        """The device and inode of the file; None if it is missing, or the journal is in memory."""
        if self._file is not None:
            with suppress(OSError):
                found = os.stat(self._file)
                return found.st_dev, found.st_ino
        return None

    def _checkpoint(self) -> None:
        """Move the content of the -wal file into the main one.

        The main file then records that it is not whole, and the -wal file that it is. So a copy of the main file alone,
        made before the journal is closed, can be told from a whole one.
        """
        self._db.execute(sql.SET_WHOLE, (0, self.session))
        self._db.commit()
        # If a reader prevents it, the next checkpoint does the rest.
        with suppress(sqlite3.OperationalError):
            self._db.execute(sql.CHECKPOINT).fetchone()
        self._db.execute(sql.SET_WHOLE, (1, self.session))
        self._db.commit()
        self._moved: int = self._db.total_changes

    @contextmanager
    def all_or_none(self) -> Generator[None, None, None]:
        """Undo everything written in this block if it raises."""
        # Outside a transaction, releasing the savepoint would commit, which waits for the disk.
        if not self._db.in_transaction:
            self._execute(sql.BEGIN)
        self._execute(sql.SAVEPOINT)
        try:
            yield
        except BaseException:
            # If the database has failed, this fails as well: the first error says why.
            with suppress(ApiError):
                self._execute(sql.ROLL_BACK)
                self._execute(sql.RELEASE)
            raise
        self._execute(sql.RELEASE)

    def roll_back(self) -> None:
        """Undo everything written since the last commit."""
        self._try(self._db.rollback)

    def close(self) -> None:
        """Commit, and release the file to other processes. Raises ApiError if the commit fails."""
        try:
            if self._failure is None:
                self._try(self._commit)
        finally:
            self._db.close()
            self._release()

    def _execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self._try(partial(self._db.execute, statement, values))

    def _execute_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self._try(partial(self._db.executemany, statement, rows))

    def _get_row(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row; None if there is none."""
        return self._try(self._execute(statement, values).fetchone)

    def _list_rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        cursor = self._execute(statement, values)
        while True:
            rows = self._try(partial(cursor.fetchmany, ROWS_AT_ONCE))
            yield from rows
            if len(rows) < ROWS_AT_ONCE:
                return

    def _try(self, work: Callable[[], T]) -> T:
        """Use the database. After the first failure it is not used again, since part of a transaction may be missing.
        The next session resumes from the last commit."""
        if self._failure is None:
            try:
                return work()
            except sqlite3.Error as error:
                self._failure = error
                # Let other processes write.
                with suppress(sqlite3.Error):
                    self._db.rollback()
        advice = GONE if isinstance(self._failure, _GoneError) else DAMAGED
        if isinstance(self._failure, sqlite3.OperationalError):
            advice = RESUME
        raise ApiError(
            f"The journal {self.path or 'in memory'} can't be used any more: {self._failure}.",
            suggestion=advice,
            field="path",
        )

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
