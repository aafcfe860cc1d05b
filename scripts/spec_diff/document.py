"""One OpenAPI description: its references resolved, its operations and schemas in one comparable form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
# OpenAPI says that parameters of these names are ignored: content types and security describe them.
IGNORED_HEADERS = {"accept", "content-type", "authorization"}


class SpecError(Exception):
    """The description cannot be read; the message says what is wrong, in one line."""


def child(node: Any, key: str, kind: Any = dict) -> Any:
    """`node[key]`, or an empty one of its kind; SpecError if it is of another kind."""
    first = kind[0] if isinstance(kind, tuple) else kind
    if not isinstance(node, dict):
        raise SpecError(f"{key!r} is looked for in a {type(node).__name__}, not in a mapping: {str(node)[:60]!r}")
    value = node.get(key)
    if value is None:
        return first()
    if not isinstance(value, kind):
        raise SpecError(f"{key!r} is a {type(value).__name__}, not a {first.__name__}: {str(value)[:60]!r}")
    return value


@dataclass
class Operation:
    """What a client may call, or be called with (a webhook)."""

    name: str
    deprecated: bool = False
    parameters: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    body_required: bool = False
    body: dict[str, Any] = field(default_factory=dict)
    responses: dict[str, dict[str, Any]] = field(default_factory=dict)
    security: frozenset[frozenset[str]] = frozenset()


class Document:
    """An OpenAPI 3 document. Raises SpecError where the document cannot be followed."""

    def __init__(self, root: Any) -> None:
        version = str(root.get("openapi", "")) if isinstance(root, dict) else ""
        if not re.match(r"3\.\d", version):
            found = f"its version is {version!r}" if version else "it has no 'openapi' version"
            raise SpecError(f"not an OpenAPI 3 description: {found}")
        self.root: dict[str, Any] = root
        self.is_30 = version.startswith("3.0")
        servers = [urlsplit(str(child(server, "url", str))) for server in child(root, "servers", list)]
        self.origins = [f"{server.scheme}://{server.netloc}" for server in servers if server.netloc]
        self._prefix = servers[0].path.rstrip("/") if servers else ""

    def resolve(self, node: Any) -> Any:
        """Follow `$ref` until something else is found."""
        seen: set[str] = set()
        while isinstance(node, dict) and (ref := child(node, "$ref", str)):
            if ref in seen:
                raise SpecError(f"$ref {ref!r} leads back to itself")
            seen.add(ref)
            node = self.lookup(ref)
        return node

    def lookup(self, ref: str) -> Any:
        """What a reference points to, which may be a reference again."""
        if ref != "#" and not ref.startswith("#/"):
            raise SpecError(f"$ref {ref!r} points outside the document: bundle it into one file first")
        node: Any = self.root
        for part in ref.split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            try:
                node = node[int(key)] if isinstance(node, list) else node[key]
            except (KeyError, IndexError, TypeError, ValueError):
                raise SpecError(f"$ref {ref!r} points to nothing") from None
        return node

    def operations(self) -> dict[tuple[str, str], Operation]:
        """Every operation by method and path, the path without the names of its parameters."""
        return {
            (method, re.sub(r"\{[^}]*\}", "{}", self._prefix + str(path))): operation
            for path, item in child(self.root, "paths").items()
            for method, operation in self._methods(item, self._prefix + str(path))
        }

    def webhooks(self) -> dict[tuple[str, str], Operation]:
        """Every webhook by method and name."""
        return {
            (method, name): operation
            for name, item in child(self.root, "webhooks").items()
            for method, operation in self._methods(item, name, "webhook")
        }

    def _methods(self, item: Any, path: str, label: str = "") -> Iterator[tuple[str, Operation]]:
        item = self.resolve(item)
        for method in METHODS:
            if isinstance(item, dict) and method in item:
                yield method, self._operation(f"{label or method.upper()} {path}", path, item, child(item, method))

    def _operation(self, name: str, path: str, item: dict[str, Any], raw: dict[str, Any]) -> Operation:
        body = self.resolve(child(raw, "requestBody"))
        security = raw if "security" in raw else self.root
        return Operation(
            name=name,
            deprecated=raw.get("deprecated") is True,
            parameters={
                key: parameter
                for source in (item, raw)
                for entry in child(source, "parameters", list)
                for key, parameter in self._parameter(self.resolve(entry), path)
            },
            body_required=body.get("required") is True,
            body=self.content(body),
            responses={
                str(status).upper(): self.resolve(response) for status, response in child(raw, "responses").items()
            },
            security=frozenset(self._requirement(entry) for entry in child(security, "security", list) or [{}]),
        )

    def _parameter(self, raw: Any, path: str) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
        name, where = child(raw, "name", str), child(raw, "in", str)
        if not name or not where:
            raise SpecError(f"a parameter of {path} lacks 'name' or 'in'")
        if where == "path":
            names = re.findall(r"\{([^}]*)\}", path)
            if name in names:
                yield (where, str(names.index(name))), {**raw, "required": True}
        elif where == "header":
            if name.lower() not in IGNORED_HEADERS:
                yield (where, name.lower()), raw
        else:
            yield (where, name), raw

    def content(self, node: dict[str, Any]) -> dict[str, Any]:
        """The schema of each content type, without its parameters (`; charset=...`)."""
        return {
            str(media).split(";")[0].strip().lower(): child(entry, "schema", (dict, bool))
            for media, entry in child(node, "content").items()
        }

    def headers(self, node: dict[str, Any]) -> dict[str, Any]:
        """The schema of each header of a response, by its name in lower case."""
        return {
            str(name).lower(): self.value_schema(self.resolve(header))
            for name, header in child(node, "headers").items()
        }

    def value_schema(self, node: dict[str, Any]) -> Any:
        """The schema of a parameter or header, which may stand under a content type."""
        return next(iter(self.content(node).values()), child(node, "schema", (dict, bool)))

    def _requirement(self, raw: Any) -> frozenset[str]:
        """The credentials that one security requirement asks for, in words."""
        schemes = child(child(self.root, "components"), "securitySchemes")
        words: set[str] = set()
        if not isinstance(raw, dict):
            raise SpecError(f"a security requirement is a {type(raw).__name__}, not a mapping")
        for name in raw:
            scheme = self.resolve(child(schemes, name)) or {"type": name}
            keys = ("type", "in", "name") if scheme.get("type") == "apiKey" else ("type", "scheme")
            words.add(" ".join(str(scheme[key]) for key in keys if key in scheme))
            words.update(f"scope {scope}" for scope in child(raw, name, list))
        return frozenset(words)
