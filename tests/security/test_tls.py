"""A key is sent to a server that has proved its name, and to no other."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest

from sync.errors import ApiConnectionError, ApiStatusError

from ..facade.support import INPUT
from ..faults.api import FaultyApi
from ..faults.conftest import MakeClient
from ..faults.telltale import failure
from ..scripted_server import response

CERTIFICATE = str(Path(__file__).with_name("self_signed.pem"))


@pytest.fixture
def secure() -> Iterator[FaultyApi]:
    """A server that nobody has vouched for."""
    with FaultyApi(certificate=CERTIFICATE) as server:
        yield server


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vouches for that server, for clients that are made from now on."""
    monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)


def test_a_certificate_that_nobody_vouches_for_is_refused(make: MakeClient, secure: FaultyApi) -> None:
    client = make(base_url=secure.url)
    for call in (
        lambda: client.generations.get("x"),
        lambda: client.generations.create(model="lipsync-2", input=INPUT),
    ):
        error = failure(call)
        assert type(error) is ApiConnectionError
        assert not error.request_sent
        assert "certificate" in str(error)
    assert secure.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_that_someone_vouches_for_is_taken(make: MakeClient, secure: FaultyApi) -> None:
    assert make(base_url=secure.url).generations.get("x").id == "x"


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_refused(make: MakeClient, secure: FaultyApi) -> None:
    error = failure(lambda: make(base_url=f"https://localhost:{secure.port}").generations.get("x"))
    assert type(error) is ApiConnectionError
    assert secure.requests == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_from_https_to_http_is_not_followed(
    make: MakeClient, secure: FaultyApi, other: FaultyApi, status: int
) -> None:
    secure.scripts = [[response(b"", status, f"Location: {other.url}/v2/generate/x")]]
    error = failure(lambda: make(base_url=secure.url).generations.get("x"))
    assert type(error) is ApiStatusError
    assert other.connections == 0
