"""From an operation to the request that goes out."""

from __future__ import annotations

from typing import Any

import pytest

from sync.core.call.arguments import NO_EXTRAS
from sync.core.call.request import Body, build_request, build_url
from sync.core.settings import Settings
from sync_client import api
from sync_client.secret import Secret

from ..facade.support import InstantClock

SETTINGS = Settings("https://api.example.com", None, 0, {}, secrets={"x-api-key": Secret("key")})


def test_a_url_has_a_query_where_something_is_asked() -> None:
    assert str(build_url(api.list_generations(), SETTINGS, NO_EXTRAS)) == "https://api.example.com/v2/generations"
    url = build_url(api.list_generations(limit=5), SETTINGS, NO_EXTRAS)
    assert str(url) == "https://api.example.com/v2/generations?limit=5"


@pytest.mark.parametrize(
    ("operation", "accept"),
    [(api.list_generations(), "application/json"), (api.get_generation_download_url(id="x"), "text/plain")],
    ids=["JSON", "text"],
)
def test_what_an_operation_can_read_is_what_it_asks_for(operation: Any, accept: str) -> None:
    url, body = build_url(operation, SETTINGS, NO_EXTRAS), Body(operation, NO_EXTRAS)
    request = build_request(operation, SETTINGS, NO_EXTRAS, body, url, None, InstantClock())
    assert request.authorize(SETTINGS.secrets).headers.get_list("accept") == [accept]
