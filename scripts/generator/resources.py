"""A resource of the contract: the operations of a tag as methods with flat arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from openapi_python_client.strings import pascal_case, snake_case

from . import docstrings
from .arguments import CALL_OPTIONS, ON_PROGRESS, Argument, call_options
from .builders import Builder, with_objects
from .contract import Contract, Node
from .methods import INVALID, Job, Method, Pages, raises, wait_errors, wait_options
from .operations import Body, Operation
from .properties import Schemas

# What a method returns for a success without a body: of an object, and of a bool.
_EMPTY = ("Where the response has no body, only its id is known.", "True where the response has no body.")


class Resource:
    """The methods of a tag.

    Attributes:
        tag: Its name: the module, and the property of a client.
        name: Name of its class.
    """

    def __init__(self, tag: str, operations: Iterable[Operation], contract: Contract, schemas: Schemas) -> None:
        self.tag = tag
        self._contract = contract
        self._schemas = schemas
        node = contract.tag(tag)
        self.name: str = pascal_case(node.get("x-displayName", tag))
        self.description: str = docstrings.sentence(node["description"])
        self.builders: list[Builder] = []
        for operation in operations:
            if not operation.node.get("x-internal"):
                bodies: list[Body | None] = [*operation.bodies] or [None]
                self.builders += [Builder(operation, body, contract, schemas) for body in bodies]

    @property
    def exported(self) -> list[str]:
        """What a star import of its module gives: its classes."""
        views = [f"{self.name}WithRawResponse"] if self.calls else []
        return sorted(f"{colour}{name}" for colour in ("", "Async") for name in [self.name, *views])

    @property
    def headline(self) -> str:
        return self.description.rstrip(".")

    @cached_property
    def methods(self) -> list[Method]:
        return [method for builder in self.builders for method in self._methods(builder)]

    @property
    def calls(self) -> list[str]:
        """The names of the methods that are one call each: those of the raw view."""
        return [method.name for method in self.methods if method.kind == "call"]

    @property
    def jobs(self) -> list[tuple[Job, Builder]]:
        """The jobs that can be waited for, each with what asks for it."""
        return [(method.job, method.builder) for method in self.methods if method.kind == "wait" and method.job]

    def _methods(self, builder: Builder) -> Iterator[Method]:
        operation = builder.operation
        name = operation.node.get("x-method") or method_name(str(operation.node["operationId"]), self.tag)
        if builder.twin is not None:
            name = f"{name}_with_files"
        yield self._call(builder, name)
        pagination = operation.node.get("x-pagination")
        if pagination is not None:
            yield self._iter(builder, name, pagination)
        wait = operation.node.get("x-wait")
        if wait is not None:
            job = self._job(operation, wait)
            yield self._wait(builder, job)
            if "create" in wait:
                creator = next(b for b in self.builders if b.operation.node["operationId"] == wait["create"])
                yield self._create_and_wait(creator, job)

    def _call(self, builder: Builder, name: str) -> Method:
        operation = builder.operation
        progress = [Argument(*ON_PROGRESS, default="None")] if builder.moves_files else []
        arguments = [*self._arguments(builder), *progress, *call_options()]
        return Method(
            name,
            "call",
            builder,
            operation.result,
            arguments,
            usage=self._usage(operation, name, default=builder.twin is None),
            summary=operation.summary,
            description=operation.description,
            returns=self._returns(operation),
            raises=raises(operation, checked=len(arguments) > len(CALL_OPTIONS)),
        )

    def _iter(self, builder: Builder, name: str, style: str) -> Method:
        operation = builder.operation
        limit = next((p for p in operation.select_parameters("query") if p.field.name == "limit"), None)
        size = 0 if limit is None else self._contract.resolve(limit.node["schema"])["maximum"]
        arguments = [argument for argument in self._arguments(builder) if argument.name != "cursor"]
        for argument in arguments:
            if argument.name == "limit":
                argument.doc = f"How many a page holds, 1 to {size}; {size} by default."
                argument.passed = f"{size} if limit is None else limit"
        item = operation.result[5:-1] if operation.result.startswith("List[") else self._item_of(operation)
        return Method(
            name.replace("list", "iter"),
            "iter",
            builder,
            item,
            [
                *arguments,
                *call_options(),
            ],
            usage=self._usage(operation, name.replace("list", "iter"), default=False),
            summary=re.sub(r"^List (?:the )?", "Iterate over all ", operation.summary),
            description="One page is held at a time; the next is fetched when it is needed." if size else "",
            returns="An iterator over the items, each once.",
            raises=[INVALID, ("ApiError", "A request failed.")],
            pages=Pages(style, size),
        )

    def _item_of(self, operation: Operation) -> str:
        assert operation.response is not None
        items = next(item for item in self._schemas.fields_of(operation.response.cls) if item.name == "items")
        return items.only.item.plain_type

    def _job(self, operation: Operation, node: Node) -> Job:
        assert operation.response is not None
        status = next(item for item in self._schemas.fields_of(operation.response.cls) if item.name == "status")
        ended = {*node["succeeded"], *node["failed"]}
        running = tuple(value for value in status.only.enum_values if value not in ended)
        return Job(node, operation.response.cls, running)

    def _wait(self, builder: Builder, job: Job) -> Method:
        arguments = [argument for argument in self._arguments(builder) if argument.positional]
        return Method(
            "wait",
            "wait",
            builder,
            job.model,
            [*arguments, *wait_options(job)],
            usage=self._usage(builder.operation, "wait", default=False),
            summary=f"Wait until a {job.noun} has ended. Waiting again for the same id resumes",
            returns=f"The {job.noun} with its result.",
            raises=wait_errors(job),
            job=job,
        )

    def _create_and_wait(self, creator: Builder, job: Job) -> Method:
        operation = creator.operation
        own = [option for option in call_options() if option.name != "timeout"]
        waiting = wait_options(job)
        if creator.moves_files:
            for argument in waiting:
                if argument.name == "on_progress":
                    argument.doc = f"{argument.doc} Before that, as the bytes of local files go out, as for `create`."
        return Method(
            "create_and_wait",
            "create_and_wait",
            creator,
            job.model,
            [*self._arguments(creator), *waiting, *own],
            usage=self._usage(operation, "create_and_wait", default=False),
            summary=f"{operation.summary} and wait until it has ended",
            description=operation.description,
            returns=f"The {job.noun} with its result.",
            raises=[INVALID, *wait_errors(job)],
            job=job,
        )

    def _arguments(self, builder: Builder) -> list[Argument]:
        """The arguments of a method: those that are for the contract alone are left out."""
        switches = {p.field.name: p.switch for p in builder.operation.parameters if p.switch is not None}
        internal = {p.field.name for p in builder.operation.parameters if p.internal}
        found: list[Argument] = []
        for argument in builder.arguments:
            if argument.name in internal:
                continue
            name, value = argument.name, switches.get(argument.name)
            if value is not None:
                passed = f'switch({name}_{value}, "{value}")'
                found.append(Argument(f"{name}_{value}", "bool", argument.doc, "False", passed=passed, keyword=name))
                continue
            kind, passed, doc = argument.type, name, argument.doc
            if name in builder.identities:
                kind, passed = with_objects(kind), f"{builder.identities[name]}({name})"
                if doc.startswith("The id of"):
                    doc = f"{doc.rstrip('.')}, or an object that has it."
            found.append(Argument(name, kind, doc, argument.default, argument.positional, passed, keyword=name))
        return found

    def _usage(self, operation: Operation, label: str, *, default: bool) -> str:
        for sample in operation.node.get("x-codeSamples", ()):
            if sample.get("label") == label or (default and "label" not in sample):
                return str(sample["source"])
        return ""

    def _returns(self, operation: Operation) -> str:
        """What the contract says of the success."""
        for status, response in operation.node["responses"].items():
            if status.startswith("2"):
                text = "" if operation.result == "None" else str(self._contract.resolve(response)["description"])
                return f"{docstrings.sentence(text)} {_EMPTY[operation.result == 'bool']}" if operation.empty else text
        return ""


def method_name(operation_id: str, tag: str) -> str:
    """The operationId in snake_case without the words of the tag, singular or plural."""
    words = tag.split("_")
    nouns = {form for word in words for form in (word, f"{word}s", f"{word}es", word.removesuffix("s"))}
    return "_".join(word for word in snake_case(operation_id).split("_") if word not in nouns)
