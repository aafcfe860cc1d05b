"""From an operation to the request that goes out."""

from __future__ import annotations

from typing import Any

import pytest

from sync.core.call.arguments import NO_OPTIONS
from sync.core.call.context import Context
from sync.core.call.request import prepare_request
from sync.core.settings import Settings
from sync_client import api
from sync_client.secret import Secret

from ..facade.support import InstantClock

SECRETS = {"x-api-key": Secret("key")}
CONTEXT = Context(Settings("https://api.example.com", None, 0, {}, secrets=SECRETS), InstantClock())


def test_a_url_has_a_query_where_something_is_asked() -> None:
    request = prepare_request(CONTEXT, api.list_generations(), NO_OPTIONS)
    assert str(request.url) == "https://api.example.com/v2/generations"
    request = prepare_request(CONTEXT, api.list_generations(limit=5), NO_OPTIONS)
    assert str(request.url) == "https://api.example.com/v2/generations?limit=5"


@pytest.mark.parametrize(
    ("operation", "accept"),
    [(api.list_generations(), "application/json"), (api.get_generation_download_url(id="x"), "text/plain")],
    ids=["JSON", "text"],
)
def test_what_an_operation_can_read_is_what_it_asks_for(operation: Any, accept: str) -> None:
    request = prepare_request(CONTEXT, operation, NO_OPTIONS)
    assert request.authorize(CONTEXT.clock).headers.get_list("accept") == [accept]


def test_the_key_is_in_what_is_sent_and_not_in_the_request_itself() -> None:
    request = prepare_request(CONTEXT, api.list_generations(), NO_OPTIONS)
    assert request.authorize(CONTEXT.clock).headers["x-api-key"] == "key"
    assert "x-api-key" not in request.headers
    assert "'key'" not in repr(request)
