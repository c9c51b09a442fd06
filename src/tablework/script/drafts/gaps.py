"""What lies between two places that are known: rare words first, then what stands beside what was found."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tablework.script.drafts.near import alike
from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.runs import Run, heaviest_order
from tablework.script.drafts.wording import Wording

ROOM = 60_000
"""Pairs of words that are all looked at; in larger gaps only words that are rare in the gap, or lie in a row."""

SELDOM = 9
"""Pairs that a word may make in a larger gap to be looked at all the same: three times on each side."""

MANY = 40
"""Places of one word that are looked at: a line that is nothing but one word is not looked at word by word."""

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
    often = Counter(old.keys[o] for o in olds)
    small = len(olds) * len(news) <= ROOM
    for at, o in enumerate(olds):
        key = old.keys[o]
        places = where.get(key, ())
        seldom = small or len(places) * often[key] <= SELDOM
        for n in _nearest(places, news[at * len(news) // len(olds)]):
            if seldom or _in_a_row(old, new, o, n):
                yield Run(o, n, 1, old.weight[o] + _likeness(old, new, o, n))


def _nearest(places: Sequence[int], expected: int) -> Sequence[int]:
    """Of the places of a word that comes again and again, those nearest to where it would stand."""
    if len(places) <= MANY:
        return places
    middle = bisect_left(places, expected)
    first = max(0, min(middle - MANY // 2, len(places) - MANY))
    return places[first : first + MANY]


def _in_a_row(old: Wording, new: Wording, o: int, n: int) -> bool:
    before = o > 0 and n > 0 and old.keys[o - 1] == new.keys[n - 1]
    after = o + 1 < len(old) and n + 1 < len(new) and old.keys[o + 1] == new.keys[n + 1]
    return before or after


def _likeness(old: Wording, new: Wording, o: int, n: int) -> float:
    """A little for the same kind of element and the same speaker: it breaks ties, no more."""
    a, b = old.draft.elements[old.element[o]], new.draft.elements[new.element[n]]
    return float((a.kind == b.kind) + (a.roles == b.roles))
