"""Compare two OpenAPI descriptions of one API, as its clients see them."""

from spec_diff.change import Change
from spec_diff.compare import diff
from spec_diff.document import SpecError

__all__ = ["Change", "SpecError", "diff"]
