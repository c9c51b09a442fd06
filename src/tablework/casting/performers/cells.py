"""A performer as a row of cells, the way a table or an address card holds them: every field is one line of text.

Several things in one cell stand between ``;``, the parts of a thing between ``:``; a backslash before either, or before
another backslash, means the sign itself. An empty cell is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tablework.casting.performers.performer import Agent, Contact, Performer, PerformerError, Skill, Voice

FIELDS = (
    "name",
    "pronouns",
    "email",
    "phone",
    "address",
    "positions",
    "playing_age",
    "plays",
    "lowest",
    "highest",
    "voice_type",
    "skills",
    "accents",
    "languages",
    "instruments",
    "unions",
    "agency",
    "agent",
    "agent_email",
    "agent_phone",
    "least_words",
    "will_not",
    "away",
    "says",
)
"""The cells of a row, in order."""

_RANGE = re.compile(r"\s*(\d+)\s*(?:[-–]|to)\s*(\d+)\s*|\s*(\d+)\s*")


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: a performer with the agency and agent that speak for them; without a performer, an agency's agent."""

    performer: Performer | None
    agency: str = ""
    agent: Agent | None = None


def to_cells(listed: Listed) -> dict[str, str]:
    """A row's cells; those that say nothing are empty."""
    agent = listed.agent
    row = dict.fromkeys(FIELDS, "")
    row |= {"agency": listed.agency}
    if agent:
        row |= {"agent": agent.name, "agent_email": agent.email, "agent_phone": agent.phone}
    return row | _performer_cells(listed.performer) if listed.performer else row


def _performer_cells(who: Performer) -> dict[str, str]:
    voice = who.voice or Voice()
    return {
        "name": who.name,
        "pronouns": who.pronouns,
        "email": who.contact.email,
        "phone": who.contact.phone,
        "address": who.contact.address,
        "playing_age": "-".join(map(str, who.playing_age)) if who.playing_age else "",
        "lowest": voice.lowest,
        "highest": voice.highest,
        "voice_type": voice.type,
        "skills": joined(joined((s.name, s.level, s.date), ":").rstrip(": ") for s in who.skills or ()),
        "least_words": "" if who.least_words is None else str(who.least_words),
        "away": joined(f"{first}/{last}" for first, last in who.away or ()),
    } | {name: _listing(getattr(who, name)) for name in _LISTS}


_LISTS = ("positions", "plays", "accents", "languages", "instruments", "unions", "will_not", "says")


def from_cells(cells: Mapping[str, str], agent_id: str = "") -> Listed:
    """The row of some cells; cells that are not there are empty. `agent_id` is what its agent is known by.

    Raises:
        PerformerError: a cell says something that cannot be, or the row names nobody.
        NoteError: an end of the voice is no note.
    """
    cell = {name: (cells.get(name) or "").strip() for name in FIELDS}
    agent = Agent(agent_id, cell["agent"], cell["agent_email"], cell["agent_phone"]) if cell["agent"] else None
    if not cell["name"] and not cell["agency"]:
        raise PerformerError("This row names nobody: give a name, or an agency.")
    return Listed(_performer(cell) if cell["name"] else None, cell["agency"], agent)


def _performer(cell: Mapping[str, str]) -> Performer:
    lists = {name: tuple(apart(cell[name])) for name in _LISTS}
    return Performer(
        name=cell["name"],
        pronouns=cell["pronouns"],
        contact=Contact(cell["email"], cell["phone"], cell["address"]),
        playing_age=_ages(cell["playing_age"]),
        voice=Voice(cell["lowest"], cell["highest"], cell["voice_type"]),
        skills=tuple(_skill(one) for one in _split(cell["skills"], ";")),
        least_words=_number(cell["least_words"]),
        away=tuple(_dates(one) for one in apart(cell["away"])),
        **lists,  # type: ignore[arg-type]  # every one of them is a list of texts
    )


def _listing(values: tuple[str, ...] | None) -> str:
    return joined(re.sub(r"([\\;:])", r"\\\1", value) for value in values or ())


def joined(texts: Iterable[str], sign: str = ";") -> str:
    """Texts in one cell; with the inner sign, the parts of one thing, their signs made harmless."""
    if sign == ":":
        texts = (re.sub(r"([\\;:])", r"\\\1", text) for text in texts)
    return f"{sign} ".join(texts)


def apart(cell: str) -> list[str]:
    r"""The texts of a cell.

    >>> apart(r"fencing; reading\; writing")
    ['fencing', 'reading; writing']
    """
    return [_plain(one) for one in _split(cell, ";")]


def _split(cell: str, sign: str) -> list[str]:
    pieces = [piece.strip() for piece in re.findall(rf"(?:\\.|[^\\{sign}])+|(?<={sign})(?={sign})", cell)]
    return [piece for piece in pieces if piece]


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).strip()


def _skill(text: str) -> Skill:
    parts = [_plain(part) for part in re.split(r"(?<!\\):", text)]
    return Skill(*[*parts, "", ""][:3])


def _ages(cell: str) -> tuple[int, int] | None:
    if not cell:
        return None
    found = _RANGE.fullmatch(cell)
    if found is None:
        raise PerformerError(f"“{cell[:20]}” is no playing age: write it like 30-45.")
    first, last = found[1] or found[3], found[2] or found[3]
    return int(first), int(last)


def _number(cell: str) -> int | None:
    if cell and not (cell.isascii() and cell.isdigit()):
        raise PerformerError(f"“{cell[:20]}” is no number of words: write it like 300.")
    return int(cell) if cell else None


def _dates(text: str) -> tuple[str, str]:
    first, _, last = text.partition("/")
    return first.strip(), (last or first).strip()
