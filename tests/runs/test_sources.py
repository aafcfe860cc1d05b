"""A folder and a table of jobs: what is read from them, and how a slip in them is told."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Dict, List, Optional

import pytest

from sync import Audio, Sync, Video
from sync.errors import InvalidRequestError
from sync.runs import registry
from sync.runs.identity import Reader
from sync.runs.pairs import read_pairs
from sync.runs.rows import Defaults, Row
from sync.runs.table import COLUMNS, read_table
from sync_sandbox import Sandbox

MP4 = b"\0\0\0\x18ftypmp42" + b"video" * 20
WAV = b"RIFF\0\0\0\0WAVEfmt " + b"sound" * 20
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 20
CONTENT = {".mp4": MP4, ".mov": MP4, ".wav": WAV, ".mp3": b"ID3" + WAV, ".png": PNG, ".txt": b"Good morning."}
VIDEO_URL, AUDIO_URL = "https://cdn.example/a.mp4", "https://cdn.example/a.wav"
# Where no server is: nothing may be sent.
NOWHERE = "http://127.0.0.1:1"
ASSET = "8a7a1f0e-8a0f-4a4b-9d5e-0d9f6f1f2c3d"


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_bytes(CONTENT.get(Path(name).suffix.lower(), b"words"))
    return folder


def pairs(folder: Any, **defaults: Any) -> List[Row]:
    return list(read_pairs(folder, Defaults(**defaults)))


def table(folder: Path, text: str, name: str = "jobs.csv", **defaults: Any) -> List[Row]:
    (folder / name).write_bytes(text.encode())
    return list(read_table(folder / name, Defaults(**defaults)))


def lines(folder: Path, *rows: Any, **defaults: Any) -> List[Row]:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    return table(folder, text, "jobs.jsonl", **defaults)


def refusal(rows: List[Row]) -> InvalidRequestError:
    """What is wrong with the rows, once their requests are checked."""
    for row in rows:
        try:
            Reader().read(row.request)
        except InvalidRequestError as error:
            with pytest.raises(InvalidRequestError) as refused:
                row.place.refuse(error)
            return refused.value
    raise AssertionError("nothing was refused")


def body(row: Row) -> Dict[str, Any]:
    return json.loads(Reader().read(row.request).request_json)


# All of it, or nothing


def test_of_a_table_with_a_slip_nothing_is_added_and_mended_all_of_it_is(tmp_path: Path) -> None:
    good, slip = f"a,{VIDEO_URL},{AUDIO_URL}\n", f"b,{VIDEO_URL},\n"
    path = tmp_path / "jobs.csv"
    with Sandbox() as sandbox, Sync(api_key="test", base_url=sandbox.url) as client:
        with client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "out") as run:
            first = run.add({"model": "lipsync-2", "input": [Video(url=VIDEO_URL), Audio(url=AUDIO_URL)]})
            path.write_text("name,video,audio\n" + good + slip)
            for _ in range(2):
                with pytest.raises(InvalidRequestError, match="line 3"):
                    run.add_table(path)
                assert [row["name"] for row in run.report()] == [first.name]
            path.write_text("name,video,audio\n" + good)
            assert [job.name for job in run.add_table(path)] == ["a"]
        with client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "out") as run:
            assert sorted(outcome.name for outcome in run) == sorted((first.name, "a"))
        assert len(sandbox.billed) == 2


def test_a_slip_in_a_table_leaves_the_jobs_of_before_as_they_were(tmp_path: Path) -> None:
    path, good = tmp_path / "jobs.csv", f"name,video,audio\na,{VIDEO_URL},{AUDIO_URL}\n"
    with Sandbox() as sandbox, Sync(api_key="test", base_url=sandbox.url) as client:
        path.write_text(good)
        with client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "out") as run:
            run.add_table(path)
        path.write_text(f"name,video,audio\na,{VIDEO_URL}?other,{AUDIO_URL}\nb,{VIDEO_URL},\n")
        with client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "out") as run:
            with pytest.raises(InvalidRequestError, match="line 3"):
                run.add_table(path, replace=True)
            path.write_text(good)
            assert [job.name for job in run.add_table(path)] == ["a"]


@pytest.fixture(params=[1, 2, 1000], ids=["one by one", "in twos", "all at once"])
def at_once(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows are written to the journal together."""
    monkeypatch.setattr(registry, "AT_ONCE", request.param)


