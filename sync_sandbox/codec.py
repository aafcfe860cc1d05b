"""What a sandbox knows, as JSON and back."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any, Dict, Mapping, Set, Tuple, Type

import attrs

from .assets import Asset
from .batches import Batch
from .dialogue import DialogueEdit, Transcription
from .files import Link, StoredFile
from .generations import Generation
from .media import SAMPLE, Media
from .projects import Project
from .records import Records
from .rendering.montage import Montage, Shot, Sound, Take
from .speech import SpeechJob
from .state import Upload
from .timeline import Outcome
from .voices import Voice

_CLASSES: Dict[str, Type[Any]] = {
    one.__name__: one
    for one in (
        *(Asset, Batch, DialogueEdit, Generation, Link, Media, Montage, Outcome, Project, Shot, Sound, SpeechJob),
        *(StoredFile, Take, Transcription, Upload, Voice),
    )
}
#: Says what an object of JSON stands for.
_KIND = "@"


class Codec:
    """Writes things as values that JSON has, and reads them.

    folder: where the sandbox's files are; their paths are written without it.
    shared: what other things refer to, by class: it is written as a reference wherever it is in something else.
    paths: the files that were read of.
    """

    def __init__(self, folder: Path, shared: Mapping[Type[Any], Records[Any]]) -> None:
        self.paths: Set[Path] = set()
        self._folder = folder
        self._shared = shared

    def encode(self, value: Any) -> Any:
        """A thing that is saved for itself."""
        return self._encode_fields(value) if type(value) in self._shared else self._encode(value)

    def _encode(self, value: Any) -> Any:
        kind = type(value)
        if kind in self._shared:
            return {_KIND: "reference", "to": kind.__name__, "id": value.id}
        if kind.__name__ in _CLASSES:
            return self._encode_fields(value)
        if isinstance(value, Path):
            return {_KIND: "path", "parts": self._encode_path(value)}
        if isinstance(value, Fraction):
            return {_KIND: "fraction", "text": str(value)}
        if isinstance(value, tuple):
            return {_KIND: "tuple", "items": [self._encode(one) for one in value]}
        if isinstance(value, dict):
            encoded = {name: self._encode(one) for name, one in value.items()}
            return {_KIND: "dict", "items": list(encoded.items())} if _KIND in value else encoded
        return [self._encode(one) for one in value] if isinstance(value, list) else value

    def _encode_fields(self, value: Any) -> Dict[str, Any]:
        fields = {field.name: self._encode(getattr(value, field.name)) for field in attrs.fields(type(value))}
        return {_KIND: type(value).__name__, **fields}

    def _encode_path(self, path: Path) -> Tuple[str, str]:
        if path == SAMPLE:
            return "sample", ""
        return ("files", path.name) if path.parent == self._folder else ("elsewhere", str(path))

    def decode(self, value: Any) -> Any:
        """The thing; KeyError, TypeError or ValueError when it was written by another version of this code."""
        if isinstance(value, list):
            return [self.decode(one) for one in value]
        if not isinstance(value, dict):
            return value
        if _KIND not in value:
            return {name: self.decode(one) for name, one in value.items()}
        fields = dict(value)
        kind = fields.pop(_KIND)
        if kind == "reference":
            return self._shared[_CLASSES[fields["to"]]][fields["id"]]
        if kind == "path":
            return self._decode_path(*fields["parts"])
        if kind == "fraction":
            return Fraction(fields["text"])
        if kind == "tuple":
            return tuple(self.decode(one) for one in fields["items"])
        if kind == "dict":
            return {name: self.decode(one) for name, one in fields["items"]}
        return _CLASSES[kind](**{name: self.decode(one) for name, one in fields.items()})

    def _decode_path(self, where: str, name: str) -> Path:
        if where == "sample":
            return SAMPLE
        path = self._folder / name if where == "files" else Path(name)
        self.paths.add(path)
        return path
