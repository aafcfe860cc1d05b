estimates = sync.generations.estimate_cost(
    input=[
        Video(url="https://your-cdn.com/video.mp4"),
        Audio(url="https://your-cdn.com/audio.wav"),
    ],
    model="lipsync-2",
)

for estimate in estimates:
    print(f"Estimated frames: {estimate.estimated_frame_count}")
    print(f"Estimated cost: ${estimate.estimated_generation_cost:.2f}")
