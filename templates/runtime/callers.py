"""What the resources hand their operations to, and the smallest that will do.

A resource only says what to call; how it is called, waited for and tried again is the caller's. `make` builds an
operation from arguments that are bound to it already (`functools.partial`), so that the caller sees them, may replace
some of them, and is where an argument that is not right comes out.
"""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    AsyncIterator,
    Awaitable,
    Callable,
    Dict,
    Generic,
    Iterator,
    Mapping,
    NamedTuple,
    Optional,
    Sequence,
    Tuple,
    TypeVar,
    cast,
)

from .errors import DecodeError
from .options import CallOptions
from .types import Operation

if TYPE_CHECKING:
    from functools import partial

    from typing_extensions import ParamSpec, Protocol

    P = ParamSpec("P")
else:
    Protocol = object

T = TypeVar("T")
J = TypeVar("J", bound=Any)


class Progress(NamedTuple):
    """One report of an upload, a wait or a download.

    Attributes:
        phase: `upload`, `wait` or `download`.
        elapsed: Seconds since it began.
        percent: 0 to 100; None where it is not known.
        bytes_done: Bytes that were moved so far, fewer again after a new start; None in a wait.
        bytes_total: Bytes that there are; None in a wait, or where the server does not say.
        file: Name of the file that is moved; None in a wait.
    """

    phase: str
    elapsed: float
    percent: Optional[float] = None
    bytes_done: Optional[int] = None
    bytes_total: Optional[int] = None
    file: Optional[str] = None


OnProgress = Optional[Callable[[Progress], object]]


class Job(Generic[J]):
    """How an operation is polled, by the contract.

    Attributes:
        get: Makes the operation from the `id`, and from `hold` or `progress`.
        interval: Seconds between polls, where the caller does not say.
        succeeded: Statuses of a job that has its result.
        failed: Statuses of a job that ended without one.
        running: Statuses of a job that goes on, where the contract names them: any other is not known to this version.
        hold: The parameters that let the server hold a poll; None stands for the seconds.
        longest_hold: For how many seconds at most.
        progress: The parameters that ask for progress; never together with `hold`.
    """

    __slots__ = ("failed", "get", "hold", "interval", "longest_hold", "progress", "running", "succeeded")

    def __init__(
        self,
        get: Callable[..., Operation[J]],
        *,
        interval: float,
        succeeded: Tuple[str, ...],
        failed: Tuple[str, ...],
        running: Tuple[str, ...],
        hold: Optional[Mapping[str, Any]] = None,
        longest_hold: float = 0.0,
        progress: Optional[Mapping[str, Any]] = None,
    ) -> None:
        self.get: Callable[..., Operation[J]] = get
        self.interval: float = interval
        self.succeeded: Tuple[str, ...] = succeeded
        self.failed: Tuple[str, ...] = failed
        self.running: Tuple[str, ...] = running
        self.hold: Optional[Mapping[str, Any]] = hold
        self.longest_hold: float = longest_hold
        self.progress: Optional[Mapping[str, Any]] = progress

    def ended(self, status: str) -> bool:
        """Whether a status is terminal."""
        return status in self.succeeded or status in self.failed

    def poll(self, id: str, *, hold: Optional[float] = None, progress: bool = False) -> Operation[J]:
        """The operation that asks for the job once.

        Args:
            hold: Seconds that the server may hold the request; None where it must not.
        """
        further: Mapping[str, Any] = (self.progress or {}) if progress else {}
        if hold is not None:
            further = {name: hold if value is None else value for name, value in (self.hold or {}).items()}
        return self.get(id, **further)


class WaitOptions(NamedTuple):
    """The options of one wait.

    Attributes:
        timeout: Seconds for the whole wait; None waits for as long as it takes.
        poll_interval: Seconds between polls, where the server does not hold them.
        on_update: Called with the job whenever it has changed.
        progress: Whether to ask for progress.
        on_progress: Called with a `Progress` at each poll.
    """

    timeout: Optional[float] = None
    poll_interval: float = 10.0
    on_update: Optional[Callable[[Any], object]] = None
    progress: bool = False
    on_progress: Optional[Callable[[Progress], object]] = None


