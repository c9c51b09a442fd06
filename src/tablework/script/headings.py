"""What a heading opens: ``ACT TWO``, ``Scene 3. The booth``, ``SONG: "Half a Script"``, ``Zweiter Aufzug``.

The words are those that printed plays use, in the languages we meet most. Numbers come out in figures, because that is
how people ask for a scene: ``II`` and ``TWO`` are ``2``, while ``12A`` stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tablework.script.words import fold

_KINDS = {
    "act": "act akt aufzug acte acto atto handlung",
    "scene": "scene scena szene auftritt bild escena cuadro tableau",
    "song": "song lied chanson cancion aria duet trio quartet",
    "prologue": "prologue prolog prologo vorspiel",
    "epilogue": "epilogue epilog epilogo nachspiel",
    "interlude": "interlude intermezzo zwischenspiel entr'acte",
    "induction": "induction",
    "chorus": "chorus",
    "cast": "cast characters personen personnages personajes people",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_CAST_PAGES = frozenset(
    {"dramatis personae", "cast of characters", "the characters", "the people", "the cast", "cast list", "the persons"}
)
_ORDINALS = (
    ("one", "first", "erste", "premier", "primero"),
    ("two", "second", "zweite", "deuxieme", "segundo"),
    ("three", "third", "dritte", "troisieme", "tercero"),
    ("four", "fourth", "vierte", "quatrieme", "cuarto"),
    ("five", "fifth", "funfte", "cinquieme", "quinto"),
    ("six", "sixth", "sechste", "sixieme"),
    ("seven", "seventh", "siebente", "septieme"),
    ("eight", "eighth", "achte", "huitieme"),
    ("nine", "ninth", "neunte", "neuvieme"),
    ("ten", "tenth", "zehnte", "dixieme"),
    ("eleven", "eleventh", "elfte", "onzieme"),
    ("twelve", "twelfth", "zwolfte", "douzieme"),
)
_NUMBER_WORDS = {word: n for n, words in enumerate(_ORDINALS, 1) for word in words}
_ROMAN = re.compile(r"(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_FIRST_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"(?:no\.?\s*|#)?(?P<number>\w+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_FIRST_NUMBER = re.compile(r"(?P<number>[^\W_]+)\.?\s+(?P<word>[^\W\d_]+)(?P<rest>.*)", re.DOTALL)
_OPENING_MARKS = " \t\n.,:;-–—"
_QUOTES = "\"'“”„«»‘’"


class Heading(NamedTuple):
    """What a heading opens: its kind, its number in figures if it has one, and its title."""

    kind: str
    number: str | None
    title: str


@lru_cache(maxsize=2048)
def parse_heading(text: str) -> Heading | None:
    """What a heading opens, or None when its words do not say (``INT. BAR - NIGHT``, ``Part of the pier``)."""
    text = text.strip()
    if fold(text).rstrip(".:") in _CAST_PAGES:
        return Heading("cast", None, text)
    return _kind_first(text) or _number_first(text)


def _kind_first(text: str) -> Heading | None:
    """``ACT ONE``, ``Scene 3. The booth``, ``SONG: "Half a Script"``."""
    match = _FIRST_WORD.fullmatch(text)
    kind = _KIND_OF.get(fold(match["word"])) if match else None
    if match is None or kind is None:
        return None
    rest = match["rest"].lstrip(_OPENING_MARKS)
    marked = rest != match["rest"].lstrip() or not rest
    number = _NUMBER.fullmatch(rest)
    value = to_figures(number["number"]) if number else None
    if number is not None and value is not None and (not number["rest"] or number["rest"][0] in _OPENING_MARKS):
        return Heading(kind, value, _title(number["rest"]))
    return Heading(kind, None, _title(rest)) if marked or _quoted(rest) else None


def _number_first(text: str) -> Heading | None:
    """``Zweiter Aufzug``, ``3. Szene``, ``THE SECOND ACT``."""
    match = _FIRST_NUMBER.fullmatch(re.sub(r"^the\s+", "", text, flags=re.IGNORECASE))
    kind = _KIND_OF.get(fold(match["word"])) if match else None
    value = to_figures(match["number"]) if match else None
    if match is None or kind is None or value is None:
        return None
    return Heading(kind, value, _title(match["rest"]))


def _quoted(text: str) -> bool:
    return bool(text) and text[0] in _QUOTES


def _title(text: str) -> str:
    title = text.strip(_OPENING_MARKS)
    return title[1:-1] if _quoted(title) and title[-1] in _QUOTES and len(title) > 2 else title


def to_figures(word: str) -> str | None:
    """``II``, ``two``, ``Zweiter`` → ``2``; ``12A`` → ``12A``; a word that is no number → None."""
    folded = fold(word).rstrip(".")
    if folded[:1].isdigit():
        return folded.upper()
    for stem in (folded, folded[:-1]):
        if stem in _NUMBER_WORDS:
            return str(_NUMBER_WORDS[stem])
    return str(_roman(folded)) if _ROMAN.fullmatch(folded) else None


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
