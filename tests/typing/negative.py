"""What must not type-check. Each line says what each checker must find in it, and no other line may have an error."""

from __future__ import annotations

import httpx

from sync import AsyncSync, Sync
from sync.common import Audio, GenerationOptions, GenerationSegment, GenerationStatus, Video
from sync.core.api_error import ApiError

client = Sync()
aclient = AsyncSync()
create = client.generations.create
upload = client.generations.create_with_files
items: list[Video | Audio] = [Video(url="https://a/b"), Audio(url="https://a/c")]

Sync(apikey="key")  # mypy: call-arg; pyright: reportCallIssue
Sync("key", "https://example.com")  # mypy: call-arg; pyright: reportCallIssue
Sync(timeout="60")  # mypy: arg-type; pyright: reportArgumentType
Sync(http_client=httpx.AsyncClient())  # mypy: arg-type; pyright: reportArgumentType
AsyncSync(http_client=httpx.Client())  # mypy: arg-type; pyright: reportArgumentType

create(input=items)  # mypy: call-arg; pyright: reportCallIssue
create("lipsync-2", items)  # mypy: call-arg; pyright: reportCallIssue
create(model="m", input="video.mp4")  # mypy: arg-type; pyright: reportArgumentType
create(model="m", input=[5])  # mypy: list-item; pyright: reportArgumentType
create(model="m", input=items, webhok_url="https://a")  # mypy: call-arg; pyright: reportCallIssue
create(model="m", input=items, options=5)  # mypy: arg-type; pyright: reportArgumentType
create(model="m", input=items, extra_headers={"a": 5})  # mypy: dict-item; pyright: reportArgumentType
create(model="m", input=items, request_options={"tries": 5})  # mypy: arg-type; pyright: reportArgumentType
upload(model="m", video=5)  # mypy: arg-type; pyright: reportArgumentType
upload(model="m", video=open("v"))  # noqa: SIM115 # mypy: arg-type; pyright: reportArgumentType
client.generations.get(5)  # mypy: arg-type; pyright: reportArgumentType
client.generations.get("id", includ="progress")  # mypy: call-arg; pyright: reportCallIssue
client.generations.list(limit="5")  # mypy: arg-type; pyright: reportArgumentType
client.generations.wait("id", on_update=5)  # mypy: arg-type; pyright: reportArgumentType
client.generations.lst()  # mypy: attr-defined; pyright: reportAttributeAccessIssue
client.generations.get("id").output_ulr  # noqa: B018 # mypy: attr-defined; pyright: reportAttributeAccessIssue
client.generations.get("id").output_url.strip()  # mypy: union-attr; pyright: reportOptionalMemberAccess
aclient.generations.list()[0]  # mypy: index; pyright: reportIndexIssue

Video("https://a/b")  # mypy: call-arg, arg-type; pyright: reportCallIssue
Video(uri="https://a/b")  # mypy: call-arg; pyright: reportCallIssue
Video(url=5)  # mypy: arg-type; pyright: reportArgumentType
Video(type="audio")  # mypy: arg-type; pyright: reportArgumentType
GenerationOptions(sync_mode="backwards")  # mypy: arg-type; pyright: reportArgumentType
GenerationOptions(temperatur=0.5)  # mypy: call-arg; pyright: reportCallIssue
GenerationSegment(start_time=0, end_time=1)  # mypy: call-arg; pyright: reportCallIssue
status: GenerationStatus = "DONE"  # mypy: assignment; pyright: reportAssignmentType
count: int = ApiError().status_code  # mypy: assignment; pyright: reportAssignmentType
