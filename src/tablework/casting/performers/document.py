"""Performers and agencies as the plain documents in which the casting log keeps them.

What a document leaves out, or has as null, is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tablework.casting.performers.performer import (
    Agency,
    Agent,
    Contact,
    Performer,
    PerformerError,
    Representation,
    Skill,
    Voice,
)

_LONGEST = 500
_MOST = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LISTS = ("positions", "unions", "says")
_UNKNOWN_LISTS = ("plays", "accents", "languages", "instruments")


def to_document(performer: Performer) -> dict[str, Any]:
    """A performer as a document."""
    lists = {name: list(getattr(performer, name)) for name in _LISTS}
    known = {name: _list_or_none(getattr(performer, name)) for name in _UNKNOWN_LISTS}
    contact, voice, skills = performer.contact, performer.voice, performer.skills
    return {
        "name": performer.name,
        "pronouns": performer.pronouns,
        "contact": {"email": contact.email, "phone": contact.phone, "address": contact.address},
        "playing_age": _list_or_none(performer.playing_age),
        "voice": voice and {"lowest": voice.lowest, "highest": voice.highest, "type": voice.type},
        "skills": skills and [{"name": s.name, "level": s.level, "date": s.date} for s in skills],
        "representation": performer.representation
        and {"agency": performer.representation.agency, "agent": performer.representation.agent},
        "wishes": {"least_words": performer.least_words, "will_not": list(performer.will_not)},
        "away": performer.away and [list(dates) for dates in performer.away],
        **lists,
        **known,
    }


def from_document(document: Mapping[str, Any]) -> Performer:
    """The performer of a document.

    Raises:
        PerformerError: it says something that cannot be.
        NoteError: an end of the voice is no note.
    """
    wishes = _object(document, "wishes")
    return Performer(
        name=_text(document, "name"),
        pronouns=_text(document, "pronouns"),
        contact=Contact(**{name: _text(_object(document, "contact"), name) for name in ("email", "phone", "address")}),
        playing_age=_ages(document.get("playing_age")),
        voice=_voice(_object(document, "voice")),
        skills=tuple(_skill(one) for one in _items(document, "skills")),
        representation=_representation(_object(document, "representation")),
        least_words=_number(wishes.get("least_words")),
        will_not=_texts(wishes, "will_not"),
        away=tuple(_dates(one) for one in _items(document, "away")),
        **{name: _texts(document, name) for name in (*_LISTS, *_UNKNOWN_LISTS)},
    )


def agency_to_document(agency: Agency) -> dict[str, Any]:
    """An agency as a document."""
    agents = [{"id": a.id, "name": a.name, "email": a.email, "phone": a.phone} for a in agency.agents]
    return {"name": agency.name, "agents": agents}


def agency_from_document(document: Mapping[str, Any]) -> Agency:
    """The agency of a document.

    Raises:
        PerformerError: it says something that cannot be.
    """
    agents = (_checked(one, "agents") for one in _items(document, "agents"))
    fields = ("id", "name", "email", "phone")
    return Agency(
        _text(document, "name"), tuple(Agent(**{name: _text(one, name) for name in fields}) for one in agents)
    )


def _list_or_none(values: tuple[Any, ...] | None) -> list[Any] | None:
    return None if values is None else list(values)


def _wrong(name: str) -> PerformerError:
    return PerformerError(f"“{name.replace('_', ' ')}” is not as it should be: look at it, and write it again.")


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST or (_CONTROL.search(value) and name != "address"):
        raise _wrong(name)
    return value.encode("utf-8", "replace").decode().strip()


def _items(document: Mapping[str, Any], name: str) -> list[Any]:
    value = document.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > _MOST:
        raise _wrong(name)
    return value


def _texts(document: Mapping[str, Any], name: str) -> tuple[str, ...]:
    texts = (_text({name: one}, name) for one in _items(document, name))
    return tuple(dict.fromkeys(text for text in texts if text))


def _object(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = document.get(name)
    return {} if value is None else _checked(value, name)


def _checked(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong(name)
    return value


def _number(value: Any) -> int | None:
    if value is not None and type(value) is not int:
        raise _wrong("least_words")
    return value


def _ages(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2 or any(type(age) is not int for age in value):
        raise _wrong("playing_age")
    return value[0], value[1]


def _dates(value: Any) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise _wrong("away")
    first, last = (_text({"away": one}, "away") for one in value)
    return first, last


def _voice(document: Mapping[str, Any]) -> Voice:
    return Voice(*(_text(document, name) for name in ("lowest", "highest", "type")))


def _skill(value: Any) -> Skill:
    document = _checked(value, "skills")
    return Skill(*(_text(document, name) for name in ("name", "level", "date")))


def _representation(document: Mapping[str, Any]) -> Representation | None:
    agency = _text(document, "agency")
    return Representation(agency, _text(document, "agent")) if agency else None
