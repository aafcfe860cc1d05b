"""Outputs that are made from the media that were sent, proved by decoding them."""

from __future__ import annotations

import sys
import threading
import types
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable, List, Optional

import av
import httpx
import pytest

from sync_sandbox import Sandbox
from sync_sandbox.rendering import encode, voice
from sync_sandbox.rendering.montage import Montage

from .media import FPS, SIZE, make_image, make_turned_video
from .payloads import CREATE, TEXT
from .studio import FRAMES, LONG, OWN_TONE, SHORT, Studio, numbers

FORWARDS = list(range(FRAMES))
BACKWARDS = FORWARDS[::-1]


class TestSyncModes:
    @pytest.mark.parametrize(
        ("sync_mode", "audio", "frames"),
        [
            ("cut_off", SHORT, FORWARDS[:6]),
            ("cut_off", LONG, FORWARDS),
            ("loop", SHORT, FORWARDS[:6]),
            ("loop", LONG, [*FORWARDS, *FORWARDS, *FORWARDS[:4]]),
            ("bounce", SHORT, FORWARDS[:6]),
            ("bounce", LONG, [*FORWARDS, *BACKWARDS, *FORWARDS[:4]]),
            ("silence", SHORT, FORWARDS),
            ("silence", LONG, [*FORWARDS, *[FRAMES - 1] * 14]),
            ("remap", SHORT, [0, 2, 4, 5, 7, 9]),
            ("remap", LONG, [int((frame + 0.5) / 2.4) for frame in range(24)]),
            (None, LONG, [*FORWARDS, *BACKWARDS, *FORWARDS[:4]]),
        ],
    )
    def test_the_frames_of_the_output(
        self, studio: Studio, sync_mode: Optional[str], audio: float, frames: List[int]
    ) -> None:
        seen = studio.watch(studio.video(), studio.sound((400, audio)), options={"sync_mode": sync_mode})
        assert numbers(seen) == frames

    def test_a_long_video_plays_backwards_without_a_key_frame_near(self, studio: Studio) -> None:
        seen = studio.watch(studio.video(2.7), studio.sound((400, 5.4)), options={"sync_mode": "bounce"})
        assert numbers(seen) == [*range(27), *reversed(range(27))]


class TestSound:
    def test_it_is_the_one_that_was_sent_as_loud_as_it_was(self, studio: Studio) -> None:
        seen = studio.watch(studio.video(), studio.sound((400, 0.5), (700, 0.5)))
        assert [seen.frequency_at(second) for second in (0.1, 0.3, 0.6, 0.8)] == [400, 400, 700, 700]
        assert seen.loudness == pytest.approx(16000 / 32768 / 2**0.5, rel=0.1)

    def test_silence_follows_the_audio_that_is_too_short(self, studio: Studio) -> None:
        seen = studio.watch(studio.video(), studio.sound((400, 0.5)), options={"sync_mode": "silence"})
        assert [seen.frequency_at(second) for second in (0.2, 0.6, 0.8)] == [400, 0, 0]

    def test_one_that_is_shorter_than_a_frame_has_a_frame(self, studio: Studio) -> None:
        assert numbers(studio.watch(studio.video(), studio.sound((400, 0.04)))) == [0]

    def test_a_text_is_spoken(self, studio: Studio, client: httpx.Client) -> None:
        seen = studio.watch(studio.video(), TEXT)
        assert 0.5 < seen.seconds < 2.0
        # A voice changes all the time.
        assert len({seen.frequency_at(second / 20) for second in range(1, 10)}) > 3
        speech = {**TEXT["provider"], "provider": "elevenlabs"}
        short, long = (
            client.post("/v2/tts", json={**speech, "script": script}).json()["duration"]
            for script in (TEXT["provider"]["script"], "Hello there, how are you all of you today?")
        )
        assert seen.seconds == pytest.approx(short, abs=1 / FPS)
        assert long > 2 * short

    @pytest.mark.parametrize("loader", [None, types.SimpleNamespace(get_library_path=lambda: "absent.so")])
    def test_a_text_is_heard_as_beeps_without_a_voice(
        self, studio: Studio, monkeypatch: pytest.MonkeyPatch, loader: Any
    ) -> None:
        monkeypatch.setitem(sys.modules, "espeakng_loader", loader)
        monkeypatch.setattr(voice, "_load", voice._load.__wrapped__)  # What was loaded before is kept.
        seen = studio.watch(studio.video(), TEXT)
        assert seen.seconds == pytest.approx(0.8)  # eleven characters
        assert seen.frequency_at(0.05) == 200

    def test_so_is_a_text_of_which_nothing_can_be_said(self, studio: Studio) -> None:
        seen = studio.watch(studio.video(), {**TEXT, "provider": {**TEXT["provider"], "script": "\n \0"}})
        assert seen.frequency_at(0.05) == 200


