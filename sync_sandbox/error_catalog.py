"""The error codes, as GET /v2/errors lists them.

The codes are the API's own; the wording is the sandbox's.
"""

from __future__ import annotations

from typing import Dict, NamedTuple

from .suggestion import check_known


class CatalogEntry(NamedTuple):
    message: str
    suggestion: str


_RETRY = "Retry after a short delay."
_SUPPORT = "Retry once; if it fails again, contact support with the request id."
_UPGRADE = "Upgrade the plan."
_MEDIA = "Check that the file plays locally and has a supported format."
_REACHABLE = "Check that the URL is public and has not expired."
_SHORTER = "Use a shorter input, or upgrade the plan."
_LIST = "List what exists and check the id."

CATALOG: Dict[str, CatalogEntry] = {
    code: CatalogEntry(message, suggestion)
    for code, message, suggestion in (
        ("generation_unsupported_model", "The model is not supported.", "GET /v2/models lists the models."),
        ("generation_pipeline_failed", "The generation failed.", _SUPPORT),
        ("generation_unknown_error", "The generation failed for an unknown reason.", _SUPPORT),
        ("generation_input_validation_failed", "The input is not valid.", "Correct the input and send it again."),
        ("generation_infra_storage_error", "The storage failed.", _RETRY),
        ("generation_infra_resource_exhausted", "No capacity is left.", _RETRY),
        ("generation_infra_service_unavailable", "A service is not available.", _RETRY),
        ("generation_input_video_inaccessible", "The video could not be fetched.", _REACHABLE),
        ("generation_input_audio_inaccessible", "The audio could not be fetched.", _REACHABLE),
        ("generation_input_image_inaccessible", "The image could not be fetched.", _REACHABLE),
        ("generation_input_video_invalid", "The video could not be read.", _MEDIA),
        ("generation_input_audio_invalid", "The audio could not be read.", _MEDIA),
        ("generation_input_segments_invalid", "The segments are not valid.", "Check the times and the refIds."),
        ("generation_input_trim_invalid", "The trim is not valid.", "Check the start and the end."),
        ("generation_input_face_selection_invalid", "The face selection is not valid.", "Check the coordinates."),
        ("generation_input_resolution_unsupported", "The resolution is not supported.", "Scale the video down."),
        ("generation_input_duration_greater_than_max_duration", "The input is too long.", _SHORTER),
        ("generation_model_duration_exceeded", "The input is too long for the model.", "Use a shorter input."),
        ("generation_plan_duration_exceeded", "The input is too long for the plan.", _SHORTER),
        ("dubbing_duration_exceeded", "The input is too long for dubbing.", "Use a shorter input."),
        ("free_tier_generations_exhausted", "The free generations are used up.", _UPGRADE),
        ("plan_feature_unavailable", "The plan does not include this feature.", _UPGRADE),
        ("account_payment_required", "A payment is due.", "Settle the invoice."),
        ("account_on_hold", "The account is on hold.", "Contact support."),
        ("voice_clone_limit_reached", "The plan's voices are used up.", "Delete a voice, or upgrade the plan."),
        ("elevenlabs_quota_exceeded", "The speech quota is used up.", _UPGRADE),
        ("generation_input_asset_type_mismatch", "The asset is of another type.", "Check the asset's type."),
        ("generation_input_too_many_visual", "Only one video or image is allowed.", "Send one visual input."),
        ("generation_input_dub_audio_conflict", "Dubbing takes no audio or text.", "Send the video alone."),
        ("concurrency_limit_reached", "Concurrency limit reached.", "Wait for a generation to finish."),
        ("rate_limit_exceeded", "Rate limit exceeded. Please try again later.", "Send fewer requests a minute."),
        ("generation_not_deletable_while_processing", "The generation has not finished.", "Delete it when it has."),
        ("invalid_generation_id", "The generation id is not valid.", "Send the id that the create call returned."),
        ("unsupported_generation_id_format", "The id has an unsupported format.", "Send a UUID."),
        ("generation_not_found", "The generation was not found.", _LIST),
        ("generation_conflict", "The generation was changed meanwhile.", "Get it again and retry."),
        ("generation_media_probe_timeout", "Reading the media took too long.", _RETRY),
        ("generation_media_probe_unavailable", "The media could not be examined.", _RETRY),
        ("controller_timeout", "The service took too long to respond.", _RETRY),
        ("controller_unavailable", "The service is not available.", _RETRY),
        ("controller_dependency_error", "A service that this one needs has failed.", _RETRY),
        ("internal_error", "Internal server error.", _SUPPORT),
        ("project_not_found", "The project was not found.", _LIST),
        ("asset_not_found", "The asset was not found.", _LIST),
        ("asset_forbidden", "The asset belongs to someone else.", "Use the key of its owner."),
        ("invalid_asset_id_format", "The asset id is not valid.", "Send a UUID."),
        ("uploaded_file_not_found", "Nothing was uploaded there.", "PUT the file to uploadUrl first."),
        ("file_not_in_org_storage", "The file is not in this organization's storage.", "Send the url as received."),
        ("file_size_exceeds_plan_limit", "The file is larger than the plan allows.", "Use a smaller file."),
        ("voice_not_found", "The voice was not found.", _LIST),
        ("voice_sample_not_accessible", "The voice sample could not be fetched.", _REACHABLE),
        ("voice_sample_type_unsupported", "The voice sample is neither audio nor video.", _MEDIA),
        ("voice_sample_upload_required", "The voice sample is not hosted here.", "Upload it as an asset first."),
        ("voice_sample_extraction_failed", "No audio could be read from the voice sample.", _MEDIA),
        ("voice_sample_source_too_large", "The voice sample is too large.", "Use a smaller file."),
        ("voice_sample_too_short", "The voice sample is too short.", "Use a longer recording."),
        ("voice_sample_invalid", "The voice sample is not usable.", _MEDIA),
        ("voice_name_conflict", "A voice has this name already.", "Choose another name."),
        ("voice_clone_busy", "Another voice is being cloned.", _RETRY),
        ("elevenlabs_api_key_invalid", "The speech provider refused the key.", "Check the provider's settings."),
        ("elevenlabs_service_unavailable", "The speech provider is not available.", _RETRY),
        ("usage_dependency_unavailable", "The usage data is not available.", _RETRY),
        ("INVALID_IDEMPOTENCY_KEY", "The Idempotency-Key is not valid.", "Send one, 1-128 of A-Z a-z 0-9 . _ ~ -"),
        ("IDEMPOTENCY_OUTCOME_UNKNOWN", "The outcome is not known.", "Poll generationId, or retry with the same key."),
        ("cost_estimate_unavailable", "The model has no price.", "Choose another model."),
        ("voice_verification_required", "The voice must be verified.", "Verify it with the provider."),
        ("voice_blocked", "The voice is blocked.", "Choose another voice."),
        ("voice_access_denied", "The voice is not accessible.", "Choose another voice."),
        ("dialogue_edit_retime_required", "The edit needs the video retimed.", "Change the edit."),
        ("dialogue_edit_removal_too_large", "The edit removes too much.", "Remove fewer words."),
        ("dialogue_edit_not_found", "The dialogue edit was not found.", "Create it first."),
        ("dialogue_edit_unsupported", "The dialogue edit is not supported.", "Change the edit."),
        ("dialogue_edit_source_mismatch", "The edit was made for another video.", "Send the edit's own video."),
        ("dialogue_edit_audio_conflict", "A dialogue edit takes no audio or text.", "Send the video alone."),
        ("batch_file_too_large", "The batch file is larger than 5 MB.", "Split the batch."),
        ("batch_too_many_requests", "The batch has more than 500 requests.", "Split the batch."),
        ("batch_insufficient_records", "The batch has fewer than 20 requests.", "Create the generations one by one."),
        ("batch_invalid_jsonl", "The batch is not valid JSONL.", "Write one JSON object a line."),
        ("batch_duplicate_request_id", "A request_id is used twice.", "Make each request_id unique."),
        ("batch_invalid_endpoint", "The endpoint is not supported.", "Use /v2/generate."),
        ("batch_plan_required", "The plan does not include batches.", _UPGRADE),
    )
}

