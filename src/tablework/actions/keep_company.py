"""Keep the company: performers, agencies and their agents, as the casting log has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act
from tablework.casting.performers.document import (
    agency_from_document,
    agency_to_document,
    from_document,
    to_document,
)
from tablework.casting.performers.performer import Performer
from tablework.casting.records import Kept, Records

OF_PERFORMER = ("search", "reading")
"""Kinds of record that are about one performer, and go when they are erased."""


class NotInCompanyError(Exception):
    """There is no such performer or agency; its text is one sentence for a person."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("There is nobody like that in the company. Load the page again to see who is there.")


CHECKS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "performer": lambda data: to_document(from_document(data)),
    "agency": lambda data: agency_to_document(agency_from_document(_with_ids(data))),
}
"""For each kind of the company what makes a sound document of what was given."""


def company(desk: CastingDesk) -> dict[str, Any]:
    """Everybody, by name."""
    return desk.ask(lambda records: {"performers": _all(records, "performer"), "agencies": _all(records, "agency")})


def performer(desk: CastingDesk, record: str) -> Performer:
    """One performer.

    Raises:
        NotInCompanyError: there is none.
    """
    return from_document(desk.ask(lambda records: found(records, "performer", record).data))


def add(desk: CastingDesk, by: str, kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Take somebody into the company; their document with its id.

    Raises:
        PerformerError: something said of them cannot be.
    """
    record, checked = new_id(), CHECKS[kind](data)
    desk.act(by, lambda _: [Act(record, kind, "make", checked)])
    return {"id": record, **checked}


def change(desk: CastingDesk, by: str, kind: str, record: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Change what is said of somebody: the fields that are given.

    Raises:
        NotInCompanyError: they are not there.
        PerformerError: something said of them cannot be.
    """

    def decide(records: Records) -> Sequence[Act]:
        before = found(records, kind, record).data
        after = CHECKS[kind]({**before, **data})
        news = {name: value for name, value in after.items() if before.get(name) != value}
        return [Act(record, kind, "edit", news)] if news else []

    desk.act(by, decide)
    return desk.ask(lambda records: _with_id(found(records, kind, record)))


def erase(desk: CastingDesk, by: str, kind: str, record: str) -> None:
    """Erase somebody for good, with the searches and readings that are about them.

    Raises:
        NotInCompanyError: they are not there.
    """

    def decide(records: Records) -> Sequence[Act]:
        found(records, kind, record)
        about = [one for of in OF_PERFORMER for one in records.all(of) if one.data.get("performer") == record]
        return [Act(record, kind, "erase"), *(Act(one.record, one.kind, "erase") for one in about)]

    desk.act(by, decide)


def found(records: Records, kind: str, record: str) -> Kept:
    """A record of the company.

    Raises:
        NotInCompanyError: there is none.
    """
    kept = records.get(kind, record)
    if kept is None:
        raise NotInCompanyError()
    return kept


def _all(records: Records, kind: str) -> list[dict[str, Any]]:
    return sorted((_with_id(kept) for kept in records.all(kind)), key=lambda one: one["name"].casefold())


def _with_id(kept: Kept) -> dict[str, Any]:
    return {"id": kept.record, **kept.data}


def _with_ids(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """An agency whose new agents have ids."""
    agents = data.get("agents")
    if not isinstance(agents, list):
        return data
    return {**data, "agents": [{**a, "id": a.get("id") or new_id()} if isinstance(a, dict) else a for a in agents]}
