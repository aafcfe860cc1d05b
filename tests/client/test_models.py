"""The generated models: every example of the contract goes in and comes out again, and nothing hostile gets through."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import weakref
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Dict, List, Tuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import sync_client
from sync_client import api, models
from sync_client.dates import decode_datetime, encode_datetime
from sync_client.errors import DecodeError
from sync_client.models import TTS, Audio, Generation, GenerationNotification, GenerationOptions, Video
from sync_client.spelling import python_name
from sync_client.types import BaseModel, UnknownObject

CONTRACT = yaml.safe_load(Path(__file__).parents[2].joinpath("openapi.yaml").read_text("utf-8"))
SCHEMAS: Dict[str, Any] = CONTRACT["components"]["schemas"]


def examples() -> List[Tuple[str, Any]]:
    rows = []
    for name, schema in SCHEMAS.items():
        if hasattr(getattr(models, name, None), "from_dict"):
            rows += [
                (name, example)
                for example in [*schema.get("examples", []), schema.get("example")]
                if example is not None
            ]
    return rows


MODELS = sorted(name for name in models.__all__ if hasattr(getattr(models, name), "from_dict"))

GENERATION = {
    "id": "1",
    "createdAt": "2026-11-02T09:30:00.000Z",
    "status": "COMPLETED",
    "model": "lipsync-2",
    "input": [{"type": "video", "url": "https://example.com/v.mp4"}],
}


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def same_moments(value: Any) -> Any:
    """Date-times as moments, for a fraction may be written in more than one way."""
    if isinstance(value, dict):
        return {key: same_moments(item) for key, item in value.items()}
    if isinstance(value, list):
        return [same_moments(item) for item in value]
    if isinstance(value, str) and value[10:11] == "T":
        return decode_datetime(value)
    return value


def test_every_module_can_be_imported() -> None:
    names = [module.name for module in pkgutil.walk_packages(sync_client.__path__, "sync_client.")]
    assert len(names) > 100
    for name in names:
        importlib.import_module(name)


def test_every_object_of_the_contract_has_an_example_that_is_tested() -> None:
    # Multipart bodies hold files, which have no wire form of their own.
    files = {name for name in MODELS if "File" in str(getattr(models, name).__init__.__annotations__)}
    assert set(MODELS) - files - {name for name, _ in examples()} == set()


@pytest.mark.parametrize(("name", "example"), examples(), ids=lambda value: value if isinstance(value, str) else "")
def test_an_example_survives_the_round_trip(name: str, example: Any) -> None:
    cls = getattr(models, name)
    model = cls.from_dict(example)
    assert same_moments(without_nulls(model.to_dict())) == same_moments(without_nulls(example))
    for twin in (cls.from_dict(model.to_dict()), copy.copy(model), copy.deepcopy(model)):
        assert twin == model
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(model, protocol)) == model
    assert repr(model).startswith(name + "(")
    assert "None" not in repr(model).replace("'None'", "")


@pytest.mark.parametrize("name", [*MODELS, "UnknownObject"])
def test_a_debugger_may_look_at_an_object_before_it_is_whole(name: str) -> None:
    cls = getattr(models, name, UnknownObject)
    half = object.__new__(cls)
    assert repr(half) == f"{cls.__name__}()"
    with pytest.raises(AttributeError):
        _ = half.status


@pytest.mark.parametrize("name", MODELS)
def test_a_field_that_is_not_known_is_kept_and_sent_again(name: str) -> None:
    example = dict(next((example for known, example in examples() if known == name), {"model": "m"}))
    model = getattr(models, name).from_dict({**example, "newer": {"than": ["this"]}})
    assert model.additional_properties is not None
    assert model.additional_properties["newer"] == {"than": ["this"]}
    assert model.to_dict()["newer"] == {"than": ["this"]}


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("beside", [{}, {"newer": 1}], ids=["alone", "beside another"])
def test_every_field_is_read_by_both_of_its_names(name: str, beside: Dict[str, Any]) -> None:
    """Also the rare ones, which are looked for only where there is more than the usual fields."""
    schema, cls = SCHEMAS[name], getattr(models, name)
    identity = {wire: schema["example"][wire] for wire in schema.get("x-identity", ())}
    for wire in schema.get("properties", {}).keys() - identity.keys():
        for key in (wire, python_name(wire)):
            model = cls.from_dict({key: 7.5, **identity, **beside})
            assert getattr(model, python_name(wire)) == 7.5
            assert (model.additional_properties or {}) == beside


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", MODELS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_json_is_decoded_or_one_documented_error(name: str, data: st.DataObject) -> None:
    keys = list(SCHEMAS[name].get("properties", {}))
    shaped = st.fixed_dictionaries({}, optional={key: JSON | st.just([{"type": "video"}]) for key in keys})
    value = data.draw(JSON | shaped)
    cls = getattr(models, name)
    try:
        model = cls.from_dict(value)
    except DecodeError:
        return
    assert isinstance(model, BaseModel)
    again = cls.from_dict(model.to_dict())
    assert again == model


RESPONSES = [(name, schema["x-identity"]) for name, schema in SCHEMAS.items() if "x-identity" in schema]
VALUES: List[Any] = [None, 5, -1.5, True, "x", "", [], [None], [5], [[]], ["x", {}], {}, {"type": 5}, {"x": [None]}]


def a_response(name: str) -> Dict[str, Any]:
    return dict(next(example for known, example in examples() if known == name))


@pytest.mark.parametrize(("name", "identity"), RESPONSES, ids=[name for name, _ in RESPONSES])
@pytest.mark.parametrize("how", ["absent", "null", "wrong"])
def test_what_identifies_a_thing_can_not_be_missing(name: str, identity: List[str], how: str) -> None:
    for field in identity:
        body = a_response(name)
        if how == "wrong" and "const" in SCHEMAS[name]["properties"][field]:
            continue  # A tag of a newer API is read as it is.
        if how == "absent":
            del body[field]
        else:
            body[field] = None if how == "null" else object()
        with pytest.raises(DecodeError, match=rf"^{name}\.{python_name(field)} "):
            getattr(models, name).from_dict(body)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(("name", "identity"), RESPONSES, ids=[name for name, _ in RESPONSES])
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_whatever_else_a_response_has_it_is_read(name: str, identity: List[str], value: Any) -> None:
    cls = getattr(models, name)
    for field in SCHEMAS[name]["properties"].keys() - set(identity):
        body = {**a_response(name), field: value}
        model = cls.from_dict(body)
        assert repr(model)
        assert cls.from_dict(model.to_dict()) == model
        del body[field]
        assert cls.from_dict(body) is not None


@pytest.mark.parametrize("value", [None, 5, "x", {"a": 1}])
def test_what_is_no_object_is_none_of_the_contract(value: Any) -> None:
    for name, _ in RESPONSES:
        if not isinstance(value, dict):
            with pytest.raises(DecodeError, match=rf"^{name} can't be read from a value of type "):
                getattr(models, name).from_dict(value)


def test_a_field_that_is_missing_is_none_and_one_of_another_type_is_left_as_it_came() -> None:
    bare = Generation.from_dict({"id": "1", "status": "COMPLETED"})
    assert bare.to_dict() == {"id": "1", "status": "COMPLETED"}
    assert bare.created_at is bare.model is bare.input is bare.options is bare.output_url is None
    odd: Any = Generation.from_dict(
        {**GENERATION, "model": 5, "input": {"a": 1}, "options": [1], "outputUrl": 7, "createdAt": 12}
    )
    assert (odd.model, odd.input, odd.options, odd.output_url, odd.created_at) == (5, {"a": 1}, [1], 7, 12)


def test_an_item_that_can_not_be_read_does_not_take_the_others_with_it() -> None:
    good = {"id": "a", "status": "COMPLETED"}
    with pytest.warns(RuntimeWarning) as told:
        first, second, third, fourth = api.list_generations().decode([good, {"id": "b", "more": 1}, None, {**good}])
    assert [str(warning.message) for warning in told] == [
        "list_generations[1] is kept as it came: Generation.status is missing (fields present: id, more)",
        "list_generations[2] is kept as it came: Generation can't be read from a value of type NoneType",
    ]
    assert first == fourth == Generation.from_dict(good)
    assert isinstance(second, UnknownObject)
    assert (second.id, second.to_dict()) == ("b", {"id": "b", "more": 1})
    assert third is None


def test_nothing_holds_the_dicts_of_a_list_once_they_are_decoded() -> None:
    class Row(Dict[str, Any]):
        """A dict that can be watched."""

    rows = [Row(GENERATION) for _ in range(3)]
    watched = [weakref.ref(row) for row in rows]
    assert api.list_generations().decode(rows) == [Generation.from_dict(GENERATION)] * 3
    assert [row() for row in watched] == [None] * 3


@pytest.mark.parametrize(
    ("operation", "item"),
    [
        (api.list_generations(), {"id": "a", "status": "COMPLETED"}),
        (api.list_assets(), {"id": "a"}),
        (api.list_projects(), {"id": "a"}),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_a_list_and_a_page_are_read_in_each_others_place(operation: Any, item: Any) -> None:
    as_list, as_page = (operation.decode(value) for value in ([item], {"items": [item], "total": 1}))
    for result in (as_list, as_page):
        items = result if isinstance(result, list) else result.items
        assert [one.id for one in items] == ["a"]
        assert isinstance(items[0], BaseModel)
        assert not isinstance(items[0], UnknownObject)


@pytest.mark.parametrize("value", [None, 5, "x", {}, {"items": 5}, {"items": None}])
def test_what_is_neither_is_a_decode_error(value: Any) -> None:
    operations: Any = (api.list_generations(), api.list_assets())
    for operation in operations:
        with pytest.raises(DecodeError):
            operation.decode(value)


def test_an_input_of_an_unknown_type_stays_readable_and_becomes_nothing_else() -> None:
    hologram = {"type": "hologram", "assetId": "7", "depth": 3}
    (item,) = Generation.from_dict({**GENERATION, "input": [hologram]}).input
    assert isinstance(item, UnknownObject)
    assert (item.type, item.assetId, item.depth) == ("hologram", "7", 3)
    assert item.to_dict() == hologram
    assert pickle.loads(pickle.dumps(item)) == copy.deepcopy(item) == item
    with pytest.raises(AttributeError, match="no field 'width'"):
        _ = item.width


@pytest.mark.parametrize("tag", [None, 5, ["video"], {"a": 1}])
def test_a_tag_that_is_no_string_is_unknown(tag: Any) -> None:
    (item,) = Generation.from_dict({**GENERATION, "input": [{"type": tag}]}).input
    assert isinstance(item, UnknownObject)


def test_unknown_enum_values_pass() -> None:
    generation = Generation.from_dict({**GENERATION, "status": "PAUSED", "model": "lipsync-99"})
    assert (generation.status, generation.model) == ("PAUSED", "lipsync-99")


@pytest.mark.parametrize("cls", [Generation, GenerationNotification])
@pytest.mark.parametrize("name", ["errorCode", "error_code"])
def test_both_names_of_the_error_code_are_read(cls: Any, name: str) -> None:
    model = cls.from_dict({**GENERATION, name: "generation_timeout"})
    assert model.error_code == "generation_timeout"
    assert model.additional_properties is None


def test_tags_have_their_value_and_none_is_not_sent() -> None:
    assert Video(url="https://example.com").to_dict() == {"type": "video", "url": "https://example.com"}
    assert GenerationOptions().to_dict() == {}


def test_a_mapping_is_taken_where_a_model_is_expected() -> None:
    text = TTS(provider={"name": "elevenlabs", "voiceId": "v", "script": "Hello"})
    assert (text.provider.voice_id, text.provider.script) == ("v", "Hello")


def test_a_misspelt_keyword_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="ulr"):
        Video(ulr="https://example.com")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Audio("https://example.com")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-05T10:11:12Z", datetime(2026, 1, 5, 10, 11, 12, tzinfo=timezone.utc)),
        ("2026-01-05T10:11:12.345Z", datetime(2026, 1, 5, 10, 11, 12, 345000, tzinfo=timezone.utc)),
        ("2026-01-05T10:11:12.3Z", datetime(2026, 1, 5, 10, 11, 12, 300000, tzinfo=timezone.utc)),
        ("2026-01-05T10:11:12.123456789Z", datetime(2026, 1, 5, 10, 11, 12, 123456, tzinfo=timezone.utc)),
        ("2026-01-05T10:11:12+02:00", datetime(2026, 1, 5, 10, 11, 12, tzinfo=timezone(timedelta(hours=2)))),
        ("2026-01-05T10:11:12", datetime(2026, 1, 5, 10, 11, 12, tzinfo=timezone.utc)),
        ("20260105T101112Z", datetime(2026, 1, 5, 10, 11, 12, tzinfo=timezone.utc)),
    ],
)
def test_date_times_are_aware_and_the_same_on_every_python(text: str, expected: datetime) -> None:
    assert decode_datetime(text) == expected
    assert decode_datetime(text).tzinfo is not None


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01T00:00:00Z", "Z", "2026-01-05T25:00:00Z", "0" * 400])
def test_what_is_no_date_time_is_left_as_it_came(text: str) -> None:
    created: Any = Generation.from_dict({**GENERATION, "createdAt": text}).created_at
    assert created == text
    assert Generation.from_dict({**GENERATION, "createdAt": text}).to_dict()["createdAt"] == text


@given(st.datetimes(timezones=st.just(timezone.utc)))
def test_a_date_time_survives_the_wire(moment: datetime) -> None:
    assert decode_datetime(encode_datetime(moment)) == moment


@given(st.text())
def test_any_text_is_a_date_time_with_a_zone_or_stays_what_it_is(text: str) -> None:
    value: Any = decode_datetime(text)
    assert value == text or value.tzinfo is not None
