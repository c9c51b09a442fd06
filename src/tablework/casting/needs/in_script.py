"""What a script says its parts need, as far as it can be read without guessing, each with its words.

What directions show (sings, dances, fights, kisses, plays an instrument) and the gender a part is written in are read
as *wishes*: a direction shows what an author saw, and only a director says what has to be. An age is shown and is no
need at all: script age is not playing age.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tablework.casting.needs.doings import doings
from tablework.casting.needs.kinds import make_need, same_need
from tablework.casting.needs.named import Named, Names
from tablework.casting.needs.need import Need, Source
from tablework.casting.needs.part_facts import Fact, PartFacts, Words
from tablework.casting.needs.said_of import age_in, gender_in, gender_in_name, own_age_in
from tablework.script.breakdown import Breakdown, RoleSize
from tablework.script.draft import Draft, Element

RULES = 1
"""Counted up whenever more or something else is read: scripts that are on a desk already are then read anew."""

_DIRECTIONS = frozenset({"stage_direction", "parenthetical", "centered"})
_LONGEST_QUOTE = 160


def read_parts(draft: Draft, breakdown: Breakdown) -> tuple[PartFacts, ...]:
    """The parts of a script, its groups left out, in the order of its roles."""
    read = _Reading(draft)
    return tuple(_part(size, read) for size in breakdown.roles if not size.group)


def _part(size: RoleSize, read: _Reading) -> PartFacts:
    return PartFacts(
        role=size.role,
        name=size.name,
        words=size.words,
        speeches=size.speeches,
        lyric_words=size.lyric_words,
        scenes=len(size.scenes),
        french_scenes=size.french_scenes,
        silent_french_scenes=size.silent_french_scenes,
        facts=tuple(read.facts[size.role]),
        needs=tuple(read.needs[size.role]),
    )


@dataclass(frozen=True, slots=True)
class _Described:
    """Words that describe a role: where the element has them, or nowhere that can be shown."""

    role: str
    text: str
    element: str | None = None
    offset: int = 0

    def words(self, start: int, end: int) -> Words | None:
        if self.element is None:
            return None
        return Words(self.element, self.offset + start, self.offset + end, self.text[start:end])


class _Reading:
    """One reading of a draft: facts and needs by role. Of several of a kind the first stands."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._names = Names(draft)
        self.facts: defaultdict[str, list[Fact]] = defaultdict(list)
        self.needs: defaultdict[str, list[Need]] = defaultdict(list)
        for described in self._cast_list():
            self._fact(described.role, "cast_list", described.text, described.words(0, len(described.text)))
            self._describe(described)
        speaker: dict[str, str] = {}
        for element, played in zip(draft.elements, draft.played, strict=True):
            if played:
                self._element(element, speaker)
        for role in draft.roles:
            if gender := gender_in_name(role.name):
                self._need(role.id, "plays_as", gender, None)

    def _cast_list(self) -> Iterator[_Described]:
        printed = [e for e, played in zip(self._draft.elements, self._draft.played, strict=True) if not played]
        for member in self._draft.cast:
            if member.role is None or not member.description:
                continue
            held = next((e for e in printed if member.description in e.text and member.name in e.text), None)
            offset = held.text.index(member.description) if held else 0
            yield _Described(member.role, member.description, held.id if held else None, offset)

    def _element(self, element: Element, speaker: dict[str, str]) -> None:
        one = element.roles[0] if len(element.roles) == 1 else None
        if element.speech and one:
            speaker[element.speech] = one
        if element.kind == "lyric" and one:
            self._need(one, "sings", "", _words(element, 0, len(element.text)))
        if element.kind == "dialogue" and one and (own := own_age_in(element.text)):
            self._fact(one, "age", element.text[slice(*own)], _words(element, *own))
        if element.kind in _DIRECTIONS:
            self._direction(element, one or speaker.get(element.speech or ""))

    def _direction(self, element: Element, speaker: str | None) -> None:
        for doing in doings(element.text, self._names, speaker):
            self._need(doing.role, doing.kind, doing.value, _words(element, doing.start, doing.end))
        named = [name for name in self._names.within(element.text) if not name.owns]
        for n, name in enumerate(named):
            if self._is_new(name.role, "first_named"):
                self._fact(name.role, "first_named", element.text, _words(element, 0, len(element.text)))
                self._describe(_beside(element, name, named[n + 1 :]))

    def _describe(self, described: _Described) -> None:
        if age := age_in(described.text):
            self._fact(described.role, "age", described.text[slice(*age)], described.words(*age))
        if found := gender_in(described.text):
            gender, start, end = found
            self._need(described.role, "plays_as", gender, described.words(start, end))

    def _is_new(self, role: str, kind: str) -> bool:
        return all(fact.kind != kind for fact in self.facts[role])

    def _fact(self, role: str, kind: str, text: str, words: Words | None) -> None:
        if self._is_new(role, kind):
            self.facts[role].append(Fact(kind, text[:_LONGEST_QUOTE], words))

    def _need(self, role: str, kind: str, value: str, words: Words | None) -> None:
        source = Source("script", words.element, words.start, words.end, words.quote) if words else Source("script")
        need = make_need(kind, value, "wish", source)
        if not any(same_need(need, before) for before in self.needs[role]):
            self.needs[role].append(need)


def _beside(element: Element, name: Named, others: list[Named]) -> _Described:
    """What stands right beside a name, up to the next one: ``MARGOT (40s)``, ``MARGOT, a woman of forty, enters``."""
    text, end = element.text, others[0].start if others else len(element.text)
    after = text[name.end : end]
    inside = ""
    if after.startswith(" ("):
        inside = after[2:].partition(")")[0]
        return _Described(name.role, inside, element.id, name.end + 2)
    if after.startswith(", "):
        clauses = after[2:].split(",")
        inside = ",".join(clauses[: max(1, len(clauses) - 1)]).partition(".")[0]
    return _Described(name.role, inside, element.id, name.end + 2)


def _words(element: Element, start: int, end: int) -> Words:
    return Words(element.id, start, end, element.text[start:end][:_LONGEST_QUOTE])
