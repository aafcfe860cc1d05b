"""What the sandbox finds in the media that it is sent, and which it refuses."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from sync_sandbox.media import SAMPLE, SAMPLE_MEDIA, Media, examine

from .media import FPS, SIZE, encode_sound, make_image, make_sound, make_video
from .payloads import AUDIO, IMAGE, VIDEO
from .studio import FRAMES, OWN_TONE, SHORT, VIDEO_SECONDS, Studio, numbers


class TestMedia:
    def test_an_asset_knows_its_size_and_length(self, client: httpx.Client, studio: Studio) -> None:
        asset = client.get(f"/v2/assets/{studio.video(1.3)['assetId']}").json()
        assert (asset["durationSeconds"], asset["width"], asset["height"]) == (1.3, SIZE, SIZE)

    def test_the_frames_and_the_cost_come_from_the_media(self, client: httpx.Client, studio: Studio) -> None:
        items = [studio.video(), studio.sound((400, SHORT))]
        [estimate] = client.post("/v2/analyze/cost", json={"model": "lipsync-2", "input": items}).json()
        assert estimate == {"estimatedFrameCount": 6, "estimatedGenerationCost": 0.03}
        generation = studio.finish(*items)
        assert client.get(f"/v2/generate/{generation['id']}/costs").json()["totalCostUsd"] == "0.0300"

    def test_what_the_sample_holds_is_as_written_down(self) -> None:
        assert examine(SAMPLE, decode=True) == SAMPLE_MEDIA

    @pytest.mark.parametrize("visual", [VIDEO, IMAGE])
    def test_the_sample_stands_in_for_what_lies_elsewhere(self, studio: Studio, visual: Any) -> None:
        assert studio.finish(visual, AUDIO)["outputDuration"] == 2.0

    @pytest.mark.parametrize(
        ("format", "codec"),
        [("mp3", "libmp3lame"), ("ogg", "libopus"), ("flac", "flac"), ("ipod", "aac"), ("adts", "aac")],
    )
    def test_sounds_come_in_many_formats(self, studio: Studio, format: str, codec: str) -> None:
        sound = studio.add(encode_sound(studio.folder / "a.wav", 400, 1.0, format=format, codec=codec))
        seen = studio.watch(studio.video(), {"type": "audio", "assetId": sound}, options={"sync_mode": "cut_off"})
        assert len(seen.levels) == FRAMES
        assert [seen.frequency_at(second) for second in (0.1, 0.5, 0.8)] == [400, 400, 400]

    @pytest.mark.parametrize(
        ("format", "codec"),
        [("webm", "libvpx-vp9"), ("avi", "mpeg4"), ("mov", "libx264"), ("mpegts", "libx264"), ("matroska", "libx265")],
    )
    def test_so_do_videos(self, studio: Studio, format: str, codec: str) -> None:
        path = make_video(studio.folder / "v.mp4", VIDEO_SECONDS, format=format, codec=codec)
        seen = studio.watch({"type": "video", "assetId": studio.add(path)}, studio.sound((400, 2 * VIDEO_SECONDS)))
        assert numbers(seen) == [*range(FRAMES), *reversed(range(FRAMES))]

    def test_a_recording_that_does_not_tell_its_length_is_read_to_the_end(self, tmp_path: Path) -> None:
        path = make_video(tmp_path / "live.mkv", 0.8, format="matroska", options={"live": "1"})
        with av.open(str(path)) as container:
            assert container.duration is None
        assert examine(path, decode=True) == Media(duration=0.8, size=(SIZE, SIZE), fps=Fraction(FPS))


class TestBadMedia:
    @pytest.mark.parametrize(
        ("type", "name", "code"),
        [
            ("video", "v.mp4", "generation_input_video_invalid"),
            ("audio", "a.wav", "generation_input_audio_invalid"),
            ("image", "i.png", "generation_input_validation_failed"),
        ],
    )
    @pytest.mark.parametrize("content", [b"made up", SAMPLE.read_bytes()[:3000], b""])
    def test_what_cannot_be_decoded_is_refused(
        self, studio: Studio, tmp_path: Path, type: str, name: str, code: str, content: bytes
    ) -> None:
        (tmp_path / name).write_bytes(content)
        bad = {"type": type, "assetId": studio.add(tmp_path / name)}
        items = [VIDEO, bad] if type == "audio" else [bad, AUDIO]
        answer = studio.create(*items)
        assert (answer.status_code, answer.json()["errorCode"]) == (422, code)
        assert answer.json()["field"] == f"input[{items.index(bad)}]"
        assert studio.sandbox.billed == []

    def test_what_is_something_else_is_refused(self, studio: Studio, tmp_path: Path) -> None:
        sound, silent = make_sound(tmp_path / "sound.mp4", (400, 0.2)), make_video(tmp_path / "silent.wav", 0.2)
        image, video = make_image(tmp_path / "image.png", 90), make_video(tmp_path / "video.mp4", 0.2)
        moving = image.rename(tmp_path / "image.mp4"), video.rename(tmp_path / "video.png")
        codes = {}
        for path, type in ((sound, "video"), (moving[0], "video"), (silent, "audio"), (moving[1], "image")):
            bad = {"type": type, "assetId": studio.add(path)}
            answer = studio.create(*([VIDEO, bad] if type == "audio" else [bad, AUDIO]))
            codes[path.name] = (answer.status_code, answer.json()["errorCode"])
        assert codes == {
            "sound.mp4": (422, "generation_input_video_invalid"),
            "image.mp4": (422, "generation_input_video_invalid"),
            "silent.wav": (422, "generation_input_audio_invalid"),
            "video.png": (422, "generation_input_validation_failed"),
        }

    def test_a_video_that_breaks_off_is_shown_as_far_as_it_goes(self, studio: Studio, tmp_path: Path) -> None:
        content = bytearray(make_video(tmp_path / "v.mp4", VIDEO_SECONDS).read_bytes())
        start, end = content.index(b"mdat"), content.index(b"moov") - 4
        middle = end - (end - start) // 8
        content[middle:end] = bytes(end - middle)
        (tmp_path / "v.mp4").write_bytes(content)
        seen = studio.watch({"type": "video", "assetId": studio.add(tmp_path / "v.mp4")}, studio.sound((400, 1.0)))
        assert len(seen.levels) == FRAMES

    @pytest.mark.parametrize(
        ("sound", "made_up", "answer"),
        [
            (OWN_TONE, False, (200, None)),
            (0, False, (422, "voice_sample_extraction_failed")),
            (0, True, (422, "voice_sample_invalid")),
        ],
    )
    def test_a_voice_is_cloned_from_a_sample_with_a_sound(
        self, client: httpx.Client, studio: Studio, sound: int, made_up: bool, answer: Any
    ) -> None:
        path = make_video(studio.folder / "voice.mp4", 0.2, sound=sound)
        if made_up:
            path.write_bytes(b"made up")
        body = {"name": "Me", "provider": "elevenlabs", "assetId": studio.add(path)}
        cloned = client.post("/v2/voices", json=body)
        assert (cloned.status_code, cloned.json().get("errorCode")) == answer

    def test_a_file_that_was_never_uploaded_is_inaccessible(self, client: httpx.Client, studio: Studio) -> None:
        request = {"fileName": "a.wav", "contentType": "audio/wav", "size": 10}
        url = client.post("/v2/assets/upload", json=request).json()["url"]
        answer = studio.create(VIDEO, {"type": "audio", "url": url})
        assert (answer.status_code, answer.json()["errorCode"]) == (422, "generation_input_audio_inaccessible")


WITHOUT_PYAV = """
import sys
sys.modules["av"] = None  # what an import finds of a package that is not installed
import httpx
from sync_sandbox import Sandbox
with Sandbox(pending_seconds=0, processing_seconds=0) as sandbox:
    with httpx.Client(base_url=sandbox.url, headers={"x-api-key": "test"}) as client:
        files = {"video": ("v.mp4", b"made up", "video/mp4"), "audio": ("a.wav", b"too", "audio/wav")}
        generation = client.post("/v2/generate", data={"model": "lipsync-2"}, files=files).json()
    print(sandbox.real_media, httpx.get(generation["outputUrl"]).content)
try:
    Sandbox(real_media=True)
except ImportError as error:
    print(error)
"""


def test_without_pyav_any_bytes_are_taken_and_the_output_is_the_video_that_was_sent() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_PYAV], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "False b'made up'",
        'real_media needs PyAV: pip install "syncsdk[media]"',
    ]


def test_with_pyav_media_are_real_and_it_is_loaded_when_the_first_file_comes() -> None:
    program = (
        "import sys; from sync_sandbox import Sandbox\n"
        "with Sandbox() as sandbox: print(sandbox.real_media, 'av' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"
