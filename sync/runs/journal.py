"""The journal of a run: its jobs, the requests sent, and their results, in one SQLite file."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Callable, Generator, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple, TypeVar

from ..errors import ApiError, InvalidRequestError
from . import sql
from .failures import read_error, write_error
from .lock import Lock
from .records import Create, Entry, Job, State

T = TypeVar("T")


class AssetKey(NamedTuple):
    """What an asset is: the same content of the same type in the same project is uploaded once."""

    digest: str
    type: str
    project: str


class Stored(NamedTuple):
    """How far an upload has come.

    Attributes:
        url: Where its bytes go.
        id: The asset, once it is registered.
    """

    url: Optional[str]
    id: Optional[str]


class Journal:
    """What a run has to remember. Nothing is on the disk before `commit`; then it is, whatever happens.

    Args:
        path: The file; None keeps it in memory.
        now: Seconds since the epoch.

    Raises:
        InvalidRequestError: Another process uses it, it is no journal, or a newer version has written it.
    """

    def __init__(self, path: Optional[Path], now: float) -> None:
        self.path: Optional[Path] = path
        self._lock: Optional[Lock] = None if path is None else Lock(path, "path")
        try:
            if path is not None:
                # It has signed URLs in it: nobody else's to read.
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._db = sqlite3.connect(":memory:" if path is None else str(path), check_same_thread=False)
            try:
                self._open()
            except BaseException:
                self._db.close()
                raise
        except (sqlite3.Error, OSError) as error:
            self._release()
            raise InvalidRequestError(f"path: {path} can't be used as a journal: {error}.", field="path") from None
        except BaseException:
            self._release()
            raise
        self.session: int = self._execute(sql.ADD_SESSION, (now,)).lastrowid or 0

    def _open(self) -> None:
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
        self._db.executescript(sql.SETTINGS)
        if empty:
            self._db.executescript(sql.CREATE)

    def commit(self) -> None:
        """Write what is not written yet. Raises ApiError where it can't be."""
        self._try(self._db.commit)

    def close(self) -> None:
        """Write what is not written yet, and let others have it. Raises ApiError where it can't be."""
        try:
            self.commit()
        finally:
            self._db.close()
            self._release()

    def _execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self._try(partial(self._db.execute, statement, values))

    def _try(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except sqlite3.Error as error:
            reason = error
        raise ApiError(f"The journal {self.path} can't be used any more: {reason}.", field="path")

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    # Jobs

    @contextmanager
    def all_or_none(self) -> Generator[None, None, None]:
        """Forget what was written in this block where it raises."""
        self._execute(sql.SAVEPOINT)
        try:
            yield
        except BaseException:
            self._execute(sql.ROLL_BACK)
            raise
        finally:
            self._execute(sql.RELEASE)

    def add(self, job: Job, folded: str) -> Entry:
        """Write down a new job."""
        values = (
            *(job.identity, job.name, folded, job.content, _write(job.request), _write(job.files), job.seconds),
            *(self.session, State.ADDED.value),
        )
        number = self._execute(sql.ADD_JOB, values).lastrowid
        return Entry(number=number or 0, job=job)

    def add_again(self, entry: Entry, job: Job) -> None:
        """Note that a job was added in this session, too: its files may lie elsewhere, its URLs be signed anew."""
        self._execute(
            sql.ADD_JOB_AGAIN,
            (self.session, _write(job.request), _write(job.files), job.seconds, entry.number),
        )
        entry.job, entry.present = job, True

    def replace(self, entry: Entry, job: Job) -> None:
        """Give a name to another job. What was created for it before stays written down."""
        self._execute(sql.REPLACE_JOB, (job.content, State.ADDED.value, entry.number))
        self.add_again(entry, job)

    def find(self, identity: str) -> Optional[Entry]:
        """The job of this identity."""
        row = self._execute(sql.FIND_ENTRY, (identity,)).fetchone()
        return None if row is None else self._read(row)

    def find_folded(self, folded: str) -> Optional[str]:
        """The name of the job whose result has this name on file systems that do not mind the case."""
        row = self._execute(sql.FIND_FOLDED, (folded,)).fetchone()
        return None if row is None else str(row[0])

    def get(self, number: int) -> Entry:
        return self._read(self._execute(sql.GET_ENTRY, (number,)).fetchone())

    def entries(self) -> Iterator[Entry]:
        """Every job, in the order in which they were added first."""
        return map(self._read, self._execute(sql.LIST_ENTRIES))

    def add_all_again(self) -> Iterator[Tuple[int, State]]:
        """Take every job for one that was added in this session; its number and its state."""
        self._execute(sql.ADD_ALL_AGAIN, (self.session,))
        rows = self._execute(sql.LIST_STATES)
        return ((number, State(state)) for number, state in rows)

    def save(self, entry: Entry) -> None:
        """Write down how far a job has come."""
        error = None if entry.error is None else write_error(entry.error)
        self._execute(
            sql.SAVE_JOB,
            (
                *(entry.state.value, entry.price, entry.attempts, entry.retried),
                *(None if entry.create is None else entry.create.key, entry.size, ",".join(entry.flags), error),
                entry.number,
            ),
        )

    # Creates

    def save_create(self, entry: Entry, create: Create) -> None:
        """Write down a create, or what has become of it."""
        self._execute(
            sql.SAVE_CREATE,
            (
                *(create.key, entry.number, _write(create.body), create.price, create.sent),
                *(create.id, create.status, create.code, create.cost),
            ),
        )

    def spent(self) -> float:
        """What all that was created is expected to cost, and what may have been; a generation that failed is free."""
        row = self._execute(sql.SUM_PRICES).fetchone()
        return float(row[0] or 0.0)

    def generations(self) -> Iterator[Tuple[str, str, Create]]:
        """Every create that has made a generation: its id, the name of its job, and the create."""
        for name, *create in self._execute(sql.LIST_GENERATIONS):
            found = _read_create(create)
            assert found is not None
            assert found.id is not None
            yield found.id, name, found

    def labels(self) -> Iterator[Tuple[str, str]]:
        """What each create was called in the account, also one of which nothing came back, and the name of its job."""
        for name, body in self._execute(sql.LIST_BODIES):
            yield json.loads(body).get("outputFileName", ""), name

    def has_generation(self, id: str) -> bool:
        """Whether one of the creates has made this generation."""
        return self._execute(sql.FIND_GENERATION, (id,)).fetchone() is not None

    def note_costs(self, costs: Iterable[Tuple[float, str]]) -> None:
        """Write down what generations have cost: US dollars, and the id."""
        for cost in costs:
            self._execute(sql.SAVE_COST, cost)

    # Assets

    def find_asset(self, key: AssetKey) -> Optional[Stored]:
        row = self._execute(sql.FIND_ASSET, key).fetchone()
        return None if row is None else Stored(*row)

    def save_asset(self, key: AssetKey, stored: Stored) -> None:
        self._execute(sql.SAVE_ASSET, (*key, *stored))

    def forget_asset(self, id: str) -> None:
        """The server does not know an asset any more."""
        self._execute(sql.FORGET_ASSET, (id,))

    # Reports

    def has_report(self, path: str) -> bool:
        """Whether the report was saved to this file."""
        return self._execute(sql.HAS_REPORT, (path,)).fetchone() is not None

    def note_report(self, path: str) -> None:
        self._execute(sql.NOTE_REPORT, (path,))

    def _read(self, row: Any) -> Entry:
        number, identity, name, content, request, files, seconds, session, state, price, attempts, retried = row[:12]
        size, flags, error = row[12:15]
        job = Job(
            name=name,
            identity=identity,
            content=content,
            request=json.loads(request),
            files=json.loads(files),
            seconds=seconds,
        )
        return Entry(
            number=number,
            job=job,
            state=State(state),
            present=session == self.session,
            price=price,
            attempts=attempts,
            retried=retried,
            create=_read_create(row[15:]),
            size=size,
            flags=tuple(flags.split(",")) if flags else (),
            error=None if error is None else read_error(error),
        )


def _read_create(row: List[Any]) -> Optional[Create]:
    key, body, price, sent, id, status, code, cost = row
    if key is None:
        return None
    return Create(key=key, body=json.loads(body), price=price, sent=sent, id=id, status=status, code=code, cost=cost)


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
