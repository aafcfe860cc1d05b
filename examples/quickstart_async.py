"""The same with asyncio, for two videos at once; the library does the waiting."""

import asyncio

from sync import AsyncSync
from sync.common import Audio, Generation, Video
from sync.errors import GenerationFailedError


async def dub(client: AsyncSync, video: str, audio: str) -> Generation:
    return await client.generations.create_and_wait(
        model="lipsync-2", input=[Video(url=video), Audio(url=audio)], timeout=1800
    )


async def main() -> None:
    audio = "https://assets.sync.so/docs/example-audio.wav"
    videos = ["https://your-cdn.com/one.mp4", "https://your-cdn.com/two.mp4"]
    async with AsyncSync() as client:
        results = await asyncio.gather(*(dub(client, video, audio) for video in videos), return_exceptions=True)
    for video, result in zip(videos, results):
        if isinstance(result, Generation):
            print(f"{video}: {result.output_url}")
        elif isinstance(result, GenerationFailedError):
            print(f"{video}: {result.generation.error}")
        else:
            raise result


asyncio.run(main())
