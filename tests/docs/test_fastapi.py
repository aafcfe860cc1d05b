"""FastAPI with our models: what docs/how-to/fastapi.md says of it. requirements/dev.txt has FastAPI."""

from __future__ import annotations

import asyncio
from typing import Any, Dict, List

import httpx
import pytest

from sync.common import Generation, Video

from .test_pages import ROOT, blocks

fastapi = pytest.importorskip("fastapi", reason="needs fastapi")

WIRE: Dict[str, Any] = {
    "id": "1",
    "createdAt": "2026-01-02T03:04:05Z",
    "status": "COMPLETED",
    "model": "lipsync-2",
    "input": [{"type": "video", "url": "https://example.com/v.mp4"}],
    "outputUrl": "https://example.com/out.mp4",
}


@pytest.fixture
def app() -> Any:
    app = fastapi.FastAPI()

    def state() -> Any:
        return Generation.from_dict(WIRE)

    def as_dict() -> Any:
        return WIRE

    def several() -> Any:
        return [Generation.from_dict(WIRE)]

    body = fastapi.Body()

    def same(video: Any = body) -> Any:
        return video

    same.__annotations__ = {"video": Video, "return": Video}
    state.__annotations__ = {"return": Generation}
    app.get("/state")(state)
    app.get("/dict", response_model=Generation)(as_dict)
    app.get("/several", response_model=List[Generation])(several)
    app.post("/same")(same)
    return app


def ask(app: Any, method: str, path: str, **more: Any) -> httpx.Response:
    async def main() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
            return await client.request(method, path, **more)

    return asyncio.run(main())


@pytest.mark.parametrize("path", ["/state", "/dict"])
def test_a_response_is_the_wire_form(app: Any, path: str) -> None:
    assert ask(app, "GET", path).json() == WIRE
    assert ask(app, "GET", "/several").json() == [WIRE]


def test_a_body_is_read_and_checked(app: Any) -> None:
    assert ask(app, "POST", "/same", json={"type": "video", "assetId": "a"}).json() == {"type": "video", "assetId": "a"}
    for body in ({"type": "audio", "url": "https://x"}, {"type": "video"}, [], {"url": 5}):
        response = ask(app, "POST", "/same", json=body)
        assert response.status_code == 422
        assert response.json()["detail"][0]["loc"] == ["body"]


def test_the_document_describes_them(app: Any) -> None:
    document = ask(app, "GET", "/openapi.json").json()
    schemas = document["components"]["schemas"]
    assert schemas["Generation"]["properties"]["outputUrl"]["description"].startswith("The URL of the finished video")
    answer = document["paths"]["/state"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Generation"}
    body = document["paths"]["/same"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["$ref"] == "#/components/schemas/Video"
    assert {"Video", "Audio", "TTS", "GenerationOptions", "UnknownObject"} <= set(schemas)


def test_the_program_of_the_page_serves_orders(world: Any) -> None:
    namespace: Dict[str, Any] = {"__name__": "page"}
    _, code, _ = next(blocks(ROOT / "docs" / "how-to" / "fastapi.md"))
    # Annotations are looked up in the module of a function.
    exec(compile(code, "fastapi.md", "exec", dont_inherit=True), namespace)
    order = {"video": {"type": "video", "url": "https://x"}, "audio": {"type": "audio", "url": "https://x"}}
    made = ask(namespace["app"], "POST", "/orders", json=order).json()
    assert made["status"] == "PENDING"
    assert ask(namespace["app"], "GET", f"/orders/{made['id']}").json()["id"] == made["id"]
    assert world.generations[0]["options"] == {"sync_mode": "loop"}
