# Derived from sync/_async/caller.py by `make generate`. Do not edit: change that file.
"""What the resources hand their operations to: deadlines, retries, files, pages and waits, over one transport."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generator, Sequence, TypeVar, cast

from sync_client.callers import J, Job, OnProgress, Pages, WaitOptions
from sync_client.errors import ArgumentError
from sync_client.options import CallOptions
from sync_client.types import Operation

from ..core.call.arguments import build_operation, read_arguments
from ..core.call.context import Context
from ..core.call.flow import call
from ..core.call.iteration import ItemFlow, iterate
from ..core.call.steps import Flow
from ..core.call.transport import Transport
from ..errors import InvalidRequestError

if TYPE_CHECKING:
    from functools import partial

T = TypeVar("T")


class Caller:
    """Runs flows for the resources of one client.

    Args:
        transport: Performs their steps.
        context: Settings, clock and hooks.
    """

    def __init__(self, transport: Transport, context: Context) -> None:
        self.transport = transport
        self.context = context

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end. An argument that its operations refuse is an InvalidRequestError."""
        try:
            return self.transport.run(flow)
        except ArgumentError as error:
            problem = InvalidRequestError(error.message, field=error.field)
        raise problem

    def iterate(self, flow: ItemFlow[T]) -> Generator[T, None, None]:
        """Give what a flow gives on its way."""
        return iterate(self.transport, flow)

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
