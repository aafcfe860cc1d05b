from sync import Sync
from sync.common import Audio, Video, GenerationOptions

sync = Sync()

response = sync.generations.create(
    input=[
        Video(url="https://your-cdn.com/video.mp4"),
        Audio(url="https://your-cdn.com/audio.wav"),
    ],
    model="lipsync-2",
    options=GenerationOptions(sync_mode="cut_off"),
    output_file_name="my_output",
)
