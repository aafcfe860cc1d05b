"""The journal of a run: what was to be done, what was sent, and what came of it, in one SQLite file.

All of its SQL is here. To look at it: `sqlite3 campaign.sqlite 'SELECT * FROM overview'`.
"""

from __future__ import annotations

import json
import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple, TypeVar

from ..errors import ApiError, InvalidRequestError
from .failures import read_error, write_error
from .lock import Lock
from .records import Create, Entry, Job, State

T = TypeVar("T")

# Goes up with every change that an older version can't read or would spoil.
VERSION = 1
# What marks the file as a journal: "sync" in ASCII.
APPLICATION_ID = 0x73796E63

SCHEMA = """
CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,     -- one for each time that the journal was opened
    started REAL NOT NULL           -- seconds since the epoch, as all times here
);
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY,     -- in the order in which they were added
    identity TEXT NOT NULL UNIQUE,  -- what makes it the same job when the same lines run again
    name TEXT NOT NULL,             -- its result is <name>.mp4
    folded TEXT NOT NULL UNIQUE,    -- its name as file systems compare it that do not mind the case
    content TEXT NOT NULL,          -- a digest of what it is made from
    request TEXT NOT NULL,          -- the body of its create as JSON; a local file has a "path" there
    files TEXT NOT NULL,            -- the SHA-256 of each local file as JSON, by its path
    seconds REAL,                   -- the length of its output, if it was given
    session INTEGER NOT NULL,       -- the last session that it was added in
    state TEXT NOT NULL,            -- added, uploading, creating, running, downloading, done, failed, stopped
    price REAL,                     -- what it is expected to cost, in US dollars
    attempts INTEGER NOT NULL DEFAULT 0,  -- how many generations were created for it
    retried INTEGER NOT NULL DEFAULT 0,   -- how many of them because another had failed
    latest TEXT REFERENCES creates, -- the key of its last create
    size INTEGER,                   -- bytes of its result, once that is there
    flags TEXT NOT NULL DEFAULT '', -- what is odd about the result, comma-separated
    error TEXT                      -- why it has none, as JSON
);
CREATE INDEX jobs_by_state ON jobs (state);
CREATE TABLE creates (
    key TEXT PRIMARY KEY,           -- the Idempotency-Key; the row is here before the request is sent
    job INTEGER NOT NULL REFERENCES jobs,
    body TEXT NOT NULL,             -- exactly what is sent, as JSON
    price REAL,                     -- what it is expected to cost, in US dollars
    sent REAL NOT NULL,             -- when it was sent first
    id TEXT,                        -- the generation
    status TEXT,                    -- as it was last seen; REFUSED if none was created
    code TEXT,                      -- why it has failed
    cost REAL                       -- what the API recorded, in US dollars
);
CREATE INDEX creates_by_id ON creates (id);
CREATE INDEX creates_by_job ON creates (job);
CREATE TABLE assets (
    digest TEXT NOT NULL,           -- SHA-256 of the content
    type TEXT NOT NULL,             -- VIDEO, AUDIO or IMAGE
    project TEXT NOT NULL,          -- the project it belongs to, or ''
    url TEXT,                       -- where it is stored: known before its bytes go out
    id TEXT,                        -- the asset, once it is registered
    PRIMARY KEY (digest, type, project)
) WITHOUT ROWID;
CREATE VIEW overview AS
    SELECT jobs.name, jobs.state, creates.id, creates.status, jobs.attempts, jobs.price, creates.cost, jobs.size,
           jobs.flags, json_extract(jobs.error, '$.message') AS error
    FROM jobs LEFT JOIN creates ON creates.key = jobs.latest ORDER BY jobs.number;
"""

