"""What lies between two places that are known: rare words first, then what stands beside what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tablework.script.drafts.near import alike
from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.runs import Run, heaviest_order
from tablework.script.drafts.wording import Wording

ROOM = 60_000
"""Pairs of words that are all looked at; in larger gaps only words that are rare in the gap, or lie in a row."""

STRAIGHT = 6.0
"""Bits that it is worth for a word to stand beside the word that it stood beside."""

CLOSE = 12
"""Words on each side that are compared letter by letter, at most."""


def fill(pairs: Pairs, olds: Sequence[int], news: Sequence[int]) -> None:
    """Tie what is alike among words of the old draft and of the new one that lie between the same places."""
    points = list(_points(pairs.old, pairs.new, olds, news))
    order = heaviest_order(points, STRAIGHT)
    for run in order:
        pairs.tie(run.old, run.new)
    ends = [Run(olds[0] - 1, news[0] - 1, 1, 0), *order, Run(olds[-1] + 1, news[-1] + 1, 1, 0)]
    free_old, free_new = set(olds), set(news)
    for before, after in pairwise(ends):
        left = [o for o in range(before.old + 1, after.old) if o in free_old]
        right = [n for n in range(before.new + 1, after.new) if n in free_new]
        if left and right and len(left) <= CLOSE and len(right) <= CLOSE:
            for o, n in alike(pairs.old.said, pairs.new.said, left, right):
                pairs.tie(o, n)


def _points(old: Wording, new: Wording, olds: Sequence[int], news: Sequence[int]) -> Iterator[Run]:
    where: dict[int, list[int]] = defaultdict(list)
    for n in news:
        where[new.keys[n]].append(n)
    often: dict[int, int] = defaultdict(int)
    for o in olds:
        often[old.keys[o]] += 1
    small = len(olds) * len(news) <= ROOM
    for o in olds:
        key = old.keys[o]
        places = where.get(key, ())
        all_ = small or len(places) * often[key] <= 9
        for n in places:
            if all_ or _in_a_row(old, new, o, n):
                yield Run(o, n, 1, old.weight[o] + _bonus(old, new, o, n))


def _in_a_row(old: Wording, new: Wording, o: int, n: int) -> bool:
    before = o > 0 and n > 0 and old.keys[o - 1] == new.keys[n - 1]
    after = o + 1 < len(old) and n + 1 < len(new) and old.keys[o + 1] == new.keys[n + 1]
    return before or after


def _bonus(old: Wording, new: Wording, o: int, n: int) -> float:
    a, b = old.draft.elements[old.element[o]], new.draft.elements[new.element[n]]
    return 1.0 * (a.kind == b.kind) + 1.0 * (a.roles == b.roles)
