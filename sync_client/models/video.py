# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, List, Literal, Mapping, Optional, Sequence

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..wire import as_dict, as_it_came, as_items, by_wire_name, decode_items, encode
from .input_item import InputItem


def _decode_segments_secs_item(value: Sequence[float]) -> List[float]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


def _decode_segments_secs(value: Optional[Sequence[Sequence[float]]]) -> Optional[List[List[float]]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_segments_secs_item, items, "Video.segments_secs")


def _decode_segments_frames_item(value: Sequence[int]) -> List[int]:
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


def _decode_segments_frames(value: Optional[Sequence[Sequence[int]]]) -> Optional[List[List[int]]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_segments_frames_item, items, "Video.segments_frames")


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(("type", "url", "assetId", "refId", "segments_secs", "segments_frames"))
_USUAL: FrozenSet[str] = _FIELDS - {"segments_secs", "segments_frames"}


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class Video(InputItem):
    """A video to lip-sync. Needs `url` or `asset_id`.

    Attributes:
        type: Always `video`.
        url: An http or https URL that can be fetched when the job runs. Not a data URI.
        asset_id: The id of an asset, a UUID.
        ref_id: A name of your choice for this item.
        segments_secs: Deprecated: use `segments` of the generation. Segments as `[start, end]`, in seconds.
        segments_frames: Deprecated: use `segments` of the generation. Segments as `[start, end]`, in frames.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    type: Literal["video"] = "video"
    url: Optional[str] = None
    asset_id: Optional[str] = None
    ref_id: Optional[str] = None
    segments_secs: Optional[List[List[float]]] = attrs_field(default=None, converter=_decode_segments_secs)
    segments_frames: Optional[List[List[int]]] = attrs_field(default=None, converter=_decode_segments_frames)
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "type": checks.constant("video"),
            "url": checks.url,
            "asset_id": checks.text(least=1),
            "ref_id": checks.text(least=1),
            "segments_secs": checks.items(checks.items(checks.number())),
            "segments_frames": checks.items(checks.items(checks.number(whole=True))),
        },
        wire={"asset_id": "assetId", "ref_id": "refId"},
        any_of=("url", "asset_id"),
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.type is not None:
            data["type"] = self.type
        if self.url is not None:
            data["url"] = self.url
        if self.asset_id is not None:
            data["assetId"] = self.asset_id
        if self.ref_id is not None:
            data["refId"] = self.ref_id
        if self.segments_secs is not None:
            data["segments_secs"] = encode(self.segments_secs)
        if self.segments_frames is not None:
            data["segments_frames"] = encode(self.segments_frames)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Video:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "Video")
        further: Optional[Dict[str, Any]] = None
        usual = _USUAL.issuperset(data)
        if not (usual or _FIELDS.issuperset(data)):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        value = known.get("type")
        self.type = "video" if value is None else value
        self.url = known.get("url")
        self.asset_id = known.get("assetId")
        self.ref_id = known.get("refId")
        if usual:
            self.segments_secs = None
            self.segments_frames = None
        else:
            value = known.get("segments_secs")
            self.segments_secs = None if value is None else _decode_segments_secs(value)
            value = known.get("segments_frames")
            self.segments_frames = None if value is None else _decode_segments_frames(value)
        self.additional_properties = further
        return self
