"""Review how a script without mark-up was read, and correct it: every correction is kept, and read again with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from tablework.actions.prepare_script import VERSION, unpack
from tablework.actions.read_again import Again, Before, read_file, read_kept, said_of
from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.actions.review_words import now_said, read_as, remembered_said, taken_back_said
from tablework.readers.layout.corrections import Correction, LinePlace
from tablework.readers.layout.reading import UNSURE
from tablework.readers.trouble import UnreadableScriptError
from tablework.shelf.layouts import KeptCorrection, Layout, OnTableError
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

_TOO_MUCH = "Reading this script again took too long, so nothing was changed. Try once more."


def review(shelf: Shelf, person: str, script: str) -> dict[str, Any]:
    """Everything that the page for reviewing shows: the pages, each line with what it was taken for, corrections.

    Raises:
        NotOnStackError: it is not on the stack.
        ShelfTroubleError: it has mark-up of its own.
    """
    row, layout, draft = shelf.on_stack(person, script), _layout(shelf, script), unpack(shelf.draft(script) or b"")
    if row is None:
        raise NotOnStackError()
    source, reading = unpack(layout.lines), unpack(layout.reading)
    standing = shelf.corrections(script)
    lines = _lines(source, reading)
    return {
        "script": script,
        "title": row.facts["title"] or row.name,
        "format": source["format"],
        "scanned": layout.scanned,
        "sentence": read_as(draft, sum(line["sure"] < UNSURE for line in lines)),
        "remembered": _remembered(shelf, person, standing),
        "notices": source["notices"],
        "locked": str(OnTableError()) if shelf.has_book(script) else None,
        "corrections": len(standing),
        "unsure_below": UNSURE,
        "pages": source["pages"],
        "roles": [{"id": r["id"], "names": r["labels"] or [r["name"]]} for r in draft["roles"]],
        "lines": lines,
    }


def _lines(source: dict[str, Any], reading: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "text": text,
            "page": page,
            "x": x,
            "right": right,
            "y": y,
            "size": size,
            "look": look,
            "kind": kind,
            "sure": sure,
            "element": element,
        }
        for (text, page, x, right, y, size, *_), (look, kind, sure, element) in zip(
            source["lines"], reading["lines"], strict=True
        )
    ]


def _remembered(shelf: Shelf, person: str, standing: Sequence[KeptCorrection]) -> str | None:
    from_others = [c.remembered_from for c in standing if c.remembered_from]
    other = shelf.on_stack(person, from_others[-1]) if from_others else None
    return remembered_said(len(from_others), other.facts["title"] or other.name) if other else None


# -- correcting -------------------------------------------------------------------------------------------------------


def correct(shelf: Shelf, room: ReadingRoom, person: str, script: str, wish: dict[str, Any], at: str) -> dict[str, Any]:
    """Keep a correction, read again with all that stand, and put the new reading in the old one's place.

    A `wish` has an ``act``; then ``line`` (from 0) and ``kind``, with ``all`` for every line of that look; or
    ``line`` alone to split or join; or two ``names`` of one role. The answer is the new review, with what was ``said``.

    Raises:
        ShelfTroubleError: the wish is about nothing in this script, or a book has been opened on it.
    """
    layout = _layout(shelf, script)
    correction = _wished(unpack(layout.lines), unpack(layout.reading), wish)
    kept = _kept(correction, person, at)
    again = _read(shelf, room, person, script, layout, [*shelf.corrections(script), kept])
    shelf.reread(again.script, again.answers, person, at, correction=kept)
    after = review(shelf, person, script)
    return after | {"said": now_said(correction, wish, after)}


def take_back(shelf: Shelf, room: ReadingRoom, person: str, script: str, at: str) -> dict[str, Any]:
    """Take the last correction that stands back, and read again without it; the new review, with what was ``said``.

    Raises:
        ShelfTroubleError: none stands, or a book has been opened on the script.
    """
    layout, standing = _layout(shelf, script), shelf.corrections(script)
    if not standing:
        raise ShelfTroubleError("There is no correction to take back: this is how the script was read at first.")
    again = _read(shelf, room, person, script, layout, standing[:-1])
    shelf.reread(again.script, again.answers, person, at, take_back=True)
    return review(shelf, person, script) | {"said": taken_back_said(len(standing) - 1)}


def read_anew(shelf: Shelf, room: ReadingRoom, person: str, script: str, at: str) -> bool:
    """Read a script with this version's reader, keeping all corrections; False when it was read by it already.

    Raises:
        ShelfTroubleError: a book has been opened on it, or it cannot be read any more.
    """
    layout = _layout(shelf, script)
    if layout.reader == VERSION:
        return False
    again = _read(shelf, room, person, script, layout, shelf.corrections(script))
    shelf.reread(again.script, again.answers, person, at)
    return True


def _read(
    shelf: Shelf,
    room: ReadingRoom,
    person: str,
    script: str,
    layout: Layout,
    corrections: Sequence[KeptCorrection],
) -> Again:
    """The script as it reads with these corrections; what an older version took off its pages is taken anew."""
    row, draft, source = shelf.on_stack(person, script), shelf.draft(script), shelf.source(script)
    if row is None or draft is None or source is None:
        raise NotOnStackError()
    if shelf.has_book(script):
        raise OnTableError()
    before, said = Before(script, row.name, draft, shelf.answers(script)), said_of(corrections)
    if layout.scanned or layout.reader == VERSION:
        return _in_room(room, partial(read_kept, before=before, said=said, scanned=layout.scanned), layout.lines)
    return _in_room(room, partial(read_file, before=before, said=said), source[1])


def _in_room(room: ReadingRoom, work: partial[Again], data: bytes) -> Again:
    try:
        return room.do(work, data)
    except TooMuchError:
        raise ShelfTroubleError(_TOO_MUCH) from None
    except UnreadableScriptError as error:
        raise ShelfTroubleError(str(error)) from None


def _layout(shelf: Shelf, script: str) -> Layout:
    layout = shelf.layout(script)
    if layout is not None:
        return layout
    if shelf.draft(script) is None:
        raise NotOnStackError()
    raise ShelfTroubleError("This script says itself what each of its lines is: there is nothing to review.")


# -- corrections as they are wished for, as they are kept, as the reader takes them -----------------------------------


def _wished(source: dict[str, Any], reading: dict[str, Any], wish: dict[str, Any]) -> Correction:
    act = wish["act"]
    if act == "same_role":
        return Correction(act, names=wish["names"])
    line = wish["line"]
    if not 0 <= line < len(source["lines"]):
        raise ShelfTroubleError("There is no such line in this script: load the page again.")
    if act == "is" and wish["all"]:
        return Correction(act, kind=wish["kind"], look=reading["looks"][reading["lines"][line][0]])
    return Correction(act, kind=wish.get("kind", ""), place=_place(source["lines"], line))


def _place(lines: list[list[Any]], line: int) -> LinePlace:
    text, page = lines[line][:2]
    return LinePlace(page, text, sum(before[:2] == [text, page] for before in lines[:line]))


def _kept(correction: Correction, person: str, at: str) -> KeptCorrection:
    return KeptCorrection(
        person, at, correction.act, correction.kind, correction.look, *correction.place, names=correction.names
    )
