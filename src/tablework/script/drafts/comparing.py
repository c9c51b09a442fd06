"""Two drafts held side by side: what every word of the old one became in the new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tablework.script.draft import Draft
from tablework.script.drafts.align import aligned
from tablework.script.drafts.neighbours import settle
from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.runs import Run, heaviest_order
from tablework.script.drafts.stretches import Stretch, stretches_of
from tablework.script.drafts.support import ENOUGH, Known, Roles, believed
from tablework.script.drafts.wording import Wording, wordings

CERTAIN = 99.0
"""Bits that speak for a word of a text that has not changed."""

STRANGERS = 0.02
"""Share of the words of the shorter draft below which two drafts are two scripts: by chance it is under a hundredth."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the words of a draft; words are counted as in `Wording`, -1 stands for none.

    `to` is the new word that an old word is, and `back` the old one that a new word is; `guess` is the new word that an
    old word may be, where too little around it came along to believe it; `moved` says whether an old word stands
    elsewhere in the order; `told` is how much more than chance speaks for it, in bits; `voices` says who says now what
    a speaker said.
    """

    old: Wording
    new: Wording
    to: Sequence[int]
    back: Sequence[int]
    guess: Sequence[int]
    moved: Sequence[bool]
    told: Sequence[float]
    voices: dict[Roles, Roles]

    @property
    def kept(self) -> float:
        """The share of the old draft's words that are in the new one."""
        return sum(n >= 0 for n in self.to) / max(1, len(self.to))


def compare(old: Draft, new: Draft) -> Comparison:
    """Hold two drafts side by side. The same two always give the same, however busy the machine."""
    there, here = wordings(old, new)
    if there.said == here.said and there.element == here.element:
        return _unchanged(there, here)
    pairs = aligned(there, here)
    guess = list(pairs.to)
    known = believed(pairs)
    settle(pairs, known)
    if sum(n >= 0 for n in pairs.to) < STRANGERS * min(len(pairs.old), len(pairs.new)):
        for word in range(len(pairs.old)):
            if pairs.to[word] >= 0:
                pairs.part(word)
    stretches = list(stretches_of(pairs))
    told = [0.0] * len(pairs.old)
    for stretch in stretches:
        bits = _told(known, stretch)
        for word in stretch.words:
            told[word] = bits
    return Comparison(pairs.old, pairs.new, pairs.to, pairs.back, guess, _moved(pairs, stretches), told, known.voices)


def _unchanged(old: Wording, new: Wording) -> Comparison:
    """Every word is itself, also where the words alone would tell nothing."""
    words = list(range(len(old)))
    return Comparison(old, new, words, words, words, [False] * len(words), [CERTAIN] * len(words), {})


def _told(known: Known, stretch: Stretch) -> float:
    return round(max(ENOUGH, known.told(stretch)), 1)


def _moved(pairs: Pairs, stretches: Iterable[Stretch]) -> list[bool]:
    """Whether each old word is outside the order that most of the text has kept."""
    whole = {(s.words[0], s.low): s for s in stretches}
    runs = [Run(s.words[0], s.low, min(s.words[-1] - s.words[0], s.high - s.low) + 1, s.bits) for s in whole.values()]
    moved = [n >= 0 for n in pairs.to]
    for run in heaviest_order(runs):
        for word in whole[run.old, run.new].words:
            moved[word] = False
    return moved
