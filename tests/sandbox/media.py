"""Small media files, and what can be seen and heard in others."""

from __future__ import annotations

import array
import math
import struct
import wave
from pathlib import Path
from typing import Any, List, Sequence, Tuple

import attrs
import av
from av.audio.stream import AudioStream
from av.container import OutputContainer

SIZE = 32
FPS = 10
RATE = 16000
#: The level of the first frame of a video, and how much brighter each of the next ones is.
FIRST_LEVEL, LEVEL_STEP = 30, 8


def make_video(
    path: Path, seconds: float, *, sound: int = 0, format: str = "mp4", codec: str = "libx264", **options: Any
) -> Path:
    """Grey frames, each brighter than the one before, with key frames far apart; and a tone of `sound` Hz."""
    with av.open(str(path), "w", format=format, **options) as container:
        video = container.add_stream(codec, rate=FPS, options={"crf": "5", "g": "250", "x265-params": "log-level=none"})
        video.width = video.height = SIZE
        video.pix_fmt = "yuv420p"
        tone = container.add_stream("aac", rate=RATE, layout="mono") if sound else None
        for number in range(round(seconds * FPS)):
            frame = _grey(FIRST_LEVEL + number * LEVEL_STEP)
            frame.pts = number
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if tone is not None:
            _encode_tone(container, tone, sound, seconds)
    return path


def encode_sound(path: Path, frequency: int, seconds: float, *, format: str, codec: str) -> Path:
    with av.open(str(path), "w", format=format) as container:
        _encode_tone(container, container.add_stream(codec, rate=RATE, layout="mono"), frequency, seconds)
    return path


def _encode_tone(container: OutputContainer, stream: AudioStream, frequency: int, seconds: float) -> None:
    frame = av.AudioFrame("s16", "mono", round(seconds * RATE))
    frame.planes[0].update(_tone(frequency, seconds))
    frame.sample_rate, frame.pts = RATE, 0
    container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def make_turned_video(path: Path, degrees: int) -> Path:
    """Twice as wide as high, bright on the left, recorded with the camera turned clockwise by 0, 90, 180 or 270."""
    with av.open(str(path), "w", format="mp4") as container:
        video = container.add_stream("libx264", rate=FPS, options={"crf": "5"})
        video.width, video.height, video.pix_fmt = 2 * SIZE, SIZE, "yuv420p"
        frame = av.VideoFrame(2 * SIZE, SIZE, "yuv420p")
        for plane, row in zip(frame.planes, (b"\xc8" * SIZE + b"\x1e" * SIZE, b"\x80", b"\x80")):
            plane.update((row * plane.line_size)[: plane.line_size] * plane.height)
        container.mux(video.encode(frame))
        container.mux(video.encode(None))
    content = bytearray(path.read_bytes())
    cosine, sine = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[degrees]
    matrix = struct.pack(">9i", cosine << 16, sine << 16, 0, -sine << 16, cosine << 16, 0, 0, 0, 1 << 30)
    start = content.index(b"tkhd") + 44
    content[start : start + len(matrix)] = matrix
    path.write_bytes(content)
    return path


def make_image(path: Path, level: int) -> Path:
    """A grey PNG with an odd width."""
    with av.open(str(path), "w", format="image2") as container:
        stream = container.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = SIZE + 1, SIZE, "rgb24"
        container.mux(stream.encode(_grey(level).reformat(SIZE + 1, SIZE, "rgb24")))
        container.mux(stream.encode(None))
    return path


def make_sound(path: Path, *tones: Tuple[int, float]) -> Path:
    """A WAV file of tones: (Hz, seconds)."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for frequency, seconds in tones:
            file.writeframes(_tone(frequency, seconds))
    return path


@attrs.frozen
class Seen:
    """A video, decoded: the mean level of each frame, and samples of its sound between -1 and 1."""

    codecs: List[str]
    size: Tuple[int, int]
    seconds: float
    sound_seconds: float
    levels: List[float]
    samples: Sequence[float]
    rate: int

    def frequency_at(self, second: float) -> int:
        """What is loudest within a tenth of a second, in Hz to the nearest hundred; 0 is silence."""
        window = self.samples[round(second * self.rate) : round((second + 0.1) * self.rate)]
        if max(map(abs, window), default=0.0) < 0.02:
            return 0
        return max(range(200, 2000, 100), key=lambda frequency: _power(window, frequency, self.rate))

    @property
    def loudness(self) -> float:
        """Root mean square."""
        return math.sqrt(sum(sample * sample for sample in self.samples) / len(self.samples))


def look_at(path: Path) -> Seen:
    with av.open(str(path)) as container:
        video, sound = container.streams.video[0], container.streams.audio[0]
        levels = [_level(frame) for frame in container.decode(video)]
        container.seek(0)
        resampler = av.AudioResampler("s16", "mono", 8000)
        blocks = [block for frame in container.decode(sound) for block in resampler.resample(frame)]
        samples = array.array("h", b"".join(bytes(block.planes[0])[: 2 * block.samples] for block in blocks))
        return Seen(
            codecs=[video.codec_context.name, sound.codec_context.name],
            size=(video.width, video.height),
            seconds=float(video.duration * video.time_base),
            sound_seconds=float(sound.duration * sound.time_base),
            levels=levels,
            samples=[sample / 32768 for sample in samples],
            rate=8000,
        )


def _grey(level: int) -> av.VideoFrame:
    frame = av.VideoFrame(SIZE, SIZE, "yuv420p")
    for plane, value in zip(frame.planes, (level, 128, 128)):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


def _level(frame: av.VideoFrame) -> float:
    plane = frame.planes[0]
    row = bytes(plane)[plane.line_size * (plane.height // 2) :][: plane.width]
    return sum(row) / len(row)


def _tone(frequency: int, seconds: float) -> bytes:
    step = 2 * math.pi * frequency / RATE
    return array.array(
        "h", [round(16000 * math.sin(step * number)) for number in range(round(seconds * RATE))]
    ).tobytes()


def _power(window: Sequence[float], frequency: int, rate: int) -> float:
    angles = [2 * math.pi * frequency * number / rate for number in range(len(window))]
    real = sum(sample * math.cos(angle) for sample, angle in zip(window, angles))
    imaginary = sum(sample * math.sin(angle) for sample, angle in zip(window, angles))
    return real * real + imaginary * imaginary
