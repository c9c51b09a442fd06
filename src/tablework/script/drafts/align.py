"""Two drafts word by word: what stands in the same order, then what was moved, then what lies between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log2

from tablework.script.drafts.gaps import fill
from tablework.script.drafts.moved import CHANCE, NEAR, apart, moved
from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.runs import Run, heaviest_order, runs_between
from tablework.script.drafts.wording import Wording


def aligned(old: Wording, new: Wording) -> Pairs:
    """The two drafts word by word; not every tie is to be believed yet."""
    pairs = Pairs(old, new)
    runs = runs_between(old, new)
    main = list(_standing(pairs, heaviest_order(_cores(runs))))
    for run in main:
        pairs.tie_run(run.old, run.new, run.words)
    orders = [main, *moved(pairs, runs)]
    for order in orders:
        _grow(pairs, order)
    for n, order in enumerate(orders):
        _between(pairs, order, NEAR if n else len(old) + len(new))
    return pairs


def _cores(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without their outermost words: two that follow each other may share those."""
    for run in runs:
        off = min(2, (run.words - 1) // 2)
        yield Run(run.old + off, run.new + off, run.words - 2 * off, run.weight)


def _standing(pairs: Pairs, order: Sequence[Run]) -> Iterator[Run]:
    """The order without runs far from all others that tell no more than chance would."""
    ends = [Run(0, 0, 0, 0), *order, Run(len(pairs.old), len(pairs.new), 0, 0)]
    for (before, run), after in zip(pairwise(ends), ends[2:], strict=False):
        room = log2(1 + after.old - before.old - before.words) + log2(1 + after.new - before.new - before.words)
        if min(apart(before, run), apart(run, after)) < NEAR or run.weight > room + CHANCE:
            yield run


def _grow(pairs: Pairs, runs: Iterable[Run]) -> None:
    """What stands beside a run and is the same on both sides belongs to it."""
    for run in runs:
        _follow(pairs, run.old - 1, run.new - 1, -1)
        _follow(pairs, run.old + run.words, run.new + run.words, 1)


def _follow(pairs: Pairs, o: int, n: int, step: int) -> None:
    while _same(pairs, o, n):
        pairs.tie(o, n)
        o, n = o + step, n + step


def _same(pairs: Pairs, o: int, n: int) -> bool:
    inside = 0 <= o < len(pairs.to) and 0 <= n < len(pairs.back)
    return inside and pairs.free(o, n) and pairs.old.keys[o] == pairs.new.keys[n]


def _between(pairs: Pairs, order: Sequence[Run], beyond: int) -> None:
    """Fill what lies between the runs of one order, and up to `beyond` words before its first and after its last."""
    if not order:
        order = [Run(0, 0, 0, 0)]
    first, last = order[0], order[-1]
    ahead = Run(max(0, first.old - beyond), max(0, first.new - beyond), 0, 0)
    old, new = last.old + last.words + beyond, last.new + last.words + beyond
    behind = Run(min(len(pairs.old), old), min(len(pairs.new), new), 0, 0)
    for before, after in pairwise([ahead, *order, behind]):
        olds = [o for o in range(before.old + before.words, after.old) if pairs.to[o] < 0]
        news = [n for n in range(before.new + before.words, after.new) if pairs.back[n] < 0]
        if olds and news:
            fill(pairs, olds, news)
