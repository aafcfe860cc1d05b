"""The same servers and clients as the faults have."""

from __future__ import annotations

from ..faults.conftest import clock, colour, loop, make, other, server

__all__ = ["clock", "colour", "loop", "make", "other", "server"]
