"""What a step of an offer needs and what is kept of it: the company's side of the table, checked before it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tablework.actions.tokens import new_token
from tablework.book.judgement import NOT_HERE, NOT_YOURS
from tablework.casting.crowd import Crowd, crowd
from tablework.casting.offers import OPENS, SENDS
from tablework.casting.offers_kept import Offer
from tablework.casting.offers_terms import Terms, complaint, day_number, draft_complaint, filled, writable
from tablework.casting.records import Records
from tablework.casting.telling_words import Telling, telling_words
from tablework.company.may import Thing, may
from tablework.company.people import Person

_LONGEST, _PLACE = 2000, 200
_OFFER = Thing("offer")

Names = Sequence[tuple[str, str]]
"""What would tell who asks: what bears a name, and the name."""


class OfferError(Exception):
    """Something cannot be done to an offer. Its text is one sentence for a person: what is wrong, and what to do."""


class NoOfferError(OfferError):
    """There is no such offer for whoever asks."""

    def __init__(self) -> None:
        """Say what is said of all that is not there."""
        super().__init__(NOT_HERE)


class NotTheirsError(OfferError):
    """Whoever asks may not do this."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(NOT_YOURS)


class Exposure(NamedTuple):
    """How far withheld terms would give the sender away: their crowd, and words in them that tell."""

    crowd: Crowd
    telling: list[Telling]

    def too_far(self, terms: Terms) -> bool:
        """Whether they go out only if the producer says so."""
        return self.crowd.could_be < terms["floor"] or bool(self.telling)


def told_by(
    records: Records, offer: Offer, verb: str, data: Mapping[str, Any], names: Names, today: str
) -> dict[str, Any]:
    """What is kept of a step of the company's, checked.

    Raises:
        OfferError: it cannot be done with this, or not yet.
    """
    if verb == "edit":
        return _edited(records, offer, data)
    if verb == "propose":
        _insist_so(complaint(offer.terms))
    if verb in {"approve", "say_so"}:
        return _approved(offer, data, exposure_of(records, offer.terms, names) if verb == "say_so" else None)
    if verb in SENDS:
        _check_goes_out(records, offer, names, today)
    if verb == OPENS:
        return _meeting(data)
    return {"words": words_in(data, "words")} if data.get("words") else {}


def _check_goes_out(records: Records, offer: Offer, names: Names, today: str) -> None:
    terms = offer.terms
    if offer.approved != offer.hash:
        raise OfferError("The producer has not approved these terms: propose them first.")
    if terms["reply_by"] < today:
        raise OfferError("The day to reply by is over: choose another and have the terms approved again.")
    if not terms["withheld"] or offer.named or offer.said_so == offer.hash:
        return
    exposure = exposure_of(records, terms, names)
    if exposure.telling:
        hit = exposure.telling[0]
        raise OfferError(f"“{hit.name}” ({hit.what}) in the {hit.field} would tell who you are: take it out.")
    if exposure.too_far(terms):
        raise OfferError(
            f"Only {exposure.crowd.could_be} of the companies you listed could have sent this, and you chose "
            f"{terms['floor']} at the least: the producer has to say so first."
        )


def words_in(data: Mapping[str, Any], key: str, *, least: int = 0, most: int = _LONGEST) -> str:
    """Words that somebody gives with a step.

    Raises:
        OfferError: they are none, or too long.
    """
    found = data.get(key, "")
    if not isinstance(found, str) or not least <= len(found.strip()) or len(found) > most or not writable(found):
        raise OfferError(f"Give the {key} as words, at most {most} letters.")
    return found.strip()


def insist_sees(person: Person) -> None:
    """Say that there is nothing, to whom there is nothing.

    Raises:
        NoOfferError: for this person there are no offers.
    """
    if not may(person, "see", _OFFER):
        raise NoOfferError()


def insist(person: Person, verb: str) -> None:
    """Refuse who may not do this.

    Raises:
        NoOfferError: for this person there are no offers.
        NotTheirsError: they may not.
    """
    insist_sees(person)
    if not may(person, verb, _OFFER):
        raise NotTheirsError()


def _insist_so(why: str | None) -> None:
    if why:
        raise OfferError(why)


def check_terms(records: Records, terms: Terms) -> None:
    """Refuse terms that fit nothing, or name people whom the company does not keep.

    Raises:
        OfferError: in one sentence, why.
    """
    _insist_so(draft_complaint(terms))
    if terms.get("performer") and records.get("performer", terms["performer"]) is None:
        raise OfferError("This performer is not in the company any more: choose another.")
    agency = terms.get("agency")
    if agency and records.get("agency", agency) is None:
        raise OfferError("This agency is not in the company any more: choose another.")


def _edited(records: Records, offer: Offer, data: Mapping[str, Any]) -> dict[str, Any]:
    terms = data.get("terms")
    if not isinstance(terms, dict):
        raise OfferError("These are no terms: send them as “terms”.")
    check_terms(records, terms)
    whole = filled(terms)
    to = ("performer", "agency", "agent", "withheld")
    if offer.sent and any(whole[name] != offer.sent[name] for name in to):
        raise OfferError("An agent has this offer: for somebody else, or under another name, draft a new one.")
    return {"terms": whole}


def _approved(offer: Offer, data: Mapping[str, Any], exposure: Exposure | None) -> dict[str, Any]:
    """Approval holds for the terms that were read: their hash is sent back with it."""
    if data.get("hash") != offer.hash:
        raise OfferError("These terms have been changed since you read them: read them again, then decide.")
    told: dict[str, Any] = {"hash": offer.hash}
    if exposure:
        told |= {"could_be": exposure.crowd.could_be, "of": exposure.crowd.of, "floor": offer.terms["floor"]}
        told |= {"telling": len(exposure.telling), "words": words_in(data, "words")}
    return told


def _meeting(data: Mapping[str, Any]) -> dict[str, Any]:
    when = words_in(data, "when", least=16)
    if not _is_time(when):
        raise OfferError("Say when the meeting is: a day and a time.")
    told = {"place": words_in(data, "place", most=_PLACE), "words": words_in(data, "words", most=_LONGEST // 2)}
    return {"when": when, **told, "uid": new_token()}


def _is_time(when: str) -> bool:
    date, _, time = when.partition("T")
    hour, _, minute = time.partition(":")
    figures = (hour, minute)
    if not all(len(one) == 2 and one.isascii() and one.isdigit() for one in figures):
        return False
    return day_number(date) is not None and int(hour) < 24 and int(minute) < 60


def exposure_of(records: Records, terms: Terms, names: Names) -> Exposure:
    """How far terms would give the sender away if their name were withheld."""
    fields = {name: str(terms[name]) for name in ("region", "covering")}
    of_terms = [(f"the {name}", str(terms[name])) for name in ("title", "role", "company", "theatre", "place")]
    peers = (kept.data for kept in records.all("peer"))
    return Exposure(crowd(terms, peers), telling_words(fields, [*of_terms, *names]))
