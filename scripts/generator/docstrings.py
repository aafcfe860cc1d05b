"""Docstrings from the words of the contract: in the names of Python, with one line of use in each colour."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from textwrap import indent, wrap

from openapi_python_client.strings import safe_for_docstring, snake_case

WIDTH = 120
# What a response outside 2xx is raised as; those that any call may meet are summed up.
ERRORS = {
    402: "PaymentRequiredError",
    403: "ForbiddenError",
    404: "NotFoundError",
    409: "ConflictError",
    413: "ContentTooLargeError",
    422: "UnprocessableEntityError",
}

_CONSTANTS = {"null": "None", "true": "True", "false": "False"}

Rows = Iterable[tuple[str, str]]


def in_python(text: str) -> str:
    """A sentence of the contract with the names that stand in backticks as Python writes them: `refId` is `ref_id`."""
    text = re.sub(r"`([a-z]+(?:[A-Z][a-z]+)+)`", lambda match: f"`{snake_case(match[1])}`", " ".join(text.split()))
    text = re.sub(r"\b(null|true|false)\b", lambda match: _CONSTANTS[match[1]], text)
    return safe_for_docstring(text)


def sentence(text: str) -> str:
    """With its full stop."""
    text = in_python(text)
    return text if not text or text.endswith((".", "!", "?", ":")) else f"{text}."


def add_await(source: str) -> str:
    """A line of use of the synchronous client as it reads for the asynchronous one."""
    tree = ast.parse(source)
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    lines = source.splitlines()
    edits: list[tuple[int, int, str]] = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and _is_of_client(node.func)):
            continue
        parent = parents[node]
        if isinstance(parent, ast.For) and parent.iter is node and node.func.attr in _ITERATORS:  # type: ignore[attr-defined]
            edits.append((parent.lineno, parent.col_offset, "async "))
            continue
        inner = isinstance(parent, (ast.Attribute, ast.Subscript))
        edits.append((node.lineno, node.col_offset, "(await " if inner else "await "))
        if inner:
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            edits.append((node.end_lineno, node.end_col_offset, ")"))
    for number, column, text in sorted(edits, reverse=True):
        line = lines[number - 1]
        lines[number - 1] = line[:column] + text + line[column:]
    return "\n".join(lines)


_ITERATORS = ("iter", "stream", "as_completed", "results")


def _is_of_client(node: ast.expr) -> bool:
    """Whether it is a method of a resource: `client.voices.list`."""
    depth = 0
    while isinstance(node, ast.Attribute):
        node, depth = node.value, depth + 1
    return depth >= 2 and isinstance(node, ast.Name) and node.id == "client"


def docstring(
    summary: str,
    *,
    usage: str = "",
    description: str = "",
    arguments: Rows = (),
    returns: str = "",
    raises: Rows = (),
    margin: int = 8,
) -> str:
    """The text between the quotes, but for its first indentation.

    Args:
        margin: Columns that it is indented by.
    """
    parts = [_wrap(sentence(summary), margin, lead=3)]
    if usage:
        parts.append(indent(safe_for_docstring(usage), "    "))
    if description:
        parts.append(_wrap(sentence(description), margin))
    for title, rows in (("Args", arguments), ("Returns", [("", returns)] if returns else []), ("Raises", raises)):
        lines = [_row(name, text, margin) for name, text in rows]
        if lines:
            parts.append("\n".join([f"{title}:", *lines]))
    body = indent("\n\n".join(parts), " " * margin).strip()
    return body if len(parts) == 1 else f"{body}\n{' ' * margin}"


def _row(name: str, text: str, margin: int) -> str:
    if not name:
        return indent(_wrap(sentence(text), margin + 4), "    ")
    return indent(_wrap(f"{name}: {sentence(text)}", margin + 4, hanging="    "), "    ")


def _wrap(text: str, margin: int, *, lead: int = 0, hanging: str = "") -> str:
    width = WIDTH - margin
    lines = wrap(
        text,
        width,
        initial_indent="_" * lead,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)[lead:]