@pytest.mark.usefixtures("at_once")
def test_a_table_that_has_grown_and_was_reordered_is_all_or_nothing_and_keeps_its_order(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"

    def write(names: str, changed: str = "") -> None:
        rows = (f"{name},{VIDEO_URL}{'?other' * (name == changed)},{AUDIO_URL}\n" for name in names)
        path.write_text("name,video,audio\n" + "".join(rows))

    with Sync(api_key="test", base_url=NOWHERE) as client:
        with client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "out") as run:
            write("bd")
            run.add_table(path)
        with client.runs.open(tmp_path / "run.sqlite", to=tmp_path / "out") as run:
            write("edcba", changed="d")
            with pytest.raises(InvalidRequestError, match="line 3, column name: name: d belongs to a different") as e:
                run.add_table(path)
            assert e.value.field == "column name"
            assert [(row["name"], row["present"]) for row in run.report()] == [("b", False), ("d", False)]
            assert [job.name for job in run.add_table(path, replace=True)] == list("edcba")
            assert [row["name"] for row in run.report() if row["present"]] == list("bdeca")


@pytest.mark.usefixtures("at_once")
def test_a_row_whose_file_another_has_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    (tmp_path / "taken.mp4").touch()
    with Sync(api_key="test", base_url=NOWHERE) as client, client.runs.open(to=tmp_path) as run:
        for rows, message in (
            (("Scene", "scene"), "line 3, column name: name: 'scene' and 'Scene' would be"),
            (
                ("taken",),
                "line 2, column name: name: .*taken.mp4 exists",
            ),
        ):
            path.write_text("name,video,audio\n" + "".join(f"{name},{VIDEO_URL},{AUDIO_URL}\n" for name in rows))
            with pytest.raises(InvalidRequestError, match=message):
                run.add_table(path)
        assert list(run.report()) == []


def test_of_a_folder_with_a_slip_nothing_is_added(tmp_path: Path) -> None:
    put(tmp_path, "a.mp4", "a.wav", "b.mp4")
    with Sandbox() as sandbox, Sync(api_key="test", base_url=sandbox.url) as client, client.runs.open(
        tmp_path / "run.sqlite", to=tmp_path / "out"
    ) as run:
        with pytest.raises(InvalidRequestError, match="no partner"):
            run.add_pairs(tmp_path)
        assert list(run.report()) == []
        put(tmp_path, "b.wav")
        assert [job.name for job in run.add_pairs(tmp_path)] == ["a", "b"]


# A folder


def test_each_picture_goes_with_the_sound_or_the_text_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, "b.MOV", "b.mp3", "a.mp4", "a.wav", "c.png", "c.txt", ".hidden.mp4", "notes.md")
    (tmp_path / "results").mkdir()
    rows = pairs(tmp_path, voice_id="voice", stability=0.2, options={"sync_mode": "loop"})
    assert [row.name for row in rows] == ["a", "b", "c"]
    first, second, third = map(body, rows)
    assert first["input"] == [
        {"type": "video", "path": str(tmp_path / "a.mp4")},
        {"type": "audio", "path": str(tmp_path / "a.wav")},
    ]
    assert first["model"] == second["model"] == "lipsync-2"
    assert third["model"] == "sync-3"
    assert third["input"] == [
        {"type": "image", "path": str(tmp_path / "c.png")},
        {
            "type": "text",
            "provider": {"name": "elevenlabs", "voiceId": "voice", "script": "Good morning.", "stability": 0.2},
        },
    ]
    assert first["options"] == third["options"] == {"sync_mode": "loop"}
    assert body(pairs(tmp_path, voice_id="voice", model="lipsync-2-pro")[0])["model"] == "lipsync-2-pro"


