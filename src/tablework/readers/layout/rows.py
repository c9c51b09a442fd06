"""Lines made ready to be learnt from: where they stand by the page's own measure, and how they look.

Nothing here knows a script's layout. Distances are counted in the document's own leading, places by the edges that its
own lines keep to, so that a page of any size and type reads alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tablework.readers.layout.columns import BESIDE
from tablework.readers.layout.lines import Line
from tablework.script.draft import Span

_STYLED = 0.8
"""The share of its letters that makes a line bold, italic …: a full stop is often set in another type."""

_ALL = 0.93
"""The share that makes a whole row bold, italic …: a word in another type is more than a full stop."""

_EDGE = 4.0
"""Points within which two lines keep to one edge: less than the narrowest indent, a space of typescript."""

PARAGRAPH = 1.3
"""In leadings: from here on the space between two rows is wider than between the lines of a paragraph."""

FAR = 3.0
"""The gap, in leadings, that stands for a new page or the beginning."""


class Head(NamedTuple):
    """A possible cue: the `name` as printed without marks, how it stands, and where in the row the talk begins.

    `aside` is the stretch of a direction between the name and the mark (``NAME (quietly): talk``), empty if there is
    none; the name begins at `begin`, after a number that the cue may have.
    """

    mode: str
    style: str
    mark: str
    name: str
    end: int
    begin: int = 0
    aside: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Row:
    """A line, or what is left of it without furniture: `text` is the line's from `start` on.

    `x` is measured from where the text of its page begins, `gap` is the distance to the row above in leadings (1 is the
    next line). `look` says how it looks; alike rows have the same. `mixed` is set where a bracket begins a row and ends
    before more words come. `said` is what a person said that it is, `begins` whether they said that a paragraph begins
    here (``split``) or does not (``join``). `heads` are what may be its cue, once
    asked. `kind` and `sure` are what it is taken for.
    """

    n: int
    line: Line
    start: int
    text: str
    spans: tuple[Span, ...]
    x: float
    right: float
    stops: tuple[float, ...]
    gap: float = 1.0
    centred: bool = False
    look: str = ""
    mixed: bool = False
    said: str = ""
    begins: str = ""
    kind: str = ""
    sure: float = 1.0
    heads: tuple[Head, ...] | None = None

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return (self.x + self.right) / 2

    def styled(self, style: str, start: int = 0, end: int | None = None, share: float = _STYLED) -> bool:
        """Whether nearly all letters from `start` to `end` are in a style."""
        end = len(self.text) if end is None else end
        held = sum(
            min(s.end, end) - max(s.start, start) for s in self.spans if s.style == style and _meets(s, start, end)
        )
        return held >= share * max(1, end - start)


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def part_of(n: int, line: Line, start: int, end: int) -> Row:
    """The row of a line's text from `start` to `end`."""
    text = line.text[start:end]
    tabs = line.text.count("\t", 0, start)
    within = text.count("\t")
    x = line.stops[tabs - 1] if tabs and tabs <= len(line.stops) else line.x
    stops = line.stops[tabs : tabs + within]
    whole = end >= len(line.text)
    right = line.right if whole else line.x + (line.right - line.x) * end / max(1, len(line.text))
    if not whole and tabs + within < len(line.stops):
        right = min(right, line.stops[tabs + within])
    spans = tuple(
        Span(max(0, s.start - start), min(len(text), s.end - start), s.style)
        for s in line.spans
        if s.start < end and s.end > start
    )
    return Row(n, line, start, text, spans, x, right, stops, centred=line.centred)


def measure(rows: Sequence[Row]) -> None:
    """Set every row's place and gap by the document's own measure, and name its look."""
    _align_pages(rows)
    _set_gaps(rows)
    _find_centred(rows)
    body = body_size(rows)
    edges = _edges(rows)
    _find_mixed(rows)
    for row in rows:
        row.look = _look(row, edges, body)


_LONGEST_ASIDE = 14
"""Rows that one bracket may hold: a longer one was never closed."""


def _find_mixed(rows: Sequence[Row]) -> None:
    """Rows that begin with a direction in brackets and go on with other words, perhaps rows later."""
    for n, row in enumerate(rows):
        if row.text[:1] in CLOSING and not row.mixed:
            last = _closes_at(rows, n)
            if last is not None and _goes_on(rows[last], row.text[0]):
                for inside in rows[n : last + 1]:
                    inside.mixed = True


CLOSING = {"(": ")", "[": "]"}


def _closes_at(rows: Sequence[Row], n: int) -> int | None:
    """The row in which the bracket that begins a row closes; None where it does not, or a gap comes before."""
    opening, depth = rows[n].text[0], 0
    for at in range(n, min(len(rows), n + _LONGEST_ASIDE)):
        if at > n and 1.6 < rows[at].gap < FAR:
            return None
        depth += unclosed(rows[at].text, opening)
        if depth <= 0:
            return at
    return None


def unclosed(text: str, opening: str) -> int:
    """How many brackets a text opens that it does not close; two in a row are one, as hasty typists have them."""
    return text.replace(opening * 2, opening).count(opening) - text.count(CLOSING[opening])


