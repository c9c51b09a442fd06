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
_ENDS = re.compile(r"\n|(?<=[^\n])(?=\f)")
"""Where a line ends: a new page is a new line too."""

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
    raw = [line.expandtabs(_TAB).rstrip(" ") for line in _ENDS.split(text.replace("\r\n", "\n").replace("\r", "\n"))]
    around = _around(raw)
    slanted = _italics(raw)
    page, y = 1, 0.0
    for n, one in enumerate(raw):
        page, y = (page + one.count("\f"), LEADING) if "\f" in one else (page, y + LEADING)
        line = one.replace("\f", "")
        before = len(one) - len(line.lstrip())
        words, spans = _without_marks(line.strip(), [at - before for at in slanted.get(n, ())])
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


_LONGEST = 20
"""Lines that one stretch of italics may have: a longer one was never closed."""

_OPENS = re.compile(r"(?<!\w)_(?=\S)")
_CLOSES = re.compile(r"(?<=\S)_(?!\w)")


def _italics(raw: list[str]) -> dict[int, list[int]]:
    """Where italics open and close, by line: odd ones open. An underscore without its fellow is no mark."""
    marks: dict[int, list[int]] = {}
    opened: tuple[int, int] | None = None
    for n, line in enumerate(raw):
        if not line.strip() or (opened and n - opened[0] > _LONGEST):
            opened = None
        at = 0
        while "_" in line and (match := (_CLOSES if opened else _OPENS).search(line, at)):
            again = _OPENS.search(line, at) if opened else None
            if opened and again and again.start() < match.start():
                opened, at = (n, again.start()), again.end()
                continue
            if opened:
                marks.setdefault(opened[0], []).append(opened[1])
                marks.setdefault(n, []).append(match.start())
                for between in range(opened[0] + 1, n + 1):
                    marks.setdefault(between, []).insert(0, -1)
                    marks.setdefault(between - 1, []).append(len(raw[between - 1]))
                opened = None
            else:
                opened = (n, match.start())
            at = match.end()
    return {n: sorted(found) for n, found in marks.items()}


def _without_marks(line: str, marks: list[int]) -> tuple[str, list[Span]]:
    """A line without its underscores, and what stands between them."""
    if not marks:
        return line, []
    words, spans, at, begin = "", [], 0, 0
    for turn, mark in enumerate(marks):
        words += line[at : max(at, mark)]
        at = max(at, mark + 1) if mark < len(line) else len(line)
        if turn % 2 and len(words) > begin:
            spans.append(Span(begin, len(words), "italic"))
        begin = len(words)
    return words + line[at:], spans


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
