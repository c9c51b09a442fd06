"""The words of two drafts, counted through and folded, so that one word can be told to be another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from tablework.script.draft import Draft
from tablework.script.words import fold

WORD = re.compile(r"[^\W_]+(?:['’ʼ\-\u2011]\n?[^\W_]+)*")
"""A word; a hyphen at the end of a line joins its halves, as a page's setter meant."""

UNWORDED = frozenset({"cue", "page_break"})
"""Kinds of element whose words are no part of the run of the text: names of speakers, numbers of pages."""

_OLD_LETTERS = str.maketrans({"v": "u", "j": "i", "y": "i"})
_DOUBLED = re.compile(r"(.)\1+")
_WEIGHTLESS = str.maketrans("", "", "'- \n")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one draft: word `w` is `said[w]`, at `start[w]` to `end[w]` of the element at place `element[w]`.

    `keys` are the words as compared, one number for each spelling key, shared by both drafts; `weight` is what a word
    tells, in bits: how seldom it comes in the two drafts together. `first[n]` is the first word at or after the
    element at place `n`, with one more at the end.
    """

    draft: Draft
    said: Sequence[str]
    keys: Sequence[int]
    weight: Sequence[float]
    element: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]
    first: Sequence[int]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.said)

    def words_of(self, place: int) -> range:
        """The words of the element at this place."""
        return range(self.first[place], self.first[place + 1])


def wordings(old: Draft, new: Draft) -> tuple[Wording, Wording]:
    """The words of two drafts with keys and weights that are the same for both."""
    taken = _taken_apart(old), _taken_apart(new)
    known: dict[str, int] = {}
    keys = [[known.setdefault(spelling_key(word), len(known)) for word, *_ in words] for words, _ in taken]
    counts = Counter(keys[0])
    counts.update(keys[1])
    total = max(1, sum(counts.values()))
    bits = {key: log2(total / count) for key, count in counts.items()}
    made = [
        Wording(
            draft,
            [word for word, *_ in words],
            numbers,
            [bits[key] for key in numbers],
            [element for _, element, _, _ in words],
            [start for _, _, start, _ in words],
            [end for _, _, _, end in words],
            first,
        )
        for draft, (words, first), numbers in zip((old, new), taken, keys, strict=True)
    ]
    return made[0], made[1]


def _taken_apart(draft: Draft) -> tuple[list[tuple[str, int, int, int]], list[int]]:
    words: list[tuple[str, int, int, int]] = []
    first = []
    for n, element in enumerate(draft.elements):
        first.append(len(words))
        if element.kind not in UNWORDED:
            words += [(folded(m.group()), n, m.start(), m.end()) for m in WORD.finditer(element.text)]
    return words, [*first, len(words)]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word without case, accents, apostrophes and hyphens: two that are alike so are the same word."""
    return fold(word).translate(_WEIGHTLESS)


@lru_cache(maxsize=50_000)
def spelling_key(word: str) -> str:
    """What is left of a folded word when old spelling is taken off: ``haue`` and ``have``, ``mee`` and ``me`` meet.

    Two words of one key may be two words (``the`` and ``thee``): a key finds places, it does not prove them.
    """
    key = _DOUBLED.sub(r"\1", word.replace("vv", "w").translate(_OLD_LETTERS))
    if len(key) > 4 and key.endswith("ed"):
        key = key[:-2] + "d"
    return key[:-1] if len(key) > 3 and key.endswith("e") else key
