"""What people have said of lines, put on the rows before anything is learnt from them."""

from __future__ import annotations

from collections.abc import Sequence

from tablework.readers.layout.corrections import Corrections, places
from tablework.readers.layout.cues import Cues
from tablework.readers.layout.heads import heads
from tablework.readers.layout.lines import Line
from tablework.readers.layout.rows import Head, Row


def note_what_was_said(rows: Sequence[Row], lines: Sequence[Line], said: Corrections) -> None:
    """Set `said` and `begins` of every row that a correction is about; what is said of one line outweighs its look."""
    if not said.all:
        return
    place = list(places(lines))
    for row in rows:
        row.said = said.lines.get(place[row.n], said.looks.get(row.look, ""))
        row.begins = said.breaks.get(place[row.n], "")
        if row.said == "furniture":
            row.kind = "furniture"


def with_what_was_said(rows: Sequence[Row], found: Cues) -> dict[int, tuple[Head, float]]:
    """The cues, with those that people have named and without those that they said are none."""
    kept = {n: cue for n, cue in found.items() if rows[n].said in {"", "cue"}}
    named = {n: (_head(row, found.get(n)), 1.0) for n, row in enumerate(rows) if row.said == "cue"}
    return kept | named


def _head(row: Row, found: tuple[Head, float] | None) -> Head:
    """The head of a row that is a cue: as the vote has it, else its likeliest, else all its words."""
    if found is not None:
        return found[0]
    own = max(heads(row), key=lambda head: (head.mode == "own", head.end), default=None)
    return own or Head("own", "T", "", row.text.strip(" .:"), len(row.text))
