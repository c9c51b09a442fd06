"""Words in Typst's mark-up: strings, names, and the stretches of a speech."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.zoo.blocks import Item
from benchmarks.zoo.copy_text import Piece
from benchmarks.zoo.layout import Cue, Directions


def plain(text: str) -> str:
    """The text exactly as it is: a string of Typst's, in which nothing is mark-up."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}";'


def wrapped(function: str, inner: str) -> str:
    """Content under a function such as ``emph`` or ``text(size: 9pt)``."""
    return f"#{function}[{inner}];"


def cue(piece: Piece, style: Cue) -> str:
    """The name as printed, with its number where speeches are counted."""
    name = CASES.get(style.case, plain)(piece.cue)
    for wanted, function in ((style.bold, "strong"), (style.italic, "emph"), (style.underlined, "underline")):
        name = wrapped(function, name) if wanted else name
    return (plain(f"{piece.number + 1}. ") if style.numbered else "") + name


def _fake_small_capitals(name: str) -> str:
    words = name.split(" ")
    return plain(" ").join(plain(word[:1]) + wrapped("text(size: 0.76em)", plain(word[1:])) for word in words)


def _small_capitals(name: str) -> str:
    return wrapped("smallcaps", plain(name))


def _spaced(name: str) -> str:
    return wrapped("text(tracking: 0.22em)", plain(name))


CASES = {"fake": _fake_small_capitals, "small": _small_capitals, "spaced": _spaced}


def direction(text: str, marks: tuple[str, str], *, italic: bool) -> str:
    """A direction between its marks."""
    words = plain(marks[0] + text + marks[1])
    return wrapped("emph", words) if italic else words


def talk(items: Sequence[Item], style: Directions) -> str:
    """A stretch of a speech in one paragraph; every line of verse begins a new line."""
    out = ""
    said: str = ""
    for item in items:
        verse = item.kind == "l" or (item.kind == "p" and said == "l")
        out += ("#linebreak();" if verse and said else " ") if out else ""
        out += _item(item, style)
        said = item.kind if item.kind != "d" else said
    return out


def _item(item: Item, style: Directions) -> str:
    if item.kind == "d":
        return direction(item.text, style.inner, italic=style.italic)
    return plain(item.text) + (wrapped("footnote", plain(item.note)) if item.note else "")
