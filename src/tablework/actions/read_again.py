"""Read lines that are kept once more, with what people have said of them since.

It needs no shelf and leaves nothing behind, so that it can run in a process of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tablework.actions import kept_lines
from tablework.actions.prepare_script import as_script, read_unmarked, unpack
from tablework.readers.layout.corrections import Correction, Corrections, LinePlace
from tablework.readers.layout.lines import Source
from tablework.readers.registry import reader_for
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.document import from_document
from tablework.script.draft import Draft
from tablework.script.presence import Answer
from tablework.shelf.layouts import KeptCorrection
from tablework.shelf.port import NewScript


@dataclass(frozen=True, slots=True)
class Before:
    """A script as it is kept: its hash (or as much of it as its id has), its name, draft, and answers to its doubts."""

    hash: str
    name: str
    draft: bytes
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """A script as it reads now, and the answers that still hold."""

    script: NewScript
    answers: tuple[Answer, ...]


def read_kept(lines: bytes, before: Before, said: Corrections, *, scanned: bool) -> Again:
    """Read a script's kept lines again."""
    return read_source(kept_lines.from_document(unpack(lines)), before, said, scanned=scanned)


def read_file(data: bytes, before: Before, said: Corrections) -> Again:
    """Read a script's own file again, down from its pages.

    Raises:
        UnreadableScriptError: it cannot be read any more.
    """
    reader = reader_for(data, before.name)
    if reader.lines is None:
        raise UnreadableScriptError(f"{before.name} is read by its mark-up now: add it anew to have it so.")
    return read_source(reader.lines(data, before.name), before, said)


def read_source(source: Source, before: Before, said: Corrections, *, scanned: bool = False) -> Again:
    """Read a script again from lines that have just been taken off its pages."""
    read = read_unmarked(source, before.name, said, scanned=scanned)
    answers = tuple(carried(from_document(unpack(before.draft)), read.draft, before.answers))
    return Again(as_script(read, before.hash, before.name, b"", answers), answers)


def said_of(kept: Iterable[KeptCorrection]) -> Corrections:
    """Corrections as they are kept, as the reader takes them."""
    return Corrections(
        tuple(Correction(c.act, c.kind, c.look, LinePlace(c.page, c.text, c.nth), c.names) for c in kept)
    )


def carried(old: Draft, new: Draft, answers: tuple[Answer, ...]) -> Iterator[Answer]:
    """The answers whose element and role are still there; an element is known by its words."""
    now = {place: id_ for id_, place in _places(new).items()}
    places = _places(old)
    for answer in answers:
        element = now.get(places.get(answer.element, ("", -1)))
        if element is not None and answer.role in new.role:
            yield Answer(element, answer.role, answer.on_stage)


def _places(draft: Draft) -> dict[str, tuple[str, int]]:
    """Each element's words, and which of those with the same words it is."""
    seen: Counter[str] = Counter()
    places = {}
    for element in draft.elements:
        places[element.id] = (element.text, seen[element.text])
        seen[element.text] += 1
    return places
