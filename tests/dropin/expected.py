"""Where this library does something else than syncsdk 0.3.0, and why. docs/migrating.md tells it to users."""

from __future__ import annotations

from typing import Dict

COMMAS = "The API documents one parameter with commas; 0.3.0 repeats the parameter."
NULLS = "None is a value that was not given, for every argument and field; 0.3.0 sends null, or an empty form field."
CHECKED = "A mistake that can be seen is refused before anything is sent."
TYPOS = "A name that no field has is refused; 0.3.0 sends typos."
IDS = "An id can't lead to another path."
FILE_NAMES = "A file without a name is called after its argument; 0.3.0 calls it upload."
PATHS = "A string is a path, as the guide has it; 0.3.0 sends the path itself as the content."
BROKEN = "0.3.0 can't send options or input with files at all."
RETRIES = "Retries are made by default, as documented, and counted right; 0.3.0 makes none up to max_retries=2."
EMPTY = "An answer without a body has None for one; 0.3.0 has an empty string."
ESCAPES = "Every failure of a call is an ApiError; in 0.3.0 this one escapes as something else."
NOT_A_RESULT = (
    "An answer that is not what the API promises is an error; 0.3.0 passes it on, or reads it as something else."
)
NEW_INPUT = "Items of a new kind stay what they are; 0.3.0 reads them as Video."
POSTS = "A redirected POST is an error; 0.3.0 sends a GET instead, with the key to any origin."
PLAIN = (
    "Models are attrs classes and not pydantic's: their values are not checked or converted, and they can be changed."
)
PYDANTIC = "Models are attrs classes and not pydantic's: to_dict() and from_dict() are what they have."

# Header fields that every request has in another form, or only here, or only there.
EVERYWHERE = {
    "accept": "What the answer should be is said.",
    "idempotency-key": "A create that is repeated is not billed twice.",
    "user-agent": "It is another library.",
    "x-fern-sdk-name": "It is made by another generator.",
}

_RETURNED = "outcome.returned"
_RAISED = "outcome.raised"
_COUNT = "requests (count)"

EXPECTED: Dict[str, Dict[str, str]] = {
    "create-none": {
        f"requests[0].json.{name}": NULLS for name in ("options", "outputFileName", "segments", "webhookUrl")
    },
    "create-none-in-model": {"requests[0].json.input[0].assetId": NULLS},
    "create-typo": {_RETURNED: TYPOS, _COUNT: TYPOS},
    "create-empty-video": {_RETURNED: CHECKED, _COUNT: CHECKED},
    "create-nothing-to-say": {
        "outcome.raised.body.errorCode": CHECKED,
        "outcome.raised.body.message": CHECKED,
        "outcome.raised.body.status_code": CHECKED,
        "outcome.raised.caught as.BadRequestError": CHECKED,
        "outcome.raised.status_code": CHECKED,
        _COUNT: CHECKED,
    },
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
    "get-error-code": {
        "outcome.returned.error_code": "The current name of the field is read; 0.3.0 reads the old one."
    },
    "get-no-status": {_RETURNED: NOT_A_RESULT},
    "get-empty-answer": {"outcome.raised.body": EMPTY},
    "get-null": {_RETURNED: NOT_A_RESULT},
    "get-list": {"outcome.raised.escapes": ESCAPES, "outcome.raised.value_error": ESCAPES},
    "list-statuses": {"requests[0].query.status (count)": COMMAS, "requests[0].query.status[0]": COMMAS},
    "list-ids": {"requests[0].query.ids (count)": COMMAS, "requests[0].query.ids[0]": COMMAS},
    "list-empty-ids": {_COUNT: "No ids ask for no generations; 0.3.0 asks for all of them."},
    "list-object": {_RETURNED: NOT_A_RESULT},
    "estimate-object": {_RETURNED: "Either form that the API has for it is a list of estimates."},
    "assets-types": {"requests[0].query.types (count)": COMMAS, "requests[0].query.types[0]": COMMAS},
    "batch-bytes": {"requests[0].form.input.file name": FILE_NAMES},
    "batch-too-few": {_RETURNED: CHECKED, _COUNT: CHECKED},
    "batch-create-unknown": {_RETURNED: NOT_A_RESULT},
    "batch-create-too-many": {_COUNT: RETRIES},
    "batches-naive": {
        "requests[0].query.created_after[0]": "A time without an offset is local time; 0.3.0 takes today's offset."
    },
    "error-empty-object": {
        f"outcome.raised.body.{name}": "A field that the server did not send is not there; 0.3.0 has None."
        for name in ("message", "status_code")
    },
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
    "json-of-tags": {"outcome.returned.asset_id": "json() has the names of the API, as dict() has in both."},
    "model-dump": {_RETURNED: PYDANTIC},
    "iteration": {_RETURNED: PYDANTIC},
    "hash": {_RETURNED: PLAIN},
    "assignment": {_RAISED: PLAIN},
    "missing": {"outcome.raised.escapes": PLAIN, "outcome.raised.value_error": PLAIN},
    "wrong-type": {_RAISED: PLAIN},
    "number-as-text": {_RETURNED: PLAIN},
    "wire-keyword": {_RETURNED: TYPOS},
    "unknown-field": {_RETURNED: TYPOS},
    "error-text": {_RETURNED: "The text of an error is made to be read."},
    "error-by-position": {
        "outcome.returned[0]": "The first argument of every exception is its message.",
        "outcome.returned[1]": "The first argument of every exception is its message.",
    },
    "no-key": {"outcome.raised.body": "The text is in the exception; body is that of an answer."},
}
