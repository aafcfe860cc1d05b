"""Many videos with one voice: as many at once as the plan allows, each result as soon as it is there.

Run it again after a crash: what was submitted under the same `run_id` is not submitted twice.
"""

from sync import Sync
from sync.common import Audio, Video

videos = [f"https://your-cdn.com/scene-{number}.mp4" for number in range(1, 6)]
audio = Audio(url="https://your-cdn.com/voice.wav")

with Sync() as client:
    created = client.generations.create_all(
        [{"model": "lipsync-2", "input": [Video(url=url), audio]} for url in videos], run_id="scenes-2026-11-02"
    )
    names = {outcome.id: url for outcome, url in zip(created, videos)}
    for outcome, url in zip(created, videos):
        if outcome.id is None:
            print(f"{url}: not created: {outcome.error}")
    for outcome in client.generations.as_completed([outcome.id for outcome in created if outcome.id]):
        if outcome.error:
            print(f"{names[outcome.id]}: {outcome.error}")
        else:
            print(f"{names[outcome.id]}: {outcome.result().output_url}")
