"""From a create request to a running generation."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional

from .bodies import CreateGeneration
from .files import StoredFile
from .generations import Generation
from .problems import Problem
from .rules import check_rules
from .state import State
from .validation import check
from .webhooks import generation_notification


def create_generation(
    state: State, body: Any, files: Mapping[str, StoredFile], *, key: Optional[str], owner: str
) -> Generation:
    """The generation that `body` and `files` ask for, or the one that was made with the same key before.

    There is no await in here, so two requests with one key cannot both get past the look-up.
    """
    payload = {"body": body, "files": {name: file.sha256 for name, file in files.items()}}
    known = state.generation_keys.find(key, payload)
    if known is not None:
        return known
    for name, file in files.items():
        state.check_plan(file, field=name)
    assets = {
        name: state.add_stored_asset(file, type=name.upper(), owner=owner, input_type="UPLOAD")
        for name, file in files.items()
    }
    try:
        request = _with_assets(body, {name: asset.id for name, asset in assets.items()}) if assets else body
        checked = check_create(state, request)
        state.generations.check_concurrency()
    except Problem:
        for asset in assets.values():
            state.assets.remove(asset.id)
        raise
    generation = start_generation(state, request, checked)
    state.generation_keys.remember(key, payload, generation)
    return generation


def check_create(state: State, request: Any) -> CreateGeneration:
    """The create body, checked as a whole."""
    checked = check(CreateGeneration, request, "generation_input_validation_failed")
    check_rules(checked, state)
    return checked


def start_generation(
    state: State, request: Dict[str, Any], checked: CreateGeneration, *, in_batch: bool = False
) -> Generation:
    """Start a job that has passed all checks; it tells its webhook when it ends."""
    named = (checked.outputFileName or "").upper()
    script = next((item.provider.script for item in checked.input if item.provider), None)
    generation = Generation(
        created_at=state.now,
        request=request,
        outcome=state.schedule.next("generation", named if named in ("FAILED", "REJECTED") else "COMPLETED"),
        output=output_of(checked, state),
        in_batch=in_batch,
        synthesized_audio_url=state.publish(state.speak(script)) if script else None,
    )
    state.generations.add(generation)
    state.generations.billed.append(generation.id)
    if checked.webhookUrl is not None:
        state.webhooks.send_after(
            state.schedule.wait(generation),
            checked.webhookUrl,
            lambda: generation_notification(state.generation_json(generation)),
        )
    return generation


def output_name(generation: Generation) -> str:
    """The name of the finished file."""
    return f"{generation.output_file_name or generation.id}.mp4"


def output_of(body: CreateGeneration, state: State) -> StoredFile:
    """The video that was sent, when the sandbox has it; the sample otherwise."""
    visual = next(item for item in body.input if item.is_visual)
    if visual.type != "video":
        return state.sample
    file = state.assets.get(visual.assetId).file if visual.assetId else state.stored.get(visual.url or "")
    return file or state.sample


def _with_assets(body: Dict[str, Any], asset_ids: Mapping[str, str]) -> Dict[str, Any]:
    """The body with the files in its input: in place of the URL of an item of that type, or as a new item."""
    items = [dict(item) for item in body.get("input", []) if isinstance(item, dict)]
    for type, asset_id in asset_ids.items():
        item = next((item for item in items if item.get("type") == type), None)
        if item is None:
            item = {"type": type}
            items.append(item)
        item.pop("url", None)
        item["assetId"] = asset_id
    return {**body, "input": items}
