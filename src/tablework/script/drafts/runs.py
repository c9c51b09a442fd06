"""Runs: stretches of words that two drafts have in common, and the heaviest way through them in one order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tablework.script.drafts.wording import Wording

SEED = 4
"""Words of a seed. Of 4 in a row, one of four replaced leaves a third whole; fewer come by chance too often."""

RARE = 6
"""A seed that comes more often than this in the new draft says nothing about where."""


class Run(NamedTuple):
    """`words` words from `old` on in the old draft that are those from `new` on in the new one; `weight` in bits."""

    old: int
    new: int
    words: int
    weight: float


def runs_between(old: Wording, new: Wording) -> list[Run]:
    """Every longest run that holds a rare seed, in the order of the old draft."""
    where: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for n, seed in enumerate(_seeds(new.keys)):
        where[seed].append(n)
    reached: dict[int, int] = {}
    found = []
    for o, seed in enumerate(_seeds(old.keys)):
        places = where.get(seed, ())
        for n in places if len(places) <= RARE else ():
            if reached.get(n - o, -1) <= o:
                run = _grown(old, new, o, n)
                reached[n - o] = run.old + run.words
                found.append(run)
    return sorted(found)


def _seeds(keys: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return zip(*(keys[k:] for k in range(SEED)), strict=False)


def _grown(old: Wording, new: Wording, o: int, n: int) -> Run:
    """The longest run through a seed."""
    a, b = old.keys, new.keys
    back = 0
    while o - back > 0 and n - back > 0 and a[o - back - 1] == b[n - back - 1]:
        back += 1
    on, most = SEED, min(len(a) - o, len(b) - n)
    while on < most and a[o + on] == b[n + on]:
        on += 1
    return Run(o - back, n - back, back + on, sum(old.weight[o - back : o + on]))


def heaviest_order(runs: Iterable[Run], together: float = 0) -> list[Run]:
    """The runs that rise in both drafts and weigh most in all; `together` is added where one goes on from another.

    The staircase holds, for each place in the new draft, the heaviest order that ends before it.
    """
    order = sorted(runs, key=lambda run: (run.old, -run.new))
    best = [0.0] * len(order)
    before = [-1] * len(order)
    ends = sorted(range(len(order)), key=lambda at: (order[at].old + order[at].words, -order[at].new))
    stairs: tuple[list[int], list[int]] = [], []
    by_end: dict[tuple[int, int], int] = {}
    ended = 0
    for at, run in enumerate(order):
        while ended < len(ends) and (last := order[ends[ended]]).old + last.words <= run.old:
            _step(stairs, best, ends[ended], last.new + last.words)
            by_end[last.old + last.words, last.new + last.words] = ends[ended]
            ended += 1
        below = bisect_left(stairs[0], run.new + 1) - 1
        before[at] = stairs[1][below] if below >= 0 else -1
        best[at] = run.weight + (best[before[at]] if below >= 0 else 0)
        straight = by_end.get((run.old, run.new), -1)
        if together and straight >= 0 and best[straight] + together + run.weight > best[at]:
            before[at], best[at] = straight, best[straight] + together + run.weight
    return _walked_back(order, best, before)


def _step(stairs: tuple[list[int], list[int]], best: Sequence[float], at: int, end: int) -> None:
    """One more order that ends at `end`, unless one that ends no later weighs as much."""
    ends, whose = stairs
    k = bisect_left(ends, end + 1)
    if k and best[whose[k - 1]] >= best[at]:
        return
    if k and ends[k - 1] == end:
        k -= 1
        whose[k] = at
    else:
        ends.insert(k, end)
        whose.insert(k, at)
    past = k + 1
    while past < len(ends) and best[whose[past]] <= best[at]:
        past += 1
    del ends[k + 1 : past], whose[k + 1 : past]


def _walked_back(order: Sequence[Run], best: Sequence[float], before: Sequence[int]) -> list[Run]:
    found = []
    at = max(range(len(order)), key=best.__getitem__, default=-1)
    while at >= 0:
        found.append(order[at])
        at = before[at]
    return found[::-1]
