"""Answers that are not as the contract has them: what is not needed is not demanded."""

from __future__ import annotations

import math
import warnings
from typing import Any, Callable, List

import pytest

from sync import Sync
from sync.errors import BadRequestError, InvalidResponseError
from sync_client.types import UnknownObject

from ..facade.support import INPUT
from ..scripted_server import response
from .api import FaultyApi, generation
from .conftest import MakeClient

BROKEN = {"createdAt": "2026-01-01T00:00:00Z", "model": "lipsync-2"}
DELETES: List[Any] = [
    (lambda client: client.generations.delete("x").id, "x"),
    (lambda client: client.assets.delete("x").id, "x"),
    (lambda client: client.projects.delete("x").id, "x"),
    (lambda client: client.voices.delete("x"), True),
    (lambda client: client.projects.detach_asset("x", "y"), None),
    (lambda client: client.projects.attach_asset("x", asset_id="y"), None),
]


@pytest.mark.parametrize("status", [200, 202, 204])
@pytest.mark.parametrize("body", [b"", b"null"])
@pytest.mark.parametrize(("delete", "result"), DELETES)
def test_an_effect_that_is_answered_with_nothing_is_a_success(
    make: MakeClient, server: FaultyApi, delete: Callable[[Sync], Any], result: Any, body: bytes, status: int
) -> None:
    server.scripts = [[response(b"" if status == 204 else body, status)]]
    assert delete(make()) == result


def test_what_is_known_of_a_thing_that_was_deleted_is_its_id(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response(b"", 204)]]
    deleted = make().generations.with_raw_response.delete("x").data
    assert deleted.to_dict() == {"id": "x"}
    assert deleted == deleted.copy()
    unknown: List[Any] = [deleted.status, deleted.created_at, deleted.input]
    assert unknown == [None, None, None]


@pytest.mark.parametrize("body", [b"<html></html>", b'"deleted"', b"[]", b"{"])
def test_an_effect_that_is_answered_with_something_else_is_none(
    make: MakeClient, server: FaultyApi, body: bytes
) -> None:
    server.scripts = [[response(body)]]
    with pytest.raises(InvalidResponseError):
        make().generations.delete("x")


@pytest.mark.parametrize("method", ["get", "create"])
def test_a_body_is_needed_where_it_is_what_was_asked_for(make: MakeClient, server: FaultyApi, method: str) -> None:
    server.scripts = [[response(b"", 200)]]
    generations = make(max_retries=0).generations
    with pytest.raises(InvalidResponseError):
        generations.get("x") if method == "get" else generations.create(model="lipsync-2", input=INPUT)


@pytest.mark.parametrize(
    ("body", "id"),
    [
        ({"status": "PENDING"}, None),
        ({"id": "paid"}, "paid"),
        ({"id": "paid", "status": 5}, "paid"),
        ({"id": 5, "status": "PENDING"}, None),
        ([], None),
        ("paid", None),
        (b"<html></html>", None),
        (b"", None),
    ],
)
def test_a_create_that_can_not_be_read_tells_what_is_known(
    make: MakeClient, server: FaultyApi, body: Any, id: Any
) -> None:
    server.scripts = [[response(body, 201)]]
    with pytest.raises(InvalidResponseError) as caught:
        make().generations.create(model="lipsync-2", input=INPUT)
    assert caught.value.id == id
    assert caught.value.idempotency_key == server.requests[-1].headers["idempotency-key"]
    # A job whose id is known is waited for; any other is found by its key.
    assert (id or caught.value.idempotency_key) in str(caught.value)


def test_a_list_survives_an_item_that_can_not_be_read(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response([generation("a"), BROKEN, generation("c")])]]
    with pytest.warns(RuntimeWarning, match=r"list_generations\[1\] is kept as it came: .*id") as caught:
        found = make().generations.list()
    assert len(caught) == 1
    assert [getattr(one, "id", None) for one in found] == ["a", None, "c"]
    assert found[1] == UnknownObject(BROKEN)


