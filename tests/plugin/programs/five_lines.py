from sync.common import Audio, Video


def test_a_video_is_made(sync_client):
    items = [Video(url="https://your-cdn.com/video.mp4"), Audio(url="https://your-cdn.com/audio.wav")]
    assert sync_client.generations.create_and_wait(model="lipsync-2", input=items).status == "COMPLETED"
