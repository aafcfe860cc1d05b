import asyncio
from sync import AsyncSync
from sync.common import Audio, Video

async def main():
    sync = AsyncSync()

    response = await sync.generations.create(
        input=[
            Video(url="https://your-cdn.com/video.mp4"),
            Audio(url="https://your-cdn.com/audio.wav"),
        ],
        model="lipsync-2",
    )

    job_id = response.id
    print(f"Job submitted: {job_id}")

    # Poll until complete
    generation = await sync.generations.get(job_id)
    while generation.status not in ["COMPLETED", "FAILED", "REJECTED"]:
        await asyncio.sleep(10)
        generation = await sync.generations.get(job_id)

    if generation.status == "COMPLETED":
        print(f"Output: {generation.output_url}")

asyncio.run(main())
