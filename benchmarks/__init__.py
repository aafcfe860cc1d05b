"""How fast the library is, side by side with bare httpx and with the published syncsdk 0.3.0: `make bench`."""
