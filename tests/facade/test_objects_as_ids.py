"""An object is as good as its id, wherever an id is taken."""

from __future__ import annotations

from pathlib import Path

from sync import Sync
from sync_sandbox import Sandbox

from .support import INPUT


def test_a_generation_stands_for_its_id(client: Sync, sandbox: Sandbox, tmp_path: Path) -> None:
    generation = client.generations.create(model="lipsync-2", input=INPUT)
    assert client.generations.get(generation).id == generation.id
    assert client.generations.with_raw_response.get(generation).data.id == generation.id
    assert client.generations.wait(generation).status == "COMPLETED"
    assert [one.id for one in client.generations.list(ids=generation)] == [generation.id]
    assert [one.id for one in client.generations.list(ids=[generation])] == [generation.id]
    assert [one.id for one in client.generations.iter(ids=[generation, generation.id])] == [generation.id]
    client.generations.costs(generation)
    assert client.generations.download(generation, tmp_path / "a.mp4").exists()
    assert b"".join(client.generations.stream(generation))
    client.generations.delete(generation)


def test_an_outcome_stands_for_its_id(client: Sync, tmp_path: Path) -> None:
    created = [client.generations.create(model="lipsync-2", input=INPUT) for _ in range(2)]
    outcomes = client.generations.wait_all(created)
    assert [outcome.id for outcome in outcomes] == [outcome.id for outcome in created]
    assert {outcome.id for outcome in client.generations.as_completed(outcomes)} == {one.id for one in created}
    assert client.generations.get(outcomes[0]).id == created[0].id
    assert client.generations.wait(outcomes[0]).id == created[0].id
    assert client.generations.download(outcomes[0], tmp_path / "a.mp4").exists()


def test_assets_projects_and_voices_stand_for_theirs(client: Sync) -> None:
    asset = client.assets.create(url="https://example.com/video.mp4", type="VIDEO")
    project = client.projects.create(name="p")
    assert client.assets.get(asset).id == asset.id
    client.projects.attach_asset(project, asset)
    assert [one.id for one in client.assets.list(project_id=project).items] == [asset.id]
    generation = client.generations.create(model="lipsync-2", input=INPUT, project_id=project)
    assert [one.id for one in client.generations.list(project_id=project)] == [generation.id]
    assert client.projects.get(project).id == project.id
    client.projects.detach_asset(project, asset)
    voice = client.voices.list()[0]
    job = client.tts.create_job(script="Hello", voice_id=voice)
    assert client.tts.wait(job).id == job.id
    client.assets.delete(asset)
    client.projects.delete(project)
