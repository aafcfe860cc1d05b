"""Sounds as one stream of samples: 48 kHz, stereo, 16 bits."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Iterable, Iterator, Optional, Sequence

import av
from av.container import InputContainer

from .montage import Sound

RATE = 48000
LAYOUT = "stereo"
FORMAT = "s16"
SAMPLE_BYTES = 4
#: Bytes of silence at a time.
_BLOCK_BYTES = RATE * SAMPLE_BYTES // 10


def samples_of(sounds: Sequence[Sound]) -> Iterator[bytes]:
    """The sounds, one after the other, each as long as it says."""
    end, written = 0.0, 0
    for sound in sounds:
        end += sound.seconds
        count = round(end * RATE) - written
        written += count
        decoded = _decoded(sound.path, sound.start) if sound.path else iter(())
        yield from _exactly(decoded, count * SAMPLE_BYTES)


def _exactly(blocks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """As many bytes of the blocks, and of silence when they do not suffice."""
    for block in blocks:
        if size == 0:
            return
        yield block[:size]
        size -= len(block[:size])
    while size > 0:
        yield bytes(min(size, _BLOCK_BYTES))
        size -= min(size, _BLOCK_BYTES)


def _decoded(path: Path, start: float) -> Iterator[bytes]:
    """The sound of a file from `start` on. What is broken ends it."""
    skip = round(start * RATE) * SAMPLE_BYTES
    for block in _blocks(path):
        if block[skip:]:
            yield block[skip:]
        skip = max(0, skip - len(block))


def _blocks(path: Path) -> Iterator[bytes]:
    with av.open(str(path)) as container:
        # The resampler would make one channel quieter to make two of it.
        is_mono = len(container.streams.audio[0].layout.channels) == 1
        resampler = av.AudioResampler(FORMAT, "mono" if is_mono else LAYOUT, RATE)
        for frame in _frames(container):
            for resampled in resampler.resample(frame):
                samples = array("h", bytes(resampled.planes[0]))[: resampled.samples * (1 if is_mono else 2)]
                yield (_doubled(samples) if is_mono else samples).tobytes()


def _doubled(samples: array[int]) -> array[int]:
    both = array("h", bytes(2 * len(samples) * samples.itemsize))
    both[::2] = both[1::2] = samples
    return both


def _frames(container: InputContainer) -> Iterator[Optional[av.AudioFrame]]:
    """Every frame, and None at the end."""
    try:
        for frame in container.decode(audio=0):
            # A gap between time stamps is none in the sound.
            frame.pts = None
            yield frame
    except av.FFmpegError:
        pass
    yield None
