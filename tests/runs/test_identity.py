"""A job is its content: whatever its place, whenever its URLs were signed, and wherever its files are."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any, Dict, List

import pytest

from sync.common import TTS, Audio, GenerationOptions, Image, Video
from sync.errors import InvalidRequestError
from sync.runs.bodies import MOST, Bodies
from sync.runs.identity import Content, Identities, Reader
from sync.runs.names import check_name
from sync.runs.signatures import without_signature
from sync_client import checks
from sync_client.models import Asset, CreateGenerationRequest

VIDEO = {"type": "video", "url": "https://cdn.example/a.mp4"}
AUDIO = {"type": "audio", "url": "https://cdn.example/a.wav"}
MP4 = b"\0\0\0\x18ftypmp42" + b"video" * 20
WAV = b"RIFF\0\0\0\0WAVEfmt " + b"sound" * 20


def request(*items: Any, **others: Any) -> Dict[str, Any]:
    return {"model": "lipsync-2", "input": list(items) or [VIDEO, AUDIO], **others}


def asset(id: str, type: str = "VIDEO") -> Asset:
    return Asset.from_dict({"id": id, "type": type, "url": "https://cdn.example/a", "name": "a"})


def digest(*items: Any, **others: Any) -> str:
    return Reader().read(request(*items, **others)).digest


def body(content: Content) -> Any:
    return json.loads(content.request_json)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    (tmp_path / "a.mp4").write_bytes(MP4)
    (tmp_path / "a.wav").write_bytes(WAV)
    return tmp_path


@pytest.mark.parametrize(
    "same",
    [
        request(Video(url=VIDEO["url"]), Audio(url=AUDIO["url"])),
        {"input": (VIDEO, AUDIO), "model": "lipsync-2"},
        {"input": iter([VIDEO, AUDIO]), "model": "lipsync-2", "options": None},
        CreateGenerationRequest(model="lipsync-2", input=[Video(url=VIDEO["url"]), Audio(url=AUDIO["url"])]),
    ],
    ids=["models", "order of names", "iterator and None", "whole model"],
)
def test_however_a_request_is_written_it_is_the_same(same: Any) -> None:
    assert Reader().read(same).digest == digest()


def test_the_names_of_python_and_of_the_api_say_the_same() -> None:
    assert digest(output_file_name="a", options=GenerationOptions(temperature=1)) == digest(
        outputFileName="a", options={"temperature": 1.0}
    )


@pytest.mark.parametrize(
    "other",
    [
        request(model="lipsync-2-pro"),
        request(AUDIO, VIDEO),
        request(options={"temperature": 0.5}),
        request(output_file_name="a"),
        request({**VIDEO, "url": "https://cdn.example/b.mp4"}, AUDIO),
        request({**VIDEO, "url": "https://cdn.example/a.mp4?version=2"}, AUDIO),
    ],
)
def test_whatever_has_another_value_is_another_job(other: Any) -> None:
    assert Reader().read({**request(), **other}).digest != digest()


SIGNED = [
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a%2Fb&X-Amz-Date={0}&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
    "&X-Amz-Security-Token={0}&X-Amz-Signature={0}",
    "AWSAccessKeyId=a&Expires={0}&Signature={0}",
    "Expires={0}&Signature={0}&Key-Pair-Id=k",
    "Policy={0}&Signature={0}&Key-Pair-Id=k&Hash-Algorithm=SHA256",
    "X-Goog-Algorithm=GOOG4&X-Goog-Credential=a&X-Goog-Date={0}&X-Goog-Expires=9&X-Goog-SignedHeaders=host"
    "&X-Goog-Signature={0}",
    "GoogleAccessId=a&Expires={0}&Signature={0}",
    "sv=2024-11-04&st={0}&se={0}&sr=b&sp=r&spr=https&sig={0}",
    "q-sign-algorithm=sha1&q-ak=a&q-sign-time={0}&q-key-time={0}&q-header-list=host&q-url-param-list=&q-signature={0}",
    "token={0}&expires={0}",
]


@pytest.mark.parametrize("query", SIGNED)
def test_a_url_that_was_signed_again_is_the_same(query: str) -> None:
    url = "https://bucket.example/a%20b.mp4?"
    assert without_signature(url + query.format(1)) == url[:-1]
    assert without_signature(url + "versionId=7&" + query.format(2)) == url + "versionId=7"
    first, second = ({**VIDEO, "url": url + query.format(number)} for number in (1, 2))
    assert digest(first, AUDIO) == digest(second, AUDIO)


def test_what_is_no_part_of_a_signature_tells_urls_apart() -> None:
    url = "https://cdn.example/play?id={}&token={}"
    assert without_signature(url.format(1, "a")) == "https://cdn.example/play?id=1"
    assert without_signature(url.format(1, "a")) != without_signature(url.format(2, "a"))
    # Nothing proves that these were signed.
    for query in ("expires=1", "sv=1&se=2", "X-Amz-Date=1", "id=1"):
        assert without_signature(f"https://cdn.example/a?{query}") == f"https://cdn.example/a?{query}"
    assert without_signature("Is it signed?token=1") == "Is it signed?token=1"


def test_signatures_count_where_the_caller_says_so() -> None:
    contents = [
        Reader(signatures_count=True).read(
            request({**VIDEO, "url": f"https://a.example/a.mp4?token={token}"}, AUDIO),
        )
        for token in (1, 2)
    ]
    assert contents[0].digest != contents[1].digest


@pytest.mark.parametrize(
    "url",
    [
        "https://cdn.example/b.mp4",
        "https://cdn.example/b.MOV?c.wav#d.png",
        "https://cdn.example/b.wav",
        "https://cdn.example/b.WAV?c=d",
        "https://cdn.example/b.png#c",
        "https://cdn.example/watch?v=1.wav",
        "https://cdn.example/b.wav/c",
        "https://cdn.example/b.wav?",
        "https://b.wav",
        "https://",
        "HTTPS://cdn.example/b.mp4",
        'https://cdn.example/".wav',
        "https://cdn.example/\\.wav",
        "https://cdn.example/\n.wav",
        "https://cdn.example/\u00e4.wav",
        "https://cdn.example/b.\u00e4",
        "ftp://cdn.example/b.mp4",
        "b.mp4",
        "",
        None,
        7,
    ],
)
def test_whatever_was_read_before_a_url_is_refused_or_not(url: Any) -> None:
    """Requests that differ in their URLs alone are checked once, and no URL slips through by that."""

    def read(reader: Reader) -> Any:
        try:
            return reader.read(request({**VIDEO, "url": url}, AUDIO))
        except InvalidRequestError as error:
            return str(error)

    reader = Reader()
    for extension in (".mp4", "", ".mp4?a=b"):
        reader.read(request({**VIDEO, "url": f"https://cdn.example/a{extension}"}, AUDIO))
    assert read(reader) == read(reader) == read(Reader())


def test_every_url_of_a_medium_has_the_one_rule_that_looks_at_its_scheme_alone() -> None:
    """By this, what has another URL of the same scheme need not be checked again."""
    rules = [model._rules.fields["url"] for model in (Video, Image, Audio)]
    assert rules == [checks.url] * 3
    texts = [url + part for url in ("https://a", "http://a") for part in ("", "b" * 10_000, "/\u2028 \t")]
    assert [checks.url(text, "url") for text in texts] == [None] * len(texts)


def test_no_more_outlines_are_remembered_than_a_table_has() -> None:
    bodies = Bodies()
    for number in range(3 * MOST):
        bodies.write(request(output_file_name=str(number)))
        bodies.write(request(outputFileName=str(number)))
    assert 0 < len(bodies._sound) <= MOST


def test_the_request_keeps_the_signature_that_fetches_the_file() -> None:
    url = "https://a.example/a.mp4?token=1"
    content = Reader().read(request({**VIDEO, "url": url}, AUDIO))
    assert body(content) == {"model": "lipsync-2", "input": [{"type": "video", "url": url}, AUDIO]}


def test_a_local_file_is_its_bytes_and_not_its_place(media: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    moved = tmp_path / "elsewhere" / "renamed.mp4"
    moved.write_bytes(MP4)
    here = Reader().read(request(media / "a.mp4", media / "a.wav"))
    there = Reader().read(request(moved, {"type": "audio", "path": str(media / "a.wav")}))
    assert here.digest == there.digest
    assert body(here)["input"] == [
        {"type": "video", "path": str(media / "a.mp4")},
        {"type": "audio", "path": str(media / "a.wav")},
    ]
    assert set(here.files) == {str(media / "a.mp4"), str(media / "a.wav")}
    moved.write_bytes(MP4 + b"another ending")
    assert digest(moved, media / "a.wav") != here.digest


def test_a_file_that_many_jobs_share_is_read_once_unless_it_changes(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync.runs import identity

    opened: List[Any] = []
    read_media = identity.read_media
    monkeypatch.setattr(identity, "read_media", lambda *given: (opened.append(given[0]), read_media(*given))[1])
    reader = Reader()
    for _ in range(3):
        first = reader.read(request(media / "a.mp4", AUDIO))
    assert len(opened) == 1
    (media / "a.mp4").write_bytes(MP4 + b"!")
    assert reader.read(request(media / "a.mp4", AUDIO)).digest != first.digest
    assert len(opened) == 2


def test_a_local_item_keeps_what_else_is_said_of_it(media: Path) -> None:
    content = Reader().read(
        request(
            VIDEO,
            {"path": media / "a.wav", "ref_id": "voice"},
            segments=[{"startTime": 0, "endTime": 1, "audioInput": {"refId": "voice"}}],
        ),
    )
    assert body(content)["input"][1] == {"type": "audio", "path": str(media / "a.wav"), "refId": "voice"}


def test_an_asset_and_a_project_are_as_good_as_their_ids() -> None:
    assert digest(asset("asset-1"), AUDIO, project_id=asset("project-1")) == digest(
        {"type": "video", "assetId": "asset-1"}, AUDIO, projectId="project-1"
    )


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ("lipsync-2", "request", "must be the arguments of a create as a dict"),
        (request(modle="x"), "modle", "did you mean model?"),
        (request(outputfilename="x"), "outputfilename", "did you mean output_file_name?"),
        (request(name="x"), "name", "it takes model, input"),
        ({"input": [VIDEO, AUDIO]}, "model", "model"),
        ({"model": "lipsync-2"}, "input", "input"),
        (request(VIDEO), "input", "no audio and no text"),
        (request("a.mp4", AUDIO), "input[0]", "pathlib.Path('a.mp4')"),
        (request(io.BytesIO(MP4), AUDIO), "input[0]", "Give the path of the file"),
        (request({**VIDEO, "url": "ftp://a"}, AUDIO), "input[0].url", "http or https"),
        (request({**VIDEO, "path": "a.mp4"}, AUDIO), "input[0].path", "a path and url: give one"),
        (request({"path": 3}, AUDIO), "input[0].path", "must be a path"),
        (request(Path("nowhere.mp4"), AUDIO), "input[0]", "can't be read: No such file"),
        (request(asset("a", "OTHER"), AUDIO), "input[0]", "type OTHER"),
        (request(VIDEO, TTS(provider={"name": "elevenlabs", "voiceId": "v", "script": ""})), "input[1]", "script"),
        (request(options={"temperature": 2}), "options.temperature", "from 0 to 1"),
        (request(options={"sync_mod": "loop"}), "options.sync_mod", "did you mean sync_mode?"),
        (request(options={"further": float("nan")}), "request", "JSON"),
    ],
)
def test_what_would_be_refused_is_refused_by_the_name_of_its_field(wrong: Any, field: str, message: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        Reader().read(wrong)
    assert (refused.value.field or "").startswith(field)
    assert message in str(refused.value)


def test_files_that_are_not_what_they_should_be_are_refused(media: Path) -> None:
    (media / "empty.mp4").touch()
    (media / "notes.bin").write_bytes(b"just words")
    for item, message in [
        (media / "empty.mp4", "is empty"),
        (media / "notes.bin", "does not look like audio, an image or a video"),
        (media, "can't be read"),
        ({"type": "video", "path": os.fspath(media / "a.wav")}, "is of type 'video', and a.wav is audio"),
    ]:
        with pytest.raises(InvalidRequestError, match=message):
            Reader().read(request(item, AUDIO))


def test_the_sound_of_a_video_file_may_be_given_as_audio(media: Path) -> None:
    content = Reader().read(request(VIDEO, {"type": "audio", "path": media / "a.mp4"}))
    assert body(content)["input"][1]["type"] == "audio"


def test_equals_are_told_apart_by_their_count_alone_and_the_named_by_their_name() -> None:
    one = Reader().read(request())
    two = Reader().read(request(model="lipsync-2-pro"))
    first, again = Identities(), Identities()
    before = [first.identify(content, None) for content in (one, two, one)]
    after = [again.identify(content, None) for content in (one, one, two)]
    assert sorted(before) == sorted(after)
    assert len({identity for _, identity in before}) == 3
    assert len({name for name, _ in before}) == 3
    assert first.identify(one, "a") == ("a", "name:a") == again.identify(two, "a")
    with pytest.raises(InvalidRequestError, match="close the run, open it again and pass replace=True"):
        first.identify(two, "a")


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", 7, "a/b", "..", "a\\b", "a\nb", "-a", "a.", " a", "a ", "a" * 201, "a\x85", "CON", "nul", "aux.1"),
        *("Com1 .x", "lpt\u00b2", "\u202egnp", "a\u2066b", "a\u200fb", "a\u2028b", "a\ufeff", "a\u00adb", "a\u200bb"),
    ],
)
def test_a_name_that_no_file_can_have_is_refused(name: Any) -> None:
    with pytest.raises(InvalidRequestError, match="name") as refused:
        Identities().identify(Reader().read(request()), name)
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "Szene 1 (neu) [2]",
        "場面",
        "a.b",
        "a_b-c",
        "a" * 200,
        "console",
        "\u0645\u06cc\u200c\u062e",
        "Tom's, 2 & 3",
    ],
)
def test_a_name_that_a_file_can_have_is_taken(name: str) -> None:
    assert check_name(name) == name


def test_half_of_a_surrogate_pair_is_refused_and_a_whole_character_is_not() -> None:
    with pytest.raises(InvalidRequestError, match=r"contains '\\ud800'") as refused:
        digest({"type": "video", "url": "https://cdn.example/\ud800.mp4"}, AUDIO)
    assert refused.value.field == "input"
    with pytest.raises(InvalidRequestError, match="ud800"):
        check_name("a\ud800")
    assert check_name("\U0001f600") == "\U0001f600"
    assert digest({"type": "video", "url": "https://cdn.example/\U0001f600.mp4"}, AUDIO)
