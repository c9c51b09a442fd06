"""From flowing text (Word, web pages, books) to the stream of lines: paragraphs set one under the other.

A paragraph without line ends is one whole `Line`. One with line ends (verse, or a name above its talk) is one `Line`
each, twelve points apart, so that what stands together in the source stands together for whoever reads the stream.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

from tablework.readers.layout.lines import Line
from tablework.script.draft import Span

LEADING = 12.0
"""Points from one line to the next inside a paragraph."""

TAB = 36.0
"""Points between tab stops where a source sets none: half an inch, as Word has it."""

_LETTER = 0.5
"""The average width of a letter, in its own size."""

_GAP = re.compile(r" {4,}")
"""As many spaces were typed to reach a column: in a sentence nobody types more than two or three."""

_UNSEEN = {ord(letter): None for letter in "\u00ad\u200b\u2060\ufeff"} | {0xA0: " ", 0x0B: "\n", 0x0C: "\n"}
"""Letters that nobody sees: hyphens for line ends that never came, joiners of zero width."""

_SEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u00a0\x0b\x0c]")


class Run(NamedTuple):
    """A stretch of text in one type; `text` may hold tabs and line ends, `styles` are those of a `Span`."""

    text: str
    styles: tuple[str, ...] = ()


class Format(NamedTuple):
    """How a paragraph is set, in points: its `first` line begins there and the others at `left`, up to `right`.

    `before` and `after` are the space around it; `align` is empty, ``center`` or ``right``.
    """

    left: float = 0.0
    first: float = 0.0
    right: float = 468.0
    stops: tuple[float, ...] = ()
    align: str = ""
    hint: str = ""
    size: float = 12.0
    before: float = 0.0
    after: float = 0.0


class Paragraph(NamedTuple):
    """A paragraph as its source has it."""

    runs: Sequence[Run]
    format: Format

    @property
    def blank(self) -> bool:
        """Whether nothing is in it that can be seen."""
        return not any(run.text.strip() for run in self.runs)


class Cell(NamedTuple):
    """A cell of a table's row: where it begins, and what is in it."""

    x: float
    paragraphs: Sequence[Paragraph]


class Setter(Protocol):
    """Whoever takes paragraphs and rows of tables in reading order."""

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take a paragraph."""
        ...

    def row(self, cells: Sequence[Cell]) -> None:
        """Take a row of a table."""
        ...


class Flow:
    """Sets paragraphs one under the other; `lines` is what came out so far."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.page = 1
        self._y = 0.0
        self._after = 0.0

    def paragraph(self, paragraph: Paragraph) -> None:
        """Set a paragraph; an empty one is the space it takes."""
        form = paragraph.format
        text, spans = joined(paragraph.runs)
        self._y += LEADING + self._after + form.before
        self._after = form.after
        if "\n" not in text:
            self._line(text, spans, form, form.first, whole=True)
            return
        for n, (piece, inside) in enumerate(_pieces(text, spans)):
            self._y += LEADING if n else 0.0
            self._line(piece, inside, form, form.left if n else form.first, whole=False)

    def row(self, cells: Sequence[Cell]) -> None:
        """Set a table's row: short cells side by side with the last one, long ones one after the other."""
        filled = [Cell(x, [p for p in inside if not p.blank]) for x, inside in cells]
        filled = [cell for cell in filled if cell.paragraphs]
        if len(filled) > 1 and all(_is_label(cell) for cell in filled[:-1]):
            first, *others = filled[-1].paragraphs
            self.paragraph(_beside(filled, first))
            filled = [Cell(filled[-1].x, others)]
        for x, inside in filled:
            for paragraph in inside:
                self.paragraph(_moved(paragraph, x))

    def _line(self, text: str, spans: tuple[Span, ...], form: Format, x: float, *, whole: bool) -> None:
        if not text or text.isspace():
            return
        if text[0].isspace() or text[-1].isspace():
            x, text, spans = _stripped(text, spans, form, x)
        if "    " in text:
            text, spans = _gapped(text, spans)
        stops, end = _stops(text, form, x) if "\t" in text else ((), x + _wide(text, form.size))
        right = min(end, form.right)
        if form.align:
            x, right = _aligned(form, right - x)
        self.lines.append(
            Line(text, self.page, x, right, self._y, form.size, spans, stops, whole, form.align == "center", form.hint)
        )


def _wide(text: str, size: float) -> float:
    return len(text) * size * _LETTER


