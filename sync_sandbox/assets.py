"""The media library."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

import attrs

from .files import StoredFile
from .identity import new_id
from .media import Media
from .paging import allows, timestamp
from .queries import CountAssets
from .store import Store


@attrs.define(eq=False, kw_only=True)
class Asset:
    """A video, sound or image. `file` is None when it lies on a server elsewhere."""

    type: str
    name: Optional[str]
    url: str
    owner: str = attrs.field(repr=False)
    input_type: str
    created_at: float
    file: Optional[StoredFile] = None
    id: str = attrs.field(factory=new_id)
    updated_at: float = attrs.Factory(lambda self: self.created_at, takes_self=True)
    project_ids: List[str] = attrs.field(factory=list)
    visibility: str = "USER"

    @property
    def size(self) -> Optional[int]:
        return self.file.size if self.file else None

    @property
    def media(self) -> Media:
        return self.file.media if self.file else Media()

    def to_json(self) -> Dict[str, Any]:
        width, height = self.media.size or (None, None)
        return {
            "id": self.id,
            "createdAt": timestamp(self.created_at),
            "updatedAt": timestamp(self.updated_at),
            "type": self.type,
            "visibility": self.visibility,
            "name": self.name,
            "url": self.url,
            "size": self.size,
            "format": self.url.rpartition("/")[2].rpartition(".")[2] or None,
            "inputType": self.input_type,
            "durationSeconds": self.media.duration,
            "thumbnailUrl": None,
            "width": width,
            "height": height,
            "projectId": self.project_ids[0] if self.project_ids else None,
        }


_SORT_KEYS: Dict[str, Callable[[Asset], Any]] = {
    "name": lambda asset: (asset.name or "").lower(),
    "date": lambda asset: asset.created_at,
    "duration": lambda asset: asset.media.duration or 0.0,
    "size": lambda asset: asset.size or 0,
    "kind": lambda asset: asset.type,
}


class Assets(Store[Asset]):
    """All assets of the organization."""

    def __init__(self) -> None:
        super().__init__("asset_not_found")

    def find(self, query: CountAssets) -> List[Asset]:
        """The assets that the filters let through, in order of creation."""
        text = (query.searchQuery or "").lower()
        return [
            asset
            for asset in self.all()
            if allows(query.types, asset.type)
            and text in (asset.name or "").lower()
            and (query.projectId is None or query.projectId in asset.project_ids)
        ]

    @staticmethod
    def sort(assets: List[Asset], order: str) -> List[Asset]:
        """By an AssetSort such as `dateDesc`; equal ones stay in order of creation, reversed when descending."""
        descending = order.endswith("Desc")
        ordered = sorted(assets, key=_SORT_KEYS[order[: -len("Desc" if descending else "Asc")]])
        return ordered[::-1] if descending else ordered
