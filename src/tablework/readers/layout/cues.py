"""How this script prints its cues, by vote: the way of standing, the style, the mark and the place that names keep to.

A cue is known by what only names do: few of them come again and again, one after the other, in one look. All looks of
all possible heads are counted; the one under which most names come again wins, and takes with it the others that the
same names have. In a second pass a head is a cue when its name is known and its look is near enough, or when its look is
so much its own that a name seen once will do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tablework.readers.layout.heads import Head, heads
from tablework.readers.layout.naming import INTERJECTIONS, says_something
from tablework.readers.layout.rows import Row
from tablework.script.names import bare_name, is_group, names_in
from tablework.script.words import fold

_NEAR = 5.0
"""Points within which heads keep to one place."""


_INDENT = 2.5
"""Points: less than the smallest hanging indent, more than what printing wavers."""


class Look(NamedTuple):
    """One way of printing a cue."""

    mode: str
    style: str
    mark: str
    place: str


@dataclass
class CueStyle:
    """What was learnt: the looks of cues, and the names that came again (folded) with how often."""

    looks: dict[Look, Counter[str]] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    listed: frozenset[str] = frozenset()
    mode: str = ""

    def knows(self, name: str) -> bool:
        """Whether a name, or each of several names in it, is known."""
        key = _key(name)
        if key in self.names or key in self.listed or is_group(name):
            return True
        parts = names_in(name, {*self.names, *self.listed})
        return len(parts) > 1 and all(_key(part) in self.names or _key(part) in self.listed for part in parts)


def _key(name: str) -> str:
    return fold(bare_name(name))


def learn_cues(rows: Sequence[Row], listed: Iterable[str] = ()) -> CueStyle:
    """Vote on how a script prints its cues; `listed` are the names of its cast list."""
    cast = frozenset(_key(name) for name in listed)
    found = _by_look(rows)
    worth = {look: _worth(look, those, rows, cast) for look, those in found.items()}
    best = max(worth, key=lambda look: worth[look], default=None)
    style = CueStyle(listed=cast)
    if best is None or worth[best] < 3:
        return style
    style.mode = best.mode
    _take(style, best, found[best])
    for look in sorted(worth, key=lambda one: -worth[one]):
        if look not in style.looks and _same_names(style, look, found[look], best):
            _take(style, look, found[look])
    for longer in [name for name in style.names if _begins_with_another(name, style.names)]:
        del style.names[longer]
    return style


def _begins_with_another(name: str, names: Mapping[str, int]) -> bool:
    """``nora. yes`` is Nora, who says yes; ``mrs. linde`` is nobody else."""
    first, stop, _ = name.partition(". ")
    return bool(stop) and names.get(first, 0) >= names[name]


Found = list[tuple[int, Head]]
Cues = Mapping[int, tuple[Head, float]]


def _by_look(rows: Sequence[Row]) -> dict[Look, Found]:
    """All heads by look; those of one mode, style and mark apart by the places that they keep to."""
    grouped: dict[tuple[str, str, str], Found] = defaultdict(list)
    for n, row in enumerate(rows):
        for head in heads(row):
            grouped[head.mode, head.style, head.mark].append((n, head))
    found: dict[Look, Found] = {}
    for (mode, style, mark), those in grouped.items():
        for place, here in _by_place(rows, those, mode).items():
            found[Look(mode, style, mark, place)] = here
    return found


def _by_place(rows: Sequence[Row], those: Found, mode: str) -> dict[str, Found]:
    """Heads around one middle, or from one edge."""
    if mode == "own":
        middles = Counter(round(rows[n].middle / _NEAR) for n, _ in those)
        middle, _ = middles.most_common(1)[0]
        centred = [(n, head) for n, head in those if abs(rows[n].middle / _NEAR - middle) <= 1]
        edges = Counter(round(rows[n].x) for n, _ in those)
        if len(centred) >= 0.7 * len(those) and len(centred) > edges.most_common(1)[0][1]:
            rest = [(n, head) for n, head in those if (n, head) not in set(centred)]
            return {f"c{middle * _NEAR}": centred} | ({"": rest} if rest else {})
    places: dict[str, Found] = defaultdict(list)
    counts = Counter(round(rows[n].x) for n, _ in those)
    edges_found: list[int] = []
    for x, _ in counts.most_common():
        if all(abs(x - edge) > _NEAR for edge in edges_found):
            edges_found.append(x)
    for n, head in those:
        edge = min(edges_found, key=lambda one: abs(one - rows[n].x))
        places[str(edge)].append((n, head))
    return dict(places)


def _worth(look: Look, those: Found, rows: Sequence[Row], cast: frozenset[str]) -> float:
    """How many names come again under a look, less what speaks against it."""
    names = Counter(_key(head.name) for _, head in those)
    again = {name: count for name, count in names.items() if count > 1 or name in cast}
    if look.style.endswith("T"):
        again = {name: count for name, count in again.items() if name not in INTERJECTIONS}
    total = sum(again.values())
    if not total:
        return 0.0
    in_turn = [_key(head.name) for _, head in those]
    same = sum(a == b for a, b in zip(in_turn, in_turn[1:], strict=False)) / max(1, len(in_turn) - 1)
    singles = sum(1 for count in names.values() if count == 1)
    worth = total - 0.35 * singles
    if len(again) < 2:
        worth *= 0.4
    if same > 0.5:
        worth *= 0.3
    if look.mode == "own":
        worth *= 1 - 0.9 * _stacked(look, those, rows)
    if look.mode == "inline":
        worth *= _starts(those, rows)
    return worth * _LIKELY.get(
        look.style[-1:] + look.mark if look.mode == "inline" and len(look.style) == 1 else "", 1.0
    )


_LIKELY = {"T": 0.15, "T—": 0.3, "T–": 0.3, "T.": 0.9, "C": 0.5}
"""Plain Title Case before talk is a sentence's beginning more often than a name, above all without a mark."""


