"""Values as they go over the wire: JSON, and the fields of a form."""

from __future__ import annotations

import json
from typing import Any, List, Mapping

from sync_client.types import FormField

from ..errors import InvalidRequestError


def encode_json(body: Any) -> bytes:
    """JSON, compact, as UTF-8. Raises InvalidRequestError for what JSON can't hold."""
    try:
        return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequestError(f"The request can't be written as JSON: {error}.") from None


def encode_form(fields: Mapping[str, Any]) -> List[FormField]:
    """The fields of a form: text as it is, everything else as JSON, and None not at all."""
    return [
        (name, value if isinstance(value, str) else encode_json(value).decode())
        for name, value in fields.items()
        if value is not None
    ]
