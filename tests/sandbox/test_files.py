"""Multipart creates, the media library and the storage."""

from __future__ import annotations

import io
import json
import struct
import tracemalloc
import wave
from pathlib import Path
from typing import Any, Dict, Iterator, Tuple

import httpx
import pytest

import sync_sandbox
from sync_sandbox import Sandbox

from .payloads import AUDIO, CREATE, TEXT, VIDEO

MP4 = Path(sync_sandbox.__file__).with_name("sample.mp4").read_bytes()
FILES = {"video": ("my clip.mp4", MP4, "video/mp4"), "audio": ("a.wav", b"RIFF", "audio/wav")}


def wav(seconds: float) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(int(seconds * 16000)))
    return buffer.getvalue()


class TestMultipart:
    def test_the_files_become_assets_and_the_output_is_the_video_that_was_sent(
        self, client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
    ) -> None:
        video = MP4 + b"one of a kind"
        files = {**FILES, "video": ("my clip.mp4", video, "video/mp4")}
        body = client.post("/v2/generate", data={"model": "lipsync-2"}, files=files).json()
        assets = {asset["type"]: asset for asset in client.get("/v2/assets").json()["items"]}
        assert body["input"] == [
            {"type": "video", "assetId": assets["VIDEO"]["id"]},
            {"type": "audio", "assetId": assets["AUDIO"]["id"]},
        ]
        assert (assets["VIDEO"]["name"], assets["VIDEO"]["size"]) == ("my clip.mp4", len(video))
        assert stranger.get(assets["VIDEO"]["url"]).content == video
        sandbox.advance(3.0)
        assert stranger.get(client.get(f"/v2/generate/{body['id']}").json()["outputUrl"]).content == video

    def test_nested_fields_are_json_strings(self, client: httpx.Client) -> None:
        data = {
            "model": "lipsync-2",
            "options": '{"sync_mode": "loop"}',
            "segments": '[{"startTime": 0, "endTime": 1, "audioInput": {"refId": "a"}}]',
            "input": json.dumps([{**AUDIO, "refId": "a"}]),
            "outputFileName": "out",
        }
        body = client.post("/v2/generate", data=data, files={"video": FILES["video"]}).json()
        assert body["options"] == {"sync_mode": "loop"}
        assert body["segments"][0]["audioInput"] == {"refId": "a"}
        assert body["outputFileName"] == "out"
        assert [item["type"] for item in body["input"]] == ["audio", "video"]

    def test_input_may_come_as_one_array_or_item_by_item(self, client: httpx.Client) -> None:
        as_array = {"model": "lipsync-2", "input": json.dumps([VIDEO, TEXT])}
        by_item = {"model": "lipsync-2", "input": [json.dumps(VIDEO), json.dumps(TEXT)]}
        files = {"video": FILES["video"]}
        one, other = (client.post("/v2/generate", data=data, files=files).json() for data in (as_array, by_item))
        assert [item["type"] for item in one["input"]] == [item["type"] for item in other["input"]] == ["video", "text"]

    def test_a_file_wins_over_a_url(self, client: httpx.Client) -> None:
        data = {"model": "lipsync-2", "input": json.dumps([{**VIDEO, "refId": "v"}, AUDIO])}
        item = client.post("/v2/generate", data=data, files={"video": FILES["video"]}).json()["input"][0]
        assert (item["type"], item["refId"], "url" in item, "assetId" in item) == ("video", "v", False, True)

    @pytest.mark.parametrize(
        ("data", "files", "status", "field"),
        [
            ({"options": "{"}, FILES, 400, "options"),
            ({"options": ["{}", "{}"]}, FILES, 400, "options"),
            ({"input": "{"}, FILES, 400, "input"),
            ({"video": "not a file"}, {"audio": FILES["audio"]}, 400, "video"),
            ({}, [("video", FILES["video"]), ("video", FILES["video"])], 400, "video"),
            ({}, {**FILES, "video": ("v.mp4", b"", "video/mp4")}, 422, "video"),
            ({}, {"video": FILES["video"]}, 422, "input"),
            ({}, [("video", FILES["video"])] * 4, 413, None),
            ({"options": "x" * (1024 * 1024 + 1)}, FILES, 413, None),
            ({f"field{number}": "x" for number in range(33)}, FILES, 413, None),
        ],
    )
    def test_what_does_not_fit_is_refused_and_leaves_no_asset(
        self, client: httpx.Client, data: Dict[str, Any], files: Any, status: int, field: str
    ) -> None:
        answer = client.post("/v2/generate", data={"model": "lipsync-2", **data}, files=files)
        assert (answer.status_code, answer.json().get("field")) == (status, field)
        assert answer.json()["errorCode"] == "generation_input_validation_failed"
        assert client.get("/v2/assets/count").json() == 0

    def test_a_form_without_a_boundary_is_a_bad_request(self, client: httpx.Client) -> None:
        answer = client.post("/v2/generate", content=b"x", headers={"content-type": "multipart/form-data"})
        assert answer.status_code == 400

    @pytest.mark.parametrize(
        ("limit", "status", "code"),
        [
            ("request_file_limit", 413, "generation_input_validation_failed"),
            ("plan_file_limit", 422, "file_size_exceeds_plan_limit"),
        ],
    )
    def test_both_size_limits(self, client: httpx.Client, sandbox: Sandbox, limit: str, status: int, code: str) -> None:
        setattr(sandbox, limit, len(MP4))
        assert client.post("/v2/generate", data={"model": "lipsync-2"}, files=FILES).status_code == 201
        setattr(sandbox, limit, len(MP4) - 1)
        answer = client.post("/v2/generate", data={"model": "lipsync-2"}, files=FILES)
        assert (answer.status_code, answer.json()["errorCode"], answer.json()["field"]) == (status, code, "video")

    def test_a_large_file_does_not_sit_in_memory(self, client: httpx.Client, sandbox: Sandbox) -> None:
        size = 64 * 1024 * 1024
        boundary = b"the-boundary"

        def body() -> Iterator[bytes]:
            for name, filename in ((b"model", b""), (b"video", b'; filename="v.mp4"'), (b"audio", b'; filename="a"')):
                yield b'--%b\r\nContent-Disposition: form-data; name="%b"%b\r\n\r\n' % (boundary, name, filename)
                if name == b"video":
                    for _ in range(size // 65536):
                        yield bytes(65536)
                else:
                    yield b"lipsync-2"
                yield b"\r\n"
            yield b"--%b--\r\n" % boundary

        tracemalloc.start()
        try:
            headers = {"content-type": "multipart/form-data; boundary=the-boundary"}
            answer = client.post("/v2/generate", content=body(), headers=headers, timeout=60)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert answer.status_code == 201, answer.text
        assert client.get("/v2/assets?sortBy=sizeDesc").json()["items"][0]["size"] == size
        assert peak < 16 * 1024 * 1024


class TestUpload:
    def request(self, client: httpx.Client, size: int, content_type: str = "video/mp4") -> Dict[str, Any]:
        body = {"fileName": "my clip.mp4", "contentType": content_type, "size": size}
        answer = client.post("/v2/assets/upload", json=body)
        assert answer.status_code == 201
        promised: Dict[str, Any] = answer.json()
        return promised

    def test_a_file_goes_up_is_registered_and_makes_a_generation(
        self, client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
    ) -> None:
        promised = self.request(client, len(MP4))
        assert promised["expiresIn"] == 900
        put = stranger.put(promised["uploadUrl"], content=MP4, headers={"content-type": "video/mp4"})
        assert (put.status_code, put.content) == (200, b"")
        answer = client.post("/v2/assets", json={"url": promised["url"], "name": "Clip"})
        asset = answer.json()
        assert answer.status_code == 201
        assert (asset["type"], asset["name"], asset["size"], asset["inputType"]) == (
            "VIDEO",
            "Clip",
            len(MP4),
            "UPLOAD",
        )
        assert (asset["durationSeconds"], asset["format"], asset["visibility"]) == (2.0, "mp4", "USER")
        assert stranger.get(asset["url"]).content == MP4
        create = {**CREATE, "input": [{"type": "video", "assetId": asset["id"]}, AUDIO]}
        id = client.post("/v2/generate", json=create).json()["id"]
        sandbox.advance(3.0)
        assert stranger.get(client.get(f"/v2/generate/{id}").json()["outputUrl"]).content == MP4

    @pytest.mark.parametrize(
        ("content", "headers", "status", "reason"),
        [
            (b"12345", {"content-type": "video/mp4", "x-api-key": "test"}, 400, "x-api-key"),
            (b"12345", {"content-type": "video/webm"}, 403, "SignatureDoesNotMatch"),
            (b"12345", {}, 403, "SignatureDoesNotMatch"),
            (b"1234", {"content-type": "video/mp4"}, 403, "SignatureDoesNotMatch"),
        ],
    )
    def test_the_storage_takes_only_what_was_signed_for(
        self,
        client: httpx.Client,
        stranger: httpx.Client,
        content: bytes,
        headers: Dict[str, str],
        status: int,
        reason: str,
    ) -> None:
        promised = self.request(client, 5)
        answer = stranger.put(promised["uploadUrl"], content=content, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/xml")
        assert reason in answer.text
        refused = client.post("/v2/assets", json={"url": promised["url"]})
        assert (refused.status_code, refused.json()["errorCode"]) == (422, "uploaded_file_not_found")

    def test_nobody_may_send_the_key_to_the_storage(self, client: httpx.Client, sandbox: Sandbox) -> None:
        url = sandbox.add_asset(Path(sync_sandbox.__file__).with_name("sample.mp4"))["url"]
        assert client.get(url).status_code == 400

    def test_chunks_that_end_early_are_not_stored(self, client: httpx.Client, stranger: httpx.Client) -> None:
        promised = self.request(client, 5)
        headers = {"content-type": "video/mp4"}
        assert stranger.put(promised["uploadUrl"], content=iter([b"123"]), headers=headers).status_code == 400
        assert stranger.get(promised["url"]).status_code == 404
        assert stranger.put(promised["uploadUrl"], content=iter([b"12", b"345"]), headers=headers).status_code == 200

    def test_an_upload_url_expires(self, client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox) -> None:
        promised = self.request(client, 5)
        sandbox.advance(promised["expiresIn"])
        answer = stranger.put(promised["uploadUrl"], content=b"12345", headers={"content-type": "video/mp4"})
        assert (answer.status_code, "expired" in answer.text) == (403, True)

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [({"size": 0}, "size"), ({"size": 5 * 1024**3 + 1}, "size"), ({"contentType": "video"}, "contentType")],
    )
    def test_what_cannot_be_uploaded(self, client: httpx.Client, wrong: Dict[str, Any], field: str) -> None:
        body = {"fileName": "x.mp4", "contentType": "video/mp4", "size": 5, **wrong}
        answer = client.post("/v2/assets/upload", json=body)
        assert (answer.status_code, answer.json()["field"]) == (400, field)


class TestLibrary:
    @pytest.fixture
    def library(self, client: httpx.Client, sandbox: Sandbox, tmp_path: Path) -> Dict[str, str]:
        """Ids by name, from the oldest to the newest."""
        contents = {"b.wav": wav(0.5), "a.mp4": MP4, "c.png": b"png"}
        ids = {}
        for name, content in contents.items():
            (tmp_path / name).write_bytes(content)
            ids[name] = sandbox.add_asset(tmp_path / name)["id"]
            sandbox.advance(1.0)
        return ids

    def names(self, client: httpx.Client, **query: Any) -> Tuple[str, ...]:
        return tuple(asset["name"] for asset in client.get("/v2/assets", params=query).json()["items"])

    @pytest.mark.parametrize(
        ("order", "names"),
        [
            ("nameAsc", "abc"),
            ("nameDesc", "cba"),
            ("dateAsc", "bac"),
            ("dateDesc", "cab"),
            ("durationAsc", "cba"),
            ("durationDesc", "abc"),
            ("sizeAsc", "cba"),
            ("sizeDesc", "abc"),
            ("kindAsc", "bca"),
            ("kindDesc", "acb"),
        ],
    )
    def test_orders(self, client: httpx.Client, library: Dict[str, str], order: str, names: str) -> None:
        assert "".join(name[0] for name in self.names(client, sortBy=order)) == names

    def test_the_newest_come_first_by_default(self, client: httpx.Client, library: Dict[str, str]) -> None:
        assert self.names(client) == ("c.png", "a.mp4", "b.wav")

    def test_filters_and_count(self, client: httpx.Client, library: Dict[str, str]) -> None:
        assert self.names(client, types="AUDIO,IMAGE", sortBy="nameAsc") == ("b.wav", "c.png")
        assert self.names(client, searchQuery="MP4") == ("a.mp4",)
        assert client.get("/v2/assets/count").json() == 3
        assert client.get("/v2/assets/count?types=AUDIO&types=VIDEO").json() == 2

    def test_pages(self, client: httpx.Client, library: Dict[str, str]) -> None:
        first = client.get("/v2/assets", params={"limit": 2}).json()
        assert (len(first["items"]), first["totalCount"]) == (2, 3)
        last = client.get("/v2/assets", params={"limit": 2, "cursor": first["nextCursor"]}).json()
        assert [asset["name"] for asset in last["items"]] == ["b.wav"]
        assert "nextCursor" not in last

    def test_update_and_delete(self, client: httpx.Client, sandbox: Sandbox, library: Dict[str, str]) -> None:
        path = f"/v2/assets/{library['a.mp4']}"
        before = client.get(path).json()
        after = client.patch(path, json={"name": "New", "visibility": "ORGANIZATION"}).json()
        assert (after["name"], after["visibility"]) == ("New", "ORGANIZATION")
        assert after["updatedAt"] > before["updatedAt"]
        assert client.patch(path, json={"visibility": "WORLD"}).status_code == 400
        assert client.delete(path).json() == {"id": library["a.mp4"]}
        assert client.delete(path).json()["errorCode"] == "asset_not_found"

    def test_another_keys_asset_cannot_be_deleted(
        self, client: httpx.Client, sandbox: Sandbox, library: Dict[str, str]
    ) -> None:
        sandbox.api_key = ["test", "other"]
        answer = client.delete(f"/v2/assets/{library['b.wav']}", headers={"x-api-key": "other"})
        assert (answer.status_code, answer.json()["errorCode"]) == (403, "asset_forbidden")

    def test_an_asset_of_the_wrong_type_is_refused(self, client: httpx.Client, library: Dict[str, str]) -> None:
        body = {**CREATE, "input": [{"type": "video", "assetId": library["b.wav"]}, AUDIO]}
        answer = client.post("/v2/generate", json=body)
        assert (answer.status_code, answer.json()["errorCode"]) == (422, "generation_input_asset_type_mismatch")


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


START = box(b"ftyp", b"isom")


@pytest.mark.parametrize(
    ("name", "content", "duration"),
    [
        ("short.wav", wav(0.25), 0.25),
        ("broken.wav", b"RIFF", None),
        ("no_frames.mp4", START + box(b"moov", box(b"mvhd", bytes(20))), None),
        ("version_1.mp4", START + box(b"moov", box(b"mvhd", b"\1" + bytes(19) + struct.pack(">IQ", 10, 25))), 2.5),
        ("movie_last.mp4", START + box(b"mdat", bytes(100)) + MP4[32:], 2.0),
        ("no_movie.mp4", START, None),
        ("cut_short.mp4", START + b"\0\0\0\x20moov", None),
        ("to_the_end.mp4", START + b"\0\0\0\0mdat", None),
        ("picture.png", b"\x89PNG", None),
        ("empty.mp3", b"", None),
    ],
)
def test_the_duration_of_an_asset(sandbox: Sandbox, tmp_path: Path, name: str, content: bytes, duration: float) -> None:
    (tmp_path / name).write_bytes(content)
    assert sandbox.add_asset(tmp_path / name)["durationSeconds"] == duration


class TestRegister:
    def test_a_public_url(self, client: httpx.Client) -> None:
        asset = client.post("/v2/assets", json={"url": "https://example.com/a/talk.mp3?x=1"}).json()
        assert (asset["type"], asset["name"], asset["inputType"], asset["size"]) == ("AUDIO", "talk.mp3", "URL", None)

    @pytest.mark.parametrize(
        ("body", "status", "code", "field"),
        [
            ({}, 400, None, "url"),
            ({"url": "ftp://example.com/x"}, 400, None, "url"),
            ({"url": "https://example.com/x"}, 422, None, "type"),
            (
                {"url": "https://example.com/x", "type": "VIDEO", "projectId": "p"},
                422,
                "project_not_found",
                "projectId",
            ),
        ],
    )
    def test_refusals(self, client: httpx.Client, body: Dict[str, Any], status: int, code: str, field: str) -> None:
        answer = client.post("/v2/assets", json=body)
        refusal = answer.json()
        assert (answer.status_code, refusal.get("errorCode"), refusal["field"]) == (status, code, field)

    def test_a_url_of_the_storage_that_was_never_given_out(self, client: httpx.Client, sandbox: Sandbox) -> None:
        answer = client.post("/v2/assets", json={"url": f"{sandbox.url}/storage/public/x/y.mp4"})
        assert (answer.status_code, answer.json()["errorCode"]) == (422, "file_not_in_org_storage")

    def test_the_plan_limit_holds_for_what_was_really_uploaded(
        self, client: httpx.Client, stranger: httpx.Client, sandbox: Sandbox
    ) -> None:
        body = {"fileName": "x.mp4", "contentType": "video/mp4", "size": 5}
        promised = client.post("/v2/assets/upload", json=body).json()
        stranger.put(promised["uploadUrl"], content=b"12345", headers={"content-type": "video/mp4"})
        sandbox.plan_file_limit = 4
        answer = client.post("/v2/assets", json={"url": promised["url"]})
        assert (answer.status_code, answer.json()["errorCode"]) == (422, "file_size_exceeds_plan_limit")
