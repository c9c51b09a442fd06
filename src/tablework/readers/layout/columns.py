"""Columns: pages set in two columns, and speeches set side by side. Put into reading order, left column first.

Names to the left of their speeches are no columns in this sense: they are read row by row, as they are printed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from tablework.readers.layout.lines import Line
from tablework.readers.layout.naming import is_name
from tablework.script.draft import Span

BESIDE = "beside"
"""The hint of lines that stand to the right of others and sound together with them."""

_NEAR = 4.0
"""Points within which rows begin at one edge."""

_TEXT = 17
"""Letters: what stands left of a gutter is text if half of it is longer; names are shorter."""


class _Zone(NamedTuple):
    """Rows `first` to `last` of a page that stand left and right of a gutter at `x`."""

    first: int
    last: int
    x: float


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with columns one after the other."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    return tuple(line for page in by_page.values() for line in _page(page))


def _page(lines: list[Line]) -> Iterator[Line]:
    at = 0
    for zone in _zones(lines):
        yield from lines[at : zone.first]
        rows = lines[zone.first : zone.last + 1]
        left, right = zip(*(_split(line, zone.x) for line in rows), strict=True)
        whole = len(rows) > 0.5 * len(lines) and len(rows) > 8
        yield from (line for line in left if line is not None)
        yield from (line if whole else line._replace(hint=BESIDE) for line in right if line is not None)
        at = zone.last + 1
    yield from lines[at:]


def _zones(lines: list[Line]) -> Iterator[_Zone]:
    """Stretches of a page with a gutter, from top to bottom."""
    stops = Counter(round(stop / _NEAR) for line in lines for stop in line.stops)
    taken: list[_Zone] = list(_page_columns(lines))
    for edge, count in stops.most_common():
        del count
        x = median(s for line in lines for s in line.stops if abs(s / _NEAR - edge) <= 0.5)
        for first, last in _stretches(lines, x):
            zone = _Zone(first, last, x)
            if _is_text(lines[first : last + 1], x) and all(z.last < first or z.first > last for z in taken):
                taken.append(zone)
    yield from sorted(taken)


_FULL = 25
"""Letters: half of the rows of a page's column are longer."""


def _page_columns(lines: list[Line]) -> Iterator[_Zone]:
    """The stretches of a page that is set in two columns: nearly every row keeps to one side of one edge."""
    edges = Counter(round(x) for line in lines for x in (line.x, *line.stops))
    for edge in sorted(x for x, count in edges.items() if count > 2):
        sides = [_side(line, edge) for line in lines]
        left, right = (sides.count(side) + sides.count("b") for side in ("l", "r"))
        if min(left, right) >= 0.3 * len(lines) and len(lines) > 16 and sides.count("") <= 0.15 * len(lines):
            parts = zip(*(_split(line, edge) for line, side in zip(lines, sides, strict=True) if side), strict=True)
            lengths = [[len(part.text) for part in side if part is not None] for side in parts]
            if all(found and median(found) >= _FULL for found in lengths):
                yield from _between(sides, edge)
                return


def _side(line: Line, x: float) -> str:
    """On which side of an edge a row stands: l(eft), r(ight), b(oth), or across it."""
    if line.right < x - 3:
        return "l"
    if _on_right(line, x):
        return "r"
    return "b" if _beside(line, x) else ""


def _between(sides: list[str], x: float) -> Iterator[_Zone]:
    """The stretches between rows that run across both columns."""
    first = None
    for n, side in enumerate([*sides, ""]):
        if side and first is None:
            first = n
        if not side and first is not None:
            if n - first > 3:
                yield _Zone(first, n - 1, x)
            first = None


