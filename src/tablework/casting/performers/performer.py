"""Performers and their agencies: what somebody can play, as far as anybody said.

What nobody said is None, which is *unknown* and never *no*. An empty list says nothing either, so it is None too.
Ethnicity, religion and health have no field here: where a part needs lived identity, the director writes it and the
performer says so (`says`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tablework.casting.performers.notes import pitch

LEVELS = ("some", "good", "professional")
"""How well somebody does something, from the least: a level that was not given is unknown."""

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_OLDEST = 120


class PerformerError(ValueError):
    """What is said of a performer cannot be; its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that somebody can do, how well, and when that was last true (a date or a year, as it was said)."""

    name: str
    level: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        """Check it."""
        if not self.name.strip():
            raise PerformerError("A skill needs a name: write what it is, such as “stage fighting”.")
        if self.level and self.level not in LEVELS:
            raise PerformerError(f"“{self.level[:20]}” is no level of a skill: it is {', '.join(LEVELS)}, or left out.")


@dataclass(frozen=True, slots=True)
class Voice:
    """A singing voice, from its lowest note to its highest, and what it calls itself; empty is unknown."""

    lowest: str = ""
    highest: str = ""
    type: str = ""

    def __post_init__(self) -> None:
        """Check it.

        Raises:
            NoteError: an end is no note.
        """
        ends = [pitch(note) for note in (self.lowest, self.highest) if note]
        if ends != sorted(ends):
            raise PerformerError(f"A voice goes from its lowest note to its highest: {self.lowest} is above.")


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is reached."""

    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Representation:
    """Who speaks for a performer: an agency, and one of its agents, by id; without an agent it is the agency."""

    agency: str
    agent: str = ""


@dataclass(frozen=True, slots=True)
class Performer:
    """A performer: `playing_age` in years from and to, `plays` the genders they play, `away` dates from and to.

    `least_words` is the smallest part they wish for, `will_not` what they will not do, `says` what they say of
    themselves where a part needs lived identity.
    """

    name: str
    pronouns: str = ""
    contact: Contact = Contact()
    positions: tuple[str, ...] = ()
    playing_age: tuple[int, int] | None = None
    plays: tuple[str, ...] | None = None
    voice: Voice | None = None
    skills: tuple[Skill, ...] | None = None
    accents: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    instruments: tuple[str, ...] | None = None
    unions: tuple[str, ...] = ()
    representation: Representation | None = None
    least_words: int | None = None
    will_not: tuple[str, ...] = ()
    away: tuple[tuple[str, str], ...] | None = None
    says: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check it; an empty list of what they can do says nothing, so it is unknown."""
        if not self.name.strip():
            raise PerformerError("A performer needs a name: write it first.")
        if self.playing_age is not None:
            check_ages(self.playing_age)
        if self.least_words is not None and self.least_words < 0:
            raise PerformerError("The smallest part somebody wishes for is a number of words from 0.")
        for first, last in self.away or ():
            check_dates(first, last)
        if self.voice == Voice():
            object.__setattr__(self, "voice", None)
        for field in ("plays", "skills", "accents", "languages", "instruments", "away"):
            if not getattr(self, field):
                object.__setattr__(self, field, None)


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody at an agency."""

    id: str
    name: str
    email: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        """Check it."""
        if not self.name.strip():
            raise PerformerError("An agent needs a name: write it, or leave the agent out.")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency and its agents."""

    name: str
    agents: tuple[Agent, ...] = ()

    def __post_init__(self) -> None:
        """Check it."""
        if not self.name.strip():
            raise PerformerError("An agency needs a name: write it first.")
        if len({agent.id for agent in self.agents}) != len(self.agents):
            raise PerformerError("Two agents of this agency have the same id: take one of them out.")


def check_ages(ages: Sequence[int]) -> None:
    """A range of ages, the younger first.

    Raises:
        PerformerError: it is none.
    """
    if not 0 <= ages[0] <= ages[1] <= _OLDEST:
        raise PerformerError("A playing age goes from the younger to the older, such as 30 to 45.")


def check_dates(first: str, last: str) -> None:
    """Dates from and to (ISO 8601), both included.

    Raises:
        PerformerError: one is no date, or the last comes before the first.
    """
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(last) and first <= last):
        raise PerformerError("Dates go from the first day to the last, each written like 2026-11-30.")
