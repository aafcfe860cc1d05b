"""The query parameters of the GET endpoints."""

from typing import Any, List, Optional

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, model_validator
from typing_extensions import Annotated, Literal

from .bodies import AssetType


def _split(value: Any) -> Any:
    return [part for part in value.split(",") if part] if isinstance(value, str) else value


Status = Literal["PENDING", "PROCESSING", "COMPLETED", "FAILED", "REJECTED"]
Statuses = Annotated[Optional[List[Status]], BeforeValidator(_split)]
Strings = Annotated[Optional[List[str]], BeforeValidator(_split)]
Limit = Annotated[Optional[int], Field(ge=1, le=100)]


class GetGeneration(BaseModel):
    wait: bool = False
    timeout: float = Field(default=5.0, ge=1, le=10)
    include: Strings = None

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
    cursor: Optional[str] = None

    @model_validator(mode="after")
    def _cursor_needs_limit(self) -> "ListProjectGenerations":
        if self.cursor is not None and self.limit is None:
            raise ValueError("cursor requires limit")
        return self


class ListGenerations(ListProjectGenerations):
    status: Statuses = None
    ids: Strings = None
    source: Strings = None
    projectId: Optional[str] = None


class CountGenerations(BaseModel):
    status: Statuses = None
    type: Optional[Literal["playground", "api"]] = None
    source: Strings = None
    generationSource: Optional[str] = None
    currentUserOnly: bool = False


class CountAssets(BaseModel):
    projectId: Optional[str] = None
    userId: Optional[str] = None
    searchQuery: Optional[str] = None
    types: Annotated[Optional[List[AssetType]], BeforeValidator(_split)] = None


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
    cursor: Optional[str] = None
    sortBy: AssetSort = "dateDesc"


class ListProjects(BaseModel):
    limit: int = Field(default=10, ge=1, le=100)
    cursor: Optional[str] = None
    searchQuery: Optional[str] = None
    sortBy: Literal["updatedAt", "name"] = "updatedAt"


class ListBatches(BaseModel):
    status: Annotated[
        Optional[List[Literal["PENDING", "JOBS_CREATED", "PROCESSING", "COMPLETED", "FAILED"]]], BeforeValidator(_split)
    ] = None
    created_after: Optional[AwareDatetime] = None
    created_before: Optional[AwareDatetime] = None


class ListUsage(BaseModel):
    startTime: AwareDatetime
    endTime: AwareDatetime
    limit: int = Field(default=100, ge=1, le=500)
    cursor: Optional[str] = None
