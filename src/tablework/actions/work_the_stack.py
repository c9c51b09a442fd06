"""Work through the stack: open a script, put it on a pile, find words, answer a doubt."""

from __future__ import annotations

from typing import Any

from tablework.actions.prepare_script import break_down_again, unpack
from tablework.script.document import from_document
from tablework.shelf.port import Found, OnStack, Shelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError
from tablework.shelf.words import excerpt


def as_row(script: OnStack) -> dict[str, Any]:
    """A script as the stack lists it."""
    row = {"id": script.id, "name": script.name, "added": script.added_at, "pile": script.pile, "spark": script.spark}
    return row | script.facts


def open_script(shelf: Shelf, person: str, script: str) -> dict[str, Any]:
    """A script with all that is known of it: its row, its draft, its breakdown.

    Raises:
        NotOnStackError: it is not on the stack.
    """
    row, draft, breakdown = shelf.on_stack(person, script), shelf.draft(script), shelf.breakdown(script)
    if row is None or draft is None or breakdown is None:
        raise NotOnStackError()
    return {"row": as_row(row), "draft": unpack(draft), "breakdown": unpack(breakdown)}


def breakdown_of(shelf: Shelf, script: str) -> Any:
    """A script's breakdown with the answers so far.

    Raises:
        NotOnStackError: it is not on the stack.
    """
    packed = shelf.breakdown(script)
    if packed is None:
        raise NotOnStackError()
    return unpack(packed)


def answer_doubt(
    shelf: Shelf, person: str, script: str, element: str, roles: list[str], *, on_stage: bool | None, at: str
) -> Any:
    """Keep a person's answer to a doubt (None takes it back); the script's new breakdown.

    Raises:
        ShelfTroubleError: the script, the element or a role is not there.
    """
    packed = shelf.draft(script)
    if packed is None:
        raise NotOnStackError()
    draft = from_document(unpack(packed))
    if element not in draft.place or not roles or not draft.role.keys() >= set(roles):
        raise ShelfTroubleError("This answer is about nobody in this script: open the script again and answer there.")
    for role in roles:
        shelf.answer(person, script, element, role, on_stage=on_stage, at=at)
    breakdown = break_down_again(draft, shelf.answers(script))
    shelf.keep_breakdown(script, breakdown)
    return unpack(breakdown)


def find(shelf: Shelf, person: str, words: str) -> dict[str, Any]:
    """Where on the stack words stand: per script the first lines, with the words marked and their place."""
    return {"query": words, "scripts": [_found(found, words) for found in shelf.find(person, words)]}


def _found(found: Found, words: str) -> dict[str, Any]:
    hits = []
    for line in found.lines:
        text, marks = excerpt(line.text, words)
        hits.append(
            {
                "element": line.element,
                "field": line.field,
                "role": line.role,
                "page": line.page,
                "division": line.division,
                "text": text,
                "marks": marks,
            }
        )
    facts = found.script.facts
    return {
        "id": found.script.id,
        "title": facts["title"],
        "authors": facts["authors"],
        "count": found.count,
        "hits": hits,
    }
