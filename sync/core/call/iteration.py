"""Drivers for flows that give items on their way: one for `for`, one for `async for`."""

from __future__ import annotations

from typing import Any, AsyncGenerator, Generator, Generic, Sequence, TypeVar, Union

from .transport import AsyncTransport, Step, Transport

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
                step = flow.throw(_Left() if isinstance(error, GeneratorExit) else error)
            else:
                step = flow.send(result)
    except (StopIteration, _Left):
        return


async def aiterate(transport: AsyncTransport, flow: ItemFlow[T]) -> AsyncGenerator[T, None]:
    """The same for `async for`."""
    result = None
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
                step = flow.throw(_Left() if isinstance(error, GeneratorExit) else error)
            else:
                step = flow.send(result)
    except (StopIteration, _Left):
        return
