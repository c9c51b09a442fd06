"""What stands on a file's pages, as one JSON document, so that a correction needs no second look at the file."""

from __future__ import annotations

from typing import Any

from tablework.readers.layout.lines import Line, PageSize, Source
from tablework.script.draft import Span

_TENTHS = 1
"""Decimals kept of points: a tenth of one is less than a printer can hold a line by."""


def to_document(source: Source) -> dict[str, Any]:
    """The lines as plain lists and dicts."""
    return {
        "format": source.format,
        "title": source.title,
        "authors": list(source.authors),
        "language": source.language,
        "notices": list(source.notices),
        "pages": [list(size) for size in source.pages],
        "lines": [_line(line) for line in source.lines],
    }


def from_document(document: dict[str, Any]) -> Source:
    """The lines that `to_document` made this of."""
    return Source(
        document["format"],
        tuple(_read_line(*line) for line in document["lines"]),
        tuple(PageSize(*size) for size in document["pages"]),
        document["title"],
        tuple(document["authors"]),
        document["language"],
        tuple(document["notices"]),
    )


def _line(line: Line) -> list[Any]:
    points = [round(value, _TENTHS) for value in (line.x, line.right, line.y, line.size)]
    spans, stops = [list(span) for span in line.spans], [round(stop, _TENTHS) for stop in line.stops]
    return [line.text, line.page, *points, spans, stops, line.whole, line.centred, line.hint]


def _read_line(
    text: str,
    page: int,
    x: float,
    right: float,
    y: float,
    size: float,
    spans: list[list[Any]],
    stops: list[float],
    *rest: Any,
) -> Line:
    return Line(text, page, x, right, y, size, tuple(Span(*span) for span in spans), tuple(stops), *rest)