class TestSegments:
    def test_each_has_its_sound_at_its_place_and_the_rest_its_own(self, studio: Studio) -> None:
        segments = [
            {"startTime": 1.2, "endTime": 1.6, "audioInput": {"refId": "b", "startTime": 0.5, "endTime": 0.9}},
            {"startTime": 0.2, "endTime": 0.6, "audioInput": {"refId": "a"}},
        ]
        one, other = studio.sound((400, 0.4), ref="a"), studio.sound((600, 0.5), (800, 0.5), ref="b")
        seen = studio.watch(studio.video(2.0), one, other, segments=segments)
        assert numbers(seen) == list(range(20))
        heard = [seen.frequency_at(second) for second in (0.05, 0.25, 0.45, 0.75, 1.0, 1.25, 1.45, 1.75)]
        assert heard == [OWN_TONE, 400, 400, OWN_TONE, OWN_TONE, 800, 800, OWN_TONE]

    def test_each_has_a_sync_mode_of_its_own_that_moves_what_follows(self, studio: Studio) -> None:
        segment = {"startTime": 0.2, "endTime": 0.4, "audioInput": {"refId": "a"}}
        seen = studio.watch(
            studio.video(),
            studio.sound((400, 0.4), ref="a"),
            options={"sync_mode": "cut_off"},
            segments=[{**segment, "optionsOverride": {"sync_mode": "loop"}}],
        )
        assert numbers(seen) == [0, 1, 2, 3, 2, 3, 4, 5, 6, 7, 8, 9]
        assert [seen.frequency_at(second) for second in (0.05, 0.45, 0.75)] == [OWN_TONE, 400, OWN_TONE]

    @pytest.mark.parametrize(
        ("segment", "code"),
        [
            ({"startTime": 1.1, "endTime": 1.2, "audioInput": {"refId": "a"}}, "generation_input_segments_invalid"),
            (
                {"startTime": 0, "endTime": 1, "audioInput": {"refId": "a", "startTime": 0.5, "endTime": 0.6}},
                "generation_input_trim_invalid",
            ),
        ],
    )
    def test_one_that_lies_outside_the_media_is_refused(self, studio: Studio, segment: Any, code: str) -> None:
        answer = studio.create(studio.video(), studio.sound((400, 0.4), ref="a"), segments=[segment])
        assert (answer.status_code, answer.json()["errorCode"], answer.json()["field"]) == (422, code, "segments")


@pytest.mark.parametrize(("degrees", "bright"), [(0, "left"), (90, "top"), (180, "right"), (270, "bottom")])
def test_a_video_that_was_recorded_sideways_is_shown_upright(
    studio: Studio, tmp_path: Path, degrees: int, bright: str
) -> None:
    video = {"type": "video", "assetId": studio.add(make_turned_video(tmp_path / "v.mp4", degrees))}
    path = tmp_path / "output.mp4"
    path.write_bytes(httpx.get(studio.finish(video, studio.sound((400, 0.1)))["outputUrl"]).content)
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0))
    assert (frame.width, frame.height) == ((2 * SIZE, SIZE) if degrees in (0, 180) else (SIZE, 2 * SIZE))
    plane = frame.planes[0]
    rows = [bytes(plane)[plane.line_size * row :][: plane.width] for row in range(plane.height)]
    edges = {"top": rows[0], "bottom": rows[-1], "left": [row[0] for row in rows], "right": [row[-1] for row in rows]}
    assert max(edges, key=lambda edge: sum(edges[edge]) / len(edges[edge])) == bright


def test_an_image_is_shown_for_as_long_as_the_audio(studio: Studio, tmp_path: Path) -> None:
    image = {"type": "image", "assetId": studio.add(make_image(tmp_path / "face.png", 180))}
    seen = studio.watch(image, studio.sound((400, 1.2)))
    assert len(seen.levels) == 30
    assert len(set(seen.levels)) == 1
    assert seen.frequency_at(1.0) == 400


class TestRendering:
    def test_nothing_is_made_until_the_output_is_asked_for_and_then_only_once(
        self, studio: Studio, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written: List[Path] = []

        def write(montage: Montage, target: Path, is_stopped: Callable[[], bool]) -> None:
            written.append(target)
            encode_write(montage, target, is_stopped)

        encode_write = encode.write
        monkeypatch.setattr(encode, "write", write)
        items = [studio.video(), studio.sound((400, SHORT))]
        url = studio.finish(*items)["outputUrl"]
        assert written == []
        with ThreadPoolExecutor() as pool:
            assert len({answer.content for answer in pool.map(httpx.get, [url] * 3)}) == 1
        assert len(written) == 1

    def test_another_file_at_the_same_path_makes_another_output(self, studio: Studio) -> None:
        for seconds, frames in ((0.3, 3), (0.5, 5)):
            seen = studio.watch(studio.video(seconds), studio.sound((400, 0.5)), options={"sync_mode": "cut_off"})
            assert numbers(seen) == FORWARDS[:frames]

    def test_the_sandbox_answers_while_it_renders_and_closes_without_the_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rendering, closing = threading.Event(), threading.Event()

        def write(montage: Montage, target: Path, is_stopped: Callable[[], bool]) -> None:
            rendering.set()
            while not is_stopped():
                closing.wait(0.01)
            raise encode.Stopped

        monkeypatch.setattr(encode, "write", write)
        with Sandbox(real_media=True, pending_seconds=0, processing_seconds=0) as sandbox, httpx.Client(
            base_url=sandbox.url, headers={"x-api-key": "test"}
        ) as client:
            generation = client.post("/v2/generate", json=CREATE).json()
            with ThreadPoolExecutor() as pool:
                answer = pool.submit(httpx.get, generation["outputUrl"])
                assert rendering.wait(10)
                assert client.get(f"/v2/generate/{generation['id']}").json()["status"] == "COMPLETED"
                assert not answer.done()
                sandbox.close()
                assert isinstance(answer.exception(10), httpx.TransportError)
