"""The companies that an agent might think of: the crowd in which a withheld sender stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.offer_steps import NoOfferError, OfferError, insist, insist_sees
from tablework.actions.tokens import new_id
from tablework.casting.acts import Act
from tablework.casting.crowd import complaint
from tablework.casting.records import Kept, Records
from tablework.company.people import Person

_FIELDS = ("name", "kinds", "regions", "seasons", "fee_bands", "sizes", "months")


class Companies:
    """The companies listed on one desk, for whoever makes offers."""

    def __init__(self, casting: CastingDesk) -> None:
        """Work on the casting desk."""
        self._casting = casting

    def all(self, person: Person) -> list[Kept]:
        """The companies that an agent might think of, for who may see offers."""
        insist_sees(person)
        return self._casting.ask(lambda records: list(records.all("peer")))

    def keep(self, person: Person, peer: Mapping[str, Any], record: str | None = None) -> str:
        """List a company, or say something else of one that is listed; its id.

        Raises:
            OfferError: this is no company, or there is no such one.
        """
        insist(person, "make")
        why = complaint(peer)
        if why:
            raise OfferError(why)
        data = {name: peer[name] for name in _FIELDS if name in peer}
        id_ = record or new_id()
        self._casting.act(person.id, lambda records: [_peer(records, id_, "edit" if record else "make", data)])
        return id_

    def strike(self, person: Person, record: str) -> None:
        """Take a company off the list.

        Raises:
            OfferError: there is no such one.
        """
        insist(person, "make")
        self._casting.act(person.id, lambda records: [_peer(records, record, "retract", {})])


def _peer(records: Records, record: str, verb: str, data: dict[str, Any]) -> Act:
    if verb != "make" and records.get("peer", record) is None:
        raise NoOfferError()
    return Act(record, "peer", verb, data)
