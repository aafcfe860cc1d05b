"""A test that is recorded once and replayed from then on. In a checkout: pip install . pytest-recording

    SYNC_API_KEY=... pytest --record-mode=once test_recorded.py    # at the live API, which bills it
    pytest --block-network test_recorded.py                        # from the recording, which holds no secret

With SYNC_BASE_URL, it is recorded from there: `python -m sync_sandbox` prints an address that costs nothing.
"""

import os
from pathlib import Path
from typing import Any, Dict

import pytest

import sync.testing
from sync import Sync
from sync.common import Audio, Video


@pytest.fixture(scope="module")
def vcr_config() -> Dict[str, Any]:
    return sync.testing.vcr_config()


@pytest.mark.vcr
def test_a_video_is_made_and_downloaded(tmp_path: Path) -> None:
    with Sync(api_key=os.environ.get("SYNC_API_KEY", "not-needed-for-a-replay")) as client:
        generation = client.generations.create_and_wait(
            model="lipsync-2",
            input=[
                Video(url="https://assets.sync.so/docs/example-video.mp4"),
                Audio(url="https://assets.sync.so/docs/example-audio.wav"),
            ],
        )
        path = client.generations.download(generation, tmp_path / "result.mp4")
    assert generation.status == "COMPLETED"
    assert path.stat().st_size > 1000
