"""Who is heard, and from where: a voice from off stage is not on stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tablework.script.draft import Element

_OFF_SIGNS = ("o.s", "v.o", "o.c", "o/s", "v/o", "off", "within", "aus dem off")
_OFF = re.compile(
    r"(?:(?!to\b)[\w']+ ){0,3}(?:within|off|off-?stage|off stage|o\.s|v\.o|beneath|under the stage|from below"
    r"|hinter der szene|von draussen|von draußen|drinnen|en coulisse)(?:, .*)?"
)


class Heard(NamedTuple):
    """Somebody speaks: at which place of the draft, who, and whether from off stage."""

    place: int
    role: str
    off: bool


def heard(elements: Sequence[Element], first: int, last: int) -> list[Heard]:
    """Everybody who speaks from the place `first` to `last`, in order.

    ``(O.S.)`` behind a cue and ``[within]`` inside a speech make its words come from off stage; so does a direction
    that says nothing else and stands before the cue.
    """
    found: list[Heard] = []
    off: str | None = None
    before = False
    for n in range(first, last + 1):
        element = elements[n]
        if element.spoken:
            away = off is not None and element.speech == off
            found += [Heard(n, role, away) for role in element.roles]
        elif element.kind == "cue":
            off, before = element.speech if before or is_off_stage(element) else None, False
        elif element.kind in {"stage_direction", "parenthetical"}:
            off, before = _after_direction(element, off, before=before)
    return found


def _after_direction(element: Element, off: str | None, *, before: bool) -> tuple[str | None, bool]:
    if is_off_stage(element):
        return element.speech, element.speech is None
    return off, before and element.speech is not None


def is_off_stage(element: Element) -> bool:
    """Whether a cue or a direction says that words come from off stage."""
    text = element.text.lower()
    if element.kind == "cue":
        _, bracket, extension = text.partition("(")
        return bool(bracket) and any(sign in extension for sign in _OFF_SIGNS)
    return _OFF.fullmatch(text.strip(" .,[]()")) is not None
