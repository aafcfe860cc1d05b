from sync import Sync
from sync.core.api_error import ApiError

sync = Sync()

try:
    response = sync.generations.create(
        input=[
            Video(url="https://your-cdn.com/video.mp4"),
            Audio(url="https://your-cdn.com/audio.wav"),
        ],
        model="lipsync-2",
    )
except ApiError as e:
    print(f"Status: {e.status_code}")
    print(f"Error: {e.body}")
