"""The import path of the guide for ApiError."""

from ..errors import ApiError as ApiError

__all__ = ["ApiError"]
