"""What was moved: stretches of an old draft that stand elsewhere in the order of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log2

from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.runs import Run

CHANCE = 22.0
"""Bits that a stretch must tell beyond the room in which it could stand by chance: one in four million does."""

NEAR = 60
"""Words between two runs of one moved stretch, at most; and how far a stretch is followed beyond its ends."""

DRIFT = 0.25
"""Bits that each word between two runs of one stretch takes away."""


def moved(pairs: Pairs, runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Tie the stretches that stand elsewhere, the heaviest first, and give each as its runs."""
    enough = log2(max(2, len(pairs.old)) * max(2, len(pairs.new))) + CHANCE
    left = [part for run in runs for part in _free(pairs, run)]
    while left:
        stretch = _heaviest(left)
        if sum(run.weight for run in stretch) < enough:
            return
        for run in stretch:
            for k in range(run.words):
                pairs.tie(run.old + k, run.new + k)
        yield stretch
        left = [part for run in left for part in _free(pairs, run)]


def apart(a: Run, b: Run) -> int:
    """How many words lie between two runs, in the draft where it is more."""
    return max(b.old - a.old - a.words, b.new - a.new - a.words)


def _free(pairs: Pairs, run: Run) -> Iterator[Run]:
    """The parts of a run whose words have no place yet on either side."""
    begin = None
    for k in range(run.words + 1):
        free = k < run.words and pairs.free(run.old + k, run.new + k)
        if free and begin is None:
            begin = k
        elif not free and begin is not None:
            weight = sum(pairs.old.weight[run.old + begin : run.old + k])
            yield Run(run.old + begin, run.new + begin, k - begin, weight)
            begin = None


def _heaviest(runs: Sequence[Run]) -> list[Run]:
    """The heaviest chain of runs that follow each other closely in both drafts."""
    best = [run.weight for run in runs]
    before = [-1] * len(runs)
    first = 0
    for at, run in enumerate(runs):
        while runs[first].old + runs[first].words + NEAR < run.old:
            first += 1
        for k in range(first, at):
            if not _follows(runs[k], run):
                continue
            weight = best[k] - DRIFT * apart(runs[k], run) + run.weight
            if weight > best[at]:
                best[at], before[at] = weight, k
    found = []
    at = max(range(len(runs)), key=best.__getitem__)
    while at >= 0:
        found.append(runs[at])
        at = before[at]
    return found[::-1]


def _follows(a: Run, b: Run) -> bool:
    return a.old + a.words <= b.old and a.new + a.words <= b.new and apart(a, b) <= NEAR
