"""The version, where the client can read it without the package that it is a part of."""

__version__ = "1.0.0b1"
