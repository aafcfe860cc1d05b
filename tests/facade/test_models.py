"""models.list."""

from __future__ import annotations

import pytest

from sync import Sync
from sync.errors import UnauthorizedError
from sync_sandbox import Sandbox

from .conftest import MakeClient


def test_models_come_in_a_list(client: Sync, sandbox: Sandbox) -> None:
    models = client.models.list()
    assert isinstance(models, list)
    assert "lipsync-2" in {model.id for model in models}
    assert all(model.name and model.type and model.version for model in models)
    assert [(request.method, request.path) for request in sandbox.requests] == [("GET", "/v2/models")]


def test_a_type_of_model_that_is_new_is_kept(client: Sync, sandbox: Sandbox) -> None:
    model = {"id": "m", "name": "M", "type": "sing", "version": "1", "tags": ["new"]}
    sandbox.fault(status=200, body=[model])
    assert [found.to_dict() for found in client.models.list()] == [model]


def test_the_whole_answer(client: Sync) -> None:
    answer = client.models.with_raw_response.list(extra_headers={"x-mine": "1"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.data == client.models.list()


def test_it_needs_a_valid_key(make: MakeClient) -> None:
    with pytest.raises(UnauthorizedError):
        make(api_key="another").models.list()
