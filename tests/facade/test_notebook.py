"""What a notebook shows of results: a video where there is one, tables, and nothing that is not escaped."""

from __future__ import annotations

import pickle
from html.parser import HTMLParser
from typing import Any, List, Tuple

import pytest

from sync import Sync
from sync.common import Asset, AssetPage, Generation, UnknownObject, Video
from sync_sandbox import Sandbox

from .support import INPUT

HOSTILE = "\"><script>alert('1')</script>&"


class Shown(HTMLParser):
    """The elements and the text of what a notebook shows; every element must be closed in its order."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.elements: List[Tuple[str, Any]] = []
        self.cells: List[str] = []
        self._open: List[str] = []
        self.feed(value._repr_html_())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag in ("th", "td"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.cells[-1] += data

    @property
    def videos(self) -> List[str]:
        return [attributes["src"] for tag, attributes in self.elements if tag == "video"]


def generation(**more: Any) -> Generation:
    return Generation.from_dict(
        {
            "id": "1",
            "createdAt": "2026-01-02T03:04:05Z",
            "status": "COMPLETED",
            "model": "lipsync-2",
            "input": [{"type": "video", "url": "https://example.com/v.mp4"}],
            **more,
        }
    )


def test_a_finished_generation_shows_its_video_and_its_fields() -> None:
    shown = Shown(generation(outputUrl="https://example.com/o.mp4?a=1&b=2"))
    assert shown.videos == ["https://example.com/o.mp4?a=1&b=2"]
    assert shown.cells[shown.cells.index("status") + 1] == "COMPLETED"
    assert "error" not in shown.cells


def test_one_without_a_result_shows_no_video() -> None:
    assert Shown(generation(status="PENDING")).videos == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", 5])
def test_what_is_no_web_address_is_no_video(url: Any) -> None:
    assert Shown(generation(outputUrl=url)).videos == []


def test_everything_is_escaped() -> None:
    shown = Shown(generation(outputUrl=f"https://example.com/{HOSTILE}", error=HOSTILE, **{HOSTILE: HOSTILE}))
    assert {tag for tag, _ in shown.elements} == {"video", "table", "tr", "th", "td"}
    assert shown.videos == [f"https://example.com/{HOSTILE}"]
    assert HOSTILE in shown.cells
    page = AssetPage(items=[Asset.from_dict({**ASSET, "name": HOSTILE})])
    assert {tag for tag, _ in Shown(page).elements} == {"table", "tr", "th", "td"}
    assert HOSTILE in Shown(page).cells


ASSET = {
    "id": "a",
    "createdAt": "2026-01-02T03:04:05Z",
    "updatedAt": "2026-01-02T03:04:05Z",
    "type": "VIDEO",
    "visibility": "USER",
}


def test_a_page_of_assets_is_a_table_of_them() -> None:
    page = AssetPage.from_dict({"items": [{**ASSET, "id": "a1"}, {**ASSET, "id": "a2", "name": "n"}]})
    cells = Shown(page).cells
    assert [cell for cell in cells if cell in ("a1", "a2", "n", "name")] == ["name", "a1", "a2", "n"]
    assert "thumbnail_url" not in cells


def test_a_list_is_a_table_and_still_a_list(client: Sync, sandbox: Sandbox) -> None:
    created = [client.generations.create(model="lipsync-2", input=INPUT).id for _ in range(2)]
    listed: Any = client.generations.list()
    assert isinstance(listed, list)
    assert listed == list(listed)
    assert pickle.loads(pickle.dumps(listed)) == listed
    assert sorted(item.id for item in listed) == sorted(created)
    assert set(created) <= set(Shown(listed).cells)


def test_an_empty_list_shows_an_empty_table(client: Sync) -> None:
    empty: Any = client.generations.list()
    assert Shown(empty).cells == []


def test_a_list_longer_than_a_request_is_a_table_too(client: Sync) -> None:
    id = client.generations.create(model="lipsync-2", input=INPUT).id
    listed: Any = client.generations.list(ids=[id, *(f"none-{number}" for number in range(150))])
    assert [item.id for item in listed] == [id]
    assert id in Shown(listed).cells


def test_what_is_long_is_cut() -> None:
    shown = Shown(Video(url="https://example.com/" + "x" * 1000))
    assert max(map(len, shown.cells)) == 201


def test_an_object_of_an_unknown_kind_can_be_shown() -> None:
    assert "{'type': 'hologram'}" in Shown(UnknownObject({"type": "hologram"})).cells
