"""Prepare one file for the stack: read it, break it down, and take out what can be found in it.

It needs no shelf and leaves nothing behind, so that it can run in a process of its own.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from tablework.actions import kept_lines, kept_reading
from tablework.casting.doubling.problem import counted_roles, doubling
from tablework.casting.doubling.timeline import timeline
from tablework.casting.needs.in_script import RULES, read_parts
from tablework.casting.needs.part_facts import brief
from tablework.casting.needs.part_facts import to_document as part_document
from tablework.readers.layout.corrections import Corrections
from tablework.readers.layout.lines import Source
from tablework.readers.layout.read import read_lines
from tablework.readers.registry import reader_for
from tablework.script.breakdown import Breakdown, break_down_draft
from tablework.script.breakdown_document import to_document as breakdown_document
from tablework.script.document import to_document as draft_document
from tablework.script.draft import Division, Draft
from tablework.script.presence import Answer
from tablework.shelf.layouts import Layout
from tablework.shelf.parts import KeptParts
from tablework.shelf.port import Line, NewScript
from tablework.solvers.doubling import bounds

VERSION = version("tablework")
"""Which Tablework reads here: what an older one has read can be read again."""

_ID_LENGTH = 16
"""Hexadecimal digits of the hash that make a script's id: 64 bits, so that a stack of millions has no two alike."""

_LEVEL = 6
"""zlib's own middle between speed and size."""


def hash_of(data: bytes) -> str:
    """The hash that a file's bytes are kept under."""
    return hashlib.sha256(data).hexdigest()


def script_id(hash_: str) -> str:
    """The id of the script whose bytes have this hash."""
    return hash_[:_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read; without mark-up of its own, with its `layout` and how many lines are `unsure`."""

    draft: Draft
    layout: Layout | None = None
    unsure: int = 0


def prepare(data: bytes, name: str) -> NewScript:
    """One file as a script for the stack.

    Raises:
        UnreadableScriptError: it cannot be read; `ScanError` where OCR could.
    """
    reader, file = reader_for(data, name), PurePath(name).name
    if reader.lines is None:
        return as_script(Read(reader.read(data, file)), hash_of(data), name, data)
    return as_script(read_unmarked(reader.lines(data, file), file), hash_of(data), name, data)


def read_unmarked(source: Source, name: str, said: Corrections | None = None, *, scanned: bool = False) -> Read:
    """What the lines of a file of this `name` read as, with what was `said` of them.

    It learns from the lines as they are kept, so that the same lines read the same after a year.
    """
    lines = kept_lines.to_document(source)
    reading = read_lines(kept_lines.from_document(lines), said or Corrections(), name)
    kept = pack(kept_reading.to_document(reading))
    layout = Layout(dict(reading.profile), pack(lines), kept, VERSION, scanned)
    return Read(reading.draft, layout, kept_reading.unsure(reading))


def as_script(read: Read, hash_: str, name: str, data: bytes, answers: tuple[Answer, ...] = ()) -> NewScript:
    """What was read of a file, broken down, ready to be kept."""
    breakdown = break_down_draft(read.draft, answers)
    return NewScript(
        id=script_id(hash_),
        hash=hash_,
        name=name,
        source=data,
        facts=facts(read.draft, breakdown) | ({"unsure": read.unsure} if read.layout else {}),
        draft=pack(draft_document(read.draft)),
        breakdown=pack(breakdown_document(breakdown, answers)),
        lines=tuple(_lines(read.draft)),
        layout=read.layout,
        parts=parts_of(read.draft, breakdown),
    )


def break_down_again(draft: Draft, answers: tuple[Answer, ...]) -> bytes:
    """A draft's breakdown with these answers, ready to be kept."""
    return pack(breakdown_document(break_down_draft(draft, answers), answers))


def parts_of(draft: Draft, breakdown: Breakdown) -> KeptParts:
    """A script's parts, ready to be kept."""
    parts = read_parts(draft, breakdown)
    whole = pack({"parts": [part_document(part) for part in parts]})
    return KeptParts(RULES, json.dumps(brief(parts), ensure_ascii=False), whole)


def pack(document: dict[str, Any]) -> bytes:
    """A document as compressed JSON."""
    return zlib.compress(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(packed: bytes) -> Any:
    """The document that `pack` packed."""
    return json.loads(zlib.decompress(packed))


def facts(draft: Draft, breakdown: Breakdown) -> dict[str, Any]:
    """What the stack shows of a script."""
    pages = dict.fromkeys(e.page for e in draft.elements if e.page)
    return {
        "title": draft.title,
        "authors": list(draft.authors),
        "format": draft.format,
        "running_minutes": [round(breakdown.running.low), round(breakdown.running.high)],
        "words": breakdown.words,
        "pages": len(pages) or None,
        "acts": sum(d.kind == "act" for d in draft.divisions),
        "scenes": len(draft.scenes),
        "songs": sum(d.kind == "song" for d in draft.divisions),
        "roles": len(counted_roles(draft)),
        "company": list(bounds(doubling(draft, timeline(draft, breakdown)))),
    }


def _lines(draft: Draft) -> Iterator[Line]:
    """What can be found in a script: its title and authors first, then its roles, then every element with words."""
    yield Line("title", draft.title)
    yield from (Line("author", author) for author in draft.authors)
    yield from (Line("role", role.name, role=role.name) for role in draft.roles)
    places = _places(draft)
    names = {role.id: role.name for role in draft.roles}
    for element, place in zip(draft.elements, places, strict=True):
        if element.kind not in {"cue", "page_break"} and element.text.strip():
            speakers = ", ".join(names[role] for role in element.roles) or None
            yield Line("text", element.text, element.id, speakers, element.page, place)


def _places(draft: Draft) -> list[str | None]:
    """For each element the innermost act, scene or song it stands in, in words."""
    places: list[str | None] = [None] * len(draft.elements)
    for division in draft.divisions:
        for n in draft.stretch(division):
            places[n] = _in_words(division)
    return places


def _in_words(division: Division) -> str:
    name = division.kind.capitalize() + (f" {division.number}" if division.number else "")
    if not division.title:
        return name
    return division.title if division.kind == "section" else f"{name}. {division.title}"
