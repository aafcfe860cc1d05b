"""Work that may block: the async client runs it in a thread."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Callable, TypeVar

from ..call.steps import Step, find_loop

T = TypeVar("T")


class Work(Step):
    """Call a function that may block, such as one that writes a file."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function

    def accept(self, performer: Any) -> Any:
        return performer.work(self)


def run(function: Callable[[], T]) -> T:
    return function()


async def arun(function: Callable[[], T]) -> T:
    """Run a function in a thread, and return its result."""
    import asyncio

    work = find_loop().run_in_executor(None, function)
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        # A file that the thread still uses must not be closed or removed. anyio's scopes cancel repeatedly.
        while not work.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([work])
        raise
