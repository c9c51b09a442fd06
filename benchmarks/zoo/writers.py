"""Which writer makes which form of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks.zoo import typewriter, typewriter_pages, typst_writer, web_writer, word_writer
from benchmarks.zoo.copy_text import Copy
from benchmarks.zoo.layout import Layout

Write = Callable[[Layout, Copy], tuple[bytes, list[str]]]

WRITERS: Mapping[str, Write] = {
    "pdf": typst_writer.write,
    "grid": typewriter_pages.write_pdf,
    "txt": typewriter.write_text,
    "docx": word_writer.write,
    "html": web_writer.write,
}
"""A writer answers the file's bytes, and the words that it prints beside the text."""

SUFFIXES = {"grid": "pdf"}
