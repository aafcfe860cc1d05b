"""A script instead of an audio: what it costs, then the video that speaks it."""

from sync import Sync
from sync.common import TTS, Video
from sync.errors import GenerationFailedError, WaitTimeoutError

video = Video(url="https://assets.sync.so/docs/example-video.mp4")
speech = TTS(
    provider={
        "name": "elevenlabs",
        "voiceId": "EXAVITQu4vr4xnSDxMaL",
        "script": "Hello, this is a demo of the Sync lip sync API.",
    }
)

with Sync() as client:
    for estimate in client.generations.estimate_cost(model="lipsync-2", input=[video, speech]):
        print(f"About ${estimate.estimated_generation_cost:.2f}")
    try:
        generation = client.generations.create_and_wait(
            model="lipsync-2",
            input=[video, speech],
            output_file_name="hello",
            timeout=1800,
            on_update=lambda job: print(job.status),
        )
        print(generation.output_url)
    except GenerationFailedError as error:
        print(f"No video: {error.generation.error}")
    except WaitTimeoutError as error:
        print(f"{error.id} goes on. Later: client.generations.wait({error.id!r})")