@pytest.mark.parametrize(
    ("names", "field", "message"),
    [
        (["a.mp4"], "a.mp4", "a.mp4 has no partner: add an audio or text file called a"),
        (["a.wav"], "a.wav", "a.wav has no partner: add a video or image called a"),
        (["a.mp4", "a.txt", "a.wav"], "a.wav", "has a.txt and a.wav: keep one"),
        (["a.mp4", "a.png", "a.wav"], "a.png", "has a.mp4 and a.png: keep one"),
        ([], "folder", "no video, image, audio or text"),
        (["notes.md"], "folder", "no video, image, audio or text"),
    ],
)
def test_files_that_make_no_pairs_are_named(tmp_path: Path, names: List[str], field: str, message: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        pairs(put(tmp_path, *names))
    assert refused.value.field == field
    assert message in refused.value.message
    assert str(tmp_path) in refused.value.message


@pytest.mark.parametrize(
    ("text", "voice", "message"),
    [
        (b"", "v", "a.txt: The text is empty"),
        (b"\xef\xbb\xbf \r\n", "v", "a.txt: The text is empty"),
        (b"Gr\xfc\xdfe", "v", "a.txt: The text is not UTF-8"),
        (b"Hello", None, "a.txt: A text needs a voice_id"),
        (b"x" * 5001, "v", "a.txt: input[1].provider.script has 5,001 characters"),
    ],
)
def test_a_text_that_can_not_be_spoken_is_named(
    tmp_path: Path, text: bytes, voice: Optional[str], message: str
) -> None:
    put(tmp_path, "a.mp4")
    (tmp_path / "a.txt").write_bytes(text)
    with pytest.raises(InvalidRequestError) as refused:
        raise refusal(pairs(tmp_path, voice_id=voice))
    assert message in refused.value.message


def test_names_that_differ_in_how_an_accent_is_written_make_a_pair(tmp_path: Path) -> None:
    put(tmp_path, "caf\u00e9.mp4", "cafe\u0301.wav")
    [row] = pairs(tmp_path)
    assert row.name == "caf\u00e9"
    assert [Path(item["path"]).name for item in body(row)["input"]] == ["caf\u00e9.mp4", "cafe\u0301.wav"]


@pytest.mark.parametrize("folder", ["nowhere", "a.mp4", None, 7, "\0"])
def test_a_folder_that_can_not_be_read_is_named(tmp_path: Path, folder: Any) -> None:
    put(tmp_path, "a.mp4")
    with pytest.raises(InvalidRequestError, match="can't be read") as refused:
        pairs(tmp_path / folder if isinstance(folder, str) else folder)
    assert refused.value.field == "folder"


def test_files_whose_name_is_not_utf_8_are_refused(tmp_path: Path) -> None:
    try:
        for suffix in (b".mp4", b".wav"):
            with open(os.path.join(os.fsencode(tmp_path), b"\xff" + suffix), "wb") as file:
                file.write(CONTENT[suffix.decode()])
    except OSError:
        pytest.skip("This file system has no such names.")
    with pytest.raises(InvalidRequestError, match=r"udcff.* rename") as refused:
        pairs(tmp_path)
    str(refused.value).encode()
    path = tmp_path / os.fsdecode(b"\xff.mp4")
    with pytest.raises(InvalidRequestError, match=r"udcff.* rename") as refused:
        Reader().read({"model": "lipsync-2", "input": [path, {"type": "audio", "url": AUDIO_URL}]})
    assert refused.value.field == "input[0].path"
    str(refused.value).encode()


def test_a_file_that_is_not_what_its_name_says_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.wav")
    (tmp_path / "a.mp4").write_bytes(WAV)
    error = refusal(pairs(tmp_path))
    assert error.field == "a.mp4"
    assert error.message == f"{tmp_path}, a.mp4: input[0] is of type 'video', and a.mp4 is audio."


# A table


def test_a_row_has_whatever_a_create_takes(tmp_path: Path) -> None:
    put(tmp_path, "a.mp4")
    (row,) = table(
        tmp_path,
        "name,video,text,voice_id,stability,model,seconds,output_file_name,webhook_url,options.sync_mode,"
        "options.temperature,options.active_speaker_detection.auto_detect,options.output_resolution,#note\n"
        'one,a.mp4,"Hello, you",0012,0.5,lipsync-2-pro,12.5,007,https://a.example/hook,loop,1,TRUE,"[640,480]",x\n',
    )
    assert (row.name, row.seconds) == ("one", 12.5)
    assert body(row) == {
        "model": "lipsync-2-pro",
        "input": [
            {"type": "video", "path": str(tmp_path / "a.mp4")},
            {
                "type": "text",
                "provider": {"name": "elevenlabs", "voiceId": "0012", "script": "Hello, you", "stability": 0.5},
            },
        ],
        "outputFileName": "007",
        "webhookUrl": "https://a.example/hook",
        "options": {
            "sync_mode": "loop",
            "temperature": 1,
            "active_speaker_detection": {"auto_detect": True},
            "output_resolution": [640, 480],
        },
    }


def test_json_lines_say_the_same_as_csv(tmp_path: Path) -> None:
    put(tmp_path, "a.mp4")
    written = table(
        tmp_path,
        "name,video,audio,seconds,options.sync_mode,options.temperature\n"
        f"one,a.mp4,{AUDIO_URL},3,loop,0.5\n\ntwo,{ASSET},{AUDIO_URL},,,\n",
    )
    said = lines(
        tmp_path,
        {
            "name": "one",
            "video": "a.mp4",
            "audio": AUDIO_URL,
            "seconds": 3,
            "options": {"sync_mode": "loop"},
            "options.temperature": 0.5,
        },
        "",
        {"name": "two", "video": ASSET, "audio": AUDIO_URL, "options": None},
    )
    assert [(row.name, row.seconds, body(row)) for row in written] == [
        (row.name, row.seconds, body(row)) for row in said
    ]
    assert body(written[1])["input"][0] == {"type": "video", "assetId": ASSET}


def test_json_lines_may_have_an_input_of_their_own(tmp_path: Path) -> None:
    put(tmp_path, "a.mp4", "a.wav")
    (row,) = lines(
        tmp_path,
        {
            "input": [{"type": "video", "path": "a.mp4"}, {"path": "a.wav", "refId": "voice"}],
            "segments": [{"startTime": 0, "endTime": 1, "audioInput": {"refId": "voice"}}],
        },
    )
    assert [item["path"] for item in body(row)["input"]] == [str(tmp_path / "a.mp4"), str(tmp_path / "a.wav")]
    assert row.name is None


def test_a_dubbing_needs_no_sound(tmp_path: Path) -> None:
    (row,) = table(tmp_path, f"video,dub_params.target_lang\n{VIDEO_URL},es\n")
    assert body(row)["dubParams"] == {"providerName": "elevenlabs", "targetLang": "es"}


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffname,video,audio\r\none,{v},{a}\r\n",
        'name;video;audio\n"one";{v};{a}',
        "name\tvideo\taudio\none\t{v}\t{a}\n\n",
        "name,video,audio\rone,{v},{a}\r",
        '"name","video","audio"\n\n"one","{v}","{a}"\n,,\n',
        " name , video,audio\n one , {v} ,{a}\n",
    ],
    ids=["BOM and CRLF", "semicolons", "tabs", "CR", "quotes and blank lines", "spaces"],
)
def test_whatever_wrote_the_table_it_says_the_same(tmp_path: Path, text: str) -> None:
    (row,) = table(tmp_path, text.replace("{v}", VIDEO_URL).replace("{a}", AUDIO_URL))
    assert row.name == "one"
    assert body(row)["input"] == [{"type": "video", "url": VIDEO_URL}, {"type": "audio", "url": AUDIO_URL}]


