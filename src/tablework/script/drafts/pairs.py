"""Word for word: which word of an old draft is which of a new one."""

from __future__ import annotations

from dataclasses import dataclass, field

from tablework.script.drafts.wording import Wording


@dataclass(slots=True)
class Pairs:
    """`to[o]` is the new word that the old word `o` is, `back[n]` the other way; -1 where there is none."""

    old: Wording
    new: Wording
    to: list[int] = field(init=False)
    back: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Nothing has a place yet."""
        self.to = [-1] * len(self.old)
        self.back = [-1] * len(self.new)

    def tie(self, o: int, n: int) -> None:
        """These two are one word."""
        self.to[o], self.back[n] = n, o

    def tie_run(self, o: int, n: int, words: int) -> None:
        """So many words from these on are the same."""
        for k in range(words):
            self.tie(o + k, n + k)

    def part(self, o: int) -> None:
        """This word has no place after all."""
        self.back[self.to[o]] = -1
        self.to[o] = -1

    def free(self, o: int, n: int) -> bool:
        """Whether neither of these two has a place yet."""
        return self.to[o] < 0 > self.back[n]
