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
        checked = check(CreateGeneration, request, "generation_input_validation_failed")
        check_rules(checked, state)
        state.generations.check_concurrency()
    except Problem:
        for asset in assets.values():
            state.assets.remove(asset.id)
        raise
    generation = state.generations.create(request, output_of(checked, state))
    state.generations.billed.append(generation.id)
    state.generation_keys.remember(key, payload, generation)
    return generation


def output_name(generation: Generation) -> str:
    """The name of the finished file."""
    return f"{generation.output_file_name or generation.id}.mp4"


def _with_assets(body: Dict[str, Any], asset_ids: Mapping[str, str]) -> Dict[str, Any]:
    """The body with the files in its input: in place of the URL of an item of that type, or as a new item."""
    items = [item for item in body.get("input", []) if isinstance(item, dict)]
    for type, asset_id in asset_ids.items():
        item = next((item for item in items if item.get("type") == type), None)
        if item is None:
            item = {"type": type}
            items.append(item)
        item.pop("url", None)
        item["assetId"] = asset_id
    return {**body, "input": items}


def output_of(body: CreateGeneration, state: State) -> StoredFile:
    """The video that was sent, when the sandbox has it; the sample otherwise."""
    visual = next(item for item in body.input if item.is_visual)
    if visual.type == "video":
        sent = state.assets.get(visual.assetId).file if visual.assetId else state.file_at(visual.url)
        if sent is not None:
            return sent
    return state.sample
