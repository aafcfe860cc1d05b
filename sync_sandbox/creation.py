"""From a create request to a running generation."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional

import attrs
from pydantic import ValidationError

from .bodies import CreateGeneration
from .files import StoredFile
from .generations import Generation
from .outputs import output_of
from .problems import Problem
from .rendering.renderer import Output
from .rules import check_rules
from .state import State
from .telling import tell_generation
from .validation import check


@attrs.frozen
class Checked:
    """A create body that can be carried out, and what will come of it."""

    body: CreateGeneration
    output: Output


async def speak_scripts(state: State, *bodies: Any) -> None:
    """Speak what create bodies ask for before they are carried out, which then takes no time."""
    for body in bodies:
        try:
            items = CreateGeneration.model_validate(body).input
        except ValidationError:
            continue  # It will be refused.
        await state.speeches.prepare(item.provider.script for item in items if item.provider)


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
        state.generations.check_plan()
        state.generations.check_concurrency()
    except Problem:
        for asset in assets.values():
            state.assets.remove(asset.id)
        raise
    generation = start_generation(state, request, checked)
    state.generation_keys.remember(key, payload, generation)
    return generation


def check_create(state: State, request: Any) -> Checked:
    """The create body, checked as a whole."""
    body = check(CreateGeneration, request, "generation_input_validation_failed")
    check_rules(body, state)
    return Checked(body, output_of(body, state))


def start_generation(state: State, request: Dict[str, Any], checked: Checked, *, in_batch: bool = False) -> Generation:
    """Start a job that has passed all checks; it tells its webhook when it ends."""
    body = checked.body
    named = (body.outputFileName or "").upper()
    script = next((item.provider.script for item in body.input if item.provider), None)
    generation = Generation(
        created_at=state.now,
        request=request,
        outcome=state.schedule.next("generation", named if named in ("FAILED", "REJECTED") else "COMPLETED"),
        output=checked.output,
        in_batch=in_batch,
        synthesized_audio_url=state.publish(state.speeches.get(script)) if script else None,
    )
    state.generations.add(generation)
    state.generations.billed[generation.id] = True
    tell_generation(state, generation)
    return generation


def output_name(generation: Generation) -> str:
    """The name of the finished file."""
    return f"{generation.output_file_name or generation.id}.mp4"


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
