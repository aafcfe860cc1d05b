# Generated from openapi.yaml by `make generate`: do not edit.
"""Every resource of the API, in both colours, and the clients' properties for them. Each is loaded when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..callers import AsyncCaller, Caller
    from .assets import Assets, AsyncAssets
    from .batch import AsyncBatches, Batches
    from .dialogue_edits import AsyncDialogueEdits, DialogueEdits
    from .errors import AsyncErrors, Errors
    from .generations import AsyncGenerations, Generations
    from .models import AsyncModels, Models
    from .organizations import AsyncOrganizations, Organizations
    from .projects import AsyncProjects, Projects
    from .transcriptions import AsyncTranscriptions, Transcriptions
    from .tts import TTS, AsyncTTS
    from .usage import AsyncUsage, Usage
    from .voices import AsyncVoices, Voices


class Resources:
    """A property for each resource of the API. What inherits it sets `_caller`."""

    _caller: Caller

    @cached_property
    def assets(self) -> Assets:
        """The media library of the organization: videos, images and audio to create generations from."""
        from .assets import Assets

        return Assets(self._caller)

    @cached_property
    def batch(self) -> Batches:
        """Many generations in one request. Needs a Scale or Enterprise plan."""
        from .batch import Batches

        return Batches(self._caller)

    @cached_property
    def dialogue_edits(self) -> DialogueEdits:
        """Changes to what is said in a video. Early access."""
        from .dialogue_edits import DialogueEdits

        return DialogueEdits(self._caller)

    @cached_property
    def errors(self) -> Errors:
        """The catalogue of error codes."""
        from .errors import Errors

        return Errors(self._caller)

    @cached_property
    def generations(self) -> Generations:
        """Create, follow and manage generations: a video and a voice go in, a lip-synced video comes out."""
        from .generations import Generations

        return Generations(self._caller)

    @cached_property
    def models(self) -> Models:
        """The models that generations can be created with."""
        from .models import Models

        return Models(self._caller)

    @cached_property
    def organizations(self) -> Organizations:
        """The organization that the API key belongs to."""
        from .organizations import Organizations

        return Organizations(self._caller)

    @cached_property
    def projects(self) -> Projects:
        """Projects, which group generations and assets."""
        from .projects import Projects

        return Projects(self._caller)

    @cached_property
    def transcriptions(self) -> Transcriptions:
        """What is said in a video, word by word. Early access."""
        from .transcriptions import Transcriptions

        return Transcriptions(self._caller)

    @cached_property
    def tts(self) -> TTS:
        """Speech from text, without a video."""
        from .tts import TTS

        return TTS(self._caller)

    @cached_property
    def usage(self) -> Usage:
        """What generations have cost."""
        from .usage import Usage

        return Usage(self._caller)

    @cached_property
    def voices(self) -> Voices:
        """Voices that can speak a text."""
        from .voices import Voices

        return Voices(self._caller)


class AsyncResources:
    """A property for each resource of the API, to be awaited. What inherits it sets `_caller`."""

    _caller: AsyncCaller

    @cached_property
    def assets(self) -> AsyncAssets:
        """The media library of the organization: videos, images and audio to create generations from."""
        from .assets import AsyncAssets

        return AsyncAssets(self._caller)

    @cached_property
    def batch(self) -> AsyncBatches:
        """Many generations in one request. Needs a Scale or Enterprise plan."""
        from .batch import AsyncBatches

        return AsyncBatches(self._caller)

    @cached_property
    def dialogue_edits(self) -> AsyncDialogueEdits:
        """Changes to what is said in a video. Early access."""
        from .dialogue_edits import AsyncDialogueEdits

        return AsyncDialogueEdits(self._caller)

    @cached_property
    def errors(self) -> AsyncErrors:
        """The catalogue of error codes."""
        from .errors import AsyncErrors

        return AsyncErrors(self._caller)

    @cached_property
    def generations(self) -> AsyncGenerations:
        """Create, follow and manage generations: a video and a voice go in, a lip-synced video comes out."""
        from .generations import AsyncGenerations

        return AsyncGenerations(self._caller)

    @cached_property
    def models(self) -> AsyncModels:
        """The models that generations can be created with."""
        from .models import AsyncModels

        return AsyncModels(self._caller)

    @cached_property
    def organizations(self) -> AsyncOrganizations:
        """The organization that the API key belongs to."""
        from .organizations import AsyncOrganizations

        return AsyncOrganizations(self._caller)

    @cached_property
    def projects(self) -> AsyncProjects:
        """Projects, which group generations and assets."""
        from .projects import AsyncProjects

        return AsyncProjects(self._caller)

    @cached_property
    def transcriptions(self) -> AsyncTranscriptions:
        """What is said in a video, word by word. Early access."""
        from .transcriptions import AsyncTranscriptions

        return AsyncTranscriptions(self._caller)

    @cached_property
    def tts(self) -> AsyncTTS:
        """Speech from text, without a video."""
        from .tts import AsyncTTS

        return AsyncTTS(self._caller)

    @cached_property
    def usage(self) -> AsyncUsage:
        """What generations have cost."""
        from .usage import AsyncUsage

        return AsyncUsage(self._caller)

    @cached_property
    def voices(self) -> AsyncVoices:
        """Voices that can speak a text."""
        from .voices import AsyncVoices

        return AsyncVoices(self._caller)
