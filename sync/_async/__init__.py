"""The asynchronous colour, written by hand; the synchronous one is derived from it by `make generate`."""
