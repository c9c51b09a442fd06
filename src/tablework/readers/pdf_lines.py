"""From the letters on a page to its printed lines: what stands on one baseline, with tabs where the gaps are wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tablework.readers.layout.lines import Line
from tablework.readers.pdf_glyphs import Run, Type
from tablework.script.draft import Span

_WORD_GAP = 0.17
"""In sizes of the type. The narrowest space of a justified line is about 0.2; letters of a word overlap or touch."""

_WIDE_GAP = 1.3
"""In sizes of the type: wider than any space of a justified line; what comes after stands at a place of its own."""

_BESIDE_GAP = 0.45
"""The same beside a number: line numbers may stand close to their lines."""

_SAME_LINE = 0.28
"""In sizes of the type: a baseline may wander so far on one line."""

_RAISED = 0.62
"""In sizes of the type: how far up a footnote's number stands at most."""


@dataclass(slots=True)
class Piece:
    """Letters without a wide gap between them, on one baseline (points from the top of the page)."""

    x: float
    y: float
    right: float
    size: float
    letters: list[str] = field(default_factory=list)
    types: list[tuple[int, Type]] = field(default_factory=list)
    gaps: dict[int, float] = field(default_factory=dict)
    askew: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(self.letters)


def pieces(runs: Iterable[Run], height: float) -> Iterator[Piece]:
    """The pieces of a page, in the order of the file."""
    piece: Piece | None = None
    for run in runs:
        size, y, fresh = run.type.size, height - run.y, True
        for letter, left, right in zip(run.text, run.lefts, run.rights, strict=True):
            if letter == " ":
                if piece is not None and piece.letters[-1] != " ":
                    piece.letters.append(" ")
                continue
            if piece is None or _apart(piece, left, y, size) or (fresh and _is_beside(piece, letter, left, size)):
                if piece is not None:
                    yield piece
                piece, fresh = Piece(left, y, right, size, askew=run.type.askew), True
            else:
                _space(piece, left - piece.right, size)
            if fresh:
                piece.types.append((len(piece.letters), run.type))
                fresh = False
            piece.letters.append(letter)
            piece.right = max(piece.right, right)
    if piece is not None:
        yield piece


def _space(piece: Piece, gap: float, size: float) -> None:
    """A space where the gap to the next letter is one, and how wide it is."""
    if piece.letters[-1] != " " and gap > _WORD_GAP * size:
        piece.letters.append(" ")
    if piece.letters[-1] == " ":
        piece.gaps[len(piece.letters) - 1] = gap


def _is_beside(piece: Piece, letter: str, left: float, size: float) -> bool:
    """Whether a number begins that stands beside a line, however close."""
    return letter.isdigit() and left - piece.right > _BESIDE_GAP * size


def _apart(piece: Piece, left: float, y: float, size: float) -> bool:
    """Whether a letter belongs to another piece: another line, a wide gap, or back to the left."""
    em = max(piece.size, size)
    gap = left - piece.right
    wide = _BESIDE_GAP if len(piece.letters) < 5 and piece.text.strip().isdigit() else _WIDE_GAP
    return abs(y - piece.y) > _SAME_LINE * em or gap > wide * em or gap < -em or _steps(piece, size, y)


def _steps(piece: Piece, size: float, y: float) -> bool:
    """Whether smaller letters on a baseline of their own begin: a footnote's number."""
    return size < 0.8 * piece.size and piece.y - y > 0.15 * piece.size


_SPACED_OUT = re.compile(r"(?:\b\w(?: ?\.)? ){2,}\w\b(?: \.)?")
_MUCH_WIDER = 1.45
"""In spaced-out words the space between two is at least so much wider than that between letters."""


