"""Needs: what a part asks of whoever plays it, how strongly, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from tablework.casting.performers.notes import NoteError, pitch
from tablework.casting.performers.performer import LEVELS, PerformerError, check_ages, check_dates

WEIGHTS = ("must", "wish", "open")
"""A must excludes whom it speaks against, a wish only counts against them; what is open is not asked for at all."""

SOURCES = ("script", "director", "casting")
"""Where a need comes from: the words of the script, the director, or whoever sees to casting."""

_LONGEST = 120


class NeedError(ValueError):
    """What a part is said to need cannot be; its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so; from the script with its words, from the code point `start` of an element to `end`."""

    by: str = "director"
    element: str | None = None
    start: int = 0
    end: int = 0
    quote: str = ""

    def __post_init__(self) -> None:
        """Check it."""
        if self.by not in SOURCES:
            raise NeedError("A need comes from the script, from the director, or from casting: say which.")


@dataclass(frozen=True, slots=True)
class Need:
    """One need: its `kind` (see `kinds.KINDS`), a value as that kind has them, its weight and its source."""

    kind: str
    value: Hashable
    weight: str = "wish"
    source: Source = Source()

    def __post_init__(self) -> None:
        """Check its weight; its value is its kind's business."""
        if self.weight not in WEIGHTS:
            raise NeedError("A need is a must, a wish, or open: say which.")


def _yes(_: Any) -> Hashable:
    return True


def _text(value: Any) -> Hashable:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or not value.isprintable():
        raise NeedError(f"Write what the part needs, in at most {_LONGEST} letters.")
    return " ".join(value.encode("utf-8", "replace").decode().split())


def _words(value: Any) -> Hashable:
    if type(value) is not int or value < 0:
        raise NeedError("The size of a part is a number of words from 0.")
    return value


def _ages(value: Any) -> Hashable:
    ages = _pair(value)
    if any(type(age) is not int for age in ages):
        raise NeedError("A playing age goes from the younger to the older, such as 30 to 45.")
    return _or_need_error(check_ages, ages)


def _notes(value: Any) -> Hashable:
    notes = _pair(value)
    if any(not isinstance(note, str) for note in notes):
        raise NeedError("A range goes from its lowest note to its highest, such as G3 to C5.")
    return _or_need_error(_check_range, notes)


def _check_range(notes: tuple[Any, Any]) -> None:
    if pitch(notes[0]) > pitch(notes[1]):
        raise NoteError(f"A range goes from its lowest note to its highest: {notes[0]} is above {notes[1]}.")


def _dates(value: Any) -> Hashable:
    dates = _pair(value)
    if any(not isinstance(date, str) for date in dates):
        raise NeedError("Dates go from the first day to the last, each written like 2026-11-30.")
    return _or_need_error(lambda pair: check_dates(*pair), dates)


def _skill(value: Any) -> Hashable:
    """A skill, and perhaps the least level in brackets: ``fencing``, ``fencing (good)``."""
    name, _, level = str(_text(value)).partition(" (")
    if level and level.removesuffix(")") not in LEVELS:
        raise NeedError(f"The level of a skill is {', '.join(LEVELS)}: write it in brackets, or leave it out.")
    return f"{name} ({level.removesuffix(')')})" if level else name


def _pair(value: Any) -> tuple[Any, Any]:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise NeedError("Give both ends of it, the lower one first.")
    return value[0], value[1]


def _or_need_error(check: Callable[[tuple[Any, Any]], None], pair: tuple[Any, Any]) -> Hashable:
    try:
        check(pair)
    except (PerformerError, NoteError) as error:
        raise NeedError(str(error)) from None
    return pair


VALUES: Mapping[str, Callable[[Any], Hashable]] = {
    "yes": _yes,
    "text": _text,
    "skill": _skill,
    "words": _words,
    "ages": _ages,
    "notes": _notes,
    "dates": _dates,
}
"""The shapes that a need's value has, each with what makes one of what was given or says why it cannot."""
