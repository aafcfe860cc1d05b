from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, List

import pytest

from sync.common import GenerationOptions
from sync.errors import (
    ConcurrencyLimitError,
    ConflictError,
    GenerationFailedError,
    NotFoundError,
    RateLimitError,
    UnauthorizedError,
    UnprocessableEntityError,
    WaitTimeoutError,
)

from ..scenario import UNKNOWN_ID, done, files, request, scenario


@scenario("generations.create")
async def _(client: Any) -> None:
    options = GenerationOptions(sync_mode="cut_off")
    generation = await done(client.generations.create(**request(), options=options, output_file_name="recorded"))
    assert (generation.status, generation.model, generation.output_url) == ("PENDING", "lipsync-2", None)


@scenario("generations.create.refused")
async def _(client: Any) -> None:
    with pytest.raises(UnprocessableEntityError):
        await done(client.generations.create(**request(), project_id=UNKNOWN_ID))


@scenario("generations.create.unauthorized")
async def _(client: Any) -> None:
    with pytest.raises(UnauthorizedError) as raised:
        await done(client.generations.create(**request(), extra_headers={"x-api-key": "not-a-key"}))
    assert raised.value.status_code == 401


@scenario("generations.create.concurrency_limit", prepare=lambda sandbox: setattr(sandbox, "concurrency_limit", 0))
async def _(client: Any) -> None:
    with pytest.raises(ConcurrencyLimitError):
        await done(client.generations.create(**request()))


@scenario("generations.create.repeated", prepare=lambda sandbox: sandbox.fault(status=503, after="processing"))
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    assert generation.status == "PENDING"
    assert [known.id for known in await done(client.generations.list())] == [generation.id]


@scenario("generations.create_with_files")
async def _(client: Any) -> None:
    generation = await done(
        client.generations.create_with_files(model="lipsync-2", **files(), options={"sync_mode": "loop"})
    )
    assert generation.status == "PENDING"
    assert [item.type for item in generation.input] == ["video", "audio"]


@scenario("generations.create_and_wait")
async def _(client: Any) -> None:
    seen: List[Any] = []
    generation = await done(client.generations.create_and_wait(**request(), on_update=seen.append))
    assert generation.status == "COMPLETED"
    assert generation.output_url.startswith("http")
    assert seen[0].status == "PENDING"
    assert seen[-1] == generation


@scenario("generations.create_and_wait.failed", prepare=lambda sandbox: sandbox.outcome("FAILED"))
async def _(client: Any) -> None:
    with pytest.raises(GenerationFailedError) as raised:
        await done(client.generations.create_and_wait(**request()))
    assert raised.value.generation.status == "FAILED"
    assert raised.value.generation.error


@scenario("generations.retry", prepare=lambda sandbox: sandbox.outcome("FAILED"))
async def _(client: Any) -> None:
    with pytest.raises(GenerationFailedError) as raised:
        await done(client.generations.create_and_wait(**request()))
    again = await done(client.generations.retry(raised.value))
    assert (again.model, again.status) == ("lipsync-2", "PENDING")
    assert again.id != raised.value.id


@scenario("generations.wait")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    ended = await done(client.generations.wait(generation.id))
    assert (ended.id, ended.status) == (generation.id, "COMPLETED")


@scenario("generations.wait.without_long_poll", prepare=lambda sandbox: setattr(sandbox, "long_poll", False))
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    ended = await done(client.generations.wait(generation.id, poll_interval=10.0))
    assert (ended.id, ended.status) == (generation.id, "COMPLETED")


@scenario("generations.wait.timeout", prepare=lambda sandbox: sandbox.outcome("PROCESSING"))
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    with pytest.raises(WaitTimeoutError) as raised:
        await done(client.generations.wait(generation.id, timeout=5.0, poll_interval=10.0))
    assert raised.value.id == generation.id


@scenario("generations.get")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    assert (await done(client.generations.get(generation.id))).id == generation.id


@scenario("generations.get.raw")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    answer = await done(client.generations.with_raw_response.get(generation.id))
    assert (answer.status_code, answer.data.id) == (200, generation.id)
    assert answer.headers["content-type"].startswith("application/json")


@scenario("generations.get.not_found")
async def _(client: Any) -> None:
    with pytest.raises(NotFoundError):
        await done(client.generations.get(UNKNOWN_ID))


@scenario("generations.list")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    found = await done(client.generations.list(status=["PENDING", "PROCESSING"], limit=5))
    assert generation.id in [each.id for each in found]


@scenario("generations.iter")
async def _(client: Any) -> None:
    ids = [(await done(client.generations.create(**request()))).id for _ in range(2)]
    found = await done(client.generations.iter(ids=ids, limit=1))
    assert sorted(generation.id for generation in found) == sorted(ids)


@scenario("generations.list.rate_limit", prepare=lambda sandbox: setattr(sandbox, "rate_limit", 0))
async def _(client: Any) -> None:
    with pytest.raises(RateLimitError):
        await done(client.generations.list())


@scenario("generations.download", sandbox_only=True)
async def _(client: Any) -> None:
    generation = await done(client.generations.create_and_wait(**request()))
    with TemporaryDirectory() as folder:
        path = await done(client.generations.download(generation, Path(folder, "result.mp4")))
        assert path.read_bytes()[4:8] == b"ftyp"


@scenario("generations.stream", sandbox_only=True)
async def _(client: Any) -> None:
    generation = await done(client.generations.create_and_wait(**request()))
    parts = await done(client.generations.stream(generation.id))
    assert b"".join(parts)[4:8] == b"ftyp"


@scenario("generations.estimate_cost")
async def _(client: Any) -> None:
    (estimate,) = await done(client.generations.estimate_cost(**request()))
    assert estimate.estimated_generation_cost > 0


@scenario("generations.estimate_cost_of_duration")
async def _(client: Any) -> None:
    estimate = await done(client.generations.estimate_cost_of_duration(model="lipsync-2", duration=12.5, fps=25.0))
    assert estimate.estimated_generation_cost > 0


@scenario("generations.get_by_id")
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    assert (await done(client.generations.get_by_id(generation.id))).id == generation.id


@scenario("generations.count")
async def _(client: Any) -> None:
    await done(client.generations.create(**request()))
    assert await done(client.generations.count(status=["PENDING", "PROCESSING"])) > 0


@scenario("generations.delete")
async def _(client: Any) -> None:
    generation = await done(client.generations.create_and_wait(**request()))
    assert (await done(client.generations.delete(generation.id))).id == generation.id


@scenario("generations.delete.running", prepare=lambda sandbox: sandbox.outcome("PROCESSING"))
async def _(client: Any) -> None:
    generation = await done(client.generations.create(**request()))
    with pytest.raises(ConflictError):
        await done(client.generations.delete(generation.id))


@scenario("generations.costs")
async def _(client: Any) -> None:
    generation = await done(client.generations.create_and_wait(**request()))
    costs = await done(client.generations.costs(generation.id))
    assert (costs.generation_id, costs.currency) == (generation.id, "USD")


@scenario("generations.wait_all")
async def _(client: Any) -> None:
    ids = [(await done(client.generations.create(**request()))).id for _ in range(2)]
    outcomes = await done(client.generations.wait_all(ids))
    assert [outcome.result().status for outcome in outcomes] == ["COMPLETED", "COMPLETED"]


@scenario("generations.as_completed")
async def _(client: Any) -> None:
    ids = [(await done(client.generations.create(**request()))).id for _ in range(2)]
    outcomes = await done(client.generations.as_completed(ids))
    assert {outcome.result().id for outcome in outcomes} == set(ids)
