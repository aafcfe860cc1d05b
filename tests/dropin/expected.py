"""Where this library does something else than syncsdk 0.3.0, and why. docs/how-to/migrating.md tells it to users."""

from __future__ import annotations

from typing import Dict

COMMAS = "A list in a query is one parameter with commas, as the API documents it; 0.3.0 repeats the parameter."
NULLS = "None means not set, and is not sent; 0.3.0 sends null, or an empty form field."
CHECKED = "A mistake that the client can see raises an `InvalidRequestError`"
TYPOS = "An unknown field of a model or key of `request_options` is refused; 0.3.0 sends or ignores it."
IDS = "An id is escaped, so it can't lead to another path; 0.3.0 pastes it into the URL."
FILE_NAMES = "A file without a name gets the name of its argument; 0.3.0 calls it `upload`."
PATHS = "A string is the path of a file; 0.3.0 sends the path itself as the content."
BROKEN = "`create_with_files` takes `options` and `input`; 0.3.0 raises TypeError."
RETRIES = "A failed call is retried, twice by default; 0.3.0 retries nothing up to `max_retries=2`."
EMPTY = "`error.body` is None where the response had none; 0.3.0 has an empty string."
ESCAPES = "Every failure of a call is an `ApiError`; 0.3.0 lets errors of httpx and Python through."
NOT_A_RESULT = "A response that can't be read raises an `InvalidResponseError`; 0.3.0 returns whatever it can parse."
NEW_INPUT = "An input item of an unknown type is kept as it is; 0.3.0 reads it as a `Video`."
ERROR_CODE = "`error_code` is read from `errorCode`, as the API sends it now, or from `error_code`."
LOCAL_TIME = "A date-time without an offset is local time on its own date; 0.3.0 gives it today's offset."
ABSENT = "A field that `error.body` does not have is an AttributeError; 0.3.0 has None for two of them."
POSTS = "A redirected POST is an error; 0.3.0 sends a GET in its place."
PLAIN = "Models are attrs classes. Values are not converted, and can be changed."
PYDANTIC = "Models are not pydantic models: `model_dump()` and similar methods, iteration and hashes are gone."

# Header fields that every request has in another form, or only here, or only there.
EVERYWHERE = {
    "accept": "`Accept` says what the response should be.",
    "idempotency-key": "A create carries an `Idempotency-Key`, so that it is not billed twice.",
    "user-agent": "`User-Agent` names this library.",
    "x-fern-sdk-name": "There are no `X-Fern-...` header fields.",
}

_RETURNED = "outcome.returned"
_RAISED = "outcome.raised"
_COUNT = "requests (count)"
# The server refuses it with 400, too.
_REFUSED = {
    "outcome.raised.body.errorCode": CHECKED,
    "outcome.raised.body.message": CHECKED,
    "outcome.raised.body.status_code": CHECKED,
    "outcome.raised.caught as.BadRequestError": CHECKED,
    "outcome.raised.status_code": CHECKED,
    _COUNT: CHECKED,
}

