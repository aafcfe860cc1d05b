"""What an output consists of: which part of the video is shown when, and what is heard. All times are in seconds."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path
from typing import Iterator, Optional, Sequence, Tuple

import attrs

from ..media import Media


@attrs.frozen
class Shot:
    """A part of the video, shown within `seconds`: backwards where it ends before it starts, else at any speed.

    A part of no length is a still.
    """

    start: float
    end: float
    seconds: float


@attrs.frozen
class Sound:
    """`seconds` of a file's sound, from `start` on; of silence without a file."""

    path: Optional[Path]
    start: float
    seconds: float


@attrs.frozen
class Take:
    """Pictures and sounds that last equally long."""

    shots: Tuple[Shot, ...]
    sounds: Tuple[Sound, ...]

    @property
    def seconds(self) -> float:
        return sum(shot.seconds for shot in self.shots)


@attrs.frozen(eq=False)
class Montage:
    """An output: takes of one video or image, in order. `size` is width and height in pixels.

    Each is one of its own: another file may lie at the same path by then.
    """

    path: Path
    size: Tuple[int, int]
    fps: Fraction
    takes: Tuple[Take, ...]

    @property
    def seconds(self) -> float:
        return round(sum(take.seconds for take in self.takes), 6)

    @property
    def media(self) -> Media:
        """What the file will hold."""
        return Media(duration=self.seconds, sound_duration=self.seconds, size=self.size, fps=self.fps)

    @property
    def sounds(self) -> Sequence[Sound]:
        return [sound for take in self.takes for sound in take.sounds]

    def moments(self) -> Iterator[Sequence[float]]:
        """For each shot, the moments of the video that its frames show."""
        frames = max(1, round(self.seconds * self.fps))
        end, shown = 0.0, 0
        shots = [shot for take in self.takes for shot in take.shots]
        for number, shot in enumerate(shots, start=1):
            end += shot.seconds
            count = (frames if number == len(shots) else round(end * self.fps)) - shown
            shown += count
            # The middle of each frame: no rounding leads into the one beside it.
            yield [shot.start + (shot.end - shot.start) * (frame + 0.5) / count for frame in range(count)]


def still(sound: Sound) -> Take:
    """An image for as long as the sound."""
    return Take((Shot(0.0, 0.0, sound.seconds),), (sound,))


def fit(start: float, end: float, sound: Sound, sync_mode: str) -> Take:
    """The video from `start` to `end` with the sound, their lengths made equal as `sync_mode` says."""
    video, audio = end - start, sound.seconds
    seconds = {"cut_off": min(video, audio), "silence": max(video, audio)}.get(sync_mode, audio)
    heard = attrs.evolve(sound, seconds=min(audio, seconds))
    silence = Sound(None, 0.0, seconds - heard.seconds)
    return Take(tuple(_shots(start, end, seconds, sync_mode)), (heard, silence) if silence.seconds else (heard,))


def _shots(start: float, end: float, seconds: float, sync_mode: str) -> Iterator[Shot]:
    if sync_mode == "remap" or start == end:
        yield Shot(start, end, seconds)
        return
    lap = end - start
    for number in range(math.ceil(seconds / lap)):
        shown = min(lap, seconds - number * lap)
        if number and sync_mode == "silence":
            yield Shot(end, end, seconds - lap)
            return
        backwards = sync_mode == "bounce" and number % 2
        yield Shot(end, end - shown, shown) if backwards else Shot(start, start + shown, shown)
