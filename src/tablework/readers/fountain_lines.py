"""Fountain's lines, and what one line looks like by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from tablework.readers.fountain_marks import FILLER

_HEADING = re.compile(r"(?:int|ext|est|i/e|int\.?/ext)[. ]", re.IGNORECASE)
_EXTENSIONS = re.compile(r"\([^()]*\)")
_SECTION = re.compile(r"#{1,6}\s+\S")


class Line(NamedTuple):
    """One line: its text without the line end, the same without blanks around, its number and where it starts."""

    raw: str
    text: str
    number: int
    start: int

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.raw)


def lines_of(text: str, start: int) -> list[Line]:
    """The lines of a text from an offset on, with or without a carriage return at their ends."""
    lines, number, at = [], text.count("\n", 0, start) + 1, start
    for raw in text[start:].split("\n"):
        shown = raw.rstrip("\r")
        lines.append(Line(shown, shown.strip().strip(FILLER).strip() if FILLER in shown else shown.strip(), number, at))
        at += len(raw) + 1
        number += 1
    return lines


def is_heading(text: str) -> bool:
    """Whether a line begins as scene headings of films do: ``INT. BAR - NIGHT``."""
    return _HEADING.match(text) is not None


def is_cue(text: str) -> bool:
    """Whether a line is a name in capitals, whatever stands in brackets behind it."""
    name = _EXTENSIONS.sub("", text) if "(" in text else text
    name = name.split("[[")[0].rstrip("^ ")
    return name == name.upper() and any(letter.isalpha() for letter in name) if name.isascii() else _is_capitals(name)


def _is_capitals(name: str) -> bool:
    """Capitals in any language: ``STRAßE`` is, for there is no capital of that letter in use."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and not any(letter.islower() and letter != "ß" for letter in letters)


def kind_in_speech(text: str) -> str:
    """What a line inside a speech is: ``lyric``, ``parenthetical`` or ``dialogue``."""
    if text[0] == "~":
        return "lyric"
    return "parenthetical" if text[0] == "(" and text[-1] == ")" else "dialogue"


def ends_speech(line: Line) -> bool:
    """Whether a speech ends before this line: a blank one (but not of two blanks), or a section without one before."""
    return len(line.raw) < 2 if not line.text else _SECTION.match(line.text) is not None
