"""The settings of a sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Collection, FrozenSet, Optional, Union

import attrs
from attrs.validators import ge, in_, le, optional

from .clock import Clock
from .media import can_decode
from .plans import NO_PLAN, PLANS
from .recorder import RecordedRequest
from .suggestion import one_of

GIB = 1024**3


def _can_be_real(settings: Settings, attribute: attrs.Attribute[bool], value: bool) -> None:
    if value and not can_decode():
        raise ImportError('real_media needs PyAV: pip install "syncsdk[media]"')


def _as_the_plan_says(name: str) -> Any:
    return attrs.Factory(lambda settings: getattr(PLANS.get(settings.plan, NO_PLAN), name), takes_self=True)


@attrs.define(kw_only=True, eq=False, slots=False)
class Settings:
    """The keyword arguments of `Sandbox`, which describes each."""

    api_key: Union[str, Collection[str]] = attrs.field(default="test", repr=False)
    port: int = attrs.field(default=0, validator=[ge(0), le(65535)])
    clock: Clock = attrs.field(factory=Clock, repr=False)
    pending_seconds: float = attrs.field(default=0.05, validator=[ge(0)])
    processing_seconds: float = attrs.field(default=0.1, validator=[ge(0)])
    data: Union[str, Path, None] = attrs.field(default=None)
    plan: Optional[str] = attrs.field(default=None, validator=optional(one_of("plan", PLANS)))
    concurrency_limit: Optional[int] = attrs.field(
        default=_as_the_plan_says("concurrency_limit"), validator=optional(ge(0))
    )
    generation_limit: Optional[int] = attrs.field(
        default=_as_the_plan_says("generation_limit"), validator=optional(ge(0))
    )
    duration_limit: Optional[float] = attrs.field(
        default=_as_the_plan_says("duration_limit"), validator=optional(ge(0))
    )
    rate_limit: Optional[int] = attrs.field(default=None, validator=optional(ge(0)))
    long_poll: bool = attrs.field(default=True, validator=in_((True, False)))
    cost_as_list: bool = attrs.field(default=True, validator=in_((True, False)))
    batches_in_plan: bool = attrs.field(default=_as_the_plan_says("batches_in_plan"), validator=in_((True, False)))
    batch_limit: Optional[int] = attrs.field(default=None, validator=optional(ge(0)))
    list_lag: float = attrs.field(default=0.0, validator=[ge(0)])
    redirect_results: bool = attrs.field(default=False, validator=in_((True, False)))
    real_media: bool = attrs.field(factory=can_decode, validator=[in_((True, False)), _can_be_real])
    request_file_limit: int = attrs.field(default=5 * GIB, validator=[ge(0)])
    plan_file_limit: int = attrs.field(default=5 * GIB, validator=[ge(0)])
    output_url_seconds: float = attrs.field(default=7 * 24 * 3600.0, validator=[ge(0)])
    upload_url_seconds: float = attrs.field(default=900.0, validator=[ge(0)])
    webhook_secret: str = attrs.field(default="whsec_sandbox", repr=False)
    on_request: Optional[Callable[[RecordedRequest], None]] = attrs.field(default=None, repr=False)

    @property
    def api_keys(self) -> FrozenSet[str]:
        return frozenset([self.api_key] if isinstance(self.api_key, str) else self.api_key)
