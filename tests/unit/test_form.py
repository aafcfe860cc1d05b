"""A multipart body on the wire: what goes in comes out, and nothing else."""

from __future__ import annotations

import io
import json
import re
from contextlib import ExitStack
from typing import Any, Dict, List, Tuple, cast

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.core.call.arguments import Extras
from sync.core.call.request import Body
from sync.core.files.media import open_file
from sync.errors import InvalidRequestError
from sync_client.exchange import multipart
from sync_client.types import File, Operation

HOSTILE = ['"', "\r\n", "\\", "; name=", "\u00e9", "--", "x", "\n\nfilename=", "%22"]
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
NAMES |= st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join)


def parts_of(body: Body) -> List[Tuple[str, bytes]]:
    """The head and the content of each part, as a server finds them."""
    assert body.content_type is not None
    assert body.form is not None
    headers = {"content-type": body.content_type}
    request = httpx.Request("POST", "http://a/", headers=headers, files=multipart(body.form))
    boundary = body.content_type.partition("boundary=")[2].encode()
    first, *parts = (b"\r\n" + request.read()).split(b"\r\n--" + boundary)
    assert first == b""
    assert parts.pop() == b"--\r\n"
    cut = [part[2:].partition(b"\r\n\r\n") for part in parts]
    return [(head.decode(), content) for head, _, content in cut]


def operation(form: Any) -> Operation[None]:
    return Operation(id="x", method="POST", path="/", decode=lambda value: None, form=form)


@given(
    fields=st.dictionaries(NAMES, st.text(st.characters(exclude_categories=["Cs"]))), name=NAMES, content=st.binary()
)
@example(fields={'a"\r\nX-Injected: 1\r\n\r\n': "v"}, name='f"\r\nX-Injected: 1', content=b"--x")
def test_each_field_is_one_part_with_one_name(fields: Dict[str, str], name: str, content: bytes) -> None:
    form = [*fields.items(), (name, File(content, "clip.mp4", "video/mp4"))]
    found = parts_of(Body(operation(form), Extras()))
    assert [part for _, part in found] == [*(value.encode() for value in fields.values()), content]
    for head, _ in found:
        lines = head.split("\r\n")
        assert re.fullmatch(r'Content-Disposition: form-data; name="[^"\r\n]+"(; filename="clip\.mp4")?', lines[0])
        assert lines[1:] in ([], ["Content-Type: video/mp4"])


@given(extra=st.dictionaries(NAMES, st.text() | st.integers() | st.lists(st.booleans()) | st.none(), min_size=1))
def test_a_further_field_replaces_one_of_its_name_and_is_text_as_it_is_or_json(extra: Dict[str, Any]) -> None:
    first = next(iter(extra))
    body = Body(operation([(first, "of the operation"), ("last", "kept")]), Extras(body={"last": "new", **extra}))
    assert body.form is not None
    found = dict(cast("Dict[str, str]", body.form))
    assert found.keys() == {name for name, value in {"last": "new", **extra}.items() if value is not None}
    for name, text in found.items():
        assert text == extra.get(name, "new") or json.loads(text) == extra[name]


def test_a_further_field_that_json_can_not_hold_is_named() -> None:
    with pytest.raises(InvalidRequestError, match=r"^x can't be written as JSON: .+\.$") as caught:
        Body(operation([]), Extras(body={"x": float("nan")}))
    assert caught.value.field == "x"


@given(content=st.binary(min_size=1), name=NAMES, kind=st.sampled_from(["bytes", "file"]))
def test_each_attempt_sends_the_same_bytes(content: bytes, name: str, kind: str) -> None:
    with ExitStack() as opened:
        try:
            file = open_file("video", (name, content if kind == "bytes" else io.BytesIO(content)), opened)
        except InvalidRequestError:
            return
        body = Body(operation([("video", file)]), Extras())
        assert body.replayable
        assert body.size == len(content)
        first, second = parts_of(body), parts_of(body)
    assert first == second
    assert [part for _, part in first] == [content]
