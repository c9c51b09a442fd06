"""A draft's text as one: the texts of its elements in reading order, joined by a line's end.

Other programs name places by offsets in such a text. Offsets are in code points. The line's end between two elements
is the point after the last character of the first, so that every offset is one place in one element, and every place
one offset.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TypeAlias

from tablework.script.draft import Draft

Stretch: TypeAlias = tuple[str, int, str, int]
"""From code point so and so of one element up to one of the same or a later element."""

AROUND = 32
"""Characters on either side of a quotation that it is known by. The Hypothesis client takes as many."""


class WholeText:
    """The whole text of a draft, between offsets in it and places in its elements."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._begins = list(accumulate((len(element.text) + 1 for element in draft.elements), initial=0))
        self.text = "\n".join(element.text for element in draft.elements)

    def offsets(self, place: Stretch) -> tuple[int, int]:
        """Where a place begins and ends in the whole text."""
        first, start, last, end = place
        there = self._draft.place
        return self._begins[there[first]] + start, self._begins[there[last]] + end

    def place(self, start: int, end: int) -> Stretch:
        """The place from one offset to another, both from 0 to the length of the text."""
        first, begins = self._element(start)
        last, ends = self._element(end)
        return first, begins, last, ends

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a stretch, as much as a quotation is known by."""
        return self.text[max(0, start - AROUND) : start], self.text[end : end + AROUND]

    def _element(self, offset: int) -> tuple[str, int]:
        n = bisect_right(self._begins, offset, hi=len(self._draft.elements)) - 1
        return self._draft.elements[n].id, offset - self._begins[n]
