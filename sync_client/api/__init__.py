# Generated from openapi.yaml by `make generate`: do not edit.
"""Every operation of the API, each loaded when it is first used: one module an operation, one package a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import lazy

if TYPE_CHECKING:
    from .assets.count_assets import count_assets as count_assets
    from .assets.create_asset import create_asset as create_asset
    from .assets.create_asset_upload import create_asset_upload as create_asset_upload
    from .assets.delete_asset import delete_asset as delete_asset
    from .assets.get_asset import get_asset as get_asset
    from .assets.list_assets import list_assets as list_assets
    from .assets.update_asset import update_asset as update_asset
    from .batch.create_batch import create_batch as create_batch
    from .batch.create_batch import create_batch_multipart as create_batch_multipart
    from .batch.get_batch import get_batch as get_batch
    from .batch.get_batch_result import get_batch_result as get_batch_result
    from .batch.list_batches import list_batches as list_batches
    from .dialogue_edits.create_dialogue_edit import create_dialogue_edit as create_dialogue_edit
    from .dialogue_edits.get_dialogue_edit import get_dialogue_edit as get_dialogue_edit
    from .errors.list_errors import list_errors as list_errors
    from .generations.analyze_cost import analyze_cost as analyze_cost
    from .generations.count_generations import count_generations as count_generations
    from .generations.create_generation import create_generation as create_generation
    from .generations.create_generation import create_generation_multipart as create_generation_multipart
    from .generations.delete_generation import delete_generation as delete_generation
    from .generations.estimate_generation_cost import estimate_generation_cost as estimate_generation_cost
    from .generations.get_generation import get_generation as get_generation
    from .generations.get_generation_by_id import get_generation_by_id as get_generation_by_id
    from .generations.get_generation_costs import get_generation_costs as get_generation_costs
    from .generations.get_generation_download_url import get_generation_download_url as get_generation_download_url
    from .generations.get_generation_result import get_generation_result as get_generation_result
    from .generations.list_generations import list_generations as list_generations
    from .models.list_models import list_models as list_models
    from .organizations.get_webhook_secret import get_webhook_secret as get_webhook_secret
    from .projects.attach_project_asset import attach_project_asset as attach_project_asset
    from .projects.create_project import create_project as create_project
    from .projects.delete_project import delete_project as delete_project
    from .projects.detach_project_asset import detach_project_asset as detach_project_asset
    from .projects.get_project import get_project as get_project
    from .projects.list_project_generations import list_project_generations as list_project_generations
    from .projects.list_projects import list_projects as list_projects
    from .projects.update_project import update_project as update_project
    from .transcriptions.create_transcription import create_transcription as create_transcription
    from .transcriptions.get_transcription import get_transcription as get_transcription
    from .tts.create_speech import create_speech as create_speech
    from .tts.create_speech_job import create_speech_job as create_speech_job
    from .tts.get_speech_job import get_speech_job as get_speech_job
    from .usage.list_generation_usage import list_generation_usage as list_generation_usage
    from .voices.create_voice import create_voice as create_voice
    from .voices.delete_voice import delete_voice as delete_voice
    from .voices.get_voice import get_voice as get_voice
    from .voices.list_voices import list_voices as list_voices

_MODULES = {
    "count_assets": ".assets.count_assets",
    "create_asset": ".assets.create_asset",
    "create_asset_upload": ".assets.create_asset_upload",
    "delete_asset": ".assets.delete_asset",
    "get_asset": ".assets.get_asset",
    "list_assets": ".assets.list_assets",
    "update_asset": ".assets.update_asset",
    "create_batch": ".batch.create_batch",
    "create_batch_multipart": ".batch.create_batch",
    "get_batch": ".batch.get_batch",
    "get_batch_result": ".batch.get_batch_result",
    "list_batches": ".batch.list_batches",
    "create_dialogue_edit": ".dialogue_edits.create_dialogue_edit",
    "get_dialogue_edit": ".dialogue_edits.get_dialogue_edit",
    "list_errors": ".errors.list_errors",
    "analyze_cost": ".generations.analyze_cost",
    "count_generations": ".generations.count_generations",
    "create_generation": ".generations.create_generation",
    "create_generation_multipart": ".generations.create_generation",
    "delete_generation": ".generations.delete_generation",
    "estimate_generation_cost": ".generations.estimate_generation_cost",
    "get_generation": ".generations.get_generation",
    "get_generation_by_id": ".generations.get_generation_by_id",
    "get_generation_costs": ".generations.get_generation_costs",
    "get_generation_download_url": ".generations.get_generation_download_url",
    "get_generation_result": ".generations.get_generation_result",
    "list_generations": ".generations.list_generations",
    "list_models": ".models.list_models",
    "get_webhook_secret": ".organizations.get_webhook_secret",
    "attach_project_asset": ".projects.attach_project_asset",
    "create_project": ".projects.create_project",
    "delete_project": ".projects.delete_project",
    "detach_project_asset": ".projects.detach_project_asset",
    "get_project": ".projects.get_project",
    "list_project_generations": ".projects.list_project_generations",
    "list_projects": ".projects.list_projects",
    "update_project": ".projects.update_project",
    "create_transcription": ".transcriptions.create_transcription",
    "get_transcription": ".transcriptions.get_transcription",
    "create_speech": ".tts.create_speech",
    "create_speech_job": ".tts.create_speech_job",
    "get_speech_job": ".tts.get_speech_job",
    "list_generation_usage": ".usage.list_generation_usage",
    "create_voice": ".voices.create_voice",
    "delete_voice": ".voices.delete_voice",
    "get_voice": ".voices.get_voice",
    "list_voices": ".voices.list_voices",
}

__all__ = (
    "count_assets",
    "create_asset",
    "create_asset_upload",
    "delete_asset",
    "get_asset",
    "list_assets",
    "update_asset",
    "create_batch",
    "create_batch_multipart",
    "get_batch",
    "get_batch_result",
    "list_batches",
    "create_dialogue_edit",
    "get_dialogue_edit",
    "list_errors",
    "analyze_cost",
    "count_generations",
    "create_generation",
    "create_generation_multipart",
    "delete_generation",
    "estimate_generation_cost",
    "get_generation",
    "get_generation_by_id",
    "get_generation_costs",
    "get_generation_download_url",
    "get_generation_result",
    "list_generations",
    "list_models",
    "get_webhook_secret",
    "attach_project_asset",
    "create_project",
    "delete_project",
    "detach_project_asset",
    "get_project",
    "list_project_generations",
    "list_projects",
    "update_project",
    "create_transcription",
    "get_transcription",
    "create_speech",
    "create_speech_job",
    "get_speech_job",
    "list_generation_usage",
    "create_voice",
    "delete_voice",
    "get_voice",
    "list_voices",
)

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, _MODULES)
