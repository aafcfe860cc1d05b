"""What a generation of local files would cost: their length is enough to ask, and nothing is uploaded."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence, cast

from sync_client import api
from sync_client.callers import RawResponse
from sync_client.models import EstimatedGenerationCost, EstimateGenerationCostRequest, Image
from sync_client.options import CallOptions
from sync_client.types import Listing

from ...errors import InvalidRequestError
from ..call.context import Context
from ..call.flow import call
from ..call.steps import Flow
from ..files.duration import Length, measure_length
from ..files.work import Work
from ..validation import read_field, read_kind


def estimate_files(
    context: Context, arguments: Mapping[str, Any], paths: Mapping[int, Path], options: CallOptions
) -> Flow[Any]:
    """The estimate for a generation of local files, as `analyze_cost` gives it: in a list.

    Args:
        paths: The files, by the `id()` of the items that stand for them.
    """
    items: List[Any] = arguments["input"]
    lengths: List[Optional[Length]] = []
    for index, item in enumerate(items):
        path, field = paths.get(id(item)), f"input[{index}]"
        if isinstance(item, Image) or read_kind(item) == "image":
            lengths.append(None)
        elif path is None:
            raise InvalidRequestError(
                f"{field} is not a local file, and only the server knows its length: upload the local ones with"
                " assets.upload, and give their asset_id; or use generations.estimate_cost_of_duration.",
                field=field,
            )
        else:
            lengths.append((yield Work(partial(measure_length, path, field))))
    chosen = arguments.get("options")
    body = EstimateGenerationCostRequest(
        model=arguments["model"],
        duration=estimate_length(list(map(read_kind, items)), lengths, read_field(chosen, "sync_mode")),
        fps=next((length.fps for length in lengths if length is not None and length.fps), None),
        reasoning_enabled=read_field(chosen, "reasoning_enabled"),
    )
    found: object = yield from call(context, api.estimate_generation_cost(body=body), options)
    if context.raw:
        raw = cast("RawResponse[EstimatedGenerationCost]", found)
        return RawResponse(raw.status_code, raw.headers, raw.content, Listing([raw.data]))
    return Listing([found])


def estimate_length(kinds: Sequence[str], lengths: Sequence[Optional[Length]], sync_mode: Optional[str]) -> float:
    """Seconds that the output has at most: as long as the video where longer audio is cut off, as long as the audio
    where the video is stretched to it, and else as long as the longer of the two."""
    seconds = {
        kind: max((length.seconds for one, length in zip(kinds, lengths) if one == kind and length), default=0.0)
        for kind in ("video", "audio")
    }
    decides = {"cut_off": "video", "remap": "audio"}.get(sync_mode or "", "")
    return seconds.get(decides) or max(seconds.values())
