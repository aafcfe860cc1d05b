"""The clients of the facade's tests."""

from ..facade.conftest import client, clock, colour, http_library, loop, make, sandbox

__all__ = ["client", "clock", "colour", "http_library", "loop", "make", "sandbox"]
