"""What was moved: stretches of an old draft that stand elsewhere in the order of the new one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from math import log2

from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.runs import Run

CHANCE = 22.0
"""Bits that a stretch must tell beyond the room in which it could stand by chance: one in four million does."""

NEAR = 60
"""Words between two runs of one moved stretch, at most; and how far a stretch is followed beyond its ends."""

MOST_BEFORE = 50
"""Runs that are looked back to from each: more lie close only where the same words come again and again."""

DRIFT = 0.25
"""Bits that each word between two runs of one stretch takes away."""


def moved(pairs: Pairs, runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Tie the stretches that stand elsewhere, the heaviest first, and give each as its runs."""
    enough = log2(max(2, len(pairs.old)) * max(2, len(pairs.new))) + CHANCE
    left = [part for run in runs for part in _free(pairs, run)]
    best, before = _chains(left)
    used: set[int] = set()
    for at in sorted(range(len(left)), key=lambda at: -best[at]):
        if best[at] < enough:
            return
        chain = _walked_back(before, at, used)
        used.update(chain)
        stretch = [part for k in chain for part in _free(pairs, left[k])]
        if sum(run.weight for run in stretch) >= enough:
            for run in stretch:
                pairs.tie_run(run.old, run.new, run.words)
            yield stretch


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


def _chains(runs: Sequence[Run]) -> tuple[list[float], list[int]]:
    """For each run the weight of the heaviest chain of close runs that ends with it, and the run before it in that."""
    best = [run.weight for run in runs]
    before = [-1] * len(runs)
    first = 0
    for at, run in enumerate(runs):
        while runs[first].old + runs[first].words + NEAR < run.old:
            first += 1
        for k in range(max(first, at - MOST_BEFORE), at):
            if not _follows(runs[k], run):
                continue
            weight = best[k] - DRIFT * apart(runs[k], run) + run.weight
            if weight > best[at]:
                best[at], before[at] = weight, k
    return best, before


def _walked_back(before: Sequence[int], at: int, used: Container[int]) -> list[int]:
    """A chain from its last run back to its first, or to one that a heavier chain has."""
    found = []
    while at >= 0 and at not in used:
        found.append(at)
        at = before[at]
    return found[::-1]


def _follows(a: Run, b: Run) -> bool:
    return a.old + a.words <= b.old and a.new + a.words <= b.new and apart(a, b) <= NEAR