class Pages(NamedTuple):
    """How a list is gone through, by the contract.

    Attributes:
        style: `next-cursor` (the page names the next), `last-id` (the last item does) or `single` (there is one page).
        size: How many items a page holds at most; 0 where there are no pages.
    """

    style: str
    size: int = 0

    def next_cursor(self, page: Any, limit: int) -> Optional[str]:
        """The cursor of the page after this one; None after the last.

        Args:
            limit: How many items were asked for. Fewer are the last page.

        Raises:
            DecodeError: There is another page, and no cursor for it that can be read.
        """
        cursor: Any
        if self.style == "next-cursor":
            cursor = page.next_cursor
            # A number is as good as its digits.
            cursor = str(cursor) if type(cursor) is int else cursor
            if cursor is None or isinstance(cursor, str):
                return cursor or None
        elif self.style == "last-id" and page and len(page) == limit:
            # The last item that can be read names the next page.
            for item in reversed(page):
                cursor = getattr(item, "id", None)
                if isinstance(cursor, str) and cursor:
                    return cursor
        else:
            return None
        raise DecodeError("the list goes on, but nothing that can be read names its next page")


def items_of(page: Any) -> Sequence[Any]:
    """What is on a page."""
    items: Sequence[Any] = page if isinstance(page, list) else page.items
    return items


class Caller(Protocol):
    """What the resources of a synchronous client need."""

    def call(
        self,
        make: partial[Operation[T]],
        options: CallOptions,
        *,
        files: Sequence[str] = (),
        split: str = "",
        on_progress: OnProgress = None,
    ) -> T:
        """Send one operation and give its result.

        Args:
            make: Builds it.
            files: Arguments that may be local files, or hold some.
            split: An argument that is a list of ids, of which one request takes so many only.
            on_progress: Called as the bytes of the files go out.
        """

    def pages(
        self, make: partial[Operation[Any]], options: CallOptions, pages: Pages, *, split: str = ""
    ) -> Iterator[Any]:
        """Every item of every page, each page when it is needed."""

    def wait(self, job: Job[J], id: str, options: WaitOptions) -> J:
        """Poll a job until it has ended."""

    def create_and_wait(
        self,
        make: partial[Operation[J]],
        options: CallOptions,
        job: Job[J],
        wait_options: WaitOptions,
        *,
        files: Sequence[str] = (),
    ) -> J:
        """Create a job, and poll it until it has ended."""

    def raw(self) -> Caller:
        """The same caller, whose `call` gives a RawResponse."""


class AsyncCaller(Protocol):
    """What the resources of an asynchronous client need: the same, to be awaited."""

    def call(
        self,
        make: partial[Operation[T]],
        options: CallOptions,
        *,
        files: Sequence[str] = (),
        split: str = "",
        on_progress: OnProgress = None,
    ) -> Awaitable[T]: ...

    def pages(
        self, make: partial[Operation[Any]], options: CallOptions, pages: Pages, *, split: str = ""
    ) -> AsyncIterator[Any]: ...

    def wait(self, job: Job[J], id: str, options: WaitOptions) -> Awaitable[J]: ...

    def create_and_wait(
        self,
        make: partial[Operation[J]],
        options: CallOptions,
        job: Job[J],
        wait_options: WaitOptions,
        *,
        files: Sequence[str] = (),
    ) -> Awaitable[J]: ...

    def raw(self) -> AsyncCaller: ...


class RawResponse(Generic[T]):
    """A whole response, from `with_raw_response`.

    Attributes:
        status_code: HTTP status.
        headers: Header fields, names in lower case.
        content: The body as it came, decompressed.
        data: The result that the method gives by itself.
    """

    __slots__ = ("content", "data", "headers", "status_code")

    def __init__(self, status_code: int, headers: Mapping[str, str], content: bytes, data: T) -> None:
        self.status_code: int = status_code
        self.headers: Dict[str, str] = dict(headers)
        self.content: bytes = content
        self.data: T = data

    def __repr__(self) -> str:
        return f"RawResponse(status_code={self.status_code}, data={self.data!r})"


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """A method of a resource whose caller is raw, typed as what it then gives."""
    return cast("Callable[P, RawResponse[T]]", method)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    return cast("Callable[P, Awaitable[RawResponse[T]]]", method)
