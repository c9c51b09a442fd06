"""How this script prints its cues, by vote: on lines of their own or run in, in what style, with what mark, where.

A cue is known by what only names do: few of them come again and again, one after the other, in one look. All looks of
all possible heads are counted; the one under which most names come again wins, and takes with it the others that the
same names have. Which heads then are cues is weighed one by one (`weighing`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from tablework.readers.layout.heads import heads
from tablework.readers.layout.naming import INTERJECTIONS
from tablework.readers.layout.rows import Head, Row
from tablework.script.names import bare_name, is_group, names_in
from tablework.script.words import fold

NEAR = 5.0
"""Points within which heads keep to one place."""


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
        key = key_of(name)
        if key in self.names or key in self.listed or is_group(name):
            return True
        parts = names_in(name, {*self.names, *self.listed})
        return len(parts) > 1 and all(key_of(part) in self.names or key_of(part) in self.listed for part in parts)


def key_of(name: str) -> str:
    """A printed name as it is compared with others."""
    return fold(bare_name(name))


def learn_cues(rows: Sequence[Row], listed: Iterable[str] = ()) -> CueStyle:
    """Vote on how a script prints its cues; `listed` are the names of its cast list."""
    cast = frozenset(key_of(name) for name in listed)
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
        middles = Counter(round(rows[n].middle / NEAR) for n, _ in those)
        middle, _ = middles.most_common(1)[0]
        centred = [(n, head) for n, head in those if abs(rows[n].middle / NEAR - middle) <= 1]
        edges = Counter(round(rows[n].x) for n, _ in those)
        if len(centred) >= 0.7 * len(those) and len(centred) > edges.most_common(1)[0][1]:
            rest = [(n, head) for n, head in those if (n, head) not in set(centred)]
            return {f"c{middle * NEAR}": centred} | ({"": rest} if rest else {})
    places: dict[str, Found] = defaultdict(list)
    counts = Counter(round(rows[n].x) for n, _ in those)
    edges_found: list[int] = []
    for x, _ in counts.most_common():
        if all(abs(x - edge) > NEAR for edge in edges_found):
            edges_found.append(x)
    for n, head in those:
        edge = min(edges_found, key=lambda one: abs(one - rows[n].x))
        places[str(edge)].append((n, head))
    return dict(places)


def _worth(look: Look, those: Found, rows: Sequence[Row], cast: frozenset[str]) -> float:
    """How many names come again under a look, less what speaks against it."""
    names = Counter(key_of(head.name) for _, head in those)
    again = {name: count for name, count in names.items() if count > 1 or name in cast}
    if look.style.endswith("T"):
        again = {name: count for name, count in again.items() if name not in INTERJECTIONS}
    total = sum(again.values())
    if not total:
        return 0.0
    in_turn = [key_of(head.name) for _, head in those]
    same = sum(a == b for a, b in pairwise(in_turn)) / max(1, len(in_turn) - 1)
    singles = sum(1 for count in names.values() if count == 1)
    worth = total - 0.35 * singles
    if len(again) < 2:
        worth *= 0.4
    if same > 0.5:
        worth *= 0.3
    if look.mode == "own":
        worth *= 1 - 0.9 * _stacked(those, rows)
    if look.mode == "inline":
        worth *= _starts(those, rows)
    return worth * _LIKELY.get(
        look.style[-1:] + look.mark if look.mode == "inline" and len(look.style) == 1 else "", 1.0
    )


_LIKELY = {"T": 0.15, "T—": 0.3, "T–": 0.3, "T.": 0.9, "C": 0.5}
"""Plain Title Case before talk is a sentence's beginning more often than a name, above all without a mark."""


def _stacked(those: Found, rows: Sequence[Row]) -> float:
    """The share of heads that stand right above another: a list of names, not a play."""
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
            or abs(row.x - before.x) > NEAR
            or before.right < 0.85 * widest
            or row.line.whole
        )
    share = fresh / max(1, len(those))
    return share if share > 0.6 else share * share


def _take(style: CueStyle, look: Look, those: Found) -> None:
    names = Counter(key_of(head.name) for _, head in those)
    style.looks[look] = names
    for name, count in names.items():
        if count > 1 or name in style.listed:
            style.names[name] += count


def _same_names(style: CueStyle, look: Look, those: Found, best: Look) -> bool:
    """Whether another look is the same people's: most of what stands under it are names known by now."""
    names = Counter(key_of(head.name) for _, head in those if key_of(head.name) not in INTERJECTIONS)
    total = sum(names.values())
    known = sum(count for name, count in names.items() if name in style.names)
    again = sum(count for count in names.values() if count > 1)
    if best.mode == "column" and look.mode == "inline" and (look.style, look.mark, look.place) == best[1:]:
        return again >= 0.6 * total  # a name too long for its column has no gap after it
    if look.mode not in {best.mode, "own"}:
        return total >= 4 and known >= 0.85 * total and _distinct(look)
    if look.mode == best.mode == "own" and look.place == best.place and len(look.style) == len(best.style):
        return again >= 0.7 * total > 0.07 * sum(style.names.values())
    if look.mode == best.mode and look.style == best.style:
        return total > 0 and known >= 0.5 * total
    return total > 1 and known >= 0.7 * total


def _distinct(look: Look) -> bool:
    return len(look.style) > 1 or look.style == "C"