def joined(runs: Sequence[Run]) -> tuple[str, tuple[Span, ...]]:
    """Runs as one text with its styles; runs of one style that touch are one span."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for text, styles in runs:
        seen = text if text.isascii() and "\x0b" not in text else _visible(text)
        spans += [Span(at, at + len(seen), style) for style in styles]
        parts.append(seen)
        at += len(seen)
    text = "".join(parts)
    if not unicodedata.is_normalized("NFC", text):
        return unicodedata.normalize("NFC", text), ()
    return text, tuple(_merged(spans)) if len(spans) > 1 else tuple(s for s in spans if s.start < s.end)


def _visible(text: str) -> str:
    text = text.translate(_UNSEEN) if _SEEN.search(text) else text
    return unicodedata.normalize("NFC", text)


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Spans of each style, those that touch made one, in the order they begin."""
    open_: dict[str, Span] = {}
    done: list[Span] = []
    for span in spans:
        before = open_.get(span.style)
        if before is not None and before.end == span.start:
            open_[span.style] = Span(before.start, span.end, span.style)
        else:
            done += [before] if before else []
            open_[span.style] = span
    return (span for span in sorted([*done, *open_.values()]) if span.start < span.end)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """A text's lines, each with its own part of the spans: one pass over both, however many there are."""
    at, taken = 0, 0
    open_: list[Span] = []
    for piece in text.split("\n"):
        end = at + len(piece)
        while taken < len(spans) and spans[taken].start < end:
            open_.append(spans[taken])
            taken += 1
        yield piece, _clipped(open_, at, end)
        at = end + 1
        open_ = [span for span in open_ if span.end > at]


def _clipped(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans inside a stretch of text, counted from where it begins."""
    return tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
        for span in spans
        if span.start < end and span.end > start
    )


def _stripped(text: str, spans: tuple[Span, ...], form: Format, x: float) -> tuple[float, str, tuple[Span, ...]]:
    """A line without the blanks around it; those before it move its beginning."""
    words = text.strip()
    begin = len(text) - len(text.lstrip())
    for letter in text[:begin]:
        x = _next_stop(form, x) if letter == "\t" else x + form.size * _LETTER
    return x, words, _clipped(spans, begin, begin + len(words))


def _gapped(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """A line with a tab for every gap that was made by spaces."""
    gaps = [match.span() for match in _GAP.finditer(text)]
    starts = [start for start, _ in gaps]
    taken = [0, *accumulate(end - start - 1 for start, end in gaps)]

    def moved(place: int) -> int:
        n = bisect_left(starts, place)
        beyond = max(0, gaps[n - 1][1] - place) if n else 0
        return place - taken[n] + min(beyond, taken[n] - taken[n - 1] if n else 0)

    tabbed = (Span(moved(span.start), moved(span.end), span.style) for span in spans)
    return _GAP.sub("\t", text), tuple(span for span in tabbed if span.start < span.end)


def _stops(text: str, form: Format, x: float) -> tuple[tuple[float, ...], float]:
    """Where what follows each tab begins, and where the line ends."""
    first, *others = text.split("\t")
    at = x + _wide(first, form.size)
    stops: list[float] = []
    for piece in others:
        at = _next_stop(form, at)
        stops.append(at)
        at += _wide(piece, form.size)
    return tuple(stops), at


def _next_stop(form: Format, at: float) -> float:
    """The first tab stop after a place; a hanging indent is one too."""
    stops = (*form.stops, form.left) if form.first < form.left else form.stops
    further = [stop for stop in stops if stop > at + 1]
    return min(further) if further else (at // TAB + 1) * TAB


def _aligned(form: Format, width: float) -> tuple[float, float]:
    if form.align == "right":
        return form.right - width, form.right
    middle = (form.left + form.right) / 2
    return middle - width / 2, middle + width / 2


_LABEL = 60
"""Letters of the longest cell that names who speaks in the next one."""


def _is_label(cell: Cell) -> bool:
    return sum(len(run.text) for paragraph in cell.paragraphs for run in paragraph.runs) <= _LABEL


def _beside(cells: Sequence[Cell], last: Paragraph) -> Paragraph:
    """Cells side by side as one paragraph with tabs; what wraps, and what follows a line end, keeps to the last one."""
    runs: list[Run] = []
    for cell in cells[:-1]:
        for paragraph in cell.paragraphs:
            runs += [Run(" ".join(text.split("\n")), styles) for text, styles in trimmed(paragraph.runs)]
            runs.append(Run(" "))
        runs[-1] = Run("\t")
    first, *others = (cell.x + cell.paragraphs[0].format.left for cell in cells)
    form = last.format._replace(left=others[-1], first=first, stops=tuple(others), align="")
    return Paragraph([*runs, *trimmed(last.runs)], form)


def trimmed(runs: Sequence[Run], before: str = " \t\n") -> list[Run]:
    """Runs without the blanks after the last letter, and without the letters `before` before the first other one."""
    kept = list(runs)
    while kept and not kept[0].text.strip(before):
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip(before))
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept


def _moved(paragraph: Paragraph, x: float) -> Paragraph:
    form = paragraph.format
    return paragraph._replace(format=form._replace(left=form.left + x, first=form.first + x, align=form.align))