def _stretches(lines: list[Line], x: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that all keep to the left or the right of a gutter, with rows on both sides at once in them."""
    n = 0
    while n < len(lines):
        if not _both(lines[n], x):
            n += 1
            continue
        first = last = n
        while first > 0 and _beside(lines[first - 1], x) and _close(lines[first - 1], lines[first]):
            first -= 1
        while last + 1 < len(lines) and _beside(lines[last + 1], x) and _close(lines[last], lines[last + 1]):
            last += 1
        last = n + _goes_on(lines[n : last + 1], x)
        while (
            first < n
            and not _both(lines[first], x)
            and not _is_pair_of_names(lines[first])
            and not _is_long(lines[first : last + 1], x)
        ):
            first += 1
        yield first, last
        n = last + 1


def _goes_on(rows: Sequence[Line], x: float) -> int:
    """The last row that still belongs: after the last one on the right, the left side goes on only row by row."""
    if _is_long(rows, x):
        return len(rows) - 1
    last = max(n for n, row in enumerate(rows) if _both(row, x) or _on_right(row, x))
    usual = 1.3 * max(row.size for row in rows[: last + 1])
    while last + 1 < len(rows) and rows[last + 1].y - rows[last].y < usual:
        last += 1
    return last


def _is_long(rows: Sequence[Line], x: float) -> bool:
    return sum(_both(row, x) for row in rows) >= max(8, 0.4 * len(rows))


def _close(a: Line, b: Line) -> bool:
    return 0 <= b.y - a.y < 3.2 * max(a.size, b.size)


def _both(line: Line, x: float) -> bool:
    """Whether a row has something left of the gutter, and something that begins right at it."""
    return any(abs(stop - x) <= _NEAR for stop in line.stops) and line.x < x - 20


def _on_right(line: Line, x: float) -> bool:
    return line.x >= x - _NEAR


def _beside(line: Line, x: float) -> bool:
    """Whether a row keeps to one side of a gutter, or has a gap there."""
    if line.right < x - 6 or _on_right(line, x):
        return True
    tabs = [n for n, letter in enumerate(line.text) if letter == "\t"]
    return any(stop >= x - _NEAR and _ends(line, tab) < x - 2 for stop, tab in zip(line.stops, tabs, strict=False))


def _ends(line: Line, tab: int) -> float:
    """About where the words before a tab end: letters are half as wide as high, more or less."""
    before = line.text.rfind("\t", 0, tab)
    begins = line.x if before < 0 else line.stops[line.text.count("\t", 0, tab) - 1]
    return begins + 0.36 * line.size * (tab - before - 1)


def _is_text(rows: Sequence[Line], x: float) -> bool:
    """Whether both sides of a gutter are text: long enough, and no list of names or numbers."""
    both = [line for line in rows if _both(line, x)]
    parts = [_split(line, x) for line in both]
    left = [len(one.text) for one, _ in parts if one is not None]
    right = [len(other.text) for _, other in parts if other is not None]
    if not left or not right or (len(both) < 2 and not _is_pair_of_names(rows[0])):
        return False
    return median(left) >= _TEXT and median(right) >= 0.6 * _TEXT and max(left) > 1.6 * _TEXT


def _is_pair_of_names(line: Line) -> bool:
    """Whether a row has two names, each above its own speech."""
    pieces = line.text.split("\t")
    return len(pieces) == 2 and all(is_name(piece.strip(" .:")) and len(piece) <= 2 * _TEXT for piece in pieces)


def _split(line: Line, x: float) -> tuple[Line | None, Line | None]:
    """A row's part left of a gutter, and its part right of it."""
    if _on_right(line, x):
        return None, line
    tabs = [n for n, letter in enumerate(line.text) if letter == "\t"]
    for stop, tab in zip(line.stops, tabs, strict=False):
        if stop >= x - _NEAR:
            return _part(line, 0, tab), _part(line, tab + 1, len(line.text))
    return line, None


def _part(line: Line, start: int, end: int) -> Line:
    within = line.text.count("\t", 0, start)
    tabs = line.text.count("\t", start, end)
    x = line.stops[within - 1] if start else line.x
    right = line.right if end == len(line.text) else min(line.stops[tabs] - 6, line.x + 0.5 * line.size * (end - start))
    spans = tuple(
        Span(max(s.start, start) - start, min(s.end, end) - start, s.style)
        for s in line.spans
        if s.start < end and s.end > start
    )
    return line._replace(
        text=line.text[start:end], x=x, right=right, spans=spans, stops=line.stops[within : within + tabs]
    )
