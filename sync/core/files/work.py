"""Work that may block: it runs beside the event loop in the async colour."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Callable, TypeVar

from ..call.steps import AsyncPerformer, Performer, Step, find_loop

T = TypeVar("T")


class Work(Step):
    """Call a function that may block, such as one that writes a file."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function

    def run(self, transport: Performer) -> Any:
        return self.function()

    async def arun(self, transport: AsyncPerformer) -> Any:
        return await run_beside(self.function)


async def run_beside(function: Callable[[], T]) -> T:
    """What a function gives that runs in a thread."""
    import asyncio

    work = find_loop().run_in_executor(None, function)
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        # Nobody may close or remove a file that a thread still uses. A scope of anyio cancels again and again.
        while not work.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([work])
        raise
