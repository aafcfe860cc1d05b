"""What commands print is what their --schema says, and the schemas are JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sync.cli import main
from sync.cli.schema import read_contract
from sync_sandbox import Sandbox

URLS = ["https://example.com/video.mp4", "https://example.com/audio.wav"]
VOICE = ["--voice", "EXAVITQu4vr4xnSDxMaL"]
COMMANDS = [
    ["generate", *URLS, "-o", "out.mp4"],
    ["generate", *URLS, "--timeout", "0.01"],
    ["wait", "{done}"],
    ["get", "{done}"],
    ["list"],
    ["download", "{done}"],
    ["retry", "{failed}"],
    ["delete", "{done}", "--yes"],
    ["estimate", *URLS],
    ["cost", "{done}"],
    ["cost", "--since", "1h"],
    ["assets", "list"],
    ["assets", "get", "{asset}"],
    ["assets", "rm", "{asset}", "--yes"],
    ["assets", "upload", "audio.wav"],
    ["models"],
    ["voices", "list"],
    ["voices", "clone", "Ada", "asset:{asset}"],
    ["voices", "rm", "21m00Tcm4TlvDq8ikWAM", "--yes"],
    ["speak", "Hello.", *VOICE],
    ["errors"],
    ["errors", "rate_limit_exceeded"],
    ["doctor"],
    ["run", "jobs.csv", "-o", "out"],
    ["run", "jobs.csv", "-o", "out", "--dry-run"],
]


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    with Sandbox(pending_seconds=0.05, processing_seconds=0) as sandbox:
        sandbox.outcome("SUCCESS", job="speech", timeline=[(0.0, "SUCCESS")])
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SYNC_BASE_URL", sandbox.url)
        monkeypatch.setenv("SYNC_API_KEY", "test")
        yield sandbox


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_line_is_what_the_schema_says(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    media = Path(__file__).parents[2] / "examples/media/audio.wav"
    (tmp_path / "audio.wav").write_bytes(media.read_bytes())
    (tmp_path / "jobs.csv").write_text(f"name,video,audio\none,{URLS[0]},{URLS[1]}\n", encoding="utf-8")
    ids = {
        "done": sandbox.add_generation()["id"],
        "failed": sandbox.add_generation(status="FAILED")["id"],
        "asset": sandbox.add_asset("audio.wav")["id"],
    }
    arguments = [argument.format(**ids) for argument in command]
    assert main([*arguments, "--schema"]) == 0
    validator = Draft202012Validator(json.loads(capsys.readouterr().out))
    assert main(arguments) in (0, 4)
    lines = capsys.readouterr().out.splitlines()
    assert lines
    for line in lines:
        validator.validate(json.loads(line))


def test_what_the_command_line_tells_of_the_contract_is_json_schema_and_samples_that_fit_it() -> None:
    contract = read_contract()
    for schema in contract["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for name, schema in (("generation", "GenerationNotification"), ("batch", "Batch")):
        whole = {"$ref": f"#/$defs/{schema}", "$defs": contract["schemas"]}
        Draft202012Validator(whole).validate(contract["webhooks"][name])
