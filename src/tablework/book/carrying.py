"""What becomes of a mark when a new draft comes: where its words are now, or that somebody has to look.

A wrong place is worse than a question: somebody acts on it and never learns that it was elsewhere. So a mark is placed
only where its words came along with enough of what stands around them (`tablework.script.drafts.support`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tablework.book.carried_edges import Edges, Spot
from tablework.book.carried_elements import Elements
from tablework.book.lost_words import Lost
from tablework.script.drafts.comparing import Comparison
from tablework.script.drafts.support import ENOUGH

Outcome = Literal["kept", "changed", "moved", "look", "cut"]

PLACES: tuple[Outcome, ...] = ("kept", "changed", "moved")
"""The outcomes that give a place, the one that says least first."""

WIDER, SPARE = 2, 3
"""A place may become so many times as wide as its words were, and so many words besides."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a place.

    `outcome` is ``kept`` (the same words in the same surroundings), ``changed`` (words in it or around it changed, but
    it is certain where it is), ``moved`` (elsewhere in the order), ``look`` (somebody has to say; `spot` is the best
    place there is to offer, None when there is none) or ``cut`` (its words are gone). `sure` is from 0 to 1 and orders
    places by how much speaks for them; `why` is a sentence about a look.
    """

    outcome: Outcome
    spot: Spot | None = None
    sure: float = 1.0
    why: str = ""


class Carrying:
    """Carries places from the old draft of a comparison to the new one."""

    def __init__(self, comparison: Comparison) -> None:
        self.by = comparison
        self.edges = Edges(comparison)
        self.elements = Elements(comparison)
        self.lost = Lost(comparison)

    def carry(self, spot: Spot) -> Carried:
        """Where a place is in the new draft. Every place has exactly one outcome."""
        words = self.edges.words(spot)
        kind = self.by.old.draft.elements[self.by.old.draft.place[spot.first]].kind
        if kind == "cue" and spot.first == spot.last:
            return self._cue(spot)
        if kind == "heading" and words and spot.first == spot.last:
            return self._heading(spot, words)
        return self._wording(spot, words) if words else self._bare(spot)

    def _wording(self, spot: Spot, words: range) -> Carried:
        tied = [w for w in words if self.by.to[w] >= 0]
        near = densest(tied, self.by.to, len(words))
        if not near:
            return self._gone(spot, words)
        low, high = self._widened(words, near)
        here = self.edges.spot(spot, words, low, high)
        if len(near) * 2 < len(tied):
            return Carried("look", here, 0.5, "Its words stand in more than one place now.")
        moved = sum(self.by.moved[w] for w in near) * 2 > len(near)
        outcome: Outcome = "moved" if moved else "kept" if self._same(words, low, high) else "changed"
        told = min(self.by.told[w] for w in near)
        return Carried(outcome, here, _sure(told, len(near) / len(words)))

    def _widened(self, words: range, near: Sequence[int]) -> tuple[int, int]:
        """The new words from the first to the last, with what stands where the first or the last of them stood."""
        places = [self.by.to[w] for w in near]
        low, high = min(places), max(places)
        if words.start not in near:
            low = self._as_far(low, -1, words.start - 1, near[0] - words.start)
        if words.stop - 1 not in near:
            high = self._as_far(high, 1, words.stop, words.stop - 1 - near[-1])
        return low, high

    def _as_far(self, end: int, step: int, neighbour: int, missing: int) -> int:
        """From the end of a place as far as the word that stood next to it, if that is not far."""
        to, back = self.by.to, self.by.back
        if not 0 <= neighbour < len(to) or to[neighbour] < 0:
            return end
        last = to[neighbour] - step
        between = range(end + step, last + step, step)
        if len(between) > WIDER * missing + SPARE or any(back[n] >= 0 for n in between):
            return end
        same = self.by.new.element[end] == self.by.new.element[to[neighbour]]
        return last if same and between else end

    def _same(self, words: range, low: int, high: int) -> bool:
        """Whether the words are the same, said by the same person, beside the same words of the element."""
        old, new, to = self.by.old, self.by.new, self.by.to
        if high - low + 1 != len(words) or any(to[w] != low + k for k, w in enumerate(words)):
            return False
        first, last = old.words_of(old.element[words.start]), old.words_of(old.element[words.stop - 1])
        here = new.words_of(new.element[low]).start, new.words_of(new.element[high]).stop
        before = to[words.start - 1] == low - 1 if words.start > first.start else low == here[0]
        after = to[words.stop] == high + 1 if words.stop < last.stop else high + 1 == here[1]
        same = all(old.said[w] == new.said[to[w]] for w in words)
        return before and after and same and self._same_voice(words.start, low)

    def _same_voice(self, word: int, n: int) -> bool:
        old = self.by.old.draft.elements[self.by.old.element[word]].roles
        return self.by.voices.get(old, old) == self.by.new.draft.elements[self.by.new.element[n]].roles

    def _gone(self, spot: Spot, words: range) -> Carried:
        """None of the words is there: perhaps others stand in their place."""
        found = self.lost.found(words)
        if not found:
            return Carried("cut")
        here = self.edges.spot(spot, words, found.low, found.high)
        return Carried("changed", here, 0.8) if found.certain else Carried("look", here, found.sure, found.why)

    def _heading(self, spot: Spot, words: range) -> Carried:
        """A mark on a heading goes with the scene; under another heading somebody has to look."""
        heading = self.elements.heading(spot.first)
        if heading is None:
            return self._wording(spot, words) if self._certain(words) else Carried("cut")
        share = self.elements.in_common(spot.first, heading)
        here = self.edges.alike(spot, heading)
        if share == 1:
            moved = self.elements.moved(spot.first)
            return Carried("moved" if moved else "kept", here, 0.99)
        low, high = self.elements.words_alike(words, heading)
        if share >= 0.5 and low <= high:
            return Carried("changed", self.edges.spot(spot, words, low, high), 0.9)
        return Carried("look", here, 0.6, "Its scene has another heading now.")

    def _certain(self, words: Iterable[int]) -> bool:
        return all(self.by.to[w] >= 0 for w in words)

    def _cue(self, spot: Spot) -> Carried:
        """A mark on the name of a speaker goes with the speech."""
        cue, moved = self.elements.cue(spot.first)
        if cue is None:
            return Carried("cut")
        there, here = self.edges.text(spot.first), self.edges.text_of_new(cue)
        outcome: Outcome = "moved" if moved else "kept" if there == here else "changed"
        return Carried(outcome, self.edges.alike(spot, cue), 0.95)

    def _bare(self, spot: Spot) -> Carried:
        """A point between words, or signs without a word, keep the side of the word that they stand at."""
        held = self.edges.beside(spot)
        if held:
            moved, same = held.moved, held.same
            return Carried("moved" if moved else "kept" if same else "changed", held.spot, 0.95)
        found = self.elements.between(spot.first)
        if found is None:
            return Carried("cut")
        here = self.edges.alike(spot, found)
        same = self.edges.text(spot.first) == self.edges.text_of_new(found)
        return Carried("changed" if same else "look", here, 0.7, "" if same else "What it stands on has changed.")


def densest(tied: Iterable[int], to: Sequence[int], words: int) -> list[int]:
    """Of these old words those whose new ones stand closest together: most of them within the width of a place."""
    order = sorted(tied, key=to.__getitem__)
    best, first = range(0), 0
    for last, word in enumerate(order):
        while to[word] - to[order[first]] + 1 > WIDER * words + SPARE:
            first += 1
        best = max(best, range(first, last + 1), key=len)
    return sorted(order[best.start : best.stop])


def _sure(told: float, share: float) -> float:
    """From bits beyond chance: 10 give 0.9, 20 give 0.99; less by as much as is missing of the words."""
    return round((1 - 10 ** (-max(told, ENOUGH) / 10)) * (0.8 + 0.2 * share), 3)
