"""What the fuzzers share: how a sample is put in disorder, and the loop. Each input has a seed that makes it again."""

from __future__ import annotations

import argparse
import copy
import inspect
import random
import sys
import time
from importlib import import_module
from types import ModuleType
from typing import Any, Callable, List, NamedTuple, Optional, Sequence, Union

VALUES: List[Any] = [
    None,
    True,
    -1,
    1e308,
    float("nan"),
    10**400,
    "",
    "\ud800",
    "0000-00-00T25:61:61Z",
    [],
    [None],
    {},
    {"type": []},
    "x" * 300,
]


class Fuzzer(NamedTuple):
    """One thing to throw bytes at.

    Attributes:
        module: The module that is run, such as `tests.fuzz.webhooks`.
        one_input: Checks one input that chance decides. Raises AssertionError where a promise is broken.
        watched: The modules and classes whose coverage guides atheris.
    """

    module: str
    one_input: Callable[[random.Random], None]
    watched: Sequence[Union[ModuleType, type]]


class Decided(random.Random):
    """Chance that bytes decide, for atheris: it learns which of them lead where. After the last it is always 0."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._data = data

    def getrandbits(self, k: int) -> int:
        size = -(-k // 8)
        part, self._data = self._data[:size], self._data[size:]
        return int.from_bytes(part.ljust(size, b"\0"), "little") & ((1 << k) - 1)

    def random(self) -> float:
        return self.getrandbits(8) / 256


def disordered(sample: Any, chance: random.Random) -> Any:
    """A copy of a sample with some of its values, at any depth, replaced."""
    value = copy.deepcopy(sample)
    for _ in range(chance.randrange(4)):
        inner = value
        while isinstance(inner, (dict, list)) and inner:
            key = chance.choice(list(inner)) if isinstance(inner, dict) else chance.randrange(len(inner))
            if chance.random() < 0.5:
                inner[key] = copy.deepcopy(chance.choice(VALUES))
                break
            inner = inner[key]
    return value


def garbage(body: bytes, chance: random.Random) -> bytes:
    """The body with bytes changed, cut out or put in."""
    changed = bytearray(body)
    for _ in range(chance.randrange(8)):
        start = chance.randrange(len(changed) + 1)
        changed[start : start + chance.randrange(3)] = bytes(chance.randrange(256) for _ in range(chance.randrange(3)))
    return bytes(changed)


def run(fuzzer: Fuzzer, inputs: int, seed: int) -> None:
    """Check so many inputs. Each has a seed of its own, `seed` and what follows."""
    for number in range(seed, seed + inputs):
        try:
            fuzzer.one_input(random.Random(number))
        except Exception as error:
            again = f"python -m {fuzzer.module} --inputs 1 --seed {number}"
            raise AssertionError(f"{type(error).__name__} got out: {error} ({again})") from error


def run_atheris(fuzzer: Fuzzer, inputs: int) -> None:
    atheris = import_module("atheris")
    routines = (one for place in fuzzer.watched for _, one in inspect.getmembers(place, inspect.isroutine))
    functions = {getattr(one, "__func__", one) for one in routines}
    for function in functions:
        if inspect.isfunction(function) and function.__module__.startswith("sync"):
            atheris.instrument_func(function)
    atheris.Setup([sys.argv[0], f"-runs={inputs}"], lambda data: fuzzer.one_input(Decided(data)))
    atheris.Fuzz()


def main(fuzzer: Fuzzer, arguments: Optional[List[str]] = None) -> None:
    parser = argparse.ArgumentParser(prog=f"python -m {fuzzer.module}")
    parser.add_argument("--inputs", type=int, default=10_000, help="how many inputs (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the first; the next has the next (%(default)s)")
    parser.add_argument("--atheris", action="store_true", help="let atheris guide it, where it is installed")
    options = parser.parse_args(arguments)
    if options.atheris:
        run_atheris(fuzzer, options.inputs)
    started = time.monotonic()
    run(fuzzer, options.inputs, options.seed)
    print(f"{options.inputs:,} inputs in {time.monotonic() - started:.1f} s: nothing undocumented got out")
