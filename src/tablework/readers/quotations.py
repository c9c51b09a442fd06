"""Quotations found again in a draft: at their offsets if the words are there, else where they are, if that is certain.

Other programs have other ideas of the space between words, so any space is as good as another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tablework.script.draft import Draft
from tablework.script.whole_text import WholeText

_MOST_PLACES = 500
"""Places of the same words that are looked at: no name or “Yes.” of a long play comes more often."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words with what stands before and after them; `at` is their offsets in some text, None where nobody says."""

    words: str = ""
    before: str = ""
    after: str = ""
    at: tuple[int, int] | None = None


class NoPlaceError(Exception):
    """A quotation without a place in a draft. Its text says why, in one sentence for a person."""


class Quoted:
    """The whole text of a draft, to find quotations in."""

    def __init__(self, draft: Draft) -> None:
        self.whole = WholeText(draft)

    @cached_property
    def _kept(self) -> list[int]:
        """The offsets of all letters, and of the first of several spaces in a row."""
        text = self.whole.text
        return [n for n, letter in enumerate(text) if not (letter.isspace() and n and text[n - 1].isspace())]

    @cached_property
    def _flat(self) -> str:
        text = self.whole.text
        return "".join(" " if text[n].isspace() else text[n] for n in self._kept)

    def find(self, quotation: Quotation, *, same_text: bool) -> tuple[int, int]:
        """Where a quotation stands; `same_text` says that its offsets count in this very text.

        Raises:
            NoPlaceError: it stands nowhere, or nothing says in which of several places.
        """
        words, at = _flat(quotation.words).strip(), quotation.at
        there = at is not None and 0 <= at[0] <= at[1] <= len(self.whole.text)
        if at and there and (_flat(self.whole.text[slice(*at)]).strip() == words if words else same_text):
            return at
        if not words:
            raise NoPlaceError("It quotes no words: make it again on words of this draft.")
        return self._only(words, quotation)

    def _only(self, words: str, quotation: Quotation) -> tuple[int, int]:
        """The one place that agrees most with what stood around the words."""
        places = self._places(words)
        if not places:
            raise NoPlaceError("Its words are not in this draft: it may belong to another.")
        before, after = _flat(quotation.before)[::-1], _flat(quotation.after)
        agreed = [self._agreement(at, at + len(words), before, after) for at in places]
        if agreed.count(max(agreed)) > 1 or len(places) > _MOST_PLACES:
            raise NoPlaceError("Its words are in this draft more than once, and nothing says which it means.")
        at = places[agreed.index(max(agreed))]
        return self._kept[at], self._kept[at + len(words) - 1] + 1

    def _places(self, words: str) -> list[int]:
        found: list[int] = []
        at = self._flat.find(words)
        while at >= 0 and len(found) <= _MOST_PLACES:
            found.append(at)
            at = self._flat.find(words, at + 1)
        return found

    def _agreement(self, start: int, end: int, before: str, after: str) -> int:
        """How many letters on either side are as they were; `before` is read backwards."""
        ahead = self._flat[max(0, start - len(before)) : start][::-1]
        return _alike(ahead, before) + _alike(self._flat[end : end + len(after)], after)


def _alike(a: str, b: str) -> int:
    """How many letters two texts begin with alike."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _flat(text: str) -> str:
    """The same with one space for every space; those at the ends stay."""
    flat = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{flat}{' ' * text[-1:].isspace()}" if flat else " " * bool(text)
