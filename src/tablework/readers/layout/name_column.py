"""Names in a column of their own, too long for it: ``THE FLOWER`` above ``GIRL``, put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from tablework.readers.layout.lines import Line
from tablework.readers.layout.naming import is_name

_NEAR = 4.0
_MOSTLY = 0.2
"""The share of all lines that have a name beside them where names stand in a column."""

_CLOSER = 0.93
"""A name's second line is nearer to its first than two speeches are to each other."""


def with_whole_names(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each name on the line of its first word."""
    stops = Counter(round(line.stops[0] / _NEAR) for line in lines if _has_name(line))
    if not stops or stops.most_common(1)[0][1] < _MOSTLY * len(lines):
        return tuple(lines)
    edge = stops.most_common(1)[0][0] * _NEAR
    found = list(lines)
    halves = _Halves(lines, edge)
    for n in range(len(found) - 1, 0, -1):
        before, line = found[n - 1], found[n]
        if halves.belong(before, line):
            found[n - 1 : n + 1] = _put_together(before, line, edge)
    return tuple(found)


class _Halves:
    """Tells a name's second line from another name: nearer, after a first line without its mark, or always after it."""

    def __init__(self, lines: Sequence[Line], edge: float) -> None:
        self._edge = edge
        self._apart = _usual_step(lines, edge)
        names = [_left(line) for line in lines if _begins(line, edge)]
        self._marked = sum(name.endswith(_MARKS) for name in names) > 0.7 * len(names)
        self._single = Counter(_left(line) for line in lines if self._is_left(line))
        self._pairs = Counter((_left(a), _left(b)) for a, b in pairwise(lines) if self._follows(a, b))

    def belong(self, before: Line, line: Line) -> bool:
        """Whether a line's left side goes on with the name on the line before."""
        if not self._follows(before, line):
            return False
        if line.y - before.y < _CLOSER * self._apart or _left(before).endswith("-"):
            return True
        if self._marked:
            return not _left(before).endswith(_MARKS)
        pair = (_left(before), _left(line))
        return 1 < self._pairs[pair] >= 0.9 * self._single[pair[1]] and pair[0] != pair[1]

    def _follows(self, before: Line, line: Line) -> bool:
        near = not line.whole and before.page == line.page and line.y - before.y > 0 and abs(before.x - line.x) < _NEAR
        return near and _begins(before, self._edge) and self._is_left(line)

    def _is_left(self, line: Line) -> bool:
        alone = not line.stops and line.right < self._edge and is_name(line.text.strip(" .:"))
        return alone or _begins(line, self._edge)


_MARKS = (".", ":", "—", "–")


def _left(line: Line) -> str:
    return line.text.partition("\t")[0].strip()


def _has_name(line: Line) -> bool:
    return bool(line.stops) and is_name(line.text.partition("\t")[0].strip(" .:"))


def _usual_step(lines: Sequence[Line], edge: float) -> float:
    """How far the first line of a speech stands below the line before it."""
    steps = [b.y - a.y for a, b in pairwise(lines) if a.page == b.page and _begins(b, edge) and b.y > a.y]
    return median(steps) if steps else 0.0


def _begins(line: Line, edge: float) -> bool:
    return _has_name(line) and abs(line.stops[0] - edge) <= 1.5 * _NEAR


def _put_together(before: Line, line: Line, edge: float) -> list[Line]:
    name, _, talk = before.text.partition("\t")
    more, _, rest = line.text.partition("\t")
    shift = len(more) + 1
    whole = before._replace(
        text=f"{name} {more}\t{talk}" if not name.endswith("-") else f"{name[:-1]}{more}  \t{talk}",
        spans=tuple(
            span._replace(end=span.end + shift)
            if span.start < len(name) <= span.end
            else span._replace(start=span.start + shift, end=span.end + shift)
            if span.start > len(name)
            else span
            for span in before.spans
        ),
    )
    if not rest:
        return [whole]
    spans = tuple(s._replace(start=max(0, s.start - shift), end=s.end - shift) for s in line.spans if s.end > shift)
    return [whole, line._replace(text=rest, x=line.stops[0] if line.stops else edge, spans=spans, stops=line.stops[1:])]
