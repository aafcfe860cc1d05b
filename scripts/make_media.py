"""Make the video and the sound of the examples: a drawn face, and a voice that sings five vowels.

    python scripts/make_media.py                  # with the ffmpeg on PATH
    python scripts/make_media.py --ffmpeg PATH    # with another, such as imageio_ffmpeg.get_ffmpeg_exe()

The results are committed, so this is only needed to change them. It needs an ffmpeg with libx264. One way to get it is
`pip install imageio-ffmpeg` in an environment of your own, and

    python -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())'
"""

from __future__ import annotations

import argparse
import math
import shutil
import subprocess
import sys
import wave
from array import array
from pathlib import Path

MEDIA = Path(__file__).resolve().parent.parent / "examples" / "media"

SECONDS = 2
FRAME_RATE = 25
SIZE = 192  # pixels, each way
SAMPLE_RATE = 16_000
PITCH = 120  # Hz

BACKGROUND, SKIN, WHITE, DARK, LIPS = (58, 92, 116), (224, 178, 150), (248, 248, 246), (40, 30, 28), (168, 68, 72)
VOWELS = [(730, 1090), (530, 1840), (270, 2290), (570, 840), (300, 870)]  # the first two formants of a e i o u, in Hz


def pixel(x: int, y: int) -> tuple[int, int, int]:
    """The colour of the face at a point: the last ellipse that holds it wins."""
    colour = BACKGROUND
    for centre_x, centre_y, width, height, paint in (
        (96, 96, 66, 82, SKIN),
        (72, 78, 12, 8, WHITE),
        (120, 78, 12, 8, WHITE),
        (72, 78, 5, 6, DARK),
        (120, 78, 5, 6, DARK),
        (96, 102, 5, 12, (206, 156, 130)),
        (96, 138, 24, 6, LIPS),
    ):
        if ((x - centre_x) / width) ** 2 + ((y - centre_y) / height) ** 2 <= 1:
            colour = paint
    return colour


def make_video(ffmpeg: str, path: Path) -> None:
    """H.264 in MP4, without sound. The face sways a little and keeps its mouth shut: that is the API's job."""
    frames = bytearray()
    for frame in range(SECONDS * FRAME_RATE):
        sway = round(4 * math.sin(2 * math.pi * frame / FRAME_RATE / SECONDS))
        frames += bytes(value for y in range(SIZE) for x in range(SIZE) for value in pixel(x - sway, y))
    command = [ffmpeg, "-y", "-loglevel", "error", "-f", "rawvideo", "-pixel_format", "rgb24"]
    command += ["-video_size", f"{SIZE}x{SIZE}", "-framerate", str(FRAME_RATE), "-i", "-"]
    command += ["-c:v", "libx264", "-preset", "veryslow", "-crf", "26", "-pix_fmt", "yuv420p", "-threads", "1"]
    command += ["-fflags", "+bitexact", "-flags", "+bitexact", "-movflags", "+faststart", str(path)]
    subprocess.run(command, input=bytes(frames), check=True)


def make_audio(path: Path) -> None:
    """WAV, mono, 16 bits: harmonics of one pitch, loudest near the formants of each vowel."""
    length = SAMPLE_RATE * SECONDS // len(VOWELS)
    samples = array("h")
    for formants in VOWELS:
        harmonics = [
            (2 * math.pi * tone / SAMPLE_RATE, sum(1 / (1 + ((tone - formant) / 90) ** 2) for formant in formants))
            for tone in range(PITCH, 4000, PITCH)
        ]
        for n in range(length):
            fade = math.sin(math.pi * n / length) ** 0.5
            samples.append(int(6000 * fade * sum(loud * math.sin(step * n) for step, loud in harmonics)))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes(samples.tobytes())


def main() -> None:
    parser = argparse.ArgumentParser(description="Make examples/media/video.mp4 and audio.wav.")
    parser.add_argument("--ffmpeg", default=shutil.which("ffmpeg"), help="the ffmpeg to use (the one on PATH)")
    ffmpeg = parser.parse_args().ffmpeg
    if ffmpeg is None:
        sys.exit("ffmpeg was not found on PATH; name it with --ffmpeg.")
    MEDIA.mkdir(parents=True, exist_ok=True)
    make_video(ffmpeg, MEDIA / "video.mp4")
    make_audio(MEDIA / "audio.wav")
    for path in sorted(MEDIA.iterdir()):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
