"""Stretches: tied words of one element that hold together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tablework.script.drafts.pairs import Pairs

LACK = 3.0
"""Bits that a word without a counterpart takes away; where one word of eight is new, it weighs that against one."""

NEARLY = 0.7
"""How much of its weight a word tells that is written otherwise."""


@dataclass(slots=True)
class Stretch:
    """Tied words of one element on each side, in one order: the old words, the first and the last new word, in bits."""

    words: list[int]
    low: int
    high: int
    bits: float


def stretches_of(pairs: Pairs) -> Iterator[Stretch]:
    """All tied words as stretches: rows of them, joined where what lies between takes less away than either tells."""
    group: list[Stretch] = []
    for row in _rows(pairs):
        if group and not _together(pairs, group[-1], row):
            yield from group
            group = []
        group.append(row)
        while len(group) > 1 and _lack(group[-2], group[-1]) < min(group[-2].bits, group[-1].bits):
            last, first = group.pop(), group[-1]
            bits = first.bits + last.bits - _lack(first, last)
            group[-1] = Stretch([*first.words, *last.words], first.low, last.high, bits)
    yield from group


def _rows(pairs: Pairs) -> Iterator[Stretch]:
    """Tied words that stand beside each other on both sides."""
    row: Stretch | None = None
    for o, n in enumerate(pairs.to):
        if n < 0:
            continue
        bits = pairs.old.weight[o] * (1 if pairs.old.keys[o] == pairs.new.keys[n] else NEARLY)
        if row and (o, n) == (row.words[-1] + 1, row.high + 1) and _one_element(pairs, o - 1, n - 1, o, n):
            row.words.append(o)
            row.high, row.bits = n, row.bits + bits
            continue
        if row:
            yield row
        row = Stretch([o], n, n, bits)
    if row:
        yield row


def _together(pairs: Pairs, a: Stretch, b: Stretch) -> bool:
    return a.high < b.low and _one_element(pairs, a.words[-1], a.high, b.words[0], b.low)


def _one_element(pairs: Pairs, o: int, n: int, p: int, q: int) -> bool:
    return pairs.old.element[o] == pairs.old.element[p] and pairs.new.element[n] == pairs.new.element[q]


def _lack(a: Stretch, b: Stretch) -> float:
    return LACK * max(b.words[0] - a.words[-1] - 1, b.low - a.high - 1)
