"""Places in the words as code points, and as words: what stands at their edges goes with them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from tablework.script.drafts.comparing import Comparison


class Spot(NamedTuple):
    """A place in the words of a draft: from code point `start` of the element `first` up to `end` of `last`."""

    first: str
    start: int
    last: str
    end: int


@dataclass(frozen=True, slots=True)
class Held:
    """Where a point between words is now, whether it was moved and whether what it stands between is the same."""

    spot: Spot
    moved: bool
    same: bool


class Edges:
    """Between places as people choose them and the words of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.by = comparison

    def text(self, element: str) -> str:
        """The text of an element of the old draft."""
        draft = self.by.old.draft
        return draft.elements[draft.place[element]].text

    def text_of_new(self, element: str) -> str:
        """The text of an element of the new draft."""
        draft = self.by.new.draft
        return draft.elements[draft.place[element]].text

    def words(self, spot: Spot) -> range:
        """The words of the old draft that a place holds, also those it holds a part of; empty between words."""
        old = self.by.old
        first, last = (old.words_of(old.draft.place[id_]) for id_ in (spot.first, spot.last))
        low = bisect_right(old.end, spot.start, first.start, first.stop)
        high = bisect_left(old.start, spot.end, last.start, last.stop)
        point = spot.first == spot.last and spot.start >= spot.end
        return range(low, low if point else max(low, high))

    def spot(self, spot: Spot, words: range, low: int, high: int) -> Spot:
        """The new words from `low` to `high` as a place, with as much of the signs around as the old one had."""
        new = self.by.new
        first, last = (new.draft.elements[new.element[n]] for n in (low, high))
        start = new.start[low] - self._ahead(spot, words.start, low, first.text)
        end = new.end[high] + self._behind(spot, words.stop - 1, high, last.text)
        return Spot(first.id, start, last.id, end)

    def _ahead(self, spot: Spot, word: int, low: int, text: str) -> int:
        """How many code points before its first word a place begins; less than none inside a word that stayed."""
        old, new = self.by.old, self.by.new
        lead = self.text(spot.first)[spot.start : old.start[word]]
        if old.start[word] >= spot.start:
            return _alike(lead[::-1], text[: new.start[low]][::-1])
        return -min(spot.start - old.start[word], _most(self.by, word, low))

    def _behind(self, spot: Spot, word: int, high: int, text: str) -> int:
        old, new = self.by.old, self.by.new
        if spot.end >= old.end[word]:
            return _alike(self.text(spot.last)[old.end[word] : spot.end], text[new.end[high] :])
        return -min(old.end[word] - spot.end, _most(self.by, word, high))

    def alike(self, spot: Spot, element: str) -> Spot:
        """The same stretch of an element with the same text, else all of it."""
        text = self.text_of_new(element)
        if spot.first == spot.last and text == self.text(spot.first):
            return Spot(element, spot.start, element, spot.end)
        return Spot(element, 0, element, len(text))

    def beside(self, spot: Spot) -> Held | None:
        """A place without words, at the word that it stands at: the one it touches, else the one before it."""
        old = self.by.old
        words = old.words_of(old.draft.place[spot.first])
        after = bisect_left(old.start, spot.start, words.start, words.stop)
        before = after - 1
        touches = after < words.stop and old.start[after] == spot.end
        at_end = before >= words.start and old.end[before] == spot.start
        order = (after, before) if touches and not at_end else (before, after)
        for word in order:
            if word in words and self.by.to[word] >= 0:
                return self._at(spot, word, self.by.to[word], behind=word == before)
        return None

    def _at(self, spot: Spot, word: int, n: int, *, behind: bool) -> Held:
        old, new = self.by.old, self.by.new
        element = new.draft.elements[new.element[n]]
        text, length = self.text(spot.first), spot.end - spot.start
        if behind:
            between = text[old.end[word] : spot.end]
            start = new.end[n] + _alike(between, element.text[new.end[n] :]) - length
            start = max(start, new.end[n])
        else:
            between = text[spot.start : old.start[word]]
            start = new.start[n] - _alike(between[::-1], element.text[: new.start[n]][::-1])
        same = element.text[start : start + length] == text[spot.start : spot.end]
        here = Spot(element.id, start, element.id, start + length if same else start)
        return Held(here, self.by.moved[word], same and old.said[word] == new.said[n])


def _alike(a: str, b: str) -> int:
    """How many code points two texts begin with alike."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _most(by: Comparison, word: int, n: int) -> int:
    """How far into a word a place may begin or end: anywhere in the same word, nowhere in another."""
    return len(by.old.said[word]) if by.old.said[word] == by.new.said[n] else 0
