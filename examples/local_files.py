"""From two files in the current folder, video.mp4 and audio.wav, to a third: results/my_video.mp4."""

from pathlib import Path

from sync import Sync
from sync.errors import ApiError

try:
    with Sync() as client:
        generation = client.generations.create_and_wait(
            model="lipsync-2",
            input=[Path("video.mp4"), Path("audio.wav")],
            output_file_name="my_video",
            on_update=lambda job: print(job.status),
        )
        path = client.generations.download(generation, "results/", overwrite=True)
    print(f"The video is in {path}")
except ApiError as error:
    print(error)