def _stacked(look: Look, those: Found, rows: Sequence[Row]) -> float:
    """The share of heads that stand right above another: a list of names, not a play."""
    del look
    at = {n for n, _ in those}
    return sum(1 for n in at if n + 1 in at and rows[n + 1].gap < 1.6) / max(1, len(at))


def _starts(those: Found, rows: Sequence[Row]) -> float:
    """Inline names begin paragraphs: what stands out from the row above, or comes after a short row."""
    widest = max((row.right for row in rows), default=0.0)
    fresh = 0
    for n, _ in those:
        row = rows[n]
        before = rows[n - 1] if n else None
        fresh += (
            before is None
            or row.gap > 1.25
            or abs(row.x - before.x) > _NEAR
            or before.right < 0.85 * widest
            or row.line.whole
        )
    share = fresh / max(1, len(those))
    return share if share > 0.6 else share * share


def _take(style: CueStyle, look: Look, those: Found) -> None:
    names = Counter(_key(head.name) for _, head in those)
    style.looks[look] = names
    for name, count in names.items():
        if count > 1 or name in style.listed:
            style.names[name] += count


def _same_names(style: CueStyle, look: Look, those: Found, best: Look) -> bool:
    """Whether another look is the same people's: most of what stands under it are names known by now."""
    names = Counter(_key(head.name) for _, head in those if _key(head.name) not in INTERJECTIONS)
    total = sum(names.values())
    known = sum(count for name, count in names.items() if name in style.names)
    if look.mode != best.mode and look.mode != "own":
        return total >= 4 and known >= 0.85 * total and _distinct(look)
    if look.mode == best.mode and look.style == best.style:
        return total > 0 and known >= 0.5 * total
    return total > 1 and known >= 0.7 * total


def _distinct(look: Look) -> bool:
    return len(look.style) > 1 or look.style == "C"


def cues(rows: Sequence[Row], style: CueStyle) -> Cues:
    """The rows that begin a speech, with the head that does and how sure that is."""
    known = {n: found for n, row in enumerate(rows) if (found := _best(style, row)) is not None}
    where = _Where(rows, style, known)
    weighed = {n: (head, where.weigh(n, head, sure)) for n, (head, sure) in known.items()}
    return {n: one for n, one in weighed.items() if one[1] > _ENOUGH}


_ENOUGH = 0.4
_MAYBE = 0.3
"""How sure a head is that only the place where it stands can make a cue."""


def _best(style: CueStyle, row: Row) -> tuple[Head, float] | None:
    found = ((head, _sure(style, row, head)) for head in heads(row))
    best = max(found, key=lambda one: (one[1], one[0].end), default=None)
    return best if best is not None and best[1] >= _MAYBE else None


_UNFINISHED = re.compile(r"(?:[\w,;]|\b(?:Mr|Mrs|Dr|St)\.)$")
_MOSTLY = 0.8


