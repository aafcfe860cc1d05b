# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Dict, FrozenSet, List, Mapping, Optional, Sequence

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from .. import checks, rules
from ..types import BaseModel
from ..wire import as_dict, as_it_came, as_items, by_wire_name, decode_items, encode


def _decode_coordinates(value: Optional[Sequence[float]]) -> Optional[List[float]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


def _decode_bounding_boxes_item(value: Optional[Sequence[float]]) -> Optional[List[float]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return list(items)


def _decode_bounding_boxes(
    value: Optional[Sequence[Optional[Sequence[float]]]],
) -> Optional[List[Optional[List[float]]]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_bounding_boxes_item, items, "ActiveSpeaker.bounding_boxes")


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    ("auto_detect", "v3", "frame_number", "coordinates", "bounding_boxes", "bounding_boxes_url")
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class ActiveSpeaker(BaseModel):
    """Which face speaks: the one that is detected, the one at `coordinates` in the frame `frame_number`, or the one
    in the bounding boxes. In an image, give `coordinates` and the frame 0.

    Attributes:
        auto_detect: Whether to detect the speaker; False by default. Not for images.
        v3: Whether to use version 3 of the detection.
        frame_number: The frame that `coordinates` are in, counted from 0.
        coordinates: A point in the face of the speaker, as `[x, y]`, in pixels of the original.
        bounding_boxes: The face of the speaker in each frame, as `[x1, y1, x2, y2]`, in pixels; None where there
            is none.
        bounding_boxes_url: URL of a JSON file with `bounding_boxes`, for long videos.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    auto_detect: Optional[bool] = None
    v3: Optional[bool] = None
    frame_number: Optional[int] = None
    coordinates: Optional[List[float]] = attrs_field(default=None, converter=_decode_coordinates)
    bounding_boxes: Optional[List[Optional[List[float]]]] = attrs_field(default=None, converter=_decode_bounding_boxes)
    bounding_boxes_url: Optional[str] = None
    additional_properties: Optional[Dict[str, Any]] = None

    _rules: ClassVar[rules.Rules] = rules.Rules(
        {
            "auto_detect": checks.flag,
            "v3": checks.flag,
            "frame_number": checks.number(least=0, whole=True),
            "coordinates": checks.items(checks.number(), least=2, most=2),
            "bounding_boxes": checks.items(checks.items(checks.number(), least=4, most=4), holes=True),
            "bounding_boxes_url": checks.url,
        }
    )

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.auto_detect is not None:
            data["auto_detect"] = self.auto_detect
        if self.v3 is not None:
            data["v3"] = self.v3
        if self.frame_number is not None:
            data["frame_number"] = self.frame_number
        if self.coordinates is not None:
            data["coordinates"] = encode(self.coordinates)
        if self.bounding_boxes is not None:
            data["bounding_boxes"] = encode(self.bounding_boxes)
        if self.bounding_boxes_url is not None:
            data["bounding_boxes_url"] = self.bounding_boxes_url
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ActiveSpeaker:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "ActiveSpeaker")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.auto_detect = known.get("auto_detect")
        self.v3 = known.get("v3")
        self.frame_number = known.get("frame_number")
        value = known.get("coordinates")
        self.coordinates = None if value is None else _decode_coordinates(value)
        value = known.get("bounding_boxes")
        self.bounding_boxes = None if value is None else _decode_bounding_boxes(value)
        self.bounding_boxes_url = known.get("bounding_boxes_url")
        self.additional_properties = further
        return self
