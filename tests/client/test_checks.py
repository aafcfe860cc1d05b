"""The checks of arguments: what is refused, by which name and in which words, and what passes."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, List

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_client import api, checks, rules
from sync_client.errors import LONGEST_VALUE, ArgumentError
from sync_client.models import (
    TTS,
    Audio,
    CreateAssetUploadRequest,
    CreateGenerationRequest,
    GenerationOptions,
    TTSProvider,
    UpdateAssetRequest,
    Video,
)
from sync_client.types import File, UnknownObject

VIDEO = {"type": "video", "url": "https://a/v.mp4"}
AUDIO = {"type": "audio", "url": "https://a/a.wav"}
SPEECH = {"name": "elevenlabs", "voiceId": "v", "script": "Hello"}
NOT_FINITE = [float("nan"), float("inf"), float("-inf")]


def refusal(rule: Any, value: Any) -> str:
    with pytest.raises(ArgumentError) as caught:
        rule(value, "x")
    assert caught.value.field == "x"
    return str(caught.value)


RULES: List[Any] = [
    (
        checks.text(),
        ["", "a", "x" * 10_000],
        [(5, "x must be a string, not 5."), (b"a", "x must be a string, not b'a'.")],
    ),
    (checks.text(1), ["a", " a "], [("", "x must not be empty."), (" \n", "x must not be empty.")]),
    (checks.text(3), ["abc"], [("ab", "x has 2 characters: at least 3 are needed.")]),
    (
        checks.text(most=5000),
        ["ä" * 5000],
        [("ä" * 5001, "x has 5,001 characters: at most 5,000 are allowed.")],
    ),
    (
        checks.text(pattern="^https://[^ ]+$"),
        ["https://a"],
        [
            ("http://a", "x must match ^https://[^ ]+$, not 'http://a'."),
            ("https://a b", "x must match ^https://[^ ]+$, not 'https://a b'."),
        ],
    ),
    (
        checks.url,
        ["https://a/b", "http://a", "HTTPS://A"],
        [
            ("", "x must be an http or https URL, not ''."),
            ("a/b.mp4", "x must be an http or https URL, not 'a/b.mp4'."),
            ("file:///etc/passwd", "x must be an http or https URL, not 'file:///etc/passwd'."),
            (5, "x must be an http or https URL, not 5."),
        ],
    ),
    (
        checks.identifier,
        ["a", "a.b", "550e8400-e29b-41d4-a716-446655440000"],
        [(value, f"x must be the id of something, not {value!r}.") for value in ("", " . ", "a..b", "a\n", "\0")],
    ),
    (
        checks.number(0, 1),
        [0, 1, 0.5],
        [(value, f"x must be a number from 0 to 1, not {value!r}.") for value in (-0.1, 1.1, "1", True, *NOT_FINITE)],
    ),
    (
        checks.number(2),
        [2, 1e308],
        [
            (1.9, "x must be a number of 2 or more, not 1.9."),
            (float("inf"), "x must be a number of 2 or more, not inf."),
        ],
    ),
    (
        checks.number(above=0),
        [0.001],
        [(0, "x must be a number above 0, not 0."), (float("nan"), "x must be a number above 0, not nan.")],
    ),
    (
        checks.number(1, 100, whole=True),
        [1, 100],
        [(value, f"x must be a whole number from 1 to 100, not {value!r}.") for value in (0, 101, 1.5, "5", True)],
    ),
    (checks.number(), [-1e308, 0], [(value, f"x must be a number, not {value!r}.") for value in NOT_FINITE]),
    (checks.constant("elevenlabs"), ["elevenlabs"], [("other", "x must be 'elevenlabs', not 'other'.")]),
    (
        checks.flag,
        [True, False],
        [(1, "x must be True or False, not 1."), ("true", "x must be True or False, not 'true'.")],
    ),
    (
        checks.moment,
        [datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=timezone.utc)],
        [("2026-01-01", "x must be a datetime, not '2026-01-01'.")],
    ),
    (checks.file, [File(b"", "a")], [(b"", "x must be a File, not b''.")]),
    (
        checks.items(checks.number(), least=1, most=2),
        [[1], (1, 2)],
        [
            ([], "x has 0 items: at least 1 are needed."),
            ([1, 2, 3], "x has 3 items: at most 2 are allowed."),
            ("12", "x must be a list, not '12'."),
        ],
    ),
    (
        checks.one_or_more(checks.text(1), most=2),
        ["a", ["a", "b"], ("a",), {"a"}, dict.fromkeys("ab").keys()],
        [
            ("", "x must not be empty."),
            ([], "x is empty: leave it out, or pass None, for no filter."),
            (set(), "x is empty: leave it out, or pass None, for no filter."),
            (["a", "b", "c"], "x has 3 items: at most 2 are allowed."),
            (5, "x must be a string or a list of strings, not 5."),
            (b"a", "x must be a string or a list of strings, not b'a'."),
        ],
    ),
    (
        checks.model(Video, Audio),
        [Video(url="https://a"), UnknownObject({"type": "hologram"})],
        [(5, "x must be Video or Audio, or a mapping like one, not 5.")],
    ),
    (
        checks.either(checks.number(), checks.text(1)),
        [1, "a"],
        [("", "x must not be empty.")],
    ),
    (checks.anything, [None, 5, object()], []),
]
TAKEN = [(rule, value) for rule, taken, _ in RULES for value in taken]
REFUSED = [(rule, value, message) for rule, _, refused in RULES for value, message in refused]


@pytest.mark.parametrize(("rule", "value"), TAKEN)
def test_what_is_right_is_taken(rule: Any, value: Any) -> None:
    rule(value, "x")


@pytest.mark.parametrize(("rule", "value", "message"), REFUSED)
def test_what_is_not_right_is_refused_with_its_name_and_what_was_given(rule: Any, value: Any, message: str) -> None:
    assert refusal(rule, value) == message


def test_an_item_is_named_by_its_place() -> None:
    with pytest.raises(ArgumentError) as caught:
        checks.items(checks.items(checks.number()))([[1, 2], [3, "4"]], "segments_secs")
    message = "segments_secs[1][1] must be a number, not '4'."
    assert (str(caught.value), caught.value.field) == (message, "segments_secs[1][1]")


@given(st.text() | st.binary() | st.lists(st.integers()))
def test_a_message_shows_no_more_of_a_value_than_a_line_takes(value: Any) -> None:
    assert len(refusal(checks.flag, value)) <= len("x must be True or False, not .") + LONGEST_VALUE


@pytest.mark.parametrize("pattern", ["^[a-z]+$", "[a-z]+$"])
def test_the_end_of_a_pattern_is_the_end_of_the_value(pattern: str) -> None:
    # Python's $ also matches before a last line break, the contract's does not.
    assert refusal(checks.text(pattern=pattern), "abc\n") == f"x must match {pattern}, not 'abc\\n'."


def request(**fields: Any) -> CreateGenerationRequest:
    return CreateGenerationRequest(**{"model": "m", "input": [VIDEO, AUDIO], **fields})


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"model": None}, "model", "model is missing."),
        ({"input": None}, "input", "input is missing."),
        ({"input": [{"type": "video"}, AUDIO]}, "input[0]", "input[0] needs a url or an asset_id."),
        ({"input": [Video(), AUDIO]}, "input[0]", "input[0] needs a url or an asset_id."),
        (
            {"input": [VIDEO, TTS(provider=TTSProvider(voice_id="v", script=5))]},  # type: ignore[arg-type]
            "input[1].provider.script",
            "input[1].provider.script must be a string, not 5.",
        ),
        (
            {"input": [VIDEO, {"type": "text", "provider": {**SPEECH, "stability": 2}}]},
            "input[1].provider.stability",
            "input[1].provider.stability must be a number from 0 to 1, not 2.",
        ),
        (
            {"options": {"sync_mod": "loop"}},
            "options.sync_mod",
            "options.sync_mod is not known: did you mean sync_mode?",
        ),
        (
            {"input": [VIDEO, {"type": "text", "provider": {**SPEECH, "similarityBost": 1}}]},
            "input[1].provider.similarityBost",
            "input[1].provider.similarityBost is not known: did you mean similarityBoost?",
        ),
        (
            {"segments": [{"endTime": 5, "audioInput": {"refId": "a"}}]},
            "segments[0].start_time",
            "segments[0].start_time is missing.",
        ),
        ({"webhook_url": "example.com"}, "webhook_url", None),
    ],
)
def test_a_field_at_any_depth_is_named_by_its_path(fields: Any, field: str, message: Any) -> None:
    with pytest.raises(ArgumentError) as caught:
        api.create_generation(body=request(**fields))
    assert caught.value.field == field
    if message is not None:
        assert str(caught.value) == message


def test_what_is_like_no_field_may_be_newer_and_passes() -> None:
    options = {"sync_mode": "loop", "sparkle": {"on": True}}
    sent = api.create_generation(body=request(options=options, input=[VIDEO, {"type": "hologram", "depth": 3}])).json
    assert sent is not None
    assert sent["options"] == options
    assert sent["input"][1] == {"type": "hologram", "depth": 3}


def test_a_change_of_nothing_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"^There is nothing to change: give .+ or .+\.$"):
        api.update_asset(id="a", body=UpdateAssetRequest())


def test_what_is_needed_beside_something_else_is_named() -> None:
    with pytest.raises(ArgumentError) as caught:
        api.list_generations(cursor="c")
    assert (str(caught.value), caught.value.field) == ("cursor needs limit beside it.", "cursor")


@pytest.mark.parametrize("make", [list, tuple, iter, lambda values: dict.fromkeys(values).keys()])
def test_a_filter_is_sent_as_what_is_in_it(make: Any) -> None:
    assert api.list_generations(status=make(["FAILED", "REJECTED"])).query == {"status": "FAILED,REJECTED"}


def test_an_id_that_is_missing_is_refused_like_any_other_mistake() -> None:
    missing: Any = None
    with pytest.raises(ArgumentError) as caught:
        api.get_generation(id=missing)
    assert caught.value.field == "id"


def test_a_file_of_no_bytes_has_no_size() -> None:
    body = CreateAssetUploadRequest(file_name="a.mp4", content_type="video/mp4", size=0)
    with pytest.raises(ArgumentError) as caught:
        api.create_asset_upload(body=body)
    assert caught.value.field == "size"


def test_a_model_without_mistakes_passes_whatever_its_values_are() -> None:
    rules.check(GenerationOptions())
    rules.check(UnknownObject({"type": 5}))
    rules.check(request())
    rules.check_given(CreateGenerationRequest(model=None, input=None))  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match=r"^output_file_name must be a string"):
        rules.check_given(request(output_file_name=5))