def test_what_the_call_says_holds_for_rows_that_do_not(tmp_path: Path) -> None:
    rows = table(
        tmp_path,
        f"video,text,voice_id,model,options.sync_mode\n{VIDEO_URL},Hello,,,\n{VIDEO_URL},Hello,own,sync-3,bounce\n",
        model="lipsync-2-pro",
        voice_id="all",
        options={"sync_mode": "loop", "temperature": 0.5},
    )
    one, two = map(body, rows)
    assert (one["model"], two["model"]) == ("lipsync-2-pro", "sync-3")
    assert (one["input"][1]["provider"]["voiceId"], two["input"][1]["provider"]["voiceId"]) == ("all", "own")
    assert one["options"] == {"sync_mode": "loop", "temperature": 0.5}
    assert two["options"] == {"sync_mode": "bounce", "temperature": 0.5}


HEAD = "name,video,audio,seconds,options.temperature\n"


@pytest.mark.parametrize(
    ("text", "field", "message"),
    [
        ("name,vidoe,audio\n", "vidoe", "jobs.csv, line 1: there is no column 'vidoe': did you mean video?"),
        ("voiceId,video\n", "voiceId", "did you mean voice_id?"),
        ("video,option.sync_mode\n", "option.sync_mode", "did you mean options.sync_mode?"),
        ("video,options\n", "options", "use a column for each of its fields, such as options.…"),
        ("video,speaker\n", "speaker", f"the columns are {', '.join(COLUMNS)}"),
        ("video,video\n", "video", "two columns 'video'"),
        (
            HEAD + f"a,{VIDEO_URL},{AUDIO_URL},x,\n",
            "column seconds",
            "line 2, column seconds: seconds must be a number",
        ),
        (HEAD + f"a,{VIDEO_URL},{AUDIO_URL},0,\n", "column seconds", "above 0"),
        (HEAD + f"a,{VIDEO_URL},{AUDIO_URL}\n", "line 2", "jobs.csv, line 2 has 3 cells, and the header 5"),
        (
            HEAD + f"\na,{VIDEO_URL},{AUDIO_URL},,\nb,{VIDEO_URL},{AUDIO_URL},,2\n",
            "column options.temperature",
            "jobs.csv, line 4, column options.temperature: options.temperature must be a number from 0 to 1, not 2",
        ),
        (HEAD + f"a,{VIDEO_URL},,,\n", "input", "jobs.csv, line 2: input has no audio"),
        (HEAD + f"a,,{AUDIO_URL},,\n", "input", "jobs.csv, line 2: input has no video"),
        (HEAD + f"a,missing.mp4,{AUDIO_URL},,\n", "column video", "missing.mp4' can't be read: No such file"),
        (HEAD + f"a,{AUDIO_URL},{AUDIO_URL},,\n", "column video", "looks like audio"),
        ("video,text\n" + f'{VIDEO_URL},"one\ntwo"\n', "column text", "needs a voice_id"),
        (
            "video,text,voice_id\n" + f'{VIDEO_URL},"one\ntwo",\n',
            "column voice_id",
            "jobs.csv, line 2, column voice_id",
        ),
        (f"video,audio,text,voice_id\n{VIDEO_URL},{AUDIO_URL},Hi,v\n", "column text", "has both audio and text"),
        (f"video,image,audio\n{VIDEO_URL},{VIDEO_URL},{AUDIO_URL}\n", "column image", "has both video and image"),
        (f'video,audio\n{VIDEO_URL},{AUDIO_URL}\n"a" b,c\n', "line 3", "line 3 can't be read as CSV"),
        (f'video,audio\n{VIDEO_URL},{AUDIO_URL}\n{VIDEO_URL},"x\n', "line 3", "line 3 can't be read as CSV"),
        (
            f"video,audio,options.prompt,options.prompt.emotion\n{VIDEO_URL},{AUDIO_URL},x,happy\n",
            "column options.prompt.emotion",
            "prompt already has a value",
        ),
        (
            f"video,audio,options.prompt.emotion,options.prompt\n{VIDEO_URL},{AUDIO_URL},happy,x\n",
            "column options.prompt",
            "options already has prompt: give it once",
        ),
        (
            f'video,audio,options.prompt\n{VIDEO_URL},{AUDIO_URL},"{{""emotion"":""happy"",""emotion"":""sad""}}"\n',
            "line 2",
            "jobs.csv, line 2 has the key 'emotion' twice: keep one of them",
        ),
    ],
)
def test_a_slip_in_a_csv_is_told_with_its_line_and_column(tmp_path: Path, text: str, field: str, message: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        raise refusal(table(tmp_path, text))
    assert message in refused.value.message
    assert (refused.value.field or "").startswith(field)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "jobs.jsonl, line 2 is not JSON"),
        ("[]", "line 2 must be an object, not []"),
        ("[" * 100_000, "line 2 is not JSON"),
        ({"vidoe": "a"}, "line 2: there is no column 'vidoe': did you mean video?"),
        ({"video": 7, "audio": AUDIO_URL}, "line 2, column video: video must be a URL"),
        ({"video": VIDEO_URL, "text": 7, "voice_id": "v"}, "line 2, column text: input[1].provider.script must be"),
        ({"video": VIDEO_URL, "audio": AUDIO_URL, "seconds": "3"}, "line 2, column seconds: seconds must be a number"),
        ({"video": VIDEO_URL, "audio": AUDIO_URL, "options": 3}, "line 2, column options: options must be"),
        ({"video": VIDEO_URL, "input": []}, "has both an input and media columns"),
        ({"input": "a.mp4"}, "line 2, column input: input must be a list"),
        (
            {"video": VIDEO_URL, "options": 3, "options.fps": 3},
            "line 2, column options.fps: options already has",
        ),
        (
            {"video": VIDEO_URL, "audio": AUDIO_URL, "options": {"sync_mode": "loop"}, "options.sync_mode": "bounce"},
            "line 2, column options.sync_mode: options already has sync_mode: give it once",
        ),
        ('{"name": "a", "name": "b"}', "jobs.jsonl, line 2 has the key 'name' twice: keep one of them"),
        ('{"input": [{"url": "a", "url": "b"}]}', "jobs.jsonl, line 2 has the key 'url' twice: keep one of them"),
    ],
)
def test_a_slip_in_json_lines_is_told_with_its_line_and_column(tmp_path: Path, row: Any, message: str) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        raise refusal(lines(tmp_path, {"video": VIDEO_URL, "audio": AUDIO_URL}, row))
    assert message in refused.value.message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("jobs.xlsx", b"", "path must end with one of .csv, .tsv, .jsonl, .ndjson"),
        ("missing.csv", None, "can't be read: No such file"),
        ("jobs.csv", b"name\nGr\xfc\xdfe\n", "is not UTF-8"),
    ],
)
def test_a_table_that_can_not_be_read_is_named(
    tmp_path: Path, name: str, content: Optional[bytes], message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidRequestError) as refused:
        list(read_table(tmp_path / name, Defaults()))
    assert message in refused.value.message
    assert refused.value.field == "path"


@pytest.mark.parametrize("path", [None, 7, b"jobs.csv"])
def test_what_is_no_path_of_a_table_is_refused(path: Any) -> None:
    with pytest.raises(InvalidRequestError, match="path must be"):
        list(read_table(path, Defaults()))


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    """Where the tenth row is not right, nine have come before it: no table is held in memory."""
    rows = iter(read_table_of(tmp_path, good=9))
    assert [next(rows).name for _ in range(9)] == [str(number) for number in range(9)]
    with pytest.raises(InvalidRequestError, match="line 11"):
        next(rows)


def read_table_of(folder: Path, good: int) -> Any:
    text = "".join(f"{number},{VIDEO_URL},{AUDIO_URL}\n" for number in range(good))
    (folder / "jobs.csv").write_text(f"name,video,audio\n{text}short\n")
    return read_table(folder / "jobs.csv", Defaults())