_ENTRY = """
SELECT jobs.number, identity, name, content, request, files, seconds, session, state, jobs.price, attempts, retried,
       size, flags, error, key, body, creates.price, sent, id, status, code, cost
FROM jobs LEFT JOIN creates ON creates.key = jobs.latest
"""


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
        self.session: int = self._execute("INSERT INTO sessions (started) VALUES (?)", (now,)).lastrowid or 0

    def _open(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        application = self._db.execute("PRAGMA application_id").fetchone()[0]
        empty = not self._db.execute("SELECT 1 FROM sqlite_master").fetchone()
        if not empty and application != APPLICATION_ID:
            raise InvalidRequestError(
                f"path: {self.path} is a database of something else: name another file.", field="path"
            )
        if version > VERSION:
            raise InvalidRequestError(
                f"path: {self.path} was written by a newer version of this library: upgrade it.", field="path"
            )
        self._db.execute("PRAGMA journal_mode = WAL")
        # A key must be on the disk before it is sent, even if the power goes.
        self._db.execute("PRAGMA synchronous = FULL")
        if empty:
            self._db.executescript(
                f"BEGIN; {SCHEMA} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; COMMIT;"
            )

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

    def add(self, job: Job, folded: str) -> Entry:
        """Write down a new job."""
        values = (
            *(job.identity, job.name, folded, job.content, _write(job.request), _write(job.files), job.seconds),
            *(self.session, State.ADDED.value),
        )
        number = self._execute(
            "INSERT INTO jobs (identity, name, folded, content, request, files, seconds, session, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        ).lastrowid
        return Entry(number=number or 0, job=job)

    def add_again(self, entry: Entry, job: Job) -> None:
        """Note that a job was added in this session, too: its files may lie elsewhere, its URLs be signed anew."""
        self._execute(
            "UPDATE jobs SET session = ?, request = ?, files = ?, seconds = ? WHERE number = ?",
            (self.session, _write(job.request), _write(job.files), job.seconds, entry.number),
        )
        entry.job, entry.present = job, True

    def replace(self, entry: Entry, job: Job) -> None:
        """Give a name to another job. What was created for it before stays written down."""
        self._execute(
            "UPDATE jobs SET content = ?, state = ?, price = NULL, attempts = 0, retried = 0, latest = NULL,"
            " flags = '', error = NULL WHERE number = ?",
            (job.content, State.ADDED.value, entry.number),
        )
        self.add_again(entry, job)

    def find(self, identity: str) -> Optional[Entry]:
        """The job of this identity."""
        row = self._execute(f"{_ENTRY} WHERE identity = ?", (identity,)).fetchone()
        return None if row is None else self._read(row)

    def find_folded(self, folded: str) -> Optional[str]:
        """The name of the job whose result has this name on file systems that do not mind the case."""
        row = self._execute("SELECT name FROM jobs WHERE folded = ?", (folded,)).fetchone()
        return None if row is None else str(row[0])

    def get(self, number: int) -> Entry:
        return self._read(self._execute(f"{_ENTRY} WHERE jobs.number = ?", (number,)).fetchone())

    def entries(self) -> Iterator[Entry]:
        """Every job, in the order in which they were added first."""
        return map(self._read, self._execute(f"{_ENTRY} ORDER BY jobs.number"))

    def count(self) -> int:
        return int(self._execute("SELECT COUNT(*) FROM jobs").fetchone()[0])

    def add_all_again(self) -> Iterator[Tuple[int, State]]:
        """Take every job for one that was added in this session; its number and its state."""
        self._execute("UPDATE jobs SET session = ?", (self.session,))
        rows = self._execute("SELECT number, state FROM jobs ORDER BY number")
        return ((number, State(state)) for number, state in rows)

    def save(self, entry: Entry) -> None:
        """Write down how far a job has come."""
        error = None if entry.error is None else write_error(entry.error)
        self._execute(
            "UPDATE jobs SET state = ?, price = ?, attempts = ?, retried = ?, latest = ?, size = ?, flags = ?,"
            " error = ? WHERE number = ?",
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
            "INSERT INTO creates (key, job, body, price, sent, id, status, code, cost)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET sent = excluded.sent, id = excluded.id, status = excluded.status,"
            " code = excluded.code, cost = excluded.cost",
            (
                *(create.key, entry.number, _write(create.body), create.price, create.sent),
                *(create.id, create.status, create.code, create.cost),
            ),
        )

    def spent(self) -> float:
        """What all that was created is expected to cost, and what may have been; a generation that failed is free."""
        row = self._execute(
            "SELECT SUM(price) FROM creates WHERE status IS NULL OR status NOT IN ('REFUSED', 'FAILED', 'REJECTED')"
        ).fetchone()
        return float(row[0] or 0.0)

    def generations(self) -> Iterator[Tuple[str, str, Create]]:
        """Every create that has made a generation: its id, the name of its job, and the create."""
        rows = self._execute(
            "SELECT jobs.name, key, body, creates.price, sent, id, status, code, cost FROM creates"
            " JOIN jobs ON jobs.number = creates.job WHERE id IS NOT NULL ORDER BY sent"
        )
        for name, *create in rows:
            found = _read_create(create)
            assert found is not None
            assert found.id is not None
            yield found.id, name, found

    def has_generation(self, id: str) -> bool:
        """Whether one of the creates has made this generation."""
        return self._execute("SELECT 1 FROM creates WHERE id = ?", (id,)).fetchone() is not None

    def note_costs(self, costs: Iterable[Tuple[float, str]]) -> None:
        """Write down what generations have cost: US dollars, and the id."""
        for cost in costs:
            self._execute("UPDATE creates SET cost = ? WHERE id = ?", cost)

    # Assets

    def find_asset(self, key: AssetKey) -> Optional[Stored]:
        row = self._execute("SELECT url, id FROM assets WHERE digest = ? AND type = ? AND project = ?", key).fetchone()
        return None if row is None else Stored(*row)

    def save_asset(self, key: AssetKey, stored: Stored) -> None:
        self._execute("INSERT OR REPLACE INTO assets VALUES (?, ?, ?, ?, ?)", (*key, *stored))

    def forget_asset(self, id: str) -> None:
        """The server does not know an asset any more."""
        self._execute("DELETE FROM assets WHERE id = ?", (id,))

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
