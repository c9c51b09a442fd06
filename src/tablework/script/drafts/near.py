"""Near spellings: words that are one word, written otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

LEAST = 0.6
"""How like each other two words have to be: two letters of five may differ."""


def alike(
    old: Sequence[str], new: Sequence[str], olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The pairs of these words that are near spellings, in one order, as much likeness in all as can be."""
    rows = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        row, below = rows[i], rows[i + 1]
        for k in range(len(news) - 1, -1, -1):
            both = likeness(old[olds[i]], new[news[k]])
            row[k] = max(below[k], row[k + 1], below[k + 1] + both if both >= LEAST else 0)
    i = k = 0
    while i < len(olds) and k < len(news):
        if rows[i][k] == rows[i + 1][k]:
            i += 1
        elif rows[i][k] == rows[i][k + 1]:
            k += 1
        else:
            yield olds[i], news[k]
            i, k = i + 1, k + 1


@lru_cache(maxsize=100_000)
def likeness(a: str, b: str) -> float:
    """How like each other two words are, 1 for the same: what Levenshtein's distance leaves of the longer."""
    if a == b:
        return 1.0
    longer = max(len(a), len(b))
    if min(len(a), len(b)) < LEAST * longer or longer < 3:
        return 0.0
    return 1 - _distance(a, b) / longer


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for k, other in enumerate(b, 1):
            diagonal, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, diagonal + (letter != other))
    return row[-1]
