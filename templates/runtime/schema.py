"""What pydantic 2 is told of the models, so that they can be fields of its models and responses of FastAPI.

Loaded only by pydantic, which is no dependency.
"""

from __future__ import annotations

import inspect
import re
from collections import abc
from typing import Any, Dict, Tuple, Type, get_type_hints

from attr import NOTHING
from pydantic.errors import PydanticSchemaGenerationError
from pydantic_core import PydanticCustomError, core_schema

from .errors import ArgumentError, DecodeError
from .types import BaseModel, UnknownObject, wire_name_of

_ENTRY = re.compile(r"^    (\w+): ((?:.|\n(?!    \w+: ))*)", re.MULTILINE)


def core_schema_of(model: Type[BaseModel], handler: Any) -> core_schema.CoreSchema:
    """How pydantic reads a model, and how it writes one: from an instance or the wire form, and as the wire form."""
    if model is BaseModel or issubclass(model, UnknownObject):
        fields: core_schema.CoreSchema = core_schema.dict_schema(core_schema.str_schema())
    else:
        fields = core_schema.typed_dict_schema(
            {
                wire_name_of(model, name): core_schema.typed_dict_field(_schema(hint, handler), required=required)
                for name, (hint, required) in _fields(model).items()
            }
        )
    # What a field may hold is for the JSON schema alone: the model reads and checks itself.
    return core_schema.no_info_wrap_validator_function(
        lambda value, _: read(model, value),
        fields,
        ref=f"{model.__module__}.{model.__qualname__}:{id(model)}",
        serialization=core_schema.plain_serializer_function_ser_schema(_write),
    )


def json_schema_of(model: Type[BaseModel], schema: core_schema.CoreSchema, handler: Any) -> Dict[str, Any]:
    """The JSON schema of the wire form, with the descriptions of the contract."""
    found: Dict[str, Any] = handler(schema)
    plain: Dict[str, Any] = handler.resolve_ref_schema(found)
    plain["title"] = model.__name__
    summary, descriptions = describe(model)
    plain["description"] = summary
    plain["additionalProperties"] = True
    for name, description in descriptions.items():
        field = plain.get("properties", {}).get(wire_name_of(model, name))
        if field is not None:
            field.pop("title", None)
            # Beside a reference, older readers see nothing else.
            if "$ref" in field:
                field["allOf"] = [{"$ref": field.pop("$ref")}]
            field["description"] = description
    return found


def read(model: Type[BaseModel], value: Any) -> BaseModel:
    """An instance as it is, or one made of an object by the names of the wire or of Python."""
    if isinstance(value, model):
        return value
    if not isinstance(value, abc.Mapping):
        raise PydanticCustomError(
            "model_type", "Input should be an object or an instance of {name}", {"name": model.__name__}
        )
    if not hasattr(model, "from_dict"):
        return UnknownObject(value)
    for name, tag in _tags(model).items():
        given = value.get(name, tag)
        if given != tag:
            raise PydanticCustomError("literal_error", "{name} should be {tag}", {"name": name, "tag": repr(tag)})
    try:
        made: BaseModel = model.from_dict(value)
        if getattr(model, "_rules", None) is not None:
            from .rules import check

            check(made)
    except (DecodeError, ArgumentError) as error:
        problem = str(error)
    else:
        return made
    raise PydanticCustomError("sync_model", "{problem}", {"problem": problem})


def _write(model: BaseModel) -> Any:
    return model.to_dict() if isinstance(model, BaseModel) else model


def describe(model: Type[BaseModel]) -> Tuple[str, Dict[str, str]]:
    """What a model is, and what its fields are, from its docstring."""
    text = inspect.cleandoc(model.__doc__ or "")
    summary, _, attributes = text.partition("\n\nAttributes:\n")
    return " ".join(summary.split()), {name: " ".join(found.split()) for name, found in _ENTRY.findall(attributes)}


def _fields(model: Type[BaseModel]) -> Dict[str, Tuple[Any, bool]]:
    """The type of each field, and whether it is there in any case, by its name in Python."""
    hints = get_type_hints(model)
    return {
        attribute.name: (hints[attribute.name], attribute.default is NOTHING)
        for attribute in model.__attrs_attrs__
        if attribute.name != "additional_properties"
    }


def _tags(model: Type[BaseModel]) -> Dict[str, str]:
    """The fields that have one value only, by their names on the wire."""
    return {
        wire_name_of(model, attribute.name): attribute.default
        for attribute in model.__attrs_attrs__
        if isinstance(attribute.default, str)
    }


def _schema(hint: Any, handler: Any) -> core_schema.CoreSchema:
    try:
        found: core_schema.CoreSchema = handler.generate_schema(hint)
    except PydanticSchemaGenerationError:
        return core_schema.any_schema()  # What is no JSON, such as an open file.
    return found
