"""A quotation found again the way the Hypothesis client does it.

The rules are those of its ``match-quote.ts`` as of 2022 (hypothesis/client, BSD-2-Clause), told in our own words:
candidates are all exact matches, or else the nearest ones within half of the quotation's length and 256 errors; each is
scored by how like the quotation it is (50), how like what stands before (20) and after it (20), and how near to where
it was (2).
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.carry.near_search import Match, Rows, Text

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
    if not found:
        return None
    befores = [text.text[max(0, match.start - len(wanted.before)) : match.start] for match in found]
    afters = [text.text[match.end : match.end + len(wanted.after)] for match in found]
    sides = zip(found, _alike(befores, wanted.before), _alike(afters, wanted.after), strict=True)
    scored = [(_score(len(text.text), match, wanted, before, after), match) for match, before, after in sides]
    return max(scored, key=lambda one: one[0])


def _score(length: int, match: Match, wanted: Quotation, before: float, after: float) -> float:
    quote = 1 - match.errors / len(wanted.words)
    near = 1 - abs(match.start - wanted.at) / length
    score = _QUOTE * quote + _BEFORE * before + _AFTER * after + _WHERE * near
    return score / (_QUOTE + _BEFORE + _AFTER + _WHERE)


def _alike(texts: list[str], wanted: str) -> list[float]:
    """How much of what stood there stands in each text; all of it where nothing stood."""
    if not wanted:
        return [1.0] * len(texts)
    return [1 - errors / len(wanted) for errors in Rows(texts).least(wanted)]
