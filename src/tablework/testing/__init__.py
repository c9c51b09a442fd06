"""Acceptance suites for whoever writes a reader: ours pass the same ones."""
