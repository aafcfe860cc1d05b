"""An API that goes wrong as it is told, and counts what it would have billed."""

from __future__ import annotations

from typing import Any, Dict, List

from ..scripted_server import Request, Script, ScriptedServer, keep, response


def generation(id: str = "x", status: str = "PENDING", **fields: Any) -> Dict[str, Any]:
    known = {"id": id, "createdAt": "2026-01-01T00:00:00Z", "status": status, "model": "lipsync-2", "input": []}
    return {**known, **fields}


class FaultyApi(ScriptedServer):
    """Works where it has no script.

    with FaultyApi() as server:
        server.scripts = [[response(status=503)], [reset], None]
    """

    @property
    def billed(self) -> List[str]:
        """What a server bills that carries out each create that reaches it whole, whatever it answers."""
        creates = [request for request in self.requests if (request.method, request.target) == ("POST", "/v2/generate")]
        return sorted({request.headers["idempotency-key"] for request in creates})

    def respond(self, request: Request) -> Script:
        body: Any = []
        if request.target.startswith("/v2/generate"):
            body = generation(request.headers.get("idempotency-key") or request.target.rpartition("/")[2])
        return [response(body, close=False), keep]
