# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
"""The Sync API, generated: `models` (every schema), `api` (every operation) and a small client for them.

from sync_client.client import Client
from sync_client.api import get_generation

with Client(api_key="...") as client:
    generation = client.send(get_generation(id="..."))
"""
