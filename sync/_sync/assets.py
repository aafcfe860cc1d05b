# Derived from sync/_async/assets.py by `make generate`. Do not edit: change that file.
"""The media library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional, Union

from sync_client.models import Asset
from sync_client.resources import assets as resources
from sync_client.wire import identity

from .caller import Caller

if TYPE_CHECKING:
    from sync_client.callers import Progress
    from sync_client.models import AssetType
    from sync_client.types import FileInput, HasId


class Assets(resources.Assets):
    """The media library: `client.assets`."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self._flows = caller

    def upload(
        self,
        path_or_file: FileInput,
        *,
        name: Optional[str] = None,
        type: Union[AssetType, str, None] = None,
        project_id: Union[str, HasId, None] = None,
        on_progress: Optional[Callable[[Progress], object]] = None,
    ) -> Asset:
        """Upload a file to the media library, straight to the storage and without the API key.

            asset = client.assets.upload("video.mp4")
            client.generations.create(model="lipsync-2", input=[Video(asset_id=asset.id), ...])

        Args:
            path_or_file: A path, bytes, a file opened with "rb", or `(name, content)` or `(name, content, content
                type)`. At most 5 GiB, and what the plan allows. A file is sent from its start; a stream that can't be
                rewound is copied to a temporary file first. `~` in a path is the home folder.
            name: Name of the asset; by default the name of the file.
            type: AUDIO, VIDEO or IMAGE; by default detected from the first bytes, then from the name.
            project_id: Project to put it in.
            on_progress: Called with a `Progress` (`bytes_done`, `bytes_total`, `percent`, `elapsed`) as bytes go out.
                `file` is its name. `bytes_done` starts again where the upload does.

        Returns:
            The asset. It exists only if the whole file was stored.

        Raises:
            InvalidRequestError: The file is missing, empty, open as text, too large, of an unknown type, or changed
                while it was sent.
            ApiError: A request failed, `max_retries` retries included; the time for all of them is the client's
                `timeout` and a second more for each 256 KiB.
        """
        from ..core.files.upload import upload

        flow = upload(
            self._flows.context,
            path_or_file,
            name=name,
            type=type,
            project_id=identity(project_id),
            on_progress=on_progress,
        )
        asset, _ = self._flows.run(flow)
        return asset