def _goes_on(row: Row, opening: str) -> bool:
    """Whether words follow a closing bracket on its row: more than another bracket or a mark."""
    at = row.text.find(CLOSING[opening])
    rest = row.text[at + 1 :]
    for a, b in CLOSING.items():
        rest = re.sub(rf"{re.escape(a)}[^{re.escape(b)}]*{re.escape(b)}", "", rest)
    return any(letter.isalnum() for letter in rest)


def body_size(rows: Iterable[Row]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.line.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def _align_pages(rows: Sequence[Row]) -> None:
    """Left and right pages of a bound book begin at different edges: shift them onto each other."""
    odd, even = (Counter(round(r.x) for r in rows if r.line.page % 2 == side) for side in (1, 0))
    if not odd or not even:
        return
    shift = odd.most_common(1)[0][0] - even.most_common(1)[0][0]
    if not 3 < abs(shift) < 60 or _shared(odd, even, shift) < 1.3 * _shared(odd, even, 0):
        return
    for row in rows:
        if row.line.page % 2 == 0:
            row.x, row.right = row.x + shift, row.right + shift
            row.stops = tuple(stop + shift for stop in row.stops)


def _shared(odd: Counter[int], even: Counter[int], shift: int) -> int:
    return sum(min(count, even[x - shift]) for x, count in odd.items())


def _set_gaps(rows: Sequence[Row]) -> None:
    """How far each row stands below the one before it, in the document's own leading."""
    steps = [b.line.y - a.line.y for a, b in pairwise(rows) if _follows(a, b)]
    near = [step for step in steps if step > 2]
    leading = _leading(near)
    rows[0].gap = FAR
    for a, b in pairwise(rows):
        same = a.n == b.n
        b.gap = 0.0 if same else (b.line.y - a.line.y) / leading if _follows(a, b) else FAR


def _leading(steps: list[float]) -> float:
    """The step from line to line inside a paragraph: the commonest, unless a smaller one is common too."""
    if not steps:
        return 12.0
    counts = Counter(round(step, 0) for step in steps)
    often = [step for step, count in counts.items() if count >= 0.15 * len(steps)]
    small = min(often, default=counts.most_common(1)[0][0])
    return median(step for step in steps if abs(step - small) <= 1.0)


def _follows(a: Row, b: Row) -> bool:
    return a.line.page == b.line.page and b.line.y > a.line.y


def _find_centred(rows: Sequence[Row]) -> None:
    """Rows around the middle of the text, or of the page's words, that keep to no edge."""
    lefts = Counter(round(row.x) for row in rows)
    edges = min(row.x for row in rows), max(row.right for row in rows)
    middles = {sum(edges) / 2, _middle_of_text(rows, lefts, edges[1] - edges[0])}
    few = _RARE * len(rows) + 3
    for row in rows:
        around = any(abs(row.middle - middle) < _EDGE for middle in middles)
        kept = sum(lefts[round(row.x) + d] for d in (-1, 0, 1))
        row.centred = row.centred or (around and kept < few)


_RARE = 0.04
"""The share of rows that an edge needs to be one: centred lines of one length begin together by chance."""


def _middle_of_text(rows: Sequence[Row], lefts: Counter[int], width: float) -> float:
    """The middle between the edge that most rows keep to and where full rows end."""
    full = [row for row in rows if row.right - row.x > 0.5 * width and lefts[round(row.x)] >= 0.2 * len(rows)]
    if not full:
        return rows[0].middle
    rights = sorted(row.right for row in full)
    longest = rights[int(0.9 * (len(rights) - 1))] - 12
    return median(row.middle for row in full if row.right >= longest)


def _edges(rows: Sequence[Row]) -> list[float]:
    """The left edges that rows keep to, commonest first."""
    counts = Counter(round(row.x) for row in rows if not row.centred)
    edges: list[float] = []
    for x, _ in counts.most_common():
        if all(abs(x - edge) > _EDGE for edge in edges):
            edges.append(float(x))
    return edges


def _look(row: Row, edges: list[float], body: float) -> str:
    """How a row looks, in a few letters: place, type, size, bracket, capitals."""
    if row.centred:
        place = "c"
    else:
        edge = min(edges, key=lambda one: abs(one - row.x), default=row.x)
        place = str(round((edge - min(edges, default=0)) / 6))
    styles = "".join(short for style, short in _SHORT.items() if row.styled(style, share=_ALL))
    size = "+" if row.line.size > 1.08 * body else "-" if row.line.size < 0.92 * body else ""
    opening = row.text[:1] if row.text[:1] in CLOSING and not row.mixed else ""
    letters = _LETTERS.sub("", row.text)
    hint = "" if row.line.hint == BESIDE else row.line.hint
    capitals = "C" if len(letters) > 1 and letters.isupper() else ""
    return f"{place}{styles}{size}{opening}{capitals}{':' + hint if hint else ''}"


_SHORT = {"bold": "B", "italic": "I", "smallcaps": "S", "underline": "U"}
_LETTERS = re.compile(r"[\W\d_]+")
