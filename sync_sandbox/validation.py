"""Requests are checked against pydantic models; what does not fit is refused in the API's words."""

from __future__ import annotations

import json
from typing import Any, Dict, Optional, Sequence, Type, TypeVar, Union

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from .problems import Problem

M = TypeVar("M", bound=BaseModel)


async def read_json(request: Request) -> Any:
    """The request's JSON body, or 400."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Problem(400, message="The Content-Type must be application/json.")
    try:
        return parse_json(await request.body())
    except ValueError as error:
        raise Problem(400, message=f"The body is not valid JSON: {error}") from None


def parse_json(text: Union[str, bytes]) -> Any:
    """The value; ValueError when the text is not JSON, or when Python reads more into it than JSON can say."""
    try:
        value = json.loads(text)
        # Numbers beyond all bounds, NaN and half a surrogate pair could not be answered back.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError:
        raise ValueError("It is nested too deeply.") from None
    return value


def check(model: Type[M], value: Any, code: Optional[str] = None) -> M:
    """`value` as `model`, or 400 with one message for each thing that is wrong."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False)
        paths = [_path(problem["loc"], value) for problem in problems]
        messages = [f"{path} {_sentence(problem['msg'])}".strip() for path, problem in zip(paths, problems)]
        raise Problem(400, code, messages, field=paths[0] or None) from None


def check_query(model: Type[M], request: Request) -> M:
    """The query as `model`, or 400. A repeated parameter is the same as a comma-separated one."""
    query: Dict[str, str] = {name: ",".join(request.query_params.getlist(name)) for name in request.query_params}
    return check(model, query)


def _path(location: Sequence[Union[int, str]], value: Any) -> str:
    """The place as a path into the value. pydantic also names the member of a union that was chosen."""
    path = ""
    for position, part in enumerate(location, start=1):
        if isinstance(value, dict) and part not in value and position < len(location):
            continue
        if isinstance(part, int):
            path += f"[{part}]"
            value = value[part] if isinstance(value, list) and part < len(value) else None
        else:
            path += f".{part}"
            value = value.get(part) if isinstance(value, dict) else None
    return path.lstrip(".")


def _sentence(message: str) -> str:
    for ours, theirs in (("Input ", ""), ("Value error, ", ""), ("Field required", "is required")):
        message = message.replace(ours, theirs)
    return message
