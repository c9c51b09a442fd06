"""Which of the words that were tied are believed: those with enough of their neighbourhood gone along.

Two texts of thousands of words have words in common wherever one looks. A stretch of tied words is believed by what
it tells, in bits, less what is missing around it, and less the room in which it could stand by chance: beside a
stretch that is believed already there is little room, far from any there is much.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log2

from tablework.script.drafts.moved import CHANCE
from tablework.script.drafts.pairs import Pairs
from tablework.script.drafts.stretches import LACK, Stretch, stretches_of
from tablework.script.drafts.wording import Wording

ENOUGH = 10.0
"""Bits that a stretch must tell beyond chance: one in a thousand does that is not what it was."""

SAME_VOICE, WHOLE, FRAMED = 3.0, 4.0, 6.0
"""Bits for the same speaker, for an element that is all there, and for believed elements next to it on both sides."""

CROSSING = 5.0
"""Bits that a neighbour in another element is worth less: a speech may be another though the one before it stands."""

MOST_MISSING = 12
"""Words missing around a stretch that count: what is kept out of a page that is rewritten is kept."""

ECHO = 8
"""Elements within which the same short line again is an echo: said by somebody else, it is another's."""

SHORT = 6
"""Words of a short line."""

Roles = tuple[str, ...]


def believed(pairs: Pairs) -> Known:
    """Part all words that are not believed, and give what is known from those that are."""
    stretches = list(stretches_of(pairs))
    alone = log2(len(pairs.old) + 1) + log2(len(pairs.new) + 1) + CHANCE
    sure = {n for n, stretch in enumerate(stretches) if stretch.bits >= alone}
    echoes = _echoes(pairs.old), _echoes(pairs.new)
    while True:
        known = Known(pairs, [stretches[n] for n in sorted(sure)], *echoes)
        more = {n for n, stretch in enumerate(stretches) if n not in sure and known.holds(stretch)}
        if not more:
            break
        sure |= more
    for n, stretch in enumerate(stretches):
        for word in stretch.words if n not in sure else ():
            pairs.part(word)
    return known


class Known:
    """What is believed so far: where its stretches stand in the old draft, and whose voice is whose."""

    def __init__(self, pairs: Pairs, sure: Sequence[Stretch], echo: frozenset[int], echoed: frozenset[int]) -> None:
        self.pairs = pairs
        self.sure = sure
        self.voices = _voices(pairs, sure)
        self._at = [stretch.words[0] for stretch in sure]
        self._echo, self._echoed = echo, echoed

    def around(self, word: int) -> tuple[Stretch | None, Stretch | None]:
        """The nearest believed stretches before and after a word of the old draft."""
        k = bisect_left(self._at, word)
        return self.sure[k - 1] if k else None, self.sure[k] if k < len(self.sure) else None

    def same_voice(self, e: int, f: int) -> bool:
        """Whether the elements at these places are said by the same person, whatever they are called now."""
        old, new = self.pairs.old.draft.elements[e].roles, self.pairs.new.draft.elements[f].roles
        return self.voices.get(old, old) == new

    def holds(self, stretch: Stretch) -> bool:
        """Whether a stretch tells enough for where it stands."""
        e, f = self.pairs.old.element[stretch.words[0]], self.pairs.new.element[stretch.low]
        if (e in self._echo or f in self._echoed) and not self.same_voice(e, f):
            return False
        return self.told(stretch) >= ENOUGH

    def told(self, stretch: Stretch) -> float:
        """What a stretch tells more than chance would, in bits."""
        e, f = self.pairs.old.element[stretch.words[0]], self.pairs.new.element[stretch.low]
        whole = _whole(self.pairs, stretch, e, f)
        rooms, framed = self._rooms(stretch, e, f, 0 if whole else CROSSING)
        told = stretch.bits - min(rooms) - LACK * min(MOST_MISSING, _missing(self.pairs, stretch))
        return told + SAME_VOICE * self.same_voice(e, f) + WHOLE * whole + FRAMED * framed

    def _rooms(self, stretch: Stretch, e: int, f: int, crossing: float) -> tuple[list[float], bool]:
        """In how much room the stretch could stand, by each of its neighbours; and whether both stand next to it."""
        old, new = self.pairs.old, self.pairs.new
        first, last = stretch.words[0], stretch.words[-1]
        before, after = self.around(first)
        rooms, frame = [_room(len(old), len(new)) + CHANCE - ENOUGH], 0
        if before and before.high < stretch.low:
            steps = e - old.element[before.words[-1]], f - new.element[before.high]
            room = _room(first - before.words[-1] - 1, stretch.low - before.high - 1)
            rooms.append(room + crossing * (steps[0] > 0))
            frame += steps in {(0, 0), (1, 1)}
        if after and after.low > stretch.high:
            steps = old.element[after.words[0]] - e, new.element[after.low] - f
            rooms.append(_room(after.words[0] - last - 1, after.low - stretch.high - 1) + crossing * (steps[0] > 0))
            frame += steps in {(0, 0), (1, 1)}
        return rooms, frame == 2


def _room(old: int, new: int) -> float:
    return log2(1 + old) + log2(1 + new)


def _voices(pairs: Pairs, sure: Iterable[Stretch]) -> dict[Roles, Roles]:
    """Who says in the new draft what each speaker said in the old one."""
    said: dict[Roles, Counter[Roles]] = defaultdict(Counter)
    for stretch in sure:
        old = pairs.old.draft.elements[pairs.old.element[stretch.words[0]]].roles
        said[old][pairs.new.draft.elements[pairs.new.element[stretch.low]].roles] += len(stretch.words)
    return {old: counted.most_common(1)[0][0] for old, counted in said.items()}


def _missing(pairs: Pairs, stretch: Stretch) -> int:
    """How many words beside a stretch, within its element, are tied to nothing, on the side where they are fewer."""
    before = min(_loose(pairs.old, pairs.to, stretch.words[0], -1), _loose(pairs.new, pairs.back, stretch.low, -1))
    after = min(_loose(pairs.old, pairs.to, stretch.words[-1], 1), _loose(pairs.new, pairs.back, stretch.high, 1))
    return before + after


def _loose(wording: Wording, tied: Sequence[int], word: int, step: int) -> int:
    element = wording.element[word]
    count = 0
    while 0 <= (word := word + step) < len(wording) and wording.element[word] == element and tied[word] < 0:
        count += 1
    return count


def _whole(pairs: Pairs, stretch: Stretch, e: int, f: int) -> bool:
    there, here = pairs.old.words_of(e), pairs.new.words_of(f)
    return len(there) == len(here) == len(stretch.words) == stretch.high - stretch.low + 1


def _echoes(wording: Wording) -> frozenset[int]:
    """The places of the short lines that come again soon, or came just before."""
    last: dict[tuple[int, ...], int] = {}
    found: set[int] = set()
    for n in range(len(wording.draft.elements)):
        words = wording.words_of(n)
        if 0 < len(words) <= SHORT:
            line = tuple(wording.keys[words.start : words.stop])
            if n - last.get(line, -ECHO - 1) <= ECHO:
                found |= {n, last[line]}
            last[line] = n
    return frozenset(found)
