"""The journal of a run: its jobs, the requests sent, and their results, in one SQLite file."""

from __future__ import annotations

import json
from typing import Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..errors import ApiError
from . import sql
from .database import DAMAGED, Database
from .failures import read_error, write_error
from .records import Create, Entry, Job, State
from .results import Saved


class AssetKey(NamedTuple):
    """Identifies an asset: the same content, of the same type and in the same project, is uploaded once."""

    digest: str
    type: str
    project: str


class Stored(NamedTuple):
    """How far the upload of an asset has got.

    Attributes:
        url: The URL that the file is stored at; None before its bytes are sent, and once the asset is registered.
        id: The id of the asset, once it is registered.
    """

    url: Optional[str]
    id: Optional[str]


class Known(NamedTuple):
    """A job that is in the journal.

    Attributes:
        number: Its position in the journal.
        content: The digest of its content.
        state: Its state.
    """

    number: int
    content: str
    state: State


class Journal(Database):
    """Everything that a run must know after a crash."""

    # Jobs

    def find(self, identities: Iterable[str]) -> Dict[str, Known]:
        """The jobs with these identities that are in the journal, by identity."""
        rows = self._list_rows(sql.FIND_JOBS, (_write(list(identities)),))
        return {identity: Known(number, content, State(state)) for identity, number, content, state in rows}

    def find_folded(self, folded: Iterable[str]) -> Dict[str, str]:
        """The names of jobs whose results have these names on file systems that ignore case, by the folded name."""
        return dict(self._list_rows(sql.FIND_FOLDED, (_write(list(folded)),)))

    def add(self, jobs: Sequence[Tuple[Job, str]]) -> Dict[str, Known]:
        """Add new jobs.

        Args:
            jobs: Each job, with its name as file systems that ignore case compare it.
        """
        first = self._get_row(sql.LAST_JOB)[0] + 1
        rows = (
            (
                *(number, job.identity, job.name, folded, job.content, job.request_json, _write_files(job)),
                *(job.seconds, self.session, State.ADDED.value),
            )
            for number, (job, folded) in enumerate(jobs, start=first)
        )
        self._execute_each(sql.ADD_JOB, rows)
        return {job.identity: Known(number, job.content, State.ADDED) for number, (job, _) in enumerate(jobs, first)}

    def add_again(self, jobs: Iterable[Tuple[Job, int]]) -> None:
        """Record that known jobs were added in this session. Their files may have moved, and their URLs may have new
        signatures.

        Args:
            jobs: Each job, with its number.
        """
        rows = ((self.session, job.request_json, _write_files(job), job.seconds, number) for job, number in jobs)
        self._execute_each(sql.ADD_JOB_AGAIN, rows)

    def replace(self, jobs: Sequence[Tuple[Job, int]]) -> None:
        """Replace jobs that have a name. The creates of the old jobs stay in the journal.

        Args:
            jobs: Each new job, with the number of the one it replaces.
        """
        self._execute_each(sql.REPLACE_JOB, ((job.content, State.ADDED.value, number) for job, number in jobs))
        self.add_again(jobs)

    def get(self, number: int) -> Entry:
        """The job with this number, which must exist."""
        return self._read(self._get_row(sql.GET_ENTRY, (number,)))

    def entries(self) -> Iterator[Entry]:
        """All jobs, in the order in which they were first added."""
        return map(self._read, self._list_rows(sql.LIST_ENTRIES))

    def add_all_again(self) -> Iterator[Tuple[int, State]]:
        """Record that all jobs were added in this session. Returns the number and the state of each."""
        self._execute(sql.ADD_ALL_AGAIN, (self.session,))
        return ((number, State(state)) for number, state in self._list_rows(sql.LIST_STATES))

    def save(self, entry: Entry) -> None:
        """Save the state of a job."""
        error = None if entry.error is None else write_error(entry.error)
        self._execute(
            sql.SAVE_JOB,
            (
                *(entry.state.value, entry.price, entry.attempts, entry.retried),
                *(None if entry.create is None else entry.create.key, *(entry.saved or (None, None, None))),
                *(",".join(entry.flags), error),
                entry.number,
            ),
        )

    # Creates

    def save_create(self, entry: Entry, create: Create) -> None:
        """Save a create and its outcome."""
        self._execute(
            sql.SAVE_CREATE,
            (
                *(create.key, entry.number, _write(create.body), create.price, create.sent),
                *(create.id, create.status, create.code, create.cost),
            ),
        )

    def spent(self) -> float:
        """The cost, in US dollars, of everything that was created or may have been, except for generations that failed:
        the estimate, or the recorded cost if that is higher."""
        return float(self._get_row(sql.SUM_SPENT)[0] or 0.0)

    def spent_on(self, key: str) -> float:
        """What the create with this key counts in `spent`, until it fails."""
        return float(self._get_row(sql.GET_SPENT, (key,))[0])

    def generations(self) -> Iterator[Tuple[str, str, Create]]:
        """All creates with a generation: the generation's id, the name of the job, and the create."""
        for name, *create in self._list_rows(sql.LIST_GENERATIONS):
            found = _read_create(create)
            assert found is not None
            assert found.id is not None
            yield found.id, name, found

    def labels(self) -> Iterator[Tuple[str, str]]:
        """The output file name of every create, including those without a response, and the name of its job."""
        for name, body in self._list_rows(sql.LIST_BODIES):
            yield json.loads(body).get("outputFileName", ""), name

    def find_key(self, id: str) -> Optional[str]:
        """The idempotency key of the create that this generation comes from."""
        row = self._get_row(sql.FIND_KEY, (id,))
        return None if row is None else str(row[0])

    def note_costs(self, costs: Iterable[Tuple[float, str]]) -> None:
        """Save the costs of generations: US dollars and id of each."""
        for cost in costs:
            self._execute(sql.SAVE_COST, cost)

    # Assets

    def find_asset(self, key: AssetKey) -> Optional[Stored]:
        """How far the upload of an asset has got; None if it has not begun."""
        row = self._get_row(sql.FIND_ASSET, key)
        return None if row is None else Stored(*row)

    def save_asset(self, key: AssetKey, stored: Stored) -> None:
        """Save how far the upload of an asset has got."""
        self._execute(sql.SAVE_ASSET, (*key, *stored))

    def find_digest(self, id: str) -> Optional[str]:
        """The SHA-256 of the file that is this asset."""
        row = self._get_row(sql.FIND_DIGEST, (id,))
        return None if row is None else str(row[0])

    def forget_asset(self, id: str) -> None:
        """Forget an asset that the server no longer has."""
        self._execute(sql.FORGET_ASSET, (id,))

    # Reports

    def has_report(self, path: str) -> bool:
        """Whether a report of this run was saved to this file."""
        return self._get_row(sql.HAS_REPORT, (path,)) is not None

    def note_report(self, path: str) -> None:
        """Record that a report was saved to this file."""
        self._execute(sql.NOTE_REPORT, (path,))

    def _read(self, row: Any) -> Entry:
        try:
            return self._read_entry(row)
        except (ValueError, TypeError, LookupError) as error:
            reason = error
        raise ApiError(f"The journal {self.path} can't be read: {reason}.", suggestion=DAMAGED, field="path")

    def _read_entry(self, row: Any) -> Entry:
        number, identity, name, content, request, files, seconds, session, state, price, attempts, retried = row[:12]
        size, modified, digest, flags, error = row[12:17]
        job = Job(
            name=name,
            identity=identity,
            content=content,
            request_json=request,
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
            create=_read_create(row[17:]),
            saved=None if size is None else Saved(size, modified, digest),
            flags=tuple(flags.split(",")) if flags else (),
            error=None if error is None else read_error(error),
        )


def _read_create(row: List[Any]) -> Optional[Create]:
    key, body, price, sent, id, status, code, cost = row
    if key is None:
        return None
    return Create(key=key, body=json.loads(body), price=price, sent=sent, id=id, status=status, code=code, cost=cost)


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _write_files(job: Job) -> str:
    # Of most jobs in a large table, there are none.
    return _write(job.files) if job.files else "{}"
