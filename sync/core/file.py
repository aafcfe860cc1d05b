"""The import path of syncsdk 0.3.0 for what `create_with_files` takes."""

from .files.media import FileContent as FileContent
from .files.media import FileInput as File

__all__ = ["File", "FileContent"]
