"""All the stretches of a text that are nearest to a quotation, by as few letters more, fewer or other as there can be.

What `approx-string-match` finds, which the Hypothesis client searches with: every end of a best match, and to each end
the longest match. The method is G. Myers', A Fast Bit-Vector Algorithm for Approximate String Matching Based on Dynamic
Programming (J. ACM 46, 1999); with whole numbers of any length the text can be the bits, and the quotation the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

_GAP = "\uffff"
"""No letter (Unicode, noncharacters): it fills a row up."""


class Match(NamedTuple):
    """A stretch of a text, and how many letters it is away from the quotation."""

    start: int
    end: int
    errors: int


class Rows:
    """Texts to search all at once: row by row in one number, bit `n` for letter `n`, a gap behind each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._width = max(1, *map(len, texts)) + 1
        filled = "".join(text.ljust(self._width, _GAP) for text in texts)
        self._letters = np.frombuffer(filled.encode("utf-32-le", "surrogatepass"), np.uint32)
        column = np.arange(len(filled)) % self._width
        self._tops, self._inside = _as_number(column == 0), _as_number(column < self._width - 1)
        self._where = lru_cache(maxsize=None)(lambda letter: _as_number(self._letters == ord(letter)))

    def errors(self, quote: str) -> np.typing.NDArray[np.int64]:
        """For each row, and each letter in it, the errors of the nearest match that ends behind the letter."""
        more, less = self._steps(quote)
        steps = self._bits(more).astype(np.int64) - self._bits(less)
        found: np.typing.NDArray[np.int64] = len(quote) + steps.reshape(-1, self._width)[:, :-1].cumsum(axis=1)
        return found

    def least(self, quote: str) -> list[int]:
        """For each row the errors of the nearest match in it; what fills it up makes none nearer."""
        return [int(errors) for errors in self.errors(quote).min(axis=1)]

    def _steps(self, quote: str) -> tuple[int, int]:
        """Behind which letters a match has one error more, and behind which one less, than before them."""
        more = less = 0
        for letter in quote:
            same = self._where(letter)
            changed = same | less
            along = (((same & more) + more) ^ more) | same
            # A match may begin anywhere, so only the quotation's own letters cost something before the text.
            rises = ((less | ~(along | more)) & self._inside) << 1 | self._tops
            falls = (more & along & self._inside) << 1
            more, less = (falls | ~(changed | rises)) & self._inside, rises & changed & self._inside
        return more, less

    def _bits(self, number: int) -> np.typing.NDArray[np.uint8]:
        held = np.frombuffer(number.to_bytes(len(self._letters) // 8 + 1, "little"), np.uint8)
        return np.unpackbits(held, bitorder="little", count=len(self._letters))


class Text:
    """A text to search for quotations."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._row = Rows([text])

    def search(self, quote: str, most: float) -> list[Match]:
        """Every exact match; where there is none, the matches with the fewest errors, at most so many."""
        exact = _exact(self.text, quote)
        if exact or not quote or not self.text:
            return exact
        found = self._row.errors(quote)[0]
        errors = int(found.min())
        ends = [int(n) + 1 for n in np.flatnonzero(found == errors)] if errors <= most else []
        return [Match(_start(self.text, quote, end, errors), end, errors) for end in ends]


def _exact(text: str, quote: str) -> list[Match]:
    found, at = [], text.find(quote) if quote else -1
    while at >= 0:
        found.append(Match(at, at + len(quote), 0))
        at = text.find(quote, at + 1)
    return found


def _start(text: str, quote: str, end: int, errors: int) -> int:
    """Where the longest match to this end begins: the same search backwards, in as much as it can take up."""
    piece = text[max(0, end - len(quote) - errors) : end][::-1]
    (found,) = Rows([piece]).errors(quote[::-1])
    return end - int(np.flatnonzero(found == errors)[-1]) - 1


def _as_number(bits: np.typing.NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little")
