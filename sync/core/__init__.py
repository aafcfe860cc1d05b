"""The machine room. Only `sync.core.api_error` and `sync.core.request_options` are meant to be imported."""
