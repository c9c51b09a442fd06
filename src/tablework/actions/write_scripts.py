"""Write a draft as a file of another format, or of its own."""

from __future__ import annotations

from tablework.readers.decoding import decode
from tablework.readers.fountain import read_fountain
from tablework.script.draft import Draft
from tablework.writers.fountain import rewrite_fountain, write_fountain
from tablework.writers.tei import write_tei


def as_fountain(draft: Draft, source: bytes | None = None) -> bytes:
    """The draft as Fountain; `source` is the Fountain file it was read from, if it was.

    What is unchanged since then is written back byte for byte, in the encoding it came in.
    """
    if source is None:
        return write_fountain(draft).encode()
    decoded = decode(source)
    return decoded.encode(rewrite_fountain(draft, read_fountain(source), decoded.text))


def as_tei(draft: Draft) -> bytes:
    """The draft as TEI in UTF-8."""
    return write_tei(draft)
