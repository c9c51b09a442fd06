"""A draft: one dated, unchanging state of a script's text, and the pieces it is made of.

Offsets are in Unicode code points. Ids are short and stable: the same bytes read again give the same ids,
because they are counted off in reading order (``e1``, ``e2`` …, ``s1`` …, ``d1`` …).

`Element`, `Span`, `Anchor` and `Move` are named tuples where the rest of the domain uses frozen dataclasses: a reader
makes tens of thousands of them, and a frozen dataclass takes five times as long to make. `Draft` checks them all on
making, so that a draft that exists is a draft that holds together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

ELEMENT_KINDS = frozenset(
    {
        "heading",
        "stage_direction",
        "cue",
        "dialogue",
        "parenthetical",
        "lyric",
        "transition",
        "centered",
        "note",
        "page_break",
    }
)
"""The kinds of paragraph that scripts are made of."""

SPOKEN_KINDS = frozenset({"dialogue", "lyric"})
"""The kinds whose words are said or sung aloud."""

FRONT_DIVISIONS = frozenset({"cast", "front", "back"})
"""Kinds of division that are printed with the play but never played: cast list, preface, afterword."""


class Span(NamedTuple):
    """A style on part of an element's text, from code point `start` up to `end`.

    Styles are ``bold``, ``italic``, ``underline``, ``struck`` (crossed out in the source) and whatever a file names.
    """

    start: int
    end: int
    style: str


class Anchor(NamedTuple):
    """Where in the source an element stands: its line (from 1), and its stretch of the decoded text.

    `start` and `end` are code point offsets, -1 where the source is XML and only the line is known.
    """

    line: int
    start: int = -1
    end: int = -1


class Move(NamedTuple):
    """What the source's own mark-up says of a stage direction: this role enters, or exits."""

    role: str
    enters: bool


class Element(NamedTuple):
    """One paragraph of a draft.

    `roles` says who speaks on cues, dialogue, parentheticals and lyrics and is empty elsewhere; `speech` groups one
    turn; `dual` is set where a speech sounds together with the one before; `page` is the page as printed; `sure` is
    the reader's confidence, 0 to 1; `moves` are entrances and exits that the source marks up.
    """

    id: str
    kind: str
    text: str
    roles: tuple[str, ...] = ()
    speech: str | None = None
    dual: bool = False
    page: str | None = None
    spans: tuple[Span, ...] = ()
    sure: float = 1.0
    anchor: Anchor | None = None
    moves: tuple[Move, ...] = ()

    @property
    def spoken(self) -> bool:
        """Whether its words are said or sung."""
        return self.kind in SPOKEN_KINDS


@dataclass(frozen=True, slots=True)
class Role:
    """A person in the play, or a `group` that speaks together (ALL, CITIZENS); `labels` are its printed names."""

    id: str
    name: str
    labels: tuple[str, ...] = ()
    group: bool = False


@dataclass(frozen=True, slots=True)
class CastMember:
    """One line of the cast list as printed; `role` is the role it describes, or None when nobody speaks under it."""

    name: str
    description: str = ""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """An act, scene, song, prologue … from the element `first` to `last`; `parent` is the division around it."""

    id: str
    kind: str
    number: str | None = None
    title: str = ""
    parent: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Something in the source that the reader could not place: which element, and why, in words for a person."""

    element: str
    why: str


class DraftError(ValueError):
    """A draft does not hold together: a bug in a reader, never the fault of a script."""


@dataclass(frozen=True)
class Draft:
    """One state of a script: its title, roles, divisions and elements in reading order. Checked on making."""

    title: str
    authors: tuple[str, ...]
    format: str
    elements: tuple[Element, ...]
    roles: tuple[Role, ...] = ()
    divisions: tuple[Division, ...] = ()
    cast: tuple[CastMember, ...] = ()
    language: str | None = None
    title_page: Mapping[str, str] = field(default_factory=dict)
    puzzles: tuple[Puzzle, ...] = ()

    def __post_init__(self) -> None:
        """Freeze the title page and refuse a draft whose pieces do not fit together."""
        object.__setattr__(self, "title_page", MappingProxyType(dict(self.title_page)))
        _check_elements(self)
        _check_divisions(self)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Each element's place in reading order, from 0."""
        return MappingProxyType({element.id: n for n, element in enumerate(self.elements)})

    @cached_property
    def role(self) -> Mapping[str, Role]:
        """The roles by id."""
        return MappingProxyType({role.id: role for role in self.roles})

    def stretch(self, division: Division) -> range:
        """The places of a division's elements in reading order; an empty range when it has none."""
        if division.first is None or division.last is None:
            return range(0)
        return range(self.place[division.first], self.place[division.last] + 1)

    def within(self, division: Division) -> tuple[Element, ...]:
        """The elements of a division, those of the divisions inside it included."""
        stretch = self.stretch(division)
        return self.elements[stretch.start : stretch.stop]

    def inside(self, division: Division) -> Iterator[Division]:
        """The divisions that have this one as their parent."""
        return (d for d in self.divisions if d.parent == division.id)

    @cached_property
    def scenes(self) -> tuple[Division, ...]:
        """The stretches the play is played in: its scenes, and whatever is played outside a scene.

        An act without scenes, a prologue and an epilogue count as one each; a play without any division has none.
        """
        parents = {d.parent for d in self.divisions if d.kind not in {"song", "section"}}
        return tuple(
            d
            for d in self.divisions
            if d.kind == "scene" or (d.id not in parents and d.kind not in FRONT_DIVISIONS | {"song", "section"})
        )

    @cached_property
    def played(self) -> tuple[bool, ...]:
        """For each element whether it is part of the play, not of its cast list, preface or afterword."""
        played = [True] * len(self.elements)
        for division in self.divisions:
            for n in self.stretch(division) if division.kind in FRONT_DIVISIONS else ():
                played[n] = False
        return tuple(played)


def _check_elements(draft: Draft) -> None:
    known = {role.id for role in draft.roles}
    if len(known) != len(draft.roles):
        raise DraftError("two roles have the same id")
    if len(draft.place) != len(draft.elements):
        raise DraftError("two elements have the same id")
    kinds = {element.kind for element in draft.elements}
    if not kinds <= ELEMENT_KINDS:
        raise DraftError(f"there is no kind of element called {min(kinds - ELEMENT_KINDS)!r}")
    named = {role for roles in {element.roles for element in draft.elements} for role in roles}
    named |= {role for element in draft.elements if element.moves for role, _ in element.moves}
    if not named <= known:
        raise DraftError(f"nobody is called {min(named - known)!r}")
    for element in draft.elements:
        if element.spans and not all(0 <= a < b <= len(element.text) for a, b, _ in element.spans):
            raise DraftError(f"{element.id}: a span lies outside the text")


def _check_divisions(draft: Draft) -> None:
    before: set[str] = set()
    for division in draft.divisions:
        if division.id in before or (division.parent is not None and division.parent not in before):
            raise DraftError(f"{division.id}: a division comes once, and after the one around it")
        before.add(division.id)
        ends = (division.first, division.last)
        if any(end is not None and end not in draft.place for end in ends):
            raise DraftError(f"{division.id}: it begins or ends at an element that is not there")
        if None not in ends and draft.place[ends[0] or ""] > draft.place[ends[1] or ""]:
            raise DraftError(f"{division.id}: it ends before it begins")
    for puzzle in draft.puzzles:
        if puzzle.element not in draft.place:
            raise DraftError(f"a puzzle is about {puzzle.element}, which is not there")
