"""What must not type-check. Below the cases' mark, each line says what each checker must find in it."""
# pyright: strict

from __future__ import annotations

from contextlib import ExitStack

import httpx

from sync import AsyncSync, RequestDetails, Sync, webhooks
from sync.common import Audio, GenerationOptions, GenerationSegment, GenerationStatus, Video
from sync.core.api_error import ApiError
from sync.errors import GenerationFailedError, WaitTimeoutError

client = Sync()
aclient = AsyncSync()
create = client.generations.create
upload = client.generations.create_with_files
raw = client.generations.with_raw_response
items = [Video(url="https://a/b"), Audio(url="https://a/c")]
options = [GenerationOptions(), GenerationOptions()]


class TextStream:
    def read(self, size: int = -1) -> str:
        return "text"


def on_text(value: str) -> None: ...
def on_nothing() -> None: ...
async def on_request(details: RequestDetails, attempt: int) -> None: ...


# Cases
Sync(apikey="key")  # mypy: call-arg; pyright: reportCallIssue
Sync("key", "https://example.com")  # mypy: call-arg; pyright: reportCallIssue
Sync(timeout="60")  # mypy: arg-type; pyright: reportArgumentType
Sync(http_client=httpx.AsyncClient())  # mypy: arg-type; pyright: reportArgumentType
Sync(on_request=on_text)  # mypy: arg-type; pyright: reportArgumentType
Sync(on_request=on_request)  # mypy: arg-type; pyright: reportArgumentType
Sync(environment="https://example.com")  # mypy: arg-type; pyright: reportArgumentType
AsyncSync(http_client=httpx.Client())  # mypy: arg-type; pyright: reportArgumentType
client.with_options(timeout="5")  # mypy: arg-type; pyright: reportArgumentType
client.with_options(retries=5)  # mypy: call-arg; pyright: reportCallIssue

create(input=items)  # mypy: call-arg; pyright: reportCallIssue
create("lipsync-2", items)  # mypy: call-arg; pyright: reportCallIssue
create(model=2, input=items)  # mypy: arg-type; pyright: reportArgumentType
create(model="m", input="video.mp4")  # mypy: arg-type; pyright: reportArgumentType
create(model="m", input=[5])  # mypy: list-item; pyright: reportArgumentType
create(model="m", input=[GenerationOptions()])  # mypy: list-item; pyright: reportArgumentType
create(model="m", input=options)  # mypy: arg-type; pyright: reportArgumentType
create(model="m", input=items, webhok_url="https://a")  # mypy: call-arg; pyright: reportCallIssue
create(model="m", input=items, options=5)  # mypy: arg-type; pyright: reportArgumentType
create(model="m", input=items, options=Video())  # mypy: arg-type; pyright: reportArgumentType
create(model="m", input=items, extra_headers={"a": 5})  # mypy: dict-item; pyright: reportArgumentType
create(model="m", input=items, request_options={"tries": 5})  # mypy: arg-type; pyright: reportArgumentType
upload(model="m", video=5)  # mypy: arg-type; pyright: reportArgumentType
upload(model="m", video=open("v"))  # noqa: SIM115 # mypy: arg-type; pyright: reportArgumentType
upload(model="m", video=TextStream())  # mypy: arg-type; pyright: reportArgumentType
upload(model="m", video=("v.mp4",))  # mypy: arg-type; pyright: reportArgumentType

client.generations.get(5)  # mypy: arg-type; pyright: reportArgumentType
client.generations.get("id", includ="progress")  # mypy: call-arg; pyright: reportCallIssue
client.generations.list(limit="5")  # mypy: arg-type; pyright: reportArgumentType
client.generations.wait("id", timeout="60")  # mypy: arg-type; pyright: reportArgumentType
client.generations.wait("id", on_update=5)  # mypy: arg-type; pyright: reportArgumentType
client.generations.wait("id", on_update=on_text)  # mypy: arg-type; pyright: reportArgumentType
client.generations.wait("id", on_update=on_nothing)  # mypy: arg-type; pyright: reportArgumentType
client.generations.wait_all(5)  # mypy: arg-type; pyright: reportArgumentType
client.generations.download("id")  # mypy: call-arg; pyright: reportCallIssue
client.generations.download("id", to=5)  # mypy: arg-type; pyright: reportArgumentType
client.generations.lst()  # mypy: attr-defined; pyright: reportAttributeAccessIssue, reportUnknownMemberType
client.batch.create(rowz=[])  # mypy: call-overload; pyright: reportCallIssue
client.batch.create(rows=[], dry_run=True).id  # noqa: B018 # mypy: attr-defined; pyright: reportAttributeAccessIssue, reportUnknownMemberType
client.tts.create(script="a")  # mypy: call-arg; pyright: reportCallIssue
client.dialogue_edits.create(edits=items)  # mypy: call-arg, arg-type; pyright: reportCallIssue
webhooks.unwrap("{}", None, "whsec_a")  # mypy: arg-type; pyright: reportArgumentType
webhooks.unwrap(b"{}", None)  # mypy: call-arg; pyright: reportCallIssue

client.generations.get("id").output_ulr  # noqa: B018 # mypy: attr-defined; pyright: reportAttributeAccessIssue, reportUnknownMemberType
client.generations.get("id").output_url.strip()  # mypy: union-attr; pyright: reportOptionalMemberAccess
client.generations.wait_all(["id"])[0].generation.id  # noqa: B018 # mypy: union-attr; pyright: reportOptionalMemberAccess
raw.get(5)  # mypy: arg-type; pyright: reportArgumentType
raw.get("id").output_url  # noqa: B018 # mypy: attr-defined; pyright: reportAttributeAccessIssue, reportUnknownMemberType
raw.wait("id")  # mypy: attr-defined; pyright: reportAttributeAccessIssue, reportUnknownMemberType
raw.get = raw.get  # mypy: misc; pyright: reportAttributeAccessIssue
aclient.generations.get("id").status  # noqa: B018 # mypy: attr-defined; pyright: reportAttributeAccessIssue, reportUnknownMemberType
aclient.generations.list()[0]  # mypy: index; pyright: reportIndexIssue
list(aclient.generations.iter())  # mypy: call-overload; pyright: reportArgumentType
aiter(client.generations.iter())  # mypy: arg-type; pyright: reportArgumentType
ExitStack().enter_context(aclient)  # mypy: arg-type; pyright: reportArgumentType


async def wrong_colour() -> None:
    await client.generations.get("id")  # mypy: misc; pyright: reportGeneralTypeIssues


Video("https://a/b")  # mypy: call-arg, arg-type; pyright: reportCallIssue
Video(uri="https://a/b")  # mypy: call-arg; pyright: reportCallIssue
Video(url=5)  # mypy: arg-type; pyright: reportArgumentType
Video(type="audio")  # mypy: arg-type; pyright: reportArgumentType
GenerationOptions(sync_mode="backwards")  # mypy: arg-type; pyright: reportArgumentType
GenerationOptions(temperatur=0.5)  # mypy: call-arg; pyright: reportCallIssue
GenerationSegment(start_time=0, end_time=1)  # mypy: call-arg; pyright: reportCallIssue
status: GenerationStatus = "DONE"  # mypy: assignment; pyright: reportAssignmentType
count: int = ApiError().status_code  # mypy: assignment; pyright: reportAssignmentType
id: str = ApiError().id  # mypy: assignment; pyright: reportAssignmentType
WaitTimeoutError("id", None, 5).generation.id  # noqa: B018 # mypy: union-attr; pyright: reportOptionalMemberAccess
GenerationFailedError("id")  # mypy: arg-type; pyright: reportArgumentType
