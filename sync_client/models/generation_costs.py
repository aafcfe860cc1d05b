# Generated from openapi.yaml by `make generate`. Do not edit: change the contract or the templates.
from __future__ import annotations

from typing import Any, Callable, Dict, FrozenSet, List, Mapping, Optional, Sequence, Union

from attr import define as attrs_class
from attr import field as attrs_field
from attr.setters import NO_OP

from ..errors import missing, wrong_type
from ..types import (
    BaseModel,
    as_dict,
    by_wire_name,
    decode_list,
)
from .cost_availability import CostAvailability
from .cost_component import CostComponent


def _decode_components_item(value: Union[CostComponent, Mapping[str, Any]]) -> CostComponent:
    return value if isinstance(value, CostComponent) else CostComponent.from_dict(value)


def _decode_components(
    value: Optional[Sequence[Union[CostComponent, Mapping[str, Any]]]],
) -> Optional[List[CostComponent]]:
    if value is None:
        return None
    return [
        _decode_components_item(item)
        for item in (value if value.__class__ is list else decode_list(value, "GenerationCosts.components"))
    ]


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


@attrs_class(kw_only=True, repr=False, on_setattr=NO_OP, weakref_slot=False)
class GenerationCosts(BaseModel):
    """What a generation has cost.

    Attributes:
        generation_id: The id of the generation.
        generation_status: The status of the generation.
        currency: The currency of the amounts, an ISO 4217 code. Always `USD` so far.
        availability: How much of a cost is known: `complete` is final, `pending` is not known yet, `partial`
            lacks some parts, and `unavailable` will never be known.
        total_cost_usd: The total cost in US dollars, as a decimal string; null until it is known.
        known_subtotal_usd: The part of the cost that is known, in US dollars, as a decimal string.
        retry_after_seconds: Seconds until it is worth asking again; null when nothing more is to come.
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
        """The wire form: the names of the API, without the fields that are None."""
        data: Dict[str, Any] = {} if self.additional_properties is None else dict(self.additional_properties)
        data["generationId"] = self.generation_id
        data["generationStatus"] = self.generation_status
        data["currency"] = self.currency
        data["availability"] = self.availability
        if self.total_cost_usd is not None:
            data["totalCostUsd"] = self.total_cost_usd
        if self.known_subtotal_usd is not None:
            data["knownSubtotalUsd"] = self.known_subtotal_usd
        if self.retry_after_seconds is not None:
            data["retryAfterSeconds"] = self.retry_after_seconds
        if self.components is not None:
            data["components"] = [item.to_dict() for item in self.components]
        if self.excluded_costs is not None:
            data["excludedCosts"] = self.excluded_costs
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> GenerationCosts:
        """Read the wire form; a field may also go by its name in Python.

        Raises DecodeError where a required field is missing or of another type.
        """
        if data.__class__ is not dict:
            data = as_dict(data, "GenerationCosts")
        further: Optional[Dict[str, Any]] = None
        if not _FIELDS.issuperset(data):
            data, further = by_wire_name(data, _FIELDS)
        get: Callable[[str], Any] = data.get
        self = _new(cls)
        value = self.generation_id = get("generationId")
        if value.__class__ is not str:
            raise (
                wrong_type("GenerationCosts.generation_id", value)
                if value is not None
                else missing("GenerationCosts.generation_id", data)
            )
        value = self.generation_status = get("generationStatus")
        if value.__class__ is not str:
            raise (
                wrong_type("GenerationCosts.generation_status", value)
                if value is not None
                else missing("GenerationCosts.generation_status", data)
            )
        value = self.currency = get("currency")
        if value.__class__ is not str:
            raise (
                wrong_type("GenerationCosts.currency", value)
                if value is not None
                else missing("GenerationCosts.currency", data)
            )
        value = self.availability = get("availability")
        if value.__class__ is not str:
            raise (
                wrong_type("GenerationCosts.availability", value)
                if value is not None
                else missing("GenerationCosts.availability", data)
            )
        self.total_cost_usd = get("totalCostUsd")
        self.known_subtotal_usd = get("knownSubtotalUsd")
        self.retry_after_seconds = get("retryAfterSeconds")
        value = get("components")
        self.components = None if value is None else _decode_components(value)
        self.excluded_costs = get("excludedCosts")
        self.additional_properties = further
        return self
