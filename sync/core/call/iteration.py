"""Drivers for flows that give items on their way: one for `for`, one for `async for`."""

from __future__ import annotations

from typing import Any, AsyncGenerator, Generator, Generic, Optional, Sequence, TypeVar, Union

from .steps import Step
from .transport import AsyncTransport, Transport, check_loop

T = TypeVar("T")


class Items(Generic[T]):
    """What a flow hands to whoever iterates over it."""

    __slots__ = ("values",)

    def __init__(self, values: Sequence[T]) -> None:
        self.values: Sequence[T] = values


class _Left(BaseException):
    """Tells a flow that nobody listens any more: unlike a GeneratorExit, it leaves it time to close what it opened."""


ItemFlow = Generator[Union[Step, Items[T]], Any, None]


def iterate(transport: Transport, flow: ItemFlow[T]) -> Generator[T, None, None]:
    """Give what the flow gives. Whoever stops early ends the flow in order: it closes what it opened."""
    result = None
    failure: Optional[BaseException] = None
    try:
        step = next(flow)
        while True:
            try:
                if isinstance(step, Items):
                    result = None
                    yield from step.values
                else:
                    result = step.run(transport)
            except BaseException as error:
                if isinstance(step, Step):
                    transport.note(step, error)
                failure = _Left() if isinstance(error, GeneratorExit) else error
            # Thrown outside of the handler: what the flow makes of it must not hold it as its context.
            step = flow.send(result) if failure is None else flow.throw(failure)
            failure = None
    except (StopIteration, _Left):
        return
    finally:
        failure = None  # Its traceback holds this frame.


async def aiterate(transport: AsyncTransport, flow: ItemFlow[T]) -> AsyncGenerator[T, None]:
    """The same for `async for`."""
    check_loop()
    result = None
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
                    result = await step.arun(transport)
            except BaseException as error:
                if isinstance(step, Step):
                    transport.note(step, error)
                failure = _Left() if isinstance(error, GeneratorExit) else error
            # Thrown outside of the handler: what the flow makes of it must not hold it as its context.
            step = flow.send(result) if failure is None else flow.throw(failure)
            failure = None
    except (StopIteration, _Left):
        return
    finally:
        failure = None  # Its traceback holds this frame.
