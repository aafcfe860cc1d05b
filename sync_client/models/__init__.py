# Generated from openapi.yaml by `make generate`: do not edit.
"""Every schema of the API as a class, and every enum as a Literal. Each is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import lazy

if TYPE_CHECKING:
    from .active_speaker import ActiveSpeaker as ActiveSpeaker
    from .asset import Asset as Asset
    from .asset_input_type import AssetInputType as AssetInputType
    from .asset_page import AssetPage as AssetPage
    from .asset_sort import AssetSort as AssetSort
    from .asset_type import AssetType as AssetType
    from .asset_upload import AssetUpload as AssetUpload
    from .asset_visibility import AssetVisibility as AssetVisibility
    from .attach_asset_request import AttachAssetRequest as AttachAssetRequest
    from .audio import Audio as Audio
    from .batch import Batch as Batch
    from .batch_metrics import BatchMetrics as BatchMetrics
    from .batch_row import BatchRow as BatchRow
    from .batch_status import BatchStatus as BatchStatus
    from .batch_validation import BatchValidation as BatchValidation
    from .cost_availability import CostAvailability as CostAvailability
    from .cost_component import CostComponent as CostComponent
    from .cost_kind import CostKind as CostKind
    from .count import Count as Count
    from .create_asset_request import CreateAssetRequest as CreateAssetRequest
    from .create_asset_upload_request import CreateAssetUploadRequest as CreateAssetUploadRequest
    from .create_batch_from_file_request import CreateBatchFromFileRequest as CreateBatchFromFileRequest
    from .create_batch_request import CreateBatchRequest as CreateBatchRequest
    from .create_dialogue_edit_request import CreateDialogueEditRequest as CreateDialogueEditRequest
    from .create_generation_request import CreateGenerationRequest as CreateGenerationRequest
    from .create_generation_with_files_request import (
        CreateGenerationWithFilesRequest as CreateGenerationWithFilesRequest,
    )
    from .create_project_request import CreateProjectRequest as CreateProjectRequest
    from .create_speech_request import CreateSpeechRequest as CreateSpeechRequest
    from .create_transcription_request import CreateTranscriptionRequest as CreateTranscriptionRequest
    from .create_voice_request import CreateVoiceRequest as CreateVoiceRequest
    from .deleted_resource import DeletedResource as DeletedResource
    from .dialogue_change import DialogueChange as DialogueChange
    from .dialogue_edit import DialogueEdit as DialogueEdit
    from .dialogue_edit_reference import DialogueEditReference as DialogueEditReference
    from .dialogue_edit_section import DialogueEditSection as DialogueEditSection
    from .dialogue_removal import DialogueRemoval as DialogueRemoval
    from .dub_params import DubParams as DubParams
    from .edits_item import EditsItem as EditsItem
    from .emotion_prompt import EmotionPrompt as EmotionPrompt
    from .error_body import ErrorBody as ErrorBody
    from .error_info import ErrorInfo as ErrorInfo
    from .estimate_generation_cost_request import EstimateGenerationCostRequest as EstimateGenerationCostRequest
    from .estimated_generation_cost import EstimatedGenerationCost as EstimatedGenerationCost
    from .generation import Generation as Generation
    from .generation_costs import GenerationCosts as GenerationCosts
    from .generation_extra import GenerationExtra as GenerationExtra
    from .generation_notification import GenerationNotification as GenerationNotification
    from .generation_notification_status import GenerationNotificationStatus as GenerationNotificationStatus
    from .generation_options import GenerationOptions as GenerationOptions
    from .generation_segment import GenerationSegment as GenerationSegment
    from .generation_source import GenerationSource as GenerationSource
    from .generation_status import GenerationStatus as GenerationStatus
    from .generation_type import GenerationType as GenerationType
    from .generation_usage_page import GenerationUsagePage as GenerationUsagePage
    from .image import Image as Image
    from .input_item import InputItem as InputItem
    from .model import Model as Model
    from .model_info import ModelInfo as ModelInfo
    from .model_mode import ModelMode as ModelMode
    from .model_type import ModelType as ModelType
    from .project import Project as Project
    from .project_mode import ProjectMode as ProjectMode
    from .project_page import ProjectPage as ProjectPage
    from .project_sort import ProjectSort as ProjectSort
    from .project_visibility import ProjectVisibility as ProjectVisibility
    from .project_workflow import ProjectWorkflow as ProjectWorkflow
    from .segment_audio_input import SegmentAudioInput as SegmentAudioInput
    from .segment_options import SegmentOptions as SegmentOptions
    from .speech import Speech as Speech
    from .speech_job import SpeechJob as SpeechJob
    from .speech_job_error import SpeechJobError as SpeechJobError
    from .speech_job_status import SpeechJobStatus as SpeechJobStatus
    from .sync_mode import SyncMode as SyncMode
    from .transcript import Transcript as Transcript
    from .transcription import Transcription as Transcription
    from .tts import TTS as TTS
    from .tts_provider import TTSProvider as TTSProvider
    from .update_asset_request import UpdateAssetRequest as UpdateAssetRequest
    from .update_project_request import UpdateProjectRequest as UpdateProjectRequest
    from .video import Video as Video
    from .voice import Voice as Voice
    from .voice_provider import VoiceProvider as VoiceProvider
    from .webhook_secret import WebhookSecret as WebhookSecret

_MODULES = {
    "ActiveSpeaker": ".active_speaker",
    "Asset": ".asset",
    "AssetInputType": ".asset_input_type",
    "AssetPage": ".asset_page",
    "AssetSort": ".asset_sort",
    "AssetType": ".asset_type",
    "AssetUpload": ".asset_upload",
    "AssetVisibility": ".asset_visibility",
    "AttachAssetRequest": ".attach_asset_request",
    "Audio": ".audio",
    "Batch": ".batch",
    "BatchMetrics": ".batch_metrics",
    "BatchRow": ".batch_row",
    "BatchStatus": ".batch_status",
    "BatchValidation": ".batch_validation",
    "CostAvailability": ".cost_availability",
    "CostComponent": ".cost_component",
    "CostKind": ".cost_kind",
    "Count": ".count",
    "CreateAssetRequest": ".create_asset_request",
    "CreateAssetUploadRequest": ".create_asset_upload_request",
    "CreateBatchFromFileRequest": ".create_batch_from_file_request",
    "CreateBatchRequest": ".create_batch_request",
    "CreateDialogueEditRequest": ".create_dialogue_edit_request",
    "CreateGenerationRequest": ".create_generation_request",
    "CreateGenerationWithFilesRequest": ".create_generation_with_files_request",
    "CreateProjectRequest": ".create_project_request",
    "CreateSpeechRequest": ".create_speech_request",
    "CreateTranscriptionRequest": ".create_transcription_request",
    "CreateVoiceRequest": ".create_voice_request",
    "DeletedResource": ".deleted_resource",
    "DialogueChange": ".dialogue_change",
    "DialogueEdit": ".dialogue_edit",
    "DialogueEditReference": ".dialogue_edit_reference",
    "DialogueEditSection": ".dialogue_edit_section",
    "DialogueRemoval": ".dialogue_removal",
    "DubParams": ".dub_params",
    "EditsItem": ".edits_item",
    "EmotionPrompt": ".emotion_prompt",
    "ErrorBody": ".error_body",
    "ErrorInfo": ".error_info",
    "EstimateGenerationCostRequest": ".estimate_generation_cost_request",
    "EstimatedGenerationCost": ".estimated_generation_cost",
    "Generation": ".generation",
    "GenerationCosts": ".generation_costs",
    "GenerationExtra": ".generation_extra",
    "GenerationNotification": ".generation_notification",
    "GenerationNotificationStatus": ".generation_notification_status",
    "GenerationOptions": ".generation_options",
    "GenerationSegment": ".generation_segment",
    "GenerationSource": ".generation_source",
    "GenerationStatus": ".generation_status",
    "GenerationType": ".generation_type",
    "GenerationUsagePage": ".generation_usage_page",
    "Image": ".image",
    "InputItem": ".input_item",
    "Model": ".model",
    "ModelInfo": ".model_info",
    "ModelMode": ".model_mode",
    "ModelType": ".model_type",
    "Project": ".project",
    "ProjectMode": ".project_mode",
    "ProjectPage": ".project_page",
    "ProjectSort": ".project_sort",
    "ProjectVisibility": ".project_visibility",
    "ProjectWorkflow": ".project_workflow",
    "SegmentAudioInput": ".segment_audio_input",
    "SegmentOptions": ".segment_options",
    "Speech": ".speech",
    "SpeechJob": ".speech_job",
    "SpeechJobError": ".speech_job_error",
    "SpeechJobStatus": ".speech_job_status",
    "SyncMode": ".sync_mode",
    "Transcript": ".transcript",
    "Transcription": ".transcription",
    "TTS": ".tts",
    "TTSProvider": ".tts_provider",
    "UpdateAssetRequest": ".update_asset_request",
    "UpdateProjectRequest": ".update_project_request",
    "Video": ".video",
    "Voice": ".voice",
    "VoiceProvider": ".voice_provider",
    "WebhookSecret": ".webhook_secret",
}

__all__ = (
    "ActiveSpeaker",
    "Asset",
    "AssetInputType",
    "AssetPage",
    "AssetSort",
    "AssetType",
    "AssetUpload",
    "AssetVisibility",
    "AttachAssetRequest",
    "Audio",
    "Batch",
    "BatchMetrics",
    "BatchRow",
    "BatchStatus",
    "BatchValidation",
    "CostAvailability",
    "CostComponent",
    "CostKind",
    "Count",
    "CreateAssetRequest",
    "CreateAssetUploadRequest",
    "CreateBatchFromFileRequest",
    "CreateBatchRequest",
    "CreateDialogueEditRequest",
    "CreateGenerationRequest",
    "CreateGenerationWithFilesRequest",
    "CreateProjectRequest",
    "CreateSpeechRequest",
    "CreateTranscriptionRequest",
    "CreateVoiceRequest",
    "DeletedResource",
    "DialogueChange",
    "DialogueEdit",
    "DialogueEditReference",
    "DialogueEditSection",
    "DialogueRemoval",
    "DubParams",
    "EditsItem",
    "EmotionPrompt",
    "ErrorBody",
    "ErrorInfo",
    "EstimateGenerationCostRequest",
    "EstimatedGenerationCost",
    "Generation",
    "GenerationCosts",
    "GenerationExtra",
    "GenerationNotification",
    "GenerationNotificationStatus",
    "GenerationOptions",
    "GenerationSegment",
    "GenerationSource",
    "GenerationStatus",
    "GenerationType",
    "GenerationUsagePage",
    "Image",
    "InputItem",
    "Model",
    "ModelInfo",
    "ModelMode",
    "ModelType",
    "Project",
    "ProjectMode",
    "ProjectPage",
    "ProjectSort",
    "ProjectVisibility",
    "ProjectWorkflow",
    "SegmentAudioInput",
    "SegmentOptions",
    "Speech",
    "SpeechJob",
    "SpeechJobError",
    "SpeechJobStatus",
    "SyncMode",
    "Transcript",
    "Transcription",
    "TTS",
    "TTSProvider",
    "UpdateAssetRequest",
    "UpdateProjectRequest",
    "Video",
    "Voice",
    "VoiceProvider",
    "WebhookSecret",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, _MODULES)
