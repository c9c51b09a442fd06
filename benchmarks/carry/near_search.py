"""All the stretches of a text that are nearest to a quotation, by as few letters more, fewer or other as there can be.

What `approx-string-match` finds, which the Hypothesis client searches with: every end of a best match, and to each end
the longest match. The method is G. Myers', A Fast Bit-Vector Algorithm for Approximate String Matching Based on Dynamic
Programming (J. ACM 46, 1999); with whole numbers of any length the text can be the bits, and the quotation the steps.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np


class Match(NamedTuple):
    """A stretch of a text, and how many letters it is away from the quotation."""

    start: int
    end: int
    errors: int


class Text:
    """A text to search, with where each letter stands in it: bit `n` for the letter `n`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self._where = lru_cache(maxsize=None)(self._stands)

    def search(self, quote: str, most: float) -> list[Match]:
        """Every exact match; where there is none, the matches with the fewest errors, at most so many."""
        exact = _exact(self.text, quote)
        if exact or not quote or not self.text:
            return exact
        ends, errors = self.nearest(quote)
        return [Match(_start(self.text, quote, end, errors), end, errors) for end in ends] if errors <= most else []

    def errors(self, quote: str) -> int:
        """How many letters the nearest stretch is away from a quotation."""
        return 0 if quote in self.text else self.nearest(quote)[1]

    def nearest(self, quote: str) -> tuple[list[int], int]:
        """The ends of the nearest stretches, and their errors."""
        errors = len(quote) + np.cumsum(self._steps(quote))
        least = int(errors.min())
        return [int(n) + 1 for n in np.flatnonzero(errors == least)], least

    def _steps(self, quote: str) -> np.typing.NDArray[np.int32]:
        """By how much a match that ends behind a letter has more errors than one that ends before it."""
        whole = (1 << len(self.text)) - 1
        more = less = 0
        for letter in quote:
            same = self._where(letter)
            changed = same | less
            along = (((same & more) + more) ^ more) | same
            # A match may begin anywhere, so only the quotation's own letters cost something before the text.
            rises = (less | ~(along | more)) << 1 | 1
            falls = (more & along) << 1
            more, less = (falls | ~(changed | rises)) & whole, rises & changed & whole
        return self._bits(more).astype(np.int32) - self._bits(less)

    def _stands(self, letter: str) -> int:
        return int.from_bytes(np.packbits(self._letters == ord(letter), bitorder="little").tobytes(), "little")

    def _bits(self, number: int) -> np.typing.NDArray[np.uint8]:
        held = np.frombuffer(number.to_bytes(len(self.text) // 8 + 1, "little"), np.uint8)
        return np.unpackbits(held, bitorder="little", count=len(self.text))


def _exact(text: str, quote: str) -> list[Match]:
    found, at = [], text.find(quote) if quote else -1
    while at >= 0:
        found.append(Match(at, at + len(quote), 0))
        at = text.find(quote, at + 1)
    return found


def _start(text: str, quote: str, end: int, errors: int) -> int:
    """Where the longest match to this end begins: the same search backwards, in as much as it can take up."""
    ends, _ = Text(text[max(0, end - len(quote) - errors) : end][::-1]).nearest(quote[::-1])
    return end - ends[-1]
