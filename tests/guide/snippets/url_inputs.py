from sync.common import Video, Audio

Video(url="https://your-cdn.com/video.mp4")
Audio(url="https://your-cdn.com/audio.wav")
