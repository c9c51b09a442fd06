"""Readers: from a file's bytes to a draft, one module per format."""
