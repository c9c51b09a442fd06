"""A draft as one JSON document, the shape that ``tablework read --json`` prints, and back again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tablework.script.draft import Anchor, CastMember, Division, Draft, Element, Move, Puzzle, Role, Span

SHAPE = 1
"""The version of the document's shape; it grows only when a field changes its meaning."""


def to_document(draft: Draft) -> dict[str, Any]:
    """The draft as plain lists and dicts, ready for `json.dumps`."""
    return {
        "tablework": SHAPE,
        "title": draft.title,
        "authors": list(draft.authors),
        "format": draft.format,
        "language": draft.language,
        "cast": [asdict(member) for member in draft.cast],
        "roles": [{"id": r.id, "name": r.name, "labels": list(r.labels), "group": r.group} for r in draft.roles],
        "divisions": [asdict(division) for division in draft.divisions],
        "elements": [_element(e) for e in draft.elements],
        "title_page": dict(draft.title_page),
        "puzzles": [asdict(puzzle) for puzzle in draft.puzzles],
    }


def from_document(document: dict[str, Any]) -> Draft:
    """The draft that `to_document` made this of; an unknown field is passed over."""
    return Draft(
        title=document["title"],
        authors=tuple(document["authors"]),
        format=document["format"],
        language=document.get("language"),
        cast=tuple(CastMember(m["name"], m["description"], m["role"]) for m in document["cast"]),
        roles=tuple(Role(r["id"], r["name"], tuple(r["labels"]), r["group"]) for r in document["roles"]),
        divisions=tuple(Division(**d) for d in document["divisions"]),
        elements=tuple(_read_element(e) for e in document["elements"]),
        title_page=document["title_page"],
        puzzles=tuple(Puzzle(p["element"], p["why"]) for p in document["puzzles"]),
    )


def _element(e: Element) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": e.id,
        "kind": e.kind,
        "text": e.text,
        "roles": list(e.roles),
        "speech": e.speech,
        "dual": e.dual,
        "page": e.page,
        "spans": [list(span) for span in e.spans],
        "sure": e.sure,
    }
    if e.anchor is not None:
        document["anchor"] = list(e.anchor)
    if e.moves:
        document["moves"] = [list(move) for move in e.moves]
    return document


def _read_element(e: dict[str, Any]) -> Element:
    return Element(
        e["id"],
        e["kind"],
        e["text"],
        tuple(e["roles"]),
        e["speech"],
        e["dual"],
        e["page"],
        tuple(Span(*span) for span in e["spans"]),
        e["sure"],
        Anchor(*e["anchor"]) if "anchor" in e else None,
        tuple(Move(*move) for move in e.get("moves", ())),
    )
