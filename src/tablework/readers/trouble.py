"""What readers say when a file cannot be read at all."""

from __future__ import annotations


class UnreadableScriptError(Exception):
    """A file that is no script we can read. Its text is one sentence for a person: what is wrong, and what to do."""


class ScanError(UnreadableScriptError):
    """A file whose pages are pictures: there is no text in it, but OCR may find some in its `data`."""

    data = b""
