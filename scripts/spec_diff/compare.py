"""What changed between two descriptions of an API: operation by operation, schemas included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spec_diff.change import Change, Findings, Place
from spec_diff.compare_schemas import SchemaComparison
from spec_diff.document import Document, Operation

Key = tuple[str, str]


def diff(old: Any, new: Any) -> list[Change]:
    """The differences between two parsed OpenAPI 3 descriptions, those first that break a client of the old one.

    A change in a component that several operations share is one change. Documentation is not compared.
    Raises SpecError if one of the two cannot be read as OpenAPI 3.
    """
    return _Comparison(Document(old), Document(new)).run()


class _Comparison:
    def __init__(self, old: Document, new: Document) -> None:
        self.old, self.new = old, new
        self.findings = Findings()
        self.schemas = SchemaComparison(old, new, self.findings)

    def run(self) -> list[Change]:
        operations = self.old.operations()
        if self.old.origins and self.new.origins and self.old.origins[0] not in self.new.origins:
            moved = f"{self.old.origins[0]} -> {', '.join(self.new.origins)}"
            for operation in operations.values():
                self.findings.add(Place(operation.name, "server"), "changed", moved, breaking=True)
        for before, after in self._in_both(operations, self.new.operations()):
            self._operation(before, after)
        if not self.old.is_30 and not self.new.is_30:  # OpenAPI 3.0 cannot describe webhooks
            for before, after in self._in_both(self.old.webhooks(), self.new.webhooks()):
                self._parts(Place(before.name, "body", "response"), before.body, after.body)
        return self.findings.changes()

    def _in_both(self, old: dict[Key, Operation], new: dict[Key, Operation]) -> Iterator[tuple[Operation, Operation]]:
        for key, operation in old.items():
            if key in new:
                yield operation, new[key]
            else:
                self.findings.add(Place(operation.name, operation.name), "removed", breaking=True)
        for key, operation in new.items():
            if key not in old:
                self.findings.add(Place(operation.name, operation.name), "added", breaking=False)

    def _operation(self, old: Operation, new: Operation) -> None:
        if new.deprecated and not old.deprecated:
            self.findings.add(Place(old.name, old.name), "changed", "now deprecated", breaking=False)
        if old.security != new.security:
            refused = any(not any(asked <= given for asked in new.security) for given in old.security)
            detail = f"{_credentials(old)} -> {_credentials(new)}"
            self.findings.add(Place(old.name, "authentication"), "changed", detail, breaking=refused)
        self._parameters(old, new)
        self._body(Place(old.name, "request body", "request"), old, new)
        self._responses(old, new)

    def _parameters(self, old: Operation, new: Operation) -> None:
        for key, parameter in old.parameters.items():
            place = Place(old.name, f"{key[0]} parameter {parameter['name']!r}", "request")
            if key in new.parameters:
                self._parameter(place, parameter, new.parameters[key])
            else:
                self.findings.add(place, "removed", breaking=True)
        for key, parameter in new.parameters.items():
            if key not in old.parameters:
                required = parameter.get("required") is True
                place = Place(old.name, f"{key[0]} parameter {parameter['name']!r}", "request")
                self.findings.add(place, "added", "required" if required else "optional", breaking=required)

    def _parameter(self, place: Place, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.schemas.required(place, old.get("required") is True, new.get("required") is True)
        if new.get("deprecated") is True and old.get("deprecated") is not True:
            self.findings.add(place, "changed", "now deprecated", breaking=False)
        before, after = self.old.value_schema(old), self.new.value_schema(new)
        styles = _style(old), _style(new)
        if styles[0] != styles[1] and self.schemas.both_lists(before, after):
            self.findings.add(place, "changed", f"list sent as {styles[0]} -> {styles[1]}", breaking=True)
        self.schemas.compare(place, before, after)

    def _body(self, place: Place, old: Operation, new: Operation) -> None:
        if old.body and new.body:
            self.schemas.required(place, old.body_required, new.body_required)
            self._parts(place, old.body, new.body)
        elif old.body:
            self.findings.add(place, "removed", breaking=True)
        elif new.body:
            detail = "required" if new.body_required else "optional"
            self.findings.add(place, "added", detail, breaking=new.body_required)

    def _responses(self, old: Operation, new: Operation) -> None:
        same = _same_statuses([*old.responses], [*new.responses])
        gone = [status for status in old.responses if status not in {before for before, _ in same}]
        come = [status for status in new.responses if status not in {after for _, after in same}]
        lost, gained = ([status for status in statuses if status.startswith("2")] for statuses in (gone, come))
        if len(lost) == len(gained) == 1:  # the same answer under another status
            same.append((lost[0], gained[0]))
            place = Place(old.name, f"response {lost[0]}", "response")
            self.findings.add(place, "changed", f"status {lost[0]} -> {gained[0]}", breaking=True)
            gone.remove(lost[0])
            come.remove(gained[0])
        for status in gone:
            place = Place(old.name, f"response {status}", "response")
            self.findings.add(place, "removed", breaking=status in lost)
        for status in come:
            self.findings.add(Place(old.name, f"response {status}", "response"), "added", breaking=False)
        for before, after in same:
            place, success = Place(old.name, f"response {before}", "response"), before.startswith("2")
            old_answer, new_answer = old.responses[before], new.responses[after]
            self._parts(place, self.old.content(old_answer), self.new.content(new_answer), breaking=success)
            headers = self.old.headers(old_answer), self.new.headers(new_answer)
            self._parts(place, *headers, label="header ", breaking=success)

    def _parts(
        self, place: Place, old: dict[str, Any], new: dict[str, Any], *, label: str = "", breaking: bool = True
    ) -> None:
        """Content types, or headers, each with its schema."""
        for name, schema in old.items():
            part = place.part(label + name)
            if name in new:
                self.schemas.compare(place if name == "application/json" else part, schema, new[name])
            else:
                self.findings.add(part, "removed", breaking=breaking)
        for name in new:
            if name not in old:
                self.findings.add(place.part(label + name), "added", breaking=False)


def _same_statuses(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Each status with what describes it on the other side: the status itself, or a range such as `2XX`."""
    exact = [(status, status) for status in old if status in new]
    known = {status for status, _ in exact}
    ranges = [
        (before, after)
        for before in old
        for after in new
        if before not in known and after not in known and f"{before[0]}XX" == f"{after[0]}XX" in (before, after)
    ]
    return exact + ranges


def _style(parameter: dict[str, Any]) -> str:
    """How a list is written."""
    style = parameter.get("style") or ("form" if parameter["in"] in ("query", "cookie") else "simple")
    explode = parameter.get("explode", style == "form")
    return f"{style}, {'repeated' if explode else 'in one value'}"


def _credentials(operation: Operation) -> str:
    return " or ".join(sorted(" and ".join(sorted(each)) or "none" for each in operation.security))
