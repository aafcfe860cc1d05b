"""A test that asks for no fixture: then nothing is loaded for one."""

import sys

HEAVY = {"attr", "attrs", "httpx", "pydantic", "starlette", "sync", "sync_client", "sync_sandbox", "uvicorn"}


def test_nothing_is_loaded(pytestconfig):
    assert "sync_sandbox(**settings)" in "".join(pytestconfig.getini("markers"))
    assert HEAVY & sys.modules.keys() == set()
