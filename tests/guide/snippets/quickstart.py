import time
from sync import Sync
from sync.common import Audio, Video, GenerationOptions
from sync.core.api_error import ApiError

sync = Sync()

try:
    response = sync.generations.create(
        input=[
            Video(url="https://assets.sync.so/docs/example-video.mp4"),
            Audio(url="https://assets.sync.so/docs/example-audio.wav"),
        ],
        model="lipsync-2",
        options=GenerationOptions(sync_mode="cut_off"),
    )
except ApiError as e:
    print(f"Request failed: {e.status_code} - {e.body}")
    exit()

job_id = response.id
print(f"Job submitted: {job_id}")

# Poll until complete
generation = sync.generations.get(job_id)
while generation.status not in ["COMPLETED", "FAILED", "REJECTED"]:
    time.sleep(10)
    generation = sync.generations.get(job_id)

if generation.status == "COMPLETED":
    print(f"Output: {generation.output_url}")
else:
    print(f"Generation {job_id} failed: {generation.error}")
