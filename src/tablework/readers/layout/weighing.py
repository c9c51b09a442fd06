"""Which heads are cues: each weighed by what is known of its name, its look and the place where it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tablework.readers.layout.cues import NEAR, Cues, CueStyle, key_of
from tablework.readers.layout.heads import heads
from tablework.readers.layout.naming import INTERJECTIONS, says_something
from tablework.readers.layout.rows import FAR, PARAGRAPH, Head, Row

_INDENT = 2.5
"""Points: less than the smallest hanging indent, more than what printing wavers."""


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
        self._hints = {rows[n].line.hint for n in sure}
        gaps = sorted(rows[n].gap for n in sure)
        self._above = gaps[len(gaps) // 5] if gaps else 0.0
        below = [rows[n + 1].gap for n in sure if known[n][0].mode == "own" and n + 1 < len(rows)]
        self._talk_is_near = sum(gap < PARAGRAPH for gap in below) > 0.95 * len(below)
        self._edges = _usual_edges(rows, known)
        rights = sorted(row.right for row in rows)
        self._widest = rights[int(0.97 * (len(rights) - 1))] if rights else 0.0
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
                says_something(head.name) or key_of(head.name) in INTERJECTIONS or self._edges.get(_way(head)) is None
            )
            sure = 0.65 if lone and not unlike and len(head.name.split()) < 5 and n and row.gap > 0 else 0.0
        if before is None or row.line.whole:
            return sure
        doubt = 0.6 if head.mode == "own" and (self._under_another(n, head) or self._stands_alone(n)) else 0.0
        if sure < 0.9 and (
            row.gap < 0.85 * self._above or says_something(head.name) or row.line.hint not in self._hints
        ):
            doubt += 0.5
        if head.mode == "inline" and self._goes_on(row, before) and not self._stands_out(row, before, head):
            doubt += 0.6
        return sure - doubt

    def _under_another(self, n: int, head: Head) -> bool:
        """Right under a name nobody else is named: it is what that one says, unless it is the commoner name."""
        above = self._known.get(n - 1)
        if above is None or above[0].mode != "own" or above[1] < 0.9 or self._rows[n].gap > 1.6:
            return False
        return self._style.names[key_of(head.name)] <= self._style.names[key_of(above[0].name)] or self._rows[n].mixed

    def _stands_alone(self, n: int) -> bool:
        """Whether a space follows, where talk always stands right under its name: a sound, a title, a shout."""
        return self._talk_is_near and n + 1 < len(self._rows) and PARAGRAPH < self._rows[n + 1].gap < FAR

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
        return bool(set(head.style) & set("bsu")) or (abs(row.x - before.x) > NEAR and not indented)


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
    if any(_at(look.place, row) for look in looks):
        return 0.99 if known else _of_a_stranger(head)
    return _elsewhere(style, head, in_look=bool(looks)) if known else 0.0


def _of_a_stranger(head: Head) -> float:
    """A name nobody has heard, in the look and at the place of names."""
    doubtful = (head.style == "T" and head.mode == "inline") or key_of(head.name) in INTERJECTIONS
    return _MAYBE if doubtful else 0.7


def _elsewhere(style: CueStyle, head: Head, *, in_look: bool) -> float:
    """A known name at a place, or in a look, that names do not keep to."""
    plain = head.style == "T"
    if in_look:
        return 0.6 if plain and head.mode == "inline" else 0.9
    alike = [look for look in style.looks if look[:2] == (head.mode, head.style)]
    if head.mode == "inline" and not head.mark and alike and all(look.mark for look in alike):
        return 0.0  # where names have a mark, one without it is spoken of
    if not plain and alike:
        return 0.8
    often = style.names[key_of(head.name)] > 2
    return 0.6 if often and not plain and head.mode == style.mode != "own" else 0.0


def _at(place: str, row: Row) -> bool:
    """Whether a row stands at a look's place: its edge, or around its middle."""
    if place.startswith("c"):
        return abs(float(place[1:]) - row.middle) <= 1.6 * NEAR
    return place != "" and abs(float(place) - row.x) <= NEAR
