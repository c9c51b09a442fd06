"""Layouts that nobody chose: drawn by chance from all the choices there are, the same ones for the same seed.

What a reader has been tuned on says little about the next script; these are many, and nobody looks at them one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.zoo.layout import Cue, Directions, Grid, Layout, Sheet

_PLAYS = ("earnest", "pygmalion", "dollshouse", "playboy", "emilia", "a-midsummer-nights-dream", "henry-v", "king-lear")
_MARKS = {"[": ("[", "]"), "(": ("(", ")"), "[_": ("[_", "_]"), "(_": ("(_", "_)"), "": ("", "")}


def chance_layouts(count: int, seed: int) -> Iterator[Layout]:
    """So many layouts, half of them typeset pages, half text in one width of letters."""
    for n in range(count):
        chance = Random(f"{seed} {n}")  # noqa: S311 (the same every time)
        yield (_typeset if n % 2 else _typewritten)(f"c{seed}-{n:03}", chance)


def _typeset(name: str, chance: Random) -> Layout:
    place = chance.choice(("inline", "inline", "own", "own", "tab"))
    cue = Cue(
        place=place,
        case=chance.choice(("caps", "caps", "title", "small", "fake", "spaced" if place == "own" else "caps")),
        after=chance.choice((".", ".", ":", " —", "")) if place == "inline" else chance.choice(("", "", ".", ":")),
        bold=chance.random() < 0.3,
        italic=chance.random() < 0.15,
        underlined=chance.random() < 0.05,
        align=chance.choice(("left", "center", "center")) if place == "own" else "left",
        indent=chance.choice(("0pt", "0pt", "5cm")) if place == "own" else "0pt",
        hang=chance.choice(("0pt", "1em", "1.5em", "2em")),
        width=chance.choice(("3cm", "3.6cm")),
        short=chance.random() < 0.1,
    )
    if cue.place == "inline" and not cue.after and cue.case == "title":
        cue = Cue("inline", "title", "", bold=True, hang=cue.hang)  # else nothing at all tells names from talk
    return Layout(
        name, "pdf", *_slice(chance), cue, _directions(chance, typeset=True), _sheet(chance),
        front=chance.choice(("", "", "title", "cast")),
        talk_indent=chance.choice(("0pt", "0pt", "1cm")) if place == "own" else "0pt",
        features=frozenset(one for one in ("notes", "shouts", "letters") if chance.random() < 0.1),
        heading_caps=chance.random() < 0.7,
        held_out=True,
    )  # fmt: skip


def _typewritten(name: str, chance: Random) -> Layout:
    place = chance.choice(("inline", "own"))
    cue = Cue(
        place,
        chance.choice(("caps", "caps", "title")),
        chance.choice((".", ".", ":", " --")) if place == "inline" else chance.choice(("", ".", ":")),
        italic=place == "inline" and chance.random() < 0.2,
        short=chance.random() < 0.1,
    )
    talk = chance.choice((0, 0, 4, 10))
    grid = Grid(
        cue=chance.choice((0, 0, 2)) if place == "inline" else chance.choice((0, 0, 20, 30)),
        talk=talk,
        width=talk + chance.choice((40, 60, 66, 72)),
        direction=chance.choice((0, 0, 4, 20)),
        direction_width=72,
        inner=talk,
        inner_width=40,
        blank=chance.choice((1, 1, 1, 0)),
        centre=chance.choice((0, 36)) if place == "own" else 0,
    )
    return Layout(
        name, "txt", *_slice(chance), cue, _directions(chance, typeset=False), grid=grid,
        front=chance.choice(("", "title", "cast")), held_out=True,
    )  # fmt: skip


def _slice(chance: Random) -> tuple[str, int, int]:
    return chance.choice(_PLAYS), chance.randrange(0, 200), 150


def _directions(chance: Random, *, typeset: bool) -> Directions:
    """Directions that something tells from talk: brackets, or where type allows it italics."""
    marks = _MARKS[chance.choice("[(") if typeset else chance.choice(("[", "(", "[_", "(_"))]
    bare = typeset and chance.random() < 0.2
    return Directions(
        _MARKS[""] if bare else marks,
        _MARKS[""] if bare and chance.random() < 0.5 else marks,
        italic=bare or chance.random() < 0.6,
        align=chance.choice(("left", "left", "center")) if typeset else "left",
        own=chance.random() < 0.15,
    )


def _sheet(chance: Random) -> Sheet:
    paper = chance.choice(("a4", "us-letter", "a5"))
    return Sheet(
        paper,
        "(x: 1.8cm, y: 2cm)" if paper == "a5" else "(x: 2.5cm, y: 2.5cm)",
        chance.choice(("Libertinus Serif", "Liberation Sans", "Liberation Serif", "New Computer Modern")),
        chance.choice(("9pt", "10pt", "11pt", "12pt")),
        gap=chance.choice(("0.65em", "0.8em", "1.3em")),
        justify=chance.random() < 0.4,
        hyphenate=chance.random() < 0.3,
        head=chance.choice(("", "title", "act", "mirror")),
        folio=chance.choice(("foot", "head", "outer", "")),
        watermark="DRAFT" if chance.random() < 0.08 else "",
        numbered_lines=chance.choice((0, 0, 0, 0, 5, 1)),
    )
