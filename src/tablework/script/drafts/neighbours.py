"""Short speeches that changed places with their neighbours: too short to be found anywhere, but not next door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log2

from tablework.script.drafts.gaps import fill
from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.stretches import LACK
from tablework.script.drafts.support import ENOUGH, SAME_VOICE, WHOLE, Known
from tablework.script.drafts.wording import Wording

NEXT_DOOR = 4
"""Elements on either side of where an element would stand."""

ANYBODY = 30.0
"""Bits below which only the same speaker's words are taken for the same words."""


def settle(pairs: Pairs, known: Known) -> None:
    """Tie what is loose to what is loose next door, where only one place fits best."""
    for e in range(len(pairs.old.draft.elements)):
        loose = _loose(pairs.old, pairs.to, e)
        if loose:
            found = _best(pairs, known, e, loose)
            if found:
                fill(pairs, loose, found)


def _loose(wording: Wording, tied: Sequence[int], n: int) -> list[int]:
    """The words of an element that are tied to nothing, if they are most of it."""
    words = range(wording.first[n], wording.first[n + 1])
    loose = [word for word in words if tied[word] < 0]
    return loose if len(loose) > 0.7 * len(words) else []


def _best(pairs: Pairs, known: Known, e: int, loose: Sequence[int]) -> list[int]:
    offers = sorted(_offers(pairs, known, e, loose), reverse=True)
    if not offers or offers[0][0] < ENOUGH or (len(offers) > 1 and offers[1][0] == offers[0][0]):
        return []
    return offers[0][1]


def _offers(pairs: Pairs, known: Known, e: int, loose: Sequence[int]) -> Iterator[tuple[float, list[int]]]:
    before, after = known.around(loose[0])
    low = pairs.new.element[before.high] if before else 0
    high = pairs.new.element[after.low] if after else len(pairs.new.draft.elements) - 1
    near = sorted({n for place in (low, high) for n in range(place - NEXT_DOOR, place + NEXT_DOOR + 1)})
    elements = [f for f in near if 0 <= f < len(pairs.new.draft.elements)]
    room = log2(sum(pairs.new.first[f + 1] - pairs.new.first[f] for f in elements) + 1)
    told = Counter(pairs.old.keys[word] for word in loose)
    weight = {pairs.old.keys[word]: pairs.old.weight[word] for word in loose}
    for f in elements:
        here = _loose(pairs.new, pairs.back, f)
        if not here or pairs.new.draft.elements[f].kind != pairs.old.draft.elements[e].kind:
            continue
        shared = told & Counter(pairs.new.keys[word] for word in here)
        bits = sum(weight[key] * times for key, times in shared.items())
        same = known.same_voice(e, f)
        if bits < ANYBODY and not same:
            continue
        bits -= room + LACK * (max(len(loose), len(here)) - shared.total())
        equal = [pairs.old.keys[w] for w in loose] == [pairs.new.keys[w] for w in here]
        yield bits + SAME_VOICE * same + WHOLE * equal, here
