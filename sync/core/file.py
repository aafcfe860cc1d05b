"""The import path of syncsdk 0.3.0 for what `create_with_files` takes."""

from .media import FileContent as FileContent
from .media import FileInput as File

__all__ = ["File", "FileContent"]
