"""A quotation found again the way the Hypothesis client does it.

The rules are those of its ``match-quote.ts`` as of 2022 (hypothesis/client, BSD-2-Clause), told in our own words:
candidates are all exact matches, or else the nearest ones within half of the quotation's length and 256 errors; each is
scored by how like the quotation it is (50), how like what stands before (20) and after it (20), and how near to where
it was (2).
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.carry.near_search import Match, Text

_QUOTE, _BEFORE, _AFTER, _WHERE = 50, 20, 20, 2
_MOST_ERRORS = 256


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words, what stood before and after them, and the offset that they began at."""

    words: str
    before: str
    after: str
    at: int


def best_match(text: Text, wanted: Quotation) -> tuple[float, Match] | None:
    """The match with the highest score, of equals the first; its score is from 0 to 1."""
    found = text.search(wanted.words, min(_MOST_ERRORS, len(wanted.words) / 2))
    return max(((_score(text.text, match, wanted), match) for match in found), key=lambda one: one[0], default=None)


def _score(text: str, match: Match, wanted: Quotation) -> float:
    before = text[max(0, match.start - len(wanted.before)) : match.start]
    after = text[match.end : match.end + len(wanted.after)]
    score = _QUOTE * (1 - match.errors / len(wanted.words))
    score += _BEFORE * _alike(before, wanted.before) + _AFTER * _alike(after, wanted.after)
    score += _WHERE * (1 - abs(match.start - wanted.at) / len(text))
    return score / (_QUOTE + _BEFORE + _AFTER + _WHERE)


def _alike(text: str, wanted: str) -> float:
    """How much of what stood there stands there; all of it where nothing stood."""
    if not wanted:
        return 1.0
    return 1 - Text(text).errors(wanted) / len(wanted) if text else 0.0
