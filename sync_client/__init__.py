# Generated from openapi.yaml by `make generate`: do not edit.
"""The Sync API, generated: `models` (every schema), `api` (every operation), `resources`, and a small client for them.

    from sync_client.client import Client

    with Client(api_key="...") as client:
        generation = client.generations.get("...")

Used by itself it raises `errors.ArgumentError` before a request and `errors.UnexpectedStatus` after one, where the
docstrings name the classes of the package `sync`, which is built on it.
"""