#: The status that a request is refused with by these codes; the others are refused with 422, and batches with 400.
_STATUSES = {
    code: status
    for status, codes in {
        400: "generation_unsupported_model invalid_generation_id unsupported_generation_id_format"
        " invalid_asset_id_format INVALID_IDEMPOTENCY_KEY voice_access_denied",
        402: "free_tier_generations_exhausted plan_feature_unavailable account_payment_required account_on_hold"
        " voice_clone_limit_reached elevenlabs_quota_exceeded batch_plan_required",
        403: "asset_forbidden",
        404: "generation_not_found project_not_found asset_not_found voice_not_found dialogue_edit_not_found",
        409: "generation_not_deletable_while_processing generation_conflict voice_name_conflict",
        413: "batch_file_too_large",
        429: "concurrency_limit_reached rate_limit_exceeded voice_clone_busy",
        500: "generation_pipeline_failed generation_unknown_error generation_infra_storage_error internal_error",
        503: "generation_infra_resource_exhausted generation_infra_service_unavailable"
        " generation_media_probe_unavailable controller_unavailable controller_dependency_error"
        " elevenlabs_service_unavailable usage_dependency_unavailable IDEMPOTENCY_OUTCOME_UNKNOWN",
        504: "generation_media_probe_timeout controller_timeout",
    }.items()
    for code in codes.split()
}


def status_of(code: str) -> int:
    """The HTTP status that goes with a code; ValueError where the catalog has no such code."""
    check_code(code)
    return _STATUSES.get(code, 400 if code.startswith("batch_") else 422)


def check_code(code: str) -> None:
    """ValueError where the catalog has no such code."""
    check_known("error code", code, CATALOG)
