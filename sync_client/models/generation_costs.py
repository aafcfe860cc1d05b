# Generated from openapi.yaml by `make generate`: do not edit.
from __future__ import annotations

from collections import abc
from typing import Any, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..types import BaseModel
from ..wire import as_dict, as_it_came, as_items, by_wire_name, decode_items, encode
from .cost_availability import CostAvailability
from .cost_component import CostComponent


def _decode_components_item(value: Union[CostComponent, Mapping[str, Any]]) -> CostComponent:
    if value.__class__ is dict or isinstance(value, abc.Mapping):
        return CostComponent.from_dict(value)
    return as_it_came(value)


def _decode_components(
    value: Optional[Sequence[Union[CostComponent, Mapping[str, Any]]]],
) -> Optional[List[CostComponent]]:
    if value is None:
        return None
    items = value if value.__class__ is list else as_items(value)
    if not isinstance(items, list):
        return as_it_came(value)
    return decode_items(_decode_components_item, items, "GenerationCosts.components")


_new = object.__new__
_FIELDS: FrozenSet[str] = frozenset(
    (
        "generationId",
        "generationStatus",
        "currency",
        "availability",
        "totalCostUsd",
        "knownSubtotalUsd",
        "retryAfterSeconds",
        "components",
        "excludedCosts",
    )
)


@attrs_class(kw_only=True, repr=False, eq=False, on_setattr=NO_OP, weakref_slot=False)
class GenerationCosts(BaseModel):
    """What a generation has cost.

    Attributes:
        generation_id: The id of the generation.
        generation_status: The status of the generation.
        currency: The currency of the amounts, an ISO 4217 code. Always `USD` so far.
        availability: How much of the cost is known.
        total_cost_usd: The total cost in US dollars, as a decimal string; None until it is known.
        known_subtotal_usd: The part of the cost that is known, in US dollars, as a decimal string.
        retry_after_seconds: Seconds until it is worth asking again; None when nothing more is to come.
        components: The parts of the cost.
        excluded_costs: Costs that are not part of the total.
        additional_properties: Fields that this version does not know, by their name on the wire.
    """

    generation_id: str
    generation_status: str
    currency: str
    availability: CostAvailability
    total_cost_usd: Optional[str] = None
    known_subtotal_usd: Optional[str] = None
    retry_after_seconds: Optional[int] = None
    components: Optional[List[CostComponent]] = attrs_field(default=None, converter=_decode_components)
    excluded_costs: Any = None
    additional_properties: Optional[Dict[str, Any]] = None

    def to_dict(self) -> Dict[str, Any]:
        """The wire form."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        if self.generation_id is not None:
            data["generationId"] = self.generation_id
        if self.generation_status is not None:
            data["generationStatus"] = self.generation_status
        if self.currency is not None:
            data["currency"] = self.currency
        if self.availability is not None:
            data["availability"] = self.availability
        if self.total_cost_usd is not None:
            data["totalCostUsd"] = self.total_cost_usd
        if self.known_subtotal_usd is not None:
            data["knownSubtotalUsd"] = self.known_subtotal_usd
        if self.retry_after_seconds is not None:
            data["retryAfterSeconds"] = self.retry_after_seconds
        if self.components is not None:
            data["components"] = encode(self.components)
        if self.excluded_costs is not None:
            data["excludedCosts"] = self.excluded_costs
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> GenerationCosts:
        """Read the wire form: see `BaseModel`."""
        if data.__class__ is not dict:
            data = as_dict(data, "GenerationCosts")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        known: Any = data
        self = _new(cls)
        value: Any
        self.generation_id = known.get("generationId")
        self.generation_status = known.get("generationStatus")
        self.currency = known.get("currency")
        self.availability = known.get("availability")
        self.total_cost_usd = known.get("totalCostUsd")
        self.known_subtotal_usd = known.get("knownSubtotalUsd")
        self.retry_after_seconds = known.get("retryAfterSeconds")
        value = known.get("components")
        self.components = None if value is None else _decode_components(value)
        self.excluded_costs = known.get("excludedCosts")
        self.additional_properties = further
        return self
