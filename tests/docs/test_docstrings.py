"""Every public class, method and function of the facade is documented where a person meets it: in its docstring."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from typing import Any, Callable, Iterator, List, Optional, Tuple

import pytest

import sync

# The machine rooms and the generated models have rules of their own; what `sync.runs` gives out is looked at there. The
# command line documents itself where people meet it, in its help.
PRIVATE = ("sync.cli.", "sync.core", "sync.common", "sync._", "sync.runs.")
OWN = ("sync.", "sync_client.resources.")


def modules() -> Iterator[Any]:
    for info in pkgutil.walk_packages(sync.__path__, "sync."):
        if not info.name.startswith(PRIVATE):
            yield importlib.import_module(info.name)


def public() -> Iterator[Tuple[str, Any]]:
    """The dotted name of everything public, with the thing itself."""
    for module in modules():
        for name in dir(module):
            value = getattr(module, name)
            if name.startswith("_") or not getattr(value, "__module__", "").startswith(OWN):
                continue
            if inspect.isclass(value):
                yield f"{module.__name__}.{name}", value
                for inner, member in inspect.getmembers(value, inspect.isfunction):
                    if not inner.startswith("_") and member.__module__.startswith(OWN):
                        yield f"{module.__name__}.{name}.{inner}", member
            elif inspect.isfunction(value) and value.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", value


EVERYTHING = dict(public())
FUNCTIONS = {name: value for name, value in EVERYTHING.items() if inspect.isfunction(value)}
CLASSES = {name: value for name, value in EVERYTHING.items() if inspect.isclass(value)}


def section(doc: str, title: str) -> str:
    """What stands under `Args:` and the like, up to the next title."""
    found = re.search(rf"^{title}:\n(.*?)(?=^\S|\Z)", doc, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def arguments(function: Callable[..., Any]) -> List[str]:
    return [name for name in inspect.signature(function).parameters if name not in ("self", "cls")]


def is_made_by_the_library(cls: Any) -> bool:
    """Whether nobody else calls the constructor, so that its arguments are nobody's business."""
    return (
        "__init__" not in vars(cls)
        or issubclass(cls, (Exception, tuple))
        or cls.__name__.endswith("WithRawResponse")
        or arguments(cls) == ["caller"]
        or (cls.__module__.startswith("sync.runs.") and cls.__name__ != "Limits")
    )


def complaints(name: str, thing: Any) -> Iterator[str]:
    doc = inspect.cleandoc(thing.__doc__ or "")
    if not doc:
        yield "has no docstring"
    if not doc or (inspect.isclass(thing) and is_made_by_the_library(thing)):
        return
    # The arguments of an attrs class are its attributes, and a tool that reads the source knows them as such alone.
    said = section(doc, "Attributes" if hasattr(thing, "__attrs_attrs__") else "Args")
    missing = [one for one in arguments(thing) if not re.search(rf"^    {one}: \S", said, re.MULTILINE)]
    if missing:
        yield f"does not say what {', '.join(missing)} is"
    if not re.search(rf"\n.*\b{name.rpartition('.')[2]}\(", doc):
        yield "shows no line of use"
    if (
        inspect.isfunction(thing)
        and inspect.signature(thing).return_annotation != "None"
        and not section(doc, "Returns")
    ):
        yield "does not say what comes back"
    if arguments(thing) and not section(doc, "Raises"):
        yield "does not say what is raised"


def test_there_is_something_to_check() -> None:
    assert {"sync.client.Sync", "sync.generations.Generations.create", "sync.webhooks.unwrap"} <= set(EVERYTHING)


@pytest.mark.parametrize("name", EVERYTHING)
def test_it_is_documented(name: str) -> None:
    assert list(complaints(name, EVERYTHING[name])) == []


def test_an_asynchronous_method_has_the_docstring_of_its_twin_with_await() -> None:
    twins = [(name, FUNCTIONS.get(name.replace(".Async", "."))) for name in FUNCTIONS if ".Async" in name]
    found = [(name, twin) for name, twin in twins if twin is not None]
    assert len(found) > 60
    awaited = [name for name, _ in found if re.search(r"\b(await|async for) ", FUNCTIONS[name].__doc__ or "")]
    without_use = {name for name, _ in found if name.endswith((".iter", ".stream", ".results"))}
    assert {name for name, _ in found} - set(awaited) <= without_use | {"sync.client.AsyncSync.with_options"}
    different = [name for name, twin in found if plainly(FUNCTIONS[name].__doc__) != plainly(twin.__doc__)]
    assert different == []


def plainly(doc: Optional[str]) -> str:
    """A docstring without what sets the colours apart."""
    text = re.sub(r"\(await (client\.[^\n]*?\))\)(?=[.\[])", r"\1", doc or "")
    return " ".join(re.sub(r"\bawait |\basync (?=for|with)|\bAsync|\ba(?=close\b)", "", text).split())


def nothing_said(first: int) -> int:
    return first


def half_said(first: int, second: int) -> int:
    """Add.

    Args:
        first: One number.
    """
    return first + second


def all_said(first: int) -> int:
    """Double.

        all_said(2)

    Args:
        first: The number.

    Returns:
        Twice that.

    Raises:
        OverflowError: Never.
    """
    return 2 * first


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (nothing_said, ["has no docstring"]),
        (
            half_said,
            [
                "does not say what second is",
                "shows no line of use",
                "does not say what comes back",
                "does not say what is raised",
            ],
        ),
        (all_said, []),
    ],
)
def test_what_is_left_out_is_noticed(function: Callable[..., Any], expected: List[str]) -> None:
    assert list(complaints(f"sync.{function.__name__}", function)) == expected
