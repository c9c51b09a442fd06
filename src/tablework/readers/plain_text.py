"""Plain text: what stands in a text file as a stream of lines, by its indents, blank lines and ``_italics_``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tablework.readers.decoding import decode
from tablework.readers.layout.lines import Line, Source
from tablework.script.draft import Span

COLUMN = 6.0
"""Points a column, as typescript has them: ten letters an inch would be 7.2; only proportions matter."""

LEADING = 12.0
"""Points a line."""

_TAB = 8
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
_MARK = re.compile(r"_+")
_LIBRARY = re.compile(r"\*\*\* ?(?P<which>START|END) OF (?:THE|THIS) PROJECT GUTENBERG.*", re.IGNORECASE)
"""Between these lines stands the book; around them, what the library says of it."""


def text_source(data: bytes, name: str = "") -> Source:
    """A text file as a stream of lines; a form feed begins a page.

    Raises:
        UnreadableScriptError: it is no text.
    """
    del name
    text = unicodedata.normalize("NFC", decode(data).text)
    return Source("text", tuple(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    around = _around(raw)
    page, y, italic = 1, 0.0, False
    for n, one in enumerate(raw):
        page, y = (page + one.count("\f"), LEADING) if "\f" in one else (page, y + LEADING)
        line = one.replace("\f", "").expandtabs(_TAB).rstrip()
        if not line.strip():
            italic = False
            continue
        words, spans, italic = _italics(line.lstrip(), italic)
        if words.strip():
            yield _line(words, spans, len(line) - len(line.lstrip()), page, y, hint="furniture" if n in around else "")


def _around(raw: list[str]) -> set[int]:
    """The lines before and after the book that a library has put around it."""
    around: set[int] = set()
    for n, line in enumerate(raw):
        match = _LIBRARY.match(line.strip())
        if match:
            around |= set(range(n + 1)) if match["which"].upper() == "START" else set(range(n, len(raw)))
    return around


def _italics(line: str, italic: bool) -> tuple[str, list[Span], bool]:  # noqa: FBT001 (what the line before left open)
    """A line without its underscores, what stood between them, and whether they are still open at its end."""
    if "_" not in line and not italic:
        return line, [], False
    words, spans, at, begin = "", [], 0, 0
    for match in _MARK.finditer(line):
        if len(match[0]) > 1:
            continue
        words += line[at : match.start()]
        at = match.end()
        if italic and len(words) > begin:
            spans.append(Span(begin, len(words), "italic"))
        begin, italic = len(words), not italic
    words += line[at:]
    if italic and len(words) > begin:
        spans.append(Span(begin, len(words), "italic"))
    return words, spans, italic


def _line(words: str, spans: list[Span], indent: int, page: int, y: float, hint: str) -> Line:
    """A line whose wide gaps have become tabs."""
    stops: list[float] = []
    shift = 0
    text = words
    for match in _WIDE.finditer(words):
        stops.append((indent + match.end()) * COLUMN)
        start, end = match.start() - shift, match.end() - shift
        text = text[:start] + "\t" + text[end:]
        gone = end - start - 1
        spans = [Span(s.start - gone * (s.start >= end), s.end - gone * (s.end >= end), s.style) for s in spans]
        shift += gone
    right = (indent + len(words)) * COLUMN
    return Line(text, page, indent * COLUMN, right, y, LEADING, tuple(spans), tuple(stops), hint=hint)
