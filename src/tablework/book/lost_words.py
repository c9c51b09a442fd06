"""Words that are not in the new draft: what stands in their place, if anything does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tablework.script.drafts.comparing import Comparison
from tablework.script.drafts.wording import Wording

WITHIN = 8
"""Words on either side within which something of the same element must have come along."""

BESIDE = 2
"""Words that may lack between a mark and its neighbours for what stands there to be certain."""

LINE, AROUND = 6, 12
"""Words of a short line, and elements around where it would stand in which the same line is offered."""

TELLING = 12.0
"""Bits that words must tell to be looked for anywhere else: two or three common words, one rare one."""


@dataclass(frozen=True, slots=True)
class Instead:
    """What may stand for words that are gone: the new words `low` to `high`, whether that is certain, else why not."""

    low: int
    high: int
    certain: bool = False
    sure: float = 0.3
    why: str = ""


class Lost:
    """Looks for what stands in the place of words that are gone."""

    def __init__(self, comparison: Comparison) -> None:
        self.by = comparison
        self._where: dict[int, list[int]] = defaultdict(list)
        for n, key in enumerate(comparison.new.keys):
            if comparison.back[n] < 0:
                self._where[key].append(n)

    def found(self, words: range) -> Instead | None:
        """The best there is; None when nothing of these words, and nothing in their place, is left."""
        left, right = self._neighbour(words.start - 1, -1), self._neighbour(words.stop, 1)
        between = self._between(words, left, right)
        if between is not None:
            return self._framed(words, left, right, between)
        return self._line(words) or self._guessed(words) or self._beside(words, left, right) or self._elsewhere(words)

    def _neighbour(self, word: int, step: int) -> int | None:
        """The nearest word of the same element that came along."""
        old = self.by.old
        element = old.element[word - step]
        for w in range(word, word + step * WITHIN, step):
            if not 0 <= w < len(old) or old.element[w] != element:
                return None
            if self.by.to[w] >= 0:
                return w
        return None

    def _between(self, words: range, left: int | None, right: int | None) -> range | None:
        """The new words between the neighbours on both sides, of which one may be the end of the element."""
        old, new, to = self.by.old, self.by.new, self.by.to
        there = old.words_of(old.element[words.start])
        if left is not None and right is not None:
            return range(to[left] + 1, to[right])
        if right is not None and words.start == there.start:
            return range(new.first[new.element[to[right]]], to[right])
        if left is not None and words.stop == there.stop:
            return range(to[left] + 1, new.first[new.element[to[left]] + 1])
        return None

    def _framed(self, words: range, left: int | None, right: int | None, between: range) -> Instead | None:
        """What stands between the words that stood on both sides."""
        if not between or any(self.by.back[n] >= 0 for n in between):
            return None
        first = words.start if left is None else left + 1
        last = words.stop if right is None else right
        near = last - first - len(words) <= BESIDE and len(between) <= 2 * len(words) + BESIDE
        return Instead(between[0], between[-1], near, 0.5, "Its words were replaced, perhaps by these.")

    def _guessed(self, words: range) -> Instead | None:
        """Where its words may be, though too little around them came along."""
        guesses = sorted(
            self.by.guess[w] for w in words if self.by.guess[w] >= 0 and self.by.back[self.by.guess[w]] < 0
        )
        if not guesses or len(guesses) * 2 < len(words) or guesses[-1] - guesses[0] > 2 * len(words) + BESIDE:
            return None
        why = "Words like its own stand here, but too little around them came along."
        return Instead(guesses[0], guesses[-1], why=why)

    def _beside(self, words: range, left: int | None, right: int | None) -> Instead | None:
        """The new words next to the one neighbour that came along."""
        to = self.by.to
        if left is not None:
            span = self._loose(to[left], 1, len(words))
        elif right is not None:
            span = self._loose(to[right], -1, len(words))
        else:
            return None
        if not span:
            return None
        return Instead(min(span), max(span), why="Its words were replaced, perhaps by these.")

    def _loose(self, n: int, step: int, most: int) -> Sequence[int]:
        """So many new words from here on, within the element, that are nothing old."""
        new = self.by.new
        found = []
        for m in range(n + step, n + step * (most + 1), step):
            if not 0 <= m < len(new) or new.element[m] != new.element[n] or self.by.back[m] >= 0:
                break
            found.append(m)
        return found

    def _elsewhere(self, words: range) -> Instead | None:
        """The same words anywhere, nearest to where they would stand."""
        old, new = self.by.old, self.by.new
        if sum(old.weight[w] for w in words) < TELLING:
            return None
        rare = max(words, key=old.weight.__getitem__)
        line = old.keys[words.start : words.stop]
        expected = self._expected(words.start)
        starts = [n - (rare - words.start) for n in self._where.get(old.keys[rare], ())]
        fits = [n for n in starts if n >= 0 and new.keys[n : n + len(words)] == line]
        if not fits:
            return None
        low = min(fits, key=lambda n: (abs(n - expected), n))
        return Instead(low, low + len(words) - 1, why="The same words stand here, but nothing around them came along.")

    def _line(self, words: range) -> Instead | None:
        """A whole short line that is said again, not far from where it would stand."""
        old, new = self.by.old, self.by.new
        place = old.element[words.start]
        if len(old.words_of(place)) > LINE:
            return None
        expected = self._expected(words.start)
        line = self._keys(old, old.words_of(place))
        here = new.element[expected] if len(new) else 0
        near = sorted(
            range(max(0, here - AROUND), min(len(new.draft.elements), here + AROUND + 1)), key=lambda f: abs(f - here)
        )
        for f in near:
            there = new.words_of(f)
            if self._keys(new, there) == line and all(self.by.back[n] < 0 for n in there):
                low = there.start + words.start - old.first[place]
                return Instead(
                    low, low + len(words) - 1, sure=0.5, why="The same line stands here, but its neighbours are others."
                )
        return None

    @staticmethod
    def _keys(wording: Wording, words: range) -> Sequence[int]:
        return wording.keys[words.start : words.stop]

    def _expected(self, word: int) -> int:
        for w in range(word, -1, -1):
            if self.by.to[w] >= 0:
                return self.by.to[w]
        return 0
