"""One video in many languages: video.mp4 in the current folder with each sound in voices/.

Run it again after a crash: it goes on where it stopped, and nothing is uploaded, billed or downloaded twice.
"""

from pathlib import Path

from sync import Sync

with Sync() as client, client.runs.open("languages.sqlite", to="results/", budget=50.0) as run:
    for voice in Path("voices").glob("*.wav"):
        run.add({"model": "lipsync-2", "input": [Path("video.mp4"), voice]}, name=voice.stem)
    print(run.estimate())
    for outcome in run:
        print(f"{outcome.name}: {outcome.path or outcome.error}")