@pytest.mark.filterwarnings("ignore:list_generations:RuntimeWarning")
def test_pages_go_on_after_one_that_ends_with_it(make: MakeClient, server: FaultyApi) -> None:
    whole: List[Any] = [generation(str(number)) for number in range(100)]
    server.scripts = [
        [response([*whole[:99], {**BROKEN, "id": ["x"]}])],
        [response([generation("last")])],
    ]
    found = list(make().generations.iter())
    assert len(found) == 101
    assert "cursor=98" in server.requests[-1].target


@pytest.mark.filterwarnings("ignore:list_generations:RuntimeWarning")
def test_a_wait_for_many_survives_a_neighbour(make: MakeClient, server: FaultyApi) -> None:
    done = {"status": "COMPLETED", "outputUrl": "https://x/y.mp4"}
    server.scripts = [[response([generation("a", **done), BROKEN])], [response(generation("b", **done))]]
    outcomes = make().generations.wait_all(["a", "b"])
    assert [outcome.result().id for outcome in outcomes] == ["a", "b"]


def test_an_integer_that_python_does_not_read_leaves_the_others_as_they_are(
    make: MakeClient, server: FaultyApi
) -> None:
    server.scripts = [[response(b'{"count": %d, "id": "x", "status": "PENDING", "x": %s}' % (5, b"1" * 10_000))]]
    got = make().generations.get("x").to_dict()
    assert (repr(got["count"]), got["x"]) == ("5", math.inf)


@pytest.mark.parametrize("digits", [4_000, 10_000])
def test_an_error_with_a_huge_integer_is_read(make: MakeClient, server: FaultyApi, digits: int) -> None:
    server.scripts = [[response(b'{"errorCode": "odd", "x": %s}' % (b"1" * digits), 400)]]
    with pytest.raises(BadRequestError) as caught:
        make().generations.get("x")
    assert caught.value.code == "odd"


@pytest.mark.parametrize("name", ["generations", "assets", "batch", "projects", "transcriptions", "dialogue_edits"])
def test_a_get_takes_no_response_about_something_else(make: MakeClient, server: FaultyApi, name: str) -> None:
    server.scripts = [[response(generation("other"))], [response(generation("abcd-ef"))]]
    resource = getattr(make(), name)
    with pytest.raises(InvalidResponseError, match=r"it is about other, not about ABCD-EF$"):
        resource.get("ABCD-EF")
    assert resource.get("ABCD-EF").id == "abcd-ef"


def test_a_voice_may_be_asked_for_by_any_of_its_ids(make: MakeClient, server: FaultyApi) -> None:
    server.scripts = [[response({"id": "x", "internalVoiceId": "y"})]]
    assert make().voices.get("y").id == "x"


def results(make: MakeClient, server: FaultyApi, content: bytes) -> List[Any]:
    server.scripts = [[response(b"", 302, f"Location: {server.url}/results")], [response(content)]]
    return list(make(max_retries=0).batch.results("x"))


@pytest.mark.parametrize("line", [b"nonsense", b"[1]", b"5", b'{"a": '])
@pytest.mark.parametrize("place", [0, 1])
def test_the_results_of_a_batch_survive_a_line(make: MakeClient, server: FaultyApi, line: bytes, place: int) -> None:
    lines = [b'{"a": 1}', b'{"b": 2}']
    lines.insert(place, line)
    with pytest.warns(RuntimeWarning, match=f"^Line {place + 1} of the results .*: it is left out$") as caught:
        assert results(make, server, b"\n".join(lines) + b"\n") == [{"a": 1}, {"b": 2}]
    assert len(caught) == 1


@pytest.mark.parametrize("content", [b"<html>\n<body>\n</html>\n", b'{"a": 1}\n{"b"', b"[1]"])
def test_results_that_are_none_or_cut_off_are_refused(make: MakeClient, server: FaultyApi, content: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(InvalidResponseError, match=r"^Line \d of the results"):
            results(make, server, content)
