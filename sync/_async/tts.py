"""Speech: what the contract can't say of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Optional, Union

from sync_client.resources import tts as resources

from .caller import AsyncCaller

if TYPE_CHECKING:
    from sync_client.callers import Progress
    from sync_client.types import HasId


class AsyncTTS(resources.AsyncTTS):
    """Speech from text, without a video: `client.tts`."""

    def __init__(self, caller: AsyncCaller) -> None:
        super().__init__(caller)
        self._flows = caller

    async def download(
        self,
        speech: Union[str, HasId],
        to: Union[str, os.PathLike[str]],
        *,
        on_progress: Optional[Callable[[Progress], object]] = None,
        overwrite: bool = False,
    ) -> Path:
        """Download the audio. The file is complete or absent.

            job = await client.tts.create_and_wait(script="Hello!", voice_id="EXAVITQu4vr4xnSDxMaL")
            path = await client.tts.download(job, "speech/")

        Args:
            speech: What `create`, `create_job`, `wait` or `create_and_wait` returned, or the id of a speech job.
            to: A file or a folder. A folder exists, or its path ends with a slash. In a folder the file is named after
                the id, with the extension of its URL, or `.mp3`. `~` is the home folder.
            on_progress: Called with a `Progress` (`bytes_done`, `bytes_total`, `percent`, `elapsed`) as bytes come in.
                `bytes_done` starts again where the download must.
            overwrite: Whether to replace a file that exists.

        Returns:
            The path of the file.

        Raises:
            InvalidRequestError: The file exists, can't be written, or the job has not ended yet.
            JobFailedError: The job ended as FAILED.
            ApiError: Anything else, a full disk included. A dropped connection is resumed, and the URL of a job that
                has expired renewed.
        """
        from ..core.jobs.speech import download

        return await self._flows.run(download(self._flows.context, speech, to, on_progress, overwrite))
