"""Fountain's marks inside a paragraph: emphasis with escapes, notes in double brackets, the boneyard."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from tablework.script.draft import Span

FILLER = "\ue000"
"""Stands for each character that is no part of the script (a boneyard), so that offsets stay true."""
FOLD = "\ue001"
"""Stands for each line break inside a note or a boneyard, so that it stays one line."""

_BONEYARD = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOTE = re.compile(r"\[\[((?:(?!\n\r?\n|\[\[).)*?)\]\]", re.DOTALL)
_MARK = re.compile(r"\\[*_\\]|\*{1,3}|_")
_STYLES = {"*": ("italic",), "**": ("bold",), "***": ("bold", "italic"), "_": ("underline",)}


class Marked(NamedTuple):
    """A paragraph without its marks: the text, the styles on it, the notes it held."""

    text: str
    spans: tuple[Span, ...]
    notes: tuple[str, ...]


def hide(text: str) -> tuple[str, dict[int, str]]:
    """The same number of characters, with boneyards filled over and the line breaks in notes folded away.

    Also answers what each boneyard held, by the offset at which it began.
    """
    buried: dict[int, str] = {}

    def bury(match: re.Match[str]) -> str:
        buried[match.start()] = match[0][2:-2].strip()
        return FILLER * len(match[0])

    if "/*" in text:
        text = _BONEYARD.sub(bury, text)
    if "[[" in text:
        text = _NOTE.sub(lambda match: match[0].replace("\n", FOLD), text)
    return text, buried


def clean(raw: str) -> Marked:
    """A paragraph's text in NFC without its marks."""
    if FILLER in raw:
        raw = raw.replace(FILLER, "")
    notes: tuple[str, ...] = ()
    if "[[" in raw:
        notes = tuple(_unfold(match[1]) for match in _NOTE.finditer(raw))
        raw = _NOTE.sub("", raw)
    if not raw.isascii() and not unicodedata.is_normalized("NFC", raw):
        raw = unicodedata.normalize("NFC", raw)
    if "*" not in raw and "_" not in raw and "\\" not in raw:
        return Marked(raw, (), notes)
    return Marked(*emphasis(raw), notes)


def _unfold(text: str) -> str:
    return "\n".join(line.strip() for line in text.replace(FILLER, "").split(FOLD)).strip()


def emphasis(raw: str) -> tuple[str, tuple[Span, ...]]:
    r"""Text without ``*``, ``**``, ``***`` and ``_``, and where they stood; ``\*`` is a star.

    A mark opens before a character that is no blank and closes after one; a pair lies within one line.
    """
    pairs: list[tuple[int, int, str]] = []
    dropped: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(raw):
        mark, at = match[0], match.start()
        if mark[0] == "\\":
            dropped.append((at, at + 1))
            continue
        if "\n" in raw[opened[-1][1] : at] if opened else False:
            opened.clear()
        _take(raw, mark, at, opened, pairs)
    for start, end, mark in pairs:
        dropped += [(start, start + len(mark)), (end, end + len(mark))]
    return _without(raw, sorted(dropped), pairs)


def _take(raw: str, mark: str, at: int, opened: list[tuple[str, int]], pairs: list[tuple[int, int, str]]) -> None:
    """Let a run of stars (or an underscore) close what is open as far as it can, and open with what is left."""
    closes = at > 0 and not raw[at - 1].isspace()
    while mark and closes:
        fitting = next((n for n in range(len(opened) - 1, -1, -1) if mark.startswith(opened[n][0])), None)
        if fitting is None or opened[fitting][1] + len(opened[fitting][0]) == at:
            break
        held, start = opened[fitting]
        del opened[fitting:]
        pairs.append((start, at, held))
        mark, at = mark[len(held) :], at + len(held)
    end = at + len(mark)
    if mark and end < len(raw) and not raw[end].isspace():
        opened.append((mark, at))


def _without(
    raw: str, dropped: list[tuple[int, int]], pairs: list[tuple[int, int, str]]
) -> tuple[str, tuple[Span, ...]]:
    kept: list[str] = []
    ends, gone = [0], [0]
    for start, end in dropped:
        kept.append(raw[ends[-1] : start])
        ends.append(end)
        gone.append(gone[-1] + end - start)
    kept.append(raw[ends[-1] :])

    def moved(at: int) -> int:
        return at - gone[bisect_right(ends, at) - 1]

    spans = sorted(
        Span(moved(start + len(mark)), moved(end), style) for start, end, mark in pairs for style in _STYLES[mark]
    )
    return "".join(kept), tuple(span for span in spans if span.start < span.end)