class _Where:
    """Weighs heads by where they stand: the space above, the sentence before, the name right above."""

    def __init__(self, rows: Sequence[Row], style: CueStyle, known: Cues) -> None:
        self._rows, self._style, self._known = rows, style, known
        sure = [n for n, (_, how) in known.items() if how > 0.85]
        gaps = sorted(rows[n].gap for n in sure)
        self._above = gaps[len(gaps) // 5] if gaps else 0.0
        self._edges = _usual_edges(rows, known)
        rights = sorted(row.right for row in rows)
        self._widest = rights[int(0.97 * (len(rights) - 1))]
        self._alone = self._share_of_heads(set(sure))

    def _share_of_heads(self, sure: set[int]) -> dict[int, float]:
        """For each edge, how many of the rows that begin there, as far below the last as names are, are names."""
        begin = [n for n, row in enumerate(self._rows) if row.gap >= 0.85 * self._above and not row.kind]
        all_, names = (Counter(round(self._rows[n].x / 2) for n in found) for found in (begin, set(begin) & sure))
        return {x: names[x] / count for x, count in all_.items()}

    def weigh(self, n: int, head: Head, sure: float) -> float:
        """How sure a head is a cue, with all that speaks for and against its place."""
        row, before = self._rows[n], self._rows[n - 1] if n else None
        if sure == _MAYBE:
            lone = self._alone.get(round(row.x / 2), 0.0) > _MOSTLY and row.gap >= 0.85 * self._above
            unlike = (
                says_something(head.name) or _key(head.name) in INTERJECTIONS or self._edges.get(_way(head)) is None
            )
            sure = 0.65 if lone and not unlike and len(head.name.split()) < 5 and n and row.gap > 0 else 0.0
        if before is None or row.line.whole:
            return sure
        doubt = 0.6 if head.mode == "own" and self._under_another(n, head) else 0.0
        if sure < 0.9 and (row.gap < 0.85 * self._above or says_something(head.name)):
            doubt += 0.5
        if head.mode == "inline" and self._goes_on(row, before) and not self._stands_out(row, before, head):
            doubt += 0.6
        return sure - doubt

    def _under_another(self, n: int, head: Head) -> bool:
        """Right under a name nobody else is named: it is what that one says, unless it is the commoner name."""
        above = self._known.get(n - 1)
        if above is None or above[0].mode != "own" or above[1] < 0.9 or self._rows[n].gap > 1.6:
            return False
        return self._style.names[_key(head.name)] <= self._style.names[_key(above[0].name)] or self._rows[n].mixed

    def _goes_on(self, row: Row, before: Row) -> bool:
        """Whether the row before is full and in the middle of its sentence."""
        letter = (before.right - before.x) / max(1, len(before.text))
        room = self._widest - before.right - letter
        return (
            row.gap < 1.25
            and room < letter * len(row.text.split()[0])
            and bool(_UNFINISHED.search(before.text.rstrip()))
        )

    def _stands_out(self, row: Row, before: Row, head: Head) -> bool:
        """Whether type or place tells a name from the middle of a sentence all the same."""
        indented = row.x - self._edges.get(_way(head), row.x) > _INDENT
        return bool(set(head.style) & set("bsu")) or (abs(row.x - before.x) > _NEAR and not indented)


def _way(head: Head) -> tuple[str, str, str]:
    return head.mode, head.style, head.mark


def _usual_edges(rows: Sequence[Row], known: Cues) -> dict[tuple[str, str, str], float]:
    """Where heads of one mode, style and mark most often begin."""
    edges: dict[tuple[str, str, str], Counter[float]] = defaultdict(Counter)
    for n, (head, sure) in known.items():
        if sure > _MAYBE:
            edges[_way(head)][round(rows[n].x, 1)] += 1
    return {look: counts.most_common(1)[0][0] for look, counts in edges.items()}


def _sure(style: CueStyle, row: Row, head: Head) -> float:
    """How sure a head is a cue, 0 to 1, by its look and its name alone."""
    looks = [look for look in style.looks if look[:3] == _way(head)]
    known = style.knows(head.name)
    plain = head.style == "T"
    if any(_at(look.place, row) for look in looks):
        if known:
            return 0.99
        if plain and head.mode == "inline":
            return _MAYBE
        return 0.7 if _key(head.name) not in INTERJECTIONS else _MAYBE
    near = [look for look in style.looks if look.mode == head.mode and look.style == head.style]
    if known and looks:
        return 0.9 if not plain or head.mode != "inline" else 0.6
    if known and near and not plain:
        return 0.8
    if known and head.mode == style.mode and not plain and head.mode != "own" and style.names[_key(head.name)] > 2:
        return 0.6
    return 0.0


def _at(place: str, row: Row) -> bool:
    if place.startswith("c"):
        return abs(float(place[1:]) - row.middle) <= 1.6 * _NEAR
    return place != "" and abs(float(place) - row.x) <= _NEAR
