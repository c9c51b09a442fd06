"""What a scene's directions say of each role: one slot for each statement, with its costs for whom it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tablework.script.costs import (
    ALL_EXIT,
    ARRIVES,
    CROWD_ENTERS,
    ENTERS,
    EXITS,
    LISTED,
    LONE_EXIT,
    MARKED_CROWD,
    MARKED_ENTER,
    MARKED_EXIT,
    MAY_ENTER,
    MAY_EXIT,
    MORE,
    NAMED,
    NAMELESS_EXIT,
    OTHERS_ENTER,
    OTHERS_EXIT,
    RETURNS,
    SILENT,
    STAYS,
    WATCHERS,
)
from tablework.script.directions import Statement, read_direction
from tablework.script.draft import Element
from tablework.script.settlement import NEVER, Costs
from tablework.script.voices import heard
from tablework.script.who_is_meant import Company, Meant

_OTHERS = frozenset(
    "others attendants train lords ladies soldiers servants gentlemen officers followers company army forces powers"
    " people women men guard guards rest etc c".split()
)
_THE_SAME = re.compile(r"\b(?:vorige[nr]?|les memes|the same people)\b")
_SAYS_WHO_MOVES = frozenset({"stage_direction", "parenthetical", "centered", "transition"})
_RETINUE = re.compile(r"\b(?:procession|company|court|party|retinue|funeral|masquers)\b")
"""Crowds that take along whoever came silently with them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One statement of one direction: its place, what it means for those it names, and for everybody else.

    `kind` is ``enter``, ``exit``, ``whole`` (everybody leaves), ``stay``, ``here`` or ``marked``; `crowd` says that it
    moves people whom it does not name.
    """

    place: int
    kind: str
    default: Costs
    own: Mapping[str, Costs] = field(default_factory=dict)
    crowd: bool = False


class Scene:
    """The evidence of one stretch of a play: its slots and who is heard in it, in order."""

    def __init__(
        self, elements: tuple[Element, ...], first: int, last: int, company: Company, marked: Collection[str] = ()
    ) -> None:
        """Read the elements from `first` to `last`, both included.

        `marked` are the roles whose every entrance and exit the file marks up, so that words do not move them.
        """
        self.first, self.last = first, last
        self._elements = elements
        self._company = company
        self.heard = heard(elements, first, last)
        self.speakers = tuple(dict.fromkeys(h.role for h in self.heard if company.person(h.role)))
        self.slots: list[Slot] = []
        self._next: dict[str, list[int]] = {}
        for voice in self.heard:
            if not voice.off:
                self._next.setdefault(voice.role, []).append(voice.place)
        self._opening = True
        self._recent: list[str] = []
        self._passing: list[str] = []
        self._arrived = False
        self._named: set[str] = set()
        self._left: list[str] = []
        self._silent: list[str] = []
        self._marked = marked
        self._readers = {
            "enter": self._enter,
            "come": self._come,
            "exit": self._exit,
            "go": self._go,
            "stay": self._stay,
            "here": self._here,
            "more": self._more,
        }
        self._directions = self._resolve()
        self.opens_with_entrance = self.opens_with_people = self.opens_with_the_same = False
        self._read()

    def _resolve(self) -> dict[int, list[tuple[Statement, Meant]]]:
        """What each direction says, and whom it means."""
        resolved = {}
        for n in range(self.first, self.last + 1):
            element = self._elements[n]
            if element.moves or element.kind not in _SAYS_WHO_MOVES:
                continue
            resolved[n] = [(s, self._meant(s)) for s in read_direction(element.text)]
        return resolved

    def _meant(self, statement: Statement) -> Meant:
        if statement.kind == "here":
            return Meant()
        return self._company.meant(statement.names, self.speakers, subject=statement.about)

    def _read(self) -> None:
        voices = {voice.place for voice in self.heard}
        for n in range(self.first, self.last + 1):
            element = self._elements[n]
            if element.moves:
                self._marked_direction(n, element)
            for statement, meant in self._directions.get(n, ()):
                self._readers[statement.kind](n, statement, meant)
            if n in voices:
                self._opening = False
                self._passing, self._arrived = [], False
                for role in filter(self._company.person, element.roles):
                    self._touch(role)

    def _touch(self, role: str) -> None:
        if role in self._recent:
            self._recent.remove(role)
        self._recent.insert(0, role)

    def _forget(self, roles: Iterable[str]) -> None:
        self._recent = [r for r in self._recent if r not in set(roles)]

    def _add(self, place: int, kind: str, default: Costs, own: Mapping[str, Costs], *, crowd: bool = False) -> None:
        if kind != "marked":
            own = {role: costs for role, costs in own.items() if role not in self._marked}
        self.slots.append(Slot(place, kind, default, own, crowd))

    def _marked_direction(self, place: int, element: Element) -> None:
        """Mark-up is believed of those it names; of the others the words are."""
        own = {m.role: MARKED_ENTER if m.enters else MARKED_EXIT for m in element.moves}
        for m in element.moves:
            self._touch(m.role) if m.enters else self._forget([m.role])
        self.opens_with_entrance |= self._opening
        crowd = [m for m in element.moves if m.role not in self.speakers]
        if any(not m.enters for m in crowd):
            own = {r: NAMELESS_EXIT for r in self.speakers if r not in self._marked} | own
        entering = any(m.enters for m in crowd)
        self._add(place, "marked", MARKED_CROWD if entering else SILENT, own)

    def _enter(self, place: int, statement: Statement, meant: Meant) -> None:
        company = self._company.meant(statement.company, self.speakers)
        own: dict[str, Costs] = {}
        for choice in (*meant.either, *company.either):
            own |= self._one_of(place, choice)
        own |= {r: ENTERS for r in (*meant.kin, *company.kin) if self._speaks_after(r, place)}
        own |= dict.fromkeys((*meant.sure, *company.sure), ENTERS)
        crowd = meant.crowd or (company.crowd and _is_crowd(statement.company)) or not own
        self._named.update(meant.sure, company.sure)
        if crowd and any(r in self._left for r in own):
            own = dict.fromkeys(self._left, RETURNS) | own
        self._passing += own
        self._arrived = True
        self._silent += [r for r in own if r not in self.speakers]
        for role in own:
            self._touch(role)
        self.opens_with_entrance |= self._opening
        unsure = crowd or "another" in statement.names
        self._add(place, "enter", CROWD_ENTERS if crowd else OTHERS_ENTER, own, crowd=unsure)

    def _come(self, place: int, statement: Statement, meant: Meant) -> None:
        """A verb that things have too: the clock comes in, but nobody does."""
        if meant.all or self._company.meant(statement.company, self.speakers).all:
            self._enter(place, statement, meant)

    def _go(self, place: int, statement: Statement, meant: Meant) -> None:
        if not meant.crowd or meant.all:
            self._exit(place, statement, meant)

    def _exit(self, place: int, statement: Statement, meant: Meant) -> None:
        company = self._company.meant(statement.company, self.speakers)
        if (
            statement.whole
            and not meant.named
            and len(those := self._company.mentioned(statement.hint, self.speakers)) > 1
        ):
            meant = Meant(those)
        if statement.whole and not meant.named:
            self._whole_exit(place, statement)
            return
        own = dict.fromkeys(company.all, EXITS)
        if statement.lone and not meant.named:
            own |= dict.fromkeys(self._who_goes(place), LONE_EXIT)
        for choice in meant.either:
            own |= self._one_of_those_going(place, choice)
        own |= dict.fromkeys((*meant.sure, *meant.kin), EXITS)
        if meant.crowd or company.crowd:
            own = dict.fromkeys(self._nameless(statement), NAMELESS_EXIT) | own
        self._forget(own)
        self._add(place, "exit", OTHERS_EXIT, own, crowd=meant.crowd or company.crowd)

    def _nameless(self, statement: Statement) -> list[str]:
        """Those who have come without being named: they go with a crowd that goes."""
        silent = self._silent if _RETINUE.search(statement.names) else ()
        return [r for r in (*self.speakers, *silent) if r not in self._named or r in silent]

    def _one_of(self, place: int, choice: tuple[str, ...]) -> dict[str, Costs]:
        """Who enters when a name fits several: whoever speaks next."""
        soonest = min(choice, key=lambda r: next((p for p in self._next.get(r, ()) if p > place), NEVER))
        return {r: ENTERS if r == soonest else MAY_ENTER for r in choice}

    def _one_of_those_going(self, place: int, choice: tuple[str, ...]) -> dict[str, Costs]:
        """Who exits when a name fits several: whoever spoke last and does not speak on."""
        ranked = [r for r in self._recent if r in choice]
        going = next((r for r in ranked if not self._speaks_on(r, place)), None)
        return {r: EXITS if r == going else MAY_EXIT for r in choice}

    def _speaks_after(self, role: str, place: int) -> bool:
        return any(p > place for p in self._next.get(role, ()))

    def _whole_exit(self, place: int, statement: Statement) -> None:
        but = self._company.meant(statement.but, self.speakers)
        own = dict.fromkeys(but.all, STAYS)
        if self._arrived and not own and any(self._speaks_on(r, place) for r in self._recent):
            own = dict.fromkeys(self._passing, ALL_EXIT)
            self._forget(own)
            self._add(place, "whole", WATCHERS, own)
            return
        self._left = [r for r in self._recent if r not in own]
        self._recent = [r for r in self._recent if r in own]
        self._add(place, "whole", ALL_EXIT, own)

    def _stay(self, place: int, _: Statement, meant: Meant) -> None:
        own = dict.fromkeys(meant.all, STAYS)
        if self.slots and self.slots[-1].kind == "whole" and self.slots[-1].place == place:
            self.slots[-1] = Slot(place, "whole", self.slots[-1].default, {**self.slots[-1].own, **own})
        self._add(place, "stay", SILENT, own)

    def _here(self, place: int, statement: Statement, meant: Meant) -> None:
        self.opens_with_the_same |= self._opening and _THE_SAME.search(statement.names) is not None
        if self._opening:
            meant = self._company.meant(statement.names, self.speakers)
            subject = self._company.meant(statement.names, self.speakers, subject=True).sure
            own = {r: LISTED for r in meant.all if r in self.speakers or r in subject}
            self.opens_with_people |= bool(own)
        else:
            mentioned = self._company.mentioned(statement.names, self.speakers)
            own = {role: ARRIVES if self._unmet(role, place) else NAMED for role in mentioned}
        if own:
            self._add(place, "here", SILENT, own)

    def _unmet(self, role: str, place: int) -> bool:
        """Whether nothing in the scene has said a word of a role so far, and it speaks from now on."""
        before = any(role in slot.own for slot in self.slots) or any(
            v.role == role for v in self.heard if v.place < place
        )
        return not before and self._speaks_after(role, place)

    def _more(self, place: int, statement: Statement, meant: Meant) -> None:
        """Names that follow an entrance in the same direction: they came too, or were there."""
        own = dict.fromkeys(meant.all, MORE)
        if own:
            crowd = meant.crowd and _is_crowd(statement.names)
            self._add(place, "enter", CROWD_ENTERS if crowd else SILENT, own, crowd=crowd)

    def _who_goes(self, place: int) -> tuple[str, ...]:
        """The one who leaves at a bare ``Exit``: who spoke last and does not speak on without coming back."""
        for role in self._recent:
            if not self._speaks_on(role, place):
                return (role,)
        return tuple(self._recent[:1])

    def _speaks_on(self, role: str, place: int) -> bool:
        later = next((p for p in self._next.get(role, ()) if p > place), None)
        if later is None:
            return False
        return not any(
            s.kind in {"enter", "come"} and (role in m.all or (m.crowd and later - n < 4))
            for n, statements in self._directions.items()
            if place < n < later
            for s, m in statements
        )


def _is_crowd(names: str) -> bool:
    """Whether names that fit nobody mean people: ``his train``, not ``two glasses``."""
    return not _OTHERS.isdisjoint(re.findall(r"\w+", names))
