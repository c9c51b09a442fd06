"""Lines on pages, as a reader of unmarked files would take them out of one."""

from __future__ import annotations

from tablework.actions.prepare_script import as_script, hash_of, read_unmarked
from tablework.readers.layout.corrections import Corrections
from tablework.readers.layout.lines import Line, PageSize, Source
from tablework.script.draft import Span
from tablework.shelf.port import NewScript

PIER = [
    ("ANNA is at the rail.", 108),
    ("ANNA", 280),
    ("The kettle knows more than the lighthouse.", 72),
    ("BEN", 284),
    ("You said that last year.", 72),
    ("ANNA", 280),
    ("I meant it last year.", 72),
    ("BENJAMIN", 270),
    ("And this year?", 72),
    ("ANNA", 280),
    ("This year I only say it.", 72),
    ("BEN goes.", 108),
    ("BEN", 284),
    ("You said that last year.", 72),
    ("2", 300),
]


def source(lines: list[tuple[str, int]] | None = None) -> Source:
    """A page: names in the middle, words at the margin, directions set in and in italics."""
    found = []
    for n, (text, x) in enumerate(lines or PIER):
        if text:
            spans = (Span(0, len(text), "italic"),) if x == 108 else ()
            found.append(Line(text, 1, x, x + 6 * len(text), 90 + 18 * n, 12, spans))
    return Source("pdf", tuple(found), (PageSize(612, 792),), "The Pier")


def script(lines: list[tuple[str, int]] | None = None, name: str = "pier.pdf") -> NewScript:
    """It as a script that has been read and is ready for the stack."""
    data = repr(lines or PIER).encode()
    return as_script(read_unmarked(source(lines), name, Corrections()), hash_of(data), name, data)
