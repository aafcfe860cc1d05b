with open("video.mp4", "rb") as video_file, open("audio.wav", "rb") as audio_file:
    response = sync.generations.create_with_files(
        video=video_file,
        audio=audio_file,
        model="lipsync-2",
    )
