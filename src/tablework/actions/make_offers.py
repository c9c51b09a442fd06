"""Make offers: drafted and sent by the director, approved or returned by the producer, each step by the one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.offer_steps import (
    Exposure,
    Names,
    NoOfferError,
    OfferError,
    check_terms,
    exposure_of,
    insist,
    insist_sees,
    told_by,
)
from tablework.actions.tokens import hash_of, new_id, new_token
from tablework.casting.acts import Act
from tablework.casting.offers import FINAL, SENDS, STATES, step
from tablework.casting.offers_kept import Offer, offer_of, offers_of
from tablework.casting.offers_terms import Terms, filled
from tablework.casting.records import Records
from tablework.company.people import Person


class Offers:
    """The offers of one desk's productions, as the company works on them."""

    def __init__(self, casting: CastingDesk, now: Callable[[], str]) -> None:
        """Work on the casting desk."""
        self._casting, self._now = casting, now

    @property
    def today(self) -> str:
        """The date, by the desk's clock."""
        return self._now()[:10]

    def all(self, production: str, person: Person) -> list[Offer]:
        """A production's offers, for who may see them.

        Raises:
            NoOfferError: for this person there are none.
        """
        insist_sees(person)
        return self._casting.ask(lambda records: offers_of(records, production, self.today))

    def draft(self, production: str, person: Person, terms: Terms) -> str:
        """Draft an offer; its id.

        Raises:
            OfferError: who asks may not, or the terms hold something that fits nothing.
        """
        insist(person, "make")
        record = new_id()

        def decide(records: Records) -> list[Act]:
            check_terms(records, terms)
            return [Act(record, "offer", "make", {"production": production, "terms": filled(terms)})]

        self._casting.act(person.id, decide)
        return record

    def do(
        self, production: str, person: Person, record: str, verb: str, data: Mapping[str, Any], names: Names = ()
    ) -> str | None:
        """Do one step of an offer's life; the token of a new link where the step makes one.

        Raises:
            OfferError: it cannot be done now, or not by this person, or not with this.
        """
        insist_sees(person)
        token = new_token() if verb in SENDS | {"renew"} else None

        def decide(records: Records) -> list[Act]:
            offer = self._offer(records, production, record)
            insist(person, verb)
            found = step(offer.state, verb)
            if found is None or not offer.may(verb, found.who):
                raise OfferError(f"This offer is {STATES[offer.state]}: that cannot be done to it now.")
            told = told_by(records, offer, verb, data, names, self.today)
            return [Act(record, "offer", verb, told | ({"link": hash_of(token)} if token else {}))]

        self._casting.act(person.id, decide)
        return token

    def erase(self, production: str, person: Person, record: str) -> None:
        """Take the words of an offer that is over out of the log for good, with the contact that an agent gave.

        Raises:
            OfferError: it is not over yet, or not theirs to erase.
        """
        insist(person, "erase")

        def decide(records: Records) -> list[Act]:
            offer = self._offer(records, production, record)
            if offer.state not in FINAL:
                raise OfferError(f"This offer is {STATES[offer.state]}: withdraw it first, then erase it.")
            return [Act(record, "offer", "erase")]

        self._casting.act(person.id, decide)

    def exposure(self, terms: Terms, names: Names) -> Exposure:
        """How far these terms would give the sender away if their name were withheld."""
        return self._casting.ask(lambda records: exposure_of(records, terms, names))

    def _offer(self, records: Records, production: str, record: str) -> Offer:
        kept = records.get("offer", record)
        if kept is None or kept.data.get("production") != production:
            raise NoOfferError()
        return offer_of(kept, self.today)