def _close_up(piece: Piece) -> None:
    """Words spaced out letter by letter (``P R I N Z``) closed up again, and kept apart where the gap is wider."""
    for match in reversed(list(_SPACED_OUT.finditer(piece.text))):
        places = [n for n in range(match.start(), match.end()) if piece.letters[n] == " "]
        usual = sorted(piece.gaps.get(n, 0.0) for n in places)[(len(places) - 1) // 3]
        for n in places:
            if piece.gaps.get(n, 0.0) < _MUCH_WIDER * usual:
                piece.letters[n] = ""


def lines(found: Iterable[Piece], page: int) -> list[Line]:
    """The lines of a page from top to bottom, with every piece on its line."""
    kept = [piece for piece in found if piece.text.strip()]
    for piece in kept:
        _close_up(piece)
    rows: list[list[Piece]] = []
    large = median(piece.size for piece in kept) if kept else 0.0
    # The numbers of notes last: they stand above the line that they belong to, and would begin one of their own.
    for piece in sorted(kept, key=lambda one: (one.askew, _is_small_number(one, large), one.y, one.x)):
        near = rows if _is_small_number(piece, large) else rows[-4:]
        row = next((row for row in reversed(near) if _on_one_line(row, piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    rows.sort(key=lambda row: (row[0].askew, row[0].y))
    return [_line(sorted(row, key=lambda one: one.x), page) for row in rows]


def _is_small_number(piece: Piece, large: float) -> bool:
    return piece.size < 0.8 * large and piece.text.strip().isdigit()


def _on_one_line(row: Sequence[Piece], piece: Piece) -> bool:
    """On a line with what is there, without standing over it: a baseline may wander, letters do not overlap."""
    head = max(row, key=lambda one: one.size)
    if head.askew or piece.askew:
        return False
    em = max(head.size, piece.size)
    away = abs(piece.y - head.y)
    near = away <= _SAME_LINE * em or (away <= _RAISED * em and _is_raised(head, piece))
    return near and all(piece.x >= one.right - 0.4 * em or piece.right <= one.x + 0.4 * em for one in row)


def _is_raised(head: Piece, piece: Piece) -> bool:
    small, large = sorted((head, piece), key=lambda one: one.size)
    return small.size < 0.8 * large.size and small.y < large.y and small.text.strip().isdigit()


class _Part(NamedTuple):
    """Text of a line with the styles in it, before the spaces at its ends are cut off."""

    text: str
    spans: list[Span]


def _stretched(row: list[Piece]) -> bool:
    """A line set so wide that its spaces look like gaps: every word a piece, all about equally far apart."""
    gaps = [b.x - a.right for a, b in pairwise(row)]
    single = sum(" " not in piece.text.strip() for piece in row)
    return len(gaps) > 2 and single >= 0.8 * len(row) and max(gaps) < 1.6 * min(gaps)


def _line(row: list[Piece], page: int) -> Line:
    head = max(row, key=lambda one: (len(one.letters) * one.size, -one.x))
    text, stops, spans, stretched = "", [], [], _stretched(row)
    for n, piece in enumerate(row):
        part = _part(piece, raised=piece is not head and _is_raised(head, piece))
        if n:
            beside = any(one.text.strip().isdigit() and one is row[at] for one, at in ((row[n - 1], 0), (piece, -1)))
            wide = (_BESIDE_GAP if beside else _WIDE_GAP) * min(head.size, max(piece.size, row[n - 1].size))
            near = stretched or piece.x - row[n - 1].right <= wide
            text += ("" if _touches(row[n - 1], piece) else " ") if near else "\t"
            stops += [] if near else [piece.x]
        spans += [Span(a + len(text), b + len(text), style) for a, b, style in part.spans]
        text += part.text
    return Line(
        text=text,
        page=page,
        x=row[0].x,
        right=row[-1].right,
        y=head.y,
        size=head.size,
        spans=tuple(_joined(spans)),
        stops=tuple(stops),
        hint="askew" if head.askew else "",
    )


def _touches(one: Piece, other: Piece) -> bool:
    return other.x - one.right <= _WORD_GAP * max(one.size, other.size)


def _part(piece: Piece, *, raised: bool) -> _Part:
    whole = piece.text
    text = whole.strip()
    shift = len(whole) - len(whole.lstrip())
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return _Part(unicodedata.normalize("NFC", text), [])
    spans = []
    ends = [at for at, _ in piece.types[1:]] + [len(whole)]
    for (start, look), end in zip(piece.types, ends, strict=True):
        begin, stop = max(0, start - shift), min(len(text), end - shift)
        if _is_small(look, piece, text[begin:stop]) and begin and text[begin - 1].isupper():
            begin -= 1  # the large capital before them
        spans += [Span(begin, stop, style) for style in _styles(look, piece, text[begin:stop]) if begin < stop]
    if raised:
        spans.append(Span(0, len(text), "raised"))
    return _Part(text, spans)


def _styles(look: Type, piece: Piece, text: str) -> Iterator[str]:
    """The styles of letters; capitals smaller than those before them on the line are small capitals."""
    if look.bold:
        yield "bold"
    if look.italic:
        yield "italic"
    if look.smallcaps or _is_small(look, piece, text):
        yield "smallcaps"


def _is_small(look: Type, piece: Piece, text: str) -> bool:
    return look.size < 0.92 * piece.size and text.isupper() and len(piece.types) > 1


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Spans of one style that touch, or have only a space between them, as one."""
    by_style: dict[str, Span] = {}
    for span in sorted(spans):
        before = by_style.get(span.style)
        if before is not None and span.start <= before.end + 1:
            by_style[span.style] = before._replace(end=max(before.end, span.end))
            continue
        if before is not None:
            yield before
        by_style[span.style] = span
    yield from by_style.values()
