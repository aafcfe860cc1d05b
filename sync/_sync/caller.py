# Derived from sync/_async/caller.py by `make generate`. Do not edit: change that file.
"""What the resources hand their operations to: it has a flow for each, and performs the steps of the flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generator, NoReturn, Optional, Sequence, TypeVar, cast

from sync_client.callers import J, Job, OnProgress, Pages, WaitOptions
from sync_client.errors import ArgumentError
from sync_client.options import CallOptions
from sync_client.types import Operation

from ..core.call.arguments import build_operation, read_arguments
from ..core.call.context import Context
from ..core.call.flow import call
from ..core.call.steps import Abandoned, Flow, ItemFlow, Items, Step
from ..core.call.transport import Transport
from ..errors import InvalidRequestError
from .perform import Performer

if TYPE_CHECKING:
    from functools import partial

T = TypeVar("T")


class Caller:
    """Runs flows for the resources of one client.

    Args:
        transport: What their steps are performed with.
        context: Settings, clock and hooks.
    """

    def __init__(self, transport: Transport, context: Context) -> None:
        self.transport = transport
        self.context = context
        self._performer = Performer(transport)

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "A client can't be pickled or deep-copied, since it holds the API key and open connections: "
            "create one in each process."
        )

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end. An argument that its operations refuse is an InvalidRequestError."""
        result: Any = None
        failure: Optional[BaseException] = None
        try:
            step = next(flow)
            while True:
                try:
                    result = step.accept(self._performer)
                except BaseException as error:
                    self.transport.note(step, error)
                    failure = error
                # Thrown outside of the handler: what the flow makes of it must not hold it as its context.
                step = flow.send(result) if failure is None else flow.throw(failure)
                failure = None
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]
        except ArgumentError as error:
            problem = InvalidRequestError(error.message, field=error.field)
        finally:
            failure = None  # Its traceback holds this frame.
            flow.close()
        raise problem

    def iterate(self, flow: ItemFlow[T]) -> Generator[T, None, None]:
        """Give what a flow gives on its way. Whoever stops early ends it in order: it closes what it opened."""
        result: Any = None
        failure: Optional[BaseException] = None
        try:
            step = next(flow)
            while True:
                try:
                    if isinstance(step, Items):
                        result = None
                        for value in step.values:
                            yield value
                    else:
                        result = step.accept(self._performer)
                except BaseException as error:
                    if isinstance(step, Step):
                        self.transport.note(step, error)
                    failure = Abandoned() if isinstance(error, GeneratorExit) else error
                step = flow.send(result) if failure is None else flow.throw(failure)
                failure = None
        except (StopIteration, Abandoned):
            return
        finally:
            failure = None

    def call(
        self,
        make: partial[Operation[T]],
        options: CallOptions,
        *,
        files: Sequence[str] = (),
        split: str = "",
        on_progress: OnProgress = None,
    ) -> T:
        if files:
            from ..core.jobs.generations import send_media

            return self.run(send_media(self.context, make, options, files, on_progress))
        if split:
            from ..core.jobs.pages import call_in_groups

            return cast(T, self.run(call_in_groups(self.context, make, options, split)))
        return self.run(call(self.context, build_operation(read_arguments(make)), options))

    def pages(
        self, make: partial[Operation[Any]], options: CallOptions, pages: Pages, *, split: str = ""
    ) -> Generator[Any, None, None]:
        from ..core.jobs.pages import iterate_pages

        return self.iterate(iterate_pages(self.context, make, options, pages, split))

    def wait(self, job: Job[J], id: str, options: WaitOptions) -> J:
        from ..core.jobs.job import wait_until_ended

        return self.run(wait_until_ended(self.context, job, id, options))

    def create_and_wait(
        self,
        make: partial[Operation[J]],
        options: CallOptions,
        job: Job[J],
        wait_options: WaitOptions,
        *,
        files: Sequence[str] = (),
    ) -> J:
        from ..core.jobs.job import create_and_wait

        return self.run(create_and_wait(self.context, make, options, job, wait_options, files))

    def raw(self) -> Caller:
        return Caller(self.transport, self.context._replace(raw=True))
