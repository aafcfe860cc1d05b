"""Many videos with one voice: as many at once as the plan allows, each result as soon as it is there.

Run it again after a crash: it goes on where it stopped, and nothing is created or downloaded twice.
"""

from sync import Sync
from sync.common import Audio, Video

audio = Audio(url="https://your-cdn.com/voice.wav")

with Sync() as client, client.runs.open("scenes.sqlite", to="results/") as run:
    for number in range(1, 6):
        video = Video(url=f"https://your-cdn.com/scene-{number}.mp4")
        run.add({"model": "lipsync-2", "input": [video, audio]}, name=f"scene-{number}")
    for outcome in run:
        print(f"{outcome.name}: {outcome.path or outcome.error}")
