# Derived from sync/_async/__init__.py by `make generate`. Do not edit: change that file.
"""The asynchronous colour, written by hand; the synchronous one is derived from it by `make generate`."""
