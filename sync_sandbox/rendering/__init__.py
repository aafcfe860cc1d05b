"""Outputs made from real media, with PyAV, which is loaded for the first file that is looked at."""
