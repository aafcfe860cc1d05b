"""The public surface of the library as lines of text, one for each thing that a caller can name.

    python -m tests.facade.public_surface            # how it differs from public_surface.txt
    python -m tests.facade.public_surface --write    # record it there anew; the diff in git is the change of the API

What hangs on a client is walked from the client, so it doesn't matter in which module a resource is written. A thing
that has several names is described under the first, and the others say which that is. Annotations are as they are
written, but in one spelling: `Optional[List[X]]` and `list[X] | None` are the same line, on every Python.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import pkgutil
import sys
import textwrap
from enum import Enum
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, Dict, Iterator, List, Optional, Tuple, Union, get_args, get_origin

import sync

RECORD = Path(__file__).with_suffix(".txt")
PACKAGES = ("sync", "sync_client", "sync_sandbox")
# Where a thing that is in several of them is described: errors before common, which has the errors too.
FIRST = ["sync.errors", "sync.common", "sync.progress", "sync.webhooks", "sync.environment"]
# Below them, only the import paths of syncsdk 0.3.0 are public.
PUBLISHED = ["sync.common.errors", "sync.common.types", "sync.core", "sync.core.api_error", "sync.core.file"]
PUBLISHED += ["sync.core.http_response"]
# What a statement or an operator calls.
PROTOCOLS = ["__aenter__", "__aexit__", "__aiter__", "__anext__", "__call__", "__contains__", "__enter__", "__exit__"]
PROTOCOLS += ["__getitem__", "__iter__", "__len__", "__next__"]

BUILT_IN = {name: name.lower() for name in ("Dict", "FrozenSet", "List", "Set", "Tuple", "Type")}


def surface() -> List[str]:
    return sorted(_Surface().lines)


class _Surface:
    """Collects the lines.

    Attributes:
        names: Under which name a class or a function is described, by its identity.
        aliases: The same of what only a type checker knows, by its last name and what it says.
    """

    def __init__(self) -> None:
        self.lines: List[str] = []
        self.names: Dict[int, str] = {}
        self.aliases: Dict[Tuple[str, str], str] = {}
        for client in (sync.Sync, sync.AsyncSync):
            self.client(f"sync.{client.__name__}", client)
        for module in modules():
            self.module(module)

    def client(self, path: str, client: type) -> None:
        self.names[id(client)] = path
        self.lines.append(f"{path}{constructor(client)}")
        self.members(path, client)
        self.resource(path, client(api_key="test"), raw=False)

    def resource(self, path: str, resource: object, *, raw: bool) -> None:
        """What hangs on a client or on something of it."""
        for name in public(dir(resource)):
            where = f"{path}.{name}"
            # The methods of a client itself are those of its class.
            if isinstance(getattr(type(resource), name, None), (property, cached_property)):
                value = getattr(resource, name)
                self.names.setdefault(id(type(value)), f"the class of {where}")
                self.resource(where, value, raw=raw or name == "with_raw_response")
            elif not isinstance(resource, (sync.Sync, sync.AsyncSync)):
                self.lines.append(f"{where}{signature(getattr(resource, name), raw=raw)}")

    def module(self, module: ModuleType) -> None:
        values = {name: getattr(module, name) for name in exported(module)}
        # What is called as it is named, before what only has its name from an assignment.
        for name in sorted(values, key=lambda name: (getattr(values[name], "__name__", name) != name, name)):
            path, value = f"{module.__name__}.{name}", values[name]
            if isinstance(value, ModuleType):
                self.lines.append(f"{path}: a module")
            elif not isinstance(value, (type, FunctionType)):
                told = constant(value)
                known = self.aliases.setdefault((name, told), path)
                self.lines.append(f"{path}{told}" if known == path else f"{path} is {known}")
            elif not is_ours(value):
                self.lines.append(f"{path} = {normal(value)}")
            elif id(value) in self.names:
                if self.names[id(value)] != path:
                    self.lines.append(f"{path} is {self.names[id(value)]}")
            else:
                self.names[id(value)] = path
                self.described(path, value)

    def described(self, path: str, value: Any) -> None:
        if isinstance(value, FunctionType):
            self.lines.append(f"{path}{signature(value)}")
            return
        bases = [base.__name__ for base in value.__bases__ if issubclass(base, (BaseException, Enum))]
        self.lines.append(f"{path}: a class" + (f" derived from {', '.join(bases)}" if bases else ""))
        if issubclass(value, Enum):
            self.lines += [f"{path}.{name} = {member.value!r}" for name, member in value.__members__.items()]
            return
        self.lines.append(f"{path}{constructor(value)}")
        self.members(path, value)

    def members(self, path: str, cls: type) -> None:
        """The methods, properties and attributes of a class, those included that it has from classes of ours."""
        members: Dict[str, str] = {}
        for base in reversed(cls.__mro__):
            if not is_ours(base):
                continue
            types = {**assigned(base), **annotations_of(base)}
            for name, value in {**types, **vars(base)}.items():
                if isinstance(value, (staticmethod, classmethod, FunctionType)):
                    members[name] = signature(value.__get__(None, cls), skip_self=isinstance(value, FunctionType))
                elif isinstance(value, (property, cached_property)):
                    getter = value.fget if isinstance(value, property) else value.func
                    told = normal(inspect.signature(getter).return_annotation)  # type: ignore[arg-type]
                    settable = isinstance(value, property) and value.fset is not None
                    members[name] = f": {told}" + ("" if settable else ", read only")
                else:
                    type_ = types.get(name)
                    members[name] = ": ?" if type_ is None else f": {normal(type_)}"
        for name in [*public(members), *(name for name in PROTOCOLS if name in members)]:
            self.lines.append(f"{path}.{name}{members[name]}")


def modules() -> Iterator[ModuleType]:
    """Every public module, those first in which things are described."""
    found = [f"sync.{name}" for name in public(module.name for module in pkgutil.iter_modules(sync.__path__))]
    later = ["sync", *PUBLISHED, "sync_sandbox"]
    for name in [*FIRST, *(name for name in found if name not in [*FIRST, *later]), *later]:
        yield import_module(name)


def exported(module: ModuleType) -> List[str]:
    """What a module says to have; else the classes and functions that it defines, or has from the generated ones."""
    if hasattr(module, "__all__"):
        return list(module.__all__)
    homes = (module.__name__, "sync_client.resources")
    return [
        name
        for name in public(vars(module))
        for value in [getattr(module, name)]
        if isinstance(value, (type, FunctionType)) and value.__module__.startswith(homes)
    ]


def public(names: Any) -> List[str]:
    return sorted(name for name in names if not name.startswith("_"))


def is_ours(value: Any) -> bool:
    return getattr(value, "__module__", "").partition(".")[0] in PACKAGES


def constructor(cls: type) -> str:
    """The arguments of a class: `(*, url: str)`; of a class that makes none of its own, `()`."""
    for base in cls.__mro__:
        for name in ("__init__", "__new__"):
            if is_ours(base) and isinstance(vars(base).get(name), (FunctionType, staticmethod)):
                return signature(getattr(base, name), skip_self=True, returns=False)
    return "()"


def signature(function: Any, *, skip_self: bool = False, raw: bool = False, returns: bool = True) -> str:
    """As in the source: `(id: str, *, limit: int = 50) -> Voice`.

    Args:
        skip_self: Whether to leave the first argument out.
        raw: Whether it is a method of a raw view, which gives a RawResponse, whatever is written at the method.
        returns: Whether to say what it gives.
    """
    told = inspect.signature(function)
    shown: List[str] = []
    last: Any = None
    for parameter in list(told.parameters.values())[skip_self:]:
        kind = parameter.kind
        if last is parameter.POSITIONAL_ONLY is not kind:
            shown.append("/")
        if kind is parameter.KEYWORD_ONLY and last not in (kind, parameter.VAR_POSITIONAL):
            shown.append("*")
        stars = "*" if kind is parameter.VAR_POSITIONAL else "**" if kind is parameter.VAR_KEYWORD else ""
        typed = "" if parameter.annotation is parameter.empty else f": {normal(parameter.annotation)}"
        default = "" if parameter.default is parameter.empty else f" = {value_of(parameter.default)}"
        shown.append(f"{stars}{parameter.name}{typed}{default}")
        last = kind
    if last is inspect.Parameter.POSITIONAL_ONLY:
        shown.append("/")
    if not returns:
        return f"({', '.join(shown)})"
    result = "?" if told.return_annotation is told.empty else normal(told.return_annotation)
    if raw and not result.startswith(("RawResponse[", "Awaitable[RawResponse[")):
        result = f"RawResponse[{result}]"
    if inspect.iscoroutinefunction(function):
        result = f"Awaitable[{result}]"
    return f"({', '.join(shown)}) -> {result}"


def value_of(value: Any) -> str:
    """A default, the same in every process."""
    if isinstance(value, Enum):
        return str(value.name)
    if hasattr(value, "__qualname__"):
        return str(value.__qualname__)
    return type(value).__name__ if " at 0x" in repr(value) else repr(value)


def constant(value: Any) -> str:
    """A type is shown, and of anything else its class: a version is not part of the surface."""
    typed = get_origin(value) is not None or type(value).__module__ == "typing"
    return f" = {normal(value)}" if typed else f": {type(value).__name__}"


def annotations_of(cls: type) -> Dict[str, Any]:
    """Those of the class itself. Before Python 3.10, one without any shows those of its base."""
    own = vars(cls) if sys.version_info < (3, 10) else {"__annotations__": cls.__annotations__}
    return dict(own.get("__annotations__", {}))


def assigned(cls: type) -> Dict[str, Optional[str]]:
    """The attributes that `__init__` gives to an instance, with their types where they are written there."""
    init = vars(cls).get("__init__")
    if not isinstance(init, FunctionType) or hasattr(cls, "__attrs_attrs__"):
        return {}
    source = textwrap.dedent(inspect.getsource(init))
    arguments = {name: one.annotation for name, one in inspect.signature(init).parameters.items()}
    found: Dict[str, Optional[str]] = {}
    target: ast.expr
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.AnnAssign):
            target, type_ = node.target, ast.get_source_segment(source, node.annotation)
        elif isinstance(node, ast.Assign):
            target, type_ = node.targets[0], arguments.get(getattr(node.value, "id", ""))
        else:
            continue
        if isinstance(target, ast.Attribute) and getattr(target.value, "id", None) == "self":
            found[target.attr] = type_
    return found


def normal(annotation: Any) -> str:
    """An annotation in the one spelling of the record."""
    written = written_as(annotation)
    return _normal(ast.parse(written.strip(), mode="eval").body, written.strip())


def written_as(annotation: Any) -> str:
    """What one could have written for it."""
    if isinstance(annotation, str):
        return annotation
    if annotation is None or annotation is type(None):
        return "None"
    if annotation is ...:
        return "..."
    if isinstance(annotation, list):
        return f"[{', '.join(map(written_as, annotation))}]"
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is None:
        name = getattr(annotation, "__forward_arg__", None) or getattr(annotation, "__name__", None)
        return str(name or annotation._name)
    if origin is Union or getattr(origin, "__name__", "") == "UnionType":
        return f"Union[{', '.join(map(written_as, arguments))}]"
    name = getattr(origin, "__name__", None) or origin._name
    literal = name == "Literal"
    return f"{name}[{', '.join(repr(one) if literal else written_as(one) for one in arguments)}]" if arguments else name


def _normal(node: Any, source: str) -> str:
    kind = type(node).__name__
    if kind == "Name":
        return str(BUILT_IN.get(node.id, node.id))
    if kind == "Attribute":
        # A name is known by itself, wherever it is from; but a Client of httpx is not one of ours.
        name = BUILT_IN.get(node.attr, node.attr)
        return f"httpx.{name}" if getattr(node.value, "id", "") == "httpx" else name
    if kind == "Constant":
        return normal(node.value) if isinstance(node.value, str) else "..." if node.value is ... else repr(node.value)
    if kind in ("Tuple", "List"):
        elements = ", ".join(_normal(one, source) for one in node.elts)
        return f"[{elements}]" if kind == "List" else elements
    if kind == "BinOp":
        return _union([node.left, node.right], source)
    if kind == "Subscript":
        index = node.slice.value if type(node.slice).__name__ == "Index" else node.slice  # Python 3.8 wraps it.
        name = _normal(node.value, source)
        inside = index.elts if isinstance(index, ast.Tuple) else [index]
        if name == "Literal":
            return f"Literal[{', '.join(repr(ast.literal_eval(one)) for one in inside)}]"
        if name == "Optional":
            return _union([*inside, ast.Constant(None)], source)
        if name == "Union":
            return _union(inside, source)
        return f"{name}[{_normal(index, source)}]"
    raise ValueError(f"An annotation that can't be recorded: {source}")


def _union(nodes: List[Any], source: str) -> str:
    """Its members in the order that they are written in, but None at the end."""
    members = [member for node in nodes for member in _split(_normal(node, source))]
    rest = [member for member in dict.fromkeys(members) if member != "None"]
    return " | ".join([*rest, *(["None"] if "None" in members else [])])


def _split(union: str) -> List[str]:
    """The members of one that is in a union itself."""
    members, depth = [""], 0
    for part in union.split(" | "):
        members[-1] += part
        depth = members[-1].count("[") - members[-1].count("]")
        members[-1:] = [f"{members[-1]} | "] if depth else [members[-1], ""]
    return members[:-1]


def difference(recorded: List[str], found: List[str]) -> List[str]:
    lines = difflib.unified_diff(recorded, found, "recorded", "found", lineterm="", n=0)
    return [line for line in lines if not line.startswith("@@")]


def recorded() -> List[str]:
    return RECORD.read_text(encoding="utf-8").splitlines()


def main(arguments: List[str]) -> int:
    if arguments == ["--write"]:
        RECORD.write_text("".join(f"{line}\n" for line in surface()), encoding="utf-8")
        return 0
    changes = difference(recorded(), surface())
    print("\n".join(changes) or "The public surface is as it is recorded.")
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
