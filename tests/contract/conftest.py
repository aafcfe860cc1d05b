"""The clients of the facade's tests."""

from ..facade.conftest import client, clock, colour, loop, make, sandbox

__all__ = ["client", "clock", "colour", "loop", "make", "sandbox"]
