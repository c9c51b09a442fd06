"""Say what a part needs, and hold everybody in the company against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tablework.actions import keep_company
from tablework.actions.find_parts import PartsDesk, reason_document
from tablework.actions.keep_company import NotInCompanyError
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act
from tablework.casting.fit import Fit, fit
from tablework.casting.needs.kinds import make_need, need_from_document, need_to_document, same_need, standing
from tablework.casting.needs.need import Need, Source
from tablework.casting.needs.part_facts import FACTS, PartFacts, to_document
from tablework.casting.parts import part_with
from tablework.casting.performers.document import from_document
from tablework.casting.records import Kept, Records
from tablework.shelf.trouble import NotOnStackError


def parts_of_script(desk: PartsDesk, script: str) -> dict[str, Any]:
    """Every part of a script: what is read of it with its words, and its needs as they stand.

    Raises:
        NotOnStackError: it is not on the stack.
    """
    row = desk.shelf.on_stack(desk.person, script)
    if row is None:
        raise NotOnStackError()
    said = desk.casting.ask(lambda records: _said(records, script))
    parts = [_part_document(part, said) for part in desk.stack.of_script(script)]
    return {"script": script, "title": row.facts["title"] or row.name, "parts": parts}


def say_need(desk: PartsDesk, script: str, role: str, wish: dict[str, Any]) -> dict[str, Any]:
    """Say that a part needs something (kind, value, weight, from); what was said on the same before counts no more.

    Raises:
        NeedError: it cannot be.
        NotOnStackError: there is no such part.
    """
    need = make_need(wish.get("kind", ""), wish.get("value"), wish.get("weight", "wish"), Source(_by(wish)))
    _known(desk, script, role)
    data = {"script": script, "role": role, **need_to_document(need)}

    def decide(records: Records) -> Sequence[Act]:
        earlier = [k for k in _said(records, script) if k.data["role"] == role and same_need(_need(k), need)]
        return [*(Act(k.record, "need", "retract") for k in earlier), Act(new_id(), "need", "make", data)]

    desk.casting.act(desk.person, decide)
    return parts_of_script(desk, script)


def unsay_need(desk: PartsDesk, script: str, need: str) -> dict[str, Any]:
    """Take back what was said; what the script says counts again.

    Raises:
        NotInCompanyError: nothing like it was said.
    """
    desk.casting.act(
        desk.person, lambda records: [Act(keep_company.found(records, "need", need).record, "need", "retract")]
    )
    return parts_of_script(desk, script)


def candidates(desk: PartsDesk, script: str, role: str) -> dict[str, Any]:
    """Everybody in the company held against one part, need by need, the best first, with their readings.

    Raises:
        NotOnStackError: there is no such part.
    """
    part = _known(desk, script, role)
    said = desk.casting.ask(lambda records: _said(records, script))
    needs = part_with(script, role, part.words, standing(part.needs, _of_role(said, role))).all_needs
    everybody = desk.casting.ask(lambda records: list(records.all("performer")))
    readings = desk.casting.ask(lambda records: _readings(records, script, role, desk.person))
    held = [(kept, fit(needs, from_document(kept.data))) for kept in everybody]
    held.sort(key=lambda one: (not one[1].fits, -one[1].sure, -one[1].unsure, one[0].data["name"].casefold()))
    return {
        "needs": [need_to_document(need) for need in needs],
        "candidates": [_candidate(kept, found, readings) for kept, found in held],
    }


def note_reading(desk: PartsDesk, script: str, role: str, reading: dict[str, Any]) -> dict[str, Any]:
    """Note that somebody has read for a part: the date, who saw it, and an opinion that is the author's alone.

    Raises:
        NotOnStackError: there is no such part.
        NotInCompanyError: there is no such performer.
    """
    _known(desk, script, role)
    data = {"script": script, "role": role, "shown": False, **reading}

    def decide(records: Records) -> Sequence[Act]:
        keep_company.found(records, "performer", str(reading["performer"]))
        return [Act(new_id(), "reading", "make", data)]

    desk.casting.act(desk.person, decide)
    return candidates(desk, script, role)


def change_reading(desk: PartsDesk, script: str, role: str, record: str, change: dict[str, Any]) -> dict[str, Any]:
    """Show the opinion of a reading, or take it back to oneself; only its author can. Nothing to change erases it.

    Raises:
        NotInCompanyError: there is no such reading of theirs.
    """

    def decide(records: Records) -> Sequence[Act]:
        kept = records.get("reading", record)
        if kept is None or kept.made_by != desk.person:
            raise NotInCompanyError()
        return [Act(record, "reading", "edit", change) if change else Act(record, "reading", "erase")]

    desk.casting.act(desk.person, decide)
    return candidates(desk, script, role)


def _part_document(part: PartFacts, said: list[Kept]) -> dict[str, Any]:
    ours = [kept for kept in said if kept.data["role"] == part.role]
    ids = {_need(kept): kept.record for kept in ours}
    needs = standing(part.needs, tuple(ids))
    facts = [fact | {"label": FACTS[fact["kind"]]} for fact in to_document(part)["facts"]]
    listed = [need_to_document(need) | {"id": ids.get(need)} for need in needs]
    return to_document(part) | {"facts": facts, "needs": listed}


def _candidate(kept: Kept, found: Fit, readings: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": kept.record,
        "name": kept.data["name"],
        "fits": found.fits,
        "score": found.score,
        "sure": found.sure,
        "unsure": found.unsure,
        "reasons": [reason_document(reason) for reason in found.reasons],
        "readings": [reading for reading in readings if reading["performer"] == kept.record],
    }


def _readings(records: Records, script: str, role: str, person: str) -> list[dict[str, Any]]:
    """The readings for a part; an opinion that was not shown is its author's alone."""
    found = (k for k in records.all("reading") if (k.data["script"], k.data["role"]) == (script, role))
    return [_reading(kept, mine=kept.made_by == person) for kept in found]


def _reading(kept: Kept, *, mine: bool) -> dict[str, Any]:
    visible = mine or kept.data["shown"]
    opinion = kept.data["opinion"] if visible else None
    about = {name: kept.data[name] for name in ("performer", "date", "saw", "shown")}
    return {"id": kept.record, **about, "opinion": opinion, "mine": mine}


def _known(desk: PartsDesk, script: str, role: str) -> PartFacts:
    part = next((part for part in desk.stack.of_script(script) if part.role == role), None)
    if part is None:
        raise NotOnStackError()
    return part


def _said(records: Records, script: str) -> list[Kept]:
    return [kept for kept in records.all("need") if kept.data["script"] == script]


def _of_role(said: list[Kept], role: str) -> tuple[Need, ...]:
    return tuple(_need(kept) for kept in said if kept.data["role"] == role)


def _need(kept: Kept) -> Need:
    return need_from_document(kept.data)


def _by(wish: dict[str, Any]) -> str:
    return "casting" if wish.get("from") == "casting" else "director"
