"""Bodies of `multipart/form-data`."""

from __future__ import annotations

import json
from typing import Any, List, Mapping, Type, TypeVar, cast

from .errors import ArgumentError
from .rules import check_given
from .types import BaseModel, File, FormField

M = TypeVar("M", bound=BaseModel)


def form_text(name: str, value: Any) -> str:
    """A field of a form: text as it is, everything else as JSON. Raises ArgumentError for what JSON can't hold."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error)
    raise ArgumentError(f"{name} can't be written as JSON: {reason}.", name)


def form_fields(body: BaseModel) -> List[FormField]:
    """The fields and files of a form."""
    given = body.to_dict().items()
    return [(name, value if isinstance(value, File) else form_text(name, value)) for name, value in given]


def form_of(form: Type[M], request: BaseModel, files: Mapping[str, Any]) -> M:
    """The form that says the same as a JSON body, besides its files.

    Raises:
        ArgumentError: A field of the request is invalid.
    """
    check_given(request)
    fields = {name: form_text(name, value) for name, value in request.to_dict().items() if value != []}
    return cast(M, cast(Any, form).from_dict({**fields, **files}))
