"""The query parameters of the GET endpoints."""

import re
from contextlib import suppress
from typing import Any, List, Optional

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, model_validator
from typing_extensions import Annotated, Literal

from .bodies import AssetType, Text
from .validation import parse_json


def _split(value: Any) -> Any:
    """A list in a query is a comma list or, as the published TypeScript client sends it, JSON."""
    if not isinstance(value, str):
        return value
    if value.startswith("["):
        with suppress(ValueError):
            return parse_json(value)
    return [part for part in value.split(",") if part]


def _is_iso(value: Any) -> Any:
    """pydantic would take a number as the seconds since 1970, too."""
    if isinstance(value, str) and not re.match(r"\d{4}-\d\d-\d\d[Tt ]", value):
        raise ValueError("should be a date and time in ISO 8601")
    return value


Status = Literal["PENDING", "PROCESSING", "COMPLETED", "FAILED", "REJECTED"]
Statuses = Annotated[Optional[List[Status]], BeforeValidator(_split), Field(min_length=1)]
Strings = Annotated[Optional[List[Text]], BeforeValidator(_split)]
Sources = Annotated[Strings, Field(min_length=1)]
Moment = Annotated[AwareDatetime, BeforeValidator(_is_iso)]
Limit = Annotated[Optional[int], Field(ge=1, le=100)]


class GetGeneration(BaseModel):
    wait: bool = False
    timeout: float = Field(default=5.0, ge=1, le=10)
    include: Annotated[Optional[List[Literal["progress"]]], BeforeValidator(_split), Field(min_length=1)] = None

    @model_validator(mode="after")
    def _progress_is_immediate(self) -> "GetGeneration":
        if self.wait and self.wants_progress:
            raise ValueError("wait cannot be combined with include=progress")
        return self

    @property
    def wants_progress(self) -> bool:
        return "progress" in (self.include or ())


class ListProjectGenerations(BaseModel):
    limit: Limit = None
    cursor: Optional[Text] = None

    @model_validator(mode="after")
    def _cursor_needs_limit(self) -> "ListProjectGenerations":
        if self.cursor is not None and self.limit is None:
            raise ValueError("cursor requires limit")
        return self


class ListGenerations(ListProjectGenerations):
    status: Statuses = None
    ids: Strings = None
    source: Sources = None
    projectId: Optional[Text] = None


GenerationSource = Literal[
    "studio_lite",
    "studio_advanced",
    "studio_assistant",
    "ios",
    "premiere-plugin",
    "resolve-plugin",
    "mcp",
    "chatgpt",
    "claude",
    "gemini",
    "api",
]


class CountGenerations(BaseModel):
    status: Statuses = None
    type: Optional[Literal["playground", "api"]] = None
    source: Sources = None
    generationSource: Optional[GenerationSource] = None
    currentUserOnly: bool = False


class CountAssets(BaseModel):
    projectId: Optional[Text] = None
    userId: Optional[Text] = None
    searchQuery: Optional[str] = None
    types: Annotated[Optional[List[AssetType]], BeforeValidator(_split), Field(min_length=1)] = None


AssetSort = Literal[
    "nameAsc",
    "nameDesc",
    "dateAsc",
    "dateDesc",
    "durationAsc",
    "durationDesc",
    "sizeAsc",
    "sizeDesc",
    "kindAsc",
    "kindDesc",
]


class ListAssets(CountAssets):
    limit: Limit = None
    cursor: Optional[Text] = None
    sortBy: AssetSort = "dateDesc"


class ListProjects(BaseModel):
    limit: int = Field(default=10, ge=1, le=100)
    cursor: Optional[Text] = None
    searchQuery: Optional[str] = None
    sortBy: Literal["updatedAt", "name"] = "updatedAt"


class ListBatches(BaseModel):
    status: Optional[Literal["PENDING", "JOBS_CREATED", "PROCESSING", "COMPLETED", "FAILED"]] = None
    created_after: Optional[Moment] = None
    created_before: Optional[Moment] = None


class ListUsage(BaseModel):
    startTime: Moment
    endTime: Moment
    limit: int = Field(default=100, ge=1, le=500)
    cursor: Optional[Text] = None
