"""Two texts told apart word by word, and where the words of the one stand in the other.

A shortest diff, as diff-match-patch finds it over words when no clock stops it. Its own Python takes minutes for what
is heavily rewritten, and the package of its C++ is not built for every Python; rapidfuzz finds as short a diff.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class WordDiff:
    """A diff of the words of two texts."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = _words(old), _words(new)
        said = [old[a:b] for a, b in self._old], [new[a:b] for a, b in self._new]
        self._to: dict[int, int] = {}
        for op in LCSseq.opcodes(*said):
            if op.tag == "equal":
                pairs = zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
                self._to.update(pairs)

    def carried(self, start: int, end: int) -> tuple[int, int] | None:
        """From the first to the last word of a stretch that was left; None when none was."""
        low = bisect_right(self._old, start, key=lambda word: word[1])
        high = bisect_left(self._old, end, key=lambda word: word[0])
        left = [self._to[word] for word in range(low, high) if word in self._to]
        return (self._new[left[0]][0], self._new[left[-1]][1]) if left else None


def _words(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text)]
