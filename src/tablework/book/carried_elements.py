"""Where whole elements are in a new draft: headings by their scenes, names of speakers by their speeches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tablework.script.drafts.comparing import Comparison
from tablework.script.drafts.wording import Wording


class Elements:
    """Finds the element of the new draft that an element of the old one became."""

    def __init__(self, comparison: Comparison) -> None:
        self.by = comparison
        self._under_old = _headings(comparison.old)
        self._under_new = _headings(comparison.new)
        self._partners = self._paired()

    def _paired(self) -> dict[int, int]:
        """For each heading the one under which most of what stood under it stands now."""
        under: dict[int, Counter[int]] = {}
        for word, n in enumerate(self.by.to):
            if n < 0:
                continue
            old, new = self._under_old[self.by.old.element[word]], self._under_new[self.by.new.element[n]]
            if old != self.by.old.element[word]:
                under.setdefault(old, Counter())[new] += 1
        return {
            old: counted.most_common(1)[0][0] for old, counted in under.items() if counted.most_common(1)[0][0] >= 0
        }

    def heading(self, element: str) -> str | None:
        """The heading over what stood under this one; over an act's name the one before its first scene's."""
        place = self.by.old.draft.place[element]
        partner = self._partners.get(place)
        if partner is None and self._partners.get(place + 1) is not None:
            before = self._partners[place + 1] - 1
            partner = before if before >= 0 and self._under_new[before] == before else None
        return None if partner is None else self.by.new.draft.elements[partner].id

    def in_common(self, element: str, heading: str) -> float:
        """How much two headings have in common, by what their words tell; 1 when they are the same."""
        old, new = self.by.old, self.by.new
        there, here = old.words_of(old.draft.place[element]), new.words_of(new.draft.place[heading])
        if [old.said[w] for w in there] == [new.said[n] for n in here]:
            return 1.0
        shared = {old.keys[w] for w in there} & {new.keys[n] for n in here}
        both = sum(old.weight[w] for w in there if old.keys[w] in shared)
        return min(0.99, both / max(1.0, sum(old.weight[w] for w in there)))

    def words_alike(self, words: Iterable[int], heading: str) -> tuple[int, int]:
        """The first and the last word of a heading that are among these; the first after the last when none is."""
        new = self.by.new
        keys = {self.by.old.keys[w] for w in words}
        found = [n for n in new.words_of(new.draft.place[heading]) if new.keys[n] in keys]
        return (found[0], found[-1]) if found else (0, -1)

    def moved(self, element: str) -> bool:
        """Whether most of what stands under a heading was moved."""
        place = self.by.old.draft.place[element]
        moved = [
            self.by.moved[w]
            for n in range(place + 1, len(self._under_old))
            if self._under_old[n] == place
            for w in self.by.old.words_of(n)
            if self.by.to[w] >= 0
        ]
        return sum(moved) * 2 > len(moved)

    def cue(self, element: str) -> tuple[str | None, bool]:
        """The name over what was said under this name, and whether it was moved; None when none of it is said."""
        old, new = self.by.old, self.by.new
        elements, place = old.draft.elements, old.draft.place[element]
        speech = elements[place].speech
        for n in range(place + 1, len(elements)):
            if elements[n].speech != speech or elements[n].kind == "cue":
                break
            for word in old.words_of(n):
                if self.by.to[word] >= 0:
                    return self._cue_over(new.element[self.by.to[word]]), self.by.moved[word]
        return None, False

    def _cue_over(self, place: int) -> str | None:
        elements = self.by.new.draft.elements
        speech = elements[place].speech
        while place >= 0 and elements[place].speech == speech:
            if elements[place].kind == "cue":
                return elements[place].id
            place -= 1
        return None

    def between(self, element: str) -> str | None:
        """What stands where an element without words stood: the one of its kind between the same neighbours."""
        old, new = self.by.old, self.by.new
        place = old.draft.place[element]
        low = next((new.element[self.by.to[w]] for w in range(old.first[place] - 1, -1, -1) if self.by.to[w] >= 0), -1)
        end = len(new.draft.elements)
        high = next(
            (new.element[self.by.to[w]] for w in range(old.first[place + 1], len(old)) if self.by.to[w] >= 0), end
        )
        kind, text = old.draft.elements[place].kind, old.draft.elements[place].text
        found = [
            e for e in new.draft.elements[low + 1 : high] if e.kind == kind and not new.words_of(new.draft.place[e.id])
        ]
        same = [e for e in found if e.text == text]
        return next((e.id for e in [*same, *found]), None)


def _headings(wording: Wording) -> list[int]:
    """For each element the place of the heading it stands under, -1 before the first; a heading stands under itself."""
    under, now = [], -1
    for n, element in enumerate(wording.draft.elements):
        now = n if element.kind == "heading" else now
        under.append(now)
    return under
