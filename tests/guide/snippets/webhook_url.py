response = sync.generations.create(
    input=[
        Video(url="https://your-cdn.com/video.mp4"),
        Audio(url="https://your-cdn.com/audio.wav"),
    ],
    model="lipsync-2",
    webhook_url="https://your-server.com/webhook",
)
