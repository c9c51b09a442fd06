"""What people said of one script's layout is used at once for the next script of the same writer or house."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tablework.actions.read_again import Before, read_kept, said_of
from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.readers.layout.reading import alike
from tablework.shelf.layouts import KeptCorrection
from tablework.shelf.port import NewScript, Shelf

ALIKE = 0.6
"""How much of their looks two layouts share when they are one: what people said of the one holds for the other."""


def remembering(shelf: Shelf, room: ReadingRoom, prepared: NewScript) -> tuple[NewScript, tuple[KeptCorrection, ...]]:
    """A new script, read with what people have said of another script's layout where it is the same; and that."""
    remembered = _from_alike(shelf, prepared)
    if not remembered or prepared.layout is None:
        return prepared, ()
    before = Before(prepared.hash, prepared.name, prepared.draft)
    work = partial(read_kept, before=before, said=said_of(remembered), scanned=prepared.layout.scanned)
    try:
        again = room.do(work, prepared.layout.lines)
    except TooMuchError:
        return prepared, ()
    return replace(again.script, source=prepared.source), remembered


def _from_alike(shelf: Shelf, prepared: NewScript) -> tuple[KeptCorrection, ...]:
    if prepared.layout is None:
        return ()
    here = prepared.layout.profile
    found = [(alike(here, other.looks), other.script) for other in shelf.corrected_layouts()]
    best, script = max(found, key=lambda pair: pair[0], default=(0.0, ""))
    if best < ALIKE:
        return ()
    said = (c for c in shelf.corrections(script) if c.act == "is" and not c.text and c.look in here)
    return tuple(replace(c, remembered_from=script) for c in said)
