"""The import path of syncsdk 0.3.0 for what `create_with_files` takes."""

from sync_client.types import FileContent as FileContent
from sync_client.types import FileInput as File

__all__ = ["File", "FileContent"]