EXPECTED: Dict[str, Dict[str, str]] = {
    "create-none": {
        f"requests[0].json.{name}": NULLS for name in ("options", "outputFileName", "segments", "webhookUrl")
    },
    "create-none-in-model": {"requests[0].json.input[0].assetId": NULLS},
    "create-typo": {_RETURNED: TYPOS, _COUNT: TYPOS},
    "create-empty-video": {_RETURNED: CHECKED, _COUNT: CHECKED},
    "create-nothing-to-say": _REFUSED,
    "files-omit-audio": _REFUSED,
    "files-bytes": {f"requests[0].form.{name}.file name": FILE_NAMES for name in ("audio", "video")},
    "files-path": {f"requests[0].form.video.{name}": PATHS for name in ("content", "file name", "type")},
    "files-none": {"requests[0].form.webhookUrl": NULLS},
    "files-options": {_RAISED: BROKEN, _COUNT: BROKEN},
    "files-input": {_RAISED: BROKEN, _COUNT: BROKEN},
    "get-slash": {"requests[0].path": IDS},
    "get-query": {"requests[0].path": IDS},
    "get-parent": {_RETURNED: IDS, _COUNT: IDS},
    "get-empty-id": {_RETURNED: IDS, _COUNT: IDS},
    "get-nothing": {_RETURNED: IDS, _COUNT: IDS},
    "get-image": {
        **{f"outcome.returned.input[{number}].class": NEW_INPUT for number in (0, 1)},
        **{f"outcome.returned.input[{number}].segments_frames": NEW_INPUT for number in (0, 1)},
        **{f"outcome.returned.input[{number}].segments_secs": NEW_INPUT for number in (0, 1)},
        "outcome.returned.input[1].asset_id": NEW_INPUT,
    },
    "get-error-code": {"outcome.returned.error_code": ERROR_CODE, "outcome.returned.json().errorCode": ERROR_CODE},
    "get-old-error-code": {"outcome.returned.dict().error_code": ERROR_CODE},
    "get-no-status": {_RETURNED: NOT_A_RESULT},
    "get-empty-answer": {"outcome.raised.body": EMPTY},
    "get-null": {_RETURNED: NOT_A_RESULT},
    "get-list": {"outcome.raised.escapes": ESCAPES, "outcome.raised.value_error": ESCAPES},
    "list-statuses": {"requests[0].query.status (count)": COMMAS, "requests[0].query.status[0]": COMMAS},
    "list-ids": {"requests[0].query.ids (count)": COMMAS, "requests[0].query.ids[0]": COMMAS},
    "list-empty-ids": {_COUNT: "An empty list of ids gives no generations; 0.3.0 gives all."},
    "list-object": {_RETURNED: NOT_A_RESULT},
    "estimate-object": {_RETURNED: "An estimate is a list, even if the API responds with an object."},
    "assets-types": {"requests[0].query.types (count)": COMMAS, "requests[0].query.types[0]": COMMAS},
    "batch-bytes": {"requests[0].form.input.file name": FILE_NAMES},
    "batch-too-few": {_RETURNED: CHECKED, _COUNT: CHECKED},
    "batch-create-unknown": {_RETURNED: NOT_A_RESULT},
    "batch-create-too-many": {_COUNT: RETRIES},
    "batches-naive": {"requests[0].query.created_after[0]": LOCAL_TIME},
    "error-empty-object": {f"outcome.raised.body.{name}": ABSENT for name in ("message", "status_code")},
    "error-nothing": {"outcome.raised.body": EMPTY},
    "error-string": {"outcome.raised.escapes": ESCAPES, "outcome.raised.value_error": ESCAPES},
    "error-bytes": {"outcome.raised.escapes": ESCAPES, "outcome.raised.value_error": ESCAPES},
    "error-disconnect": {"outcome.raised.escapes": ESCAPES, "outcome.raised.value_error": ESCAPES},
    "retries-default": {_RAISED: RETRIES, _COUNT: RETRIES},
    "retries-2": {_COUNT: RETRIES},
    "options-query-list": {"requests[0].query.a (count)": COMMAS, "requests[0].query.a[0]": COMMAS},
    "options-unknown": {_RETURNED: TYPOS, _COUNT: TYPOS},
    "redirect-refused": {"outcome.raised.body": EMPTY},
    "redirect-post": {_RETURNED: POSTS, _COUNT: POSTS},
    "client-empty-key": {_RETURNED: CHECKED, _COUNT: CHECKED},
    "model-dump": {_RETURNED: PYDANTIC},
    "iteration": {_RETURNED: PYDANTIC},
    "hash": {_RETURNED: PYDANTIC},
    "assignment": {_RAISED: PLAIN},
    "missing": {"outcome.raised.escapes": PLAIN, "outcome.raised.value_error": PLAIN},
    "wrong-type": {_RAISED: PLAIN},
    "number-as-text": {_RETURNED: PLAIN},
    "wire-keyword": {_RETURNED: TYPOS},
    "unknown-field": {_RETURNED: TYPOS},
    "error-text": {_RETURNED: "`str(error)` is a sentence."},
    "error-by-position": {
        "outcome.returned[0]": "The first argument of an exception is its message; 0.3.0 takes its body.",
        "outcome.returned[1]": "The first argument of an exception is its message; 0.3.0 takes its body.",
    },
    "no-key": {"outcome.raised.body": "`error.body` is always the body of a response."},
}
