"""What the company sees of an offer: its state, whose turn it is, what an agent sees, and how far that would tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tablework.actions.answer_offers import AGENT
from tablework.actions.make_offers import Offers
from tablework.actions.offer_steps import Names
from tablework.casting.acts import Act
from tablework.casting.crowd import sentence
from tablework.casting.envelope import FEES, SEASONS, envelope
from tablework.casting.offers import FINAL, STATES, whose_turn
from tablework.casting.offers_kept import Offer
from tablework.casting.offers_terms import CONSENT, PER, PLAYS, SIZES, Terms, complaint
from tablework.casting.records import Records
from tablework.company.may import Thing, may
from tablework.company.people import Person

_OFFER = Thing("offer")
_TOLD = ("words", "when", "place", "email", "phone", "could_be", "of", "floor")
"""What of an act is told to the company: never what a link is kept as."""


def offer_seen(offer: Offer, person: Person, name: Callable[[str], str]) -> dict[str, Any]:
    """One offer for somebody who may see it, with what they may do to it now."""
    verbs = [*offer.verbs("director"), *offer.verbs("producer"), *(["erase"] if offer.state in FINAL else [])]
    return {
        "id": offer.record,
        "state": offer.state,
        "says": STATES[offer.state],
        "turn": whose_turn(offer.state),
        "terms": offer.terms,
        "hash": offer.hash,
        "approved": offer.approved == offer.hash,
        "said_so": offer.said_so == offer.hash,
        "named": offer.named,
        "verbs": [verb for verb in verbs if may(person, verb, _OFFER)],
        "acts": [_act(act, name) for act in offer.acts],
        "meeting": _meeting(offer),
        "contact": dict(offer.contact) if offer.contact else None,
    }


def exposed(offers: Offers, terms: Terms, names: Names) -> dict[str, Any]:
    """The envelope of terms, its crowd, and words that tell; what is missing where they are not whole yet."""
    missing = complaint(terms)
    if missing:
        return {"missing": missing, "envelope": None, "crowd": None, "telling": []}
    exposure = offers.exposure(terms, names)
    crowd = exposure.crowd
    return {
        "missing": None,
        "envelope": envelope(terms),
        "crowd": {"could_be": crowd.could_be, "of": crowd.of, "says": sentence(crowd)},
        "telling": [hit._asdict() for hit in exposure.telling],
        "too_far": bool(terms["withheld"]) and exposure.too_far(terms),
    }


def people_listed(records: Records) -> dict[str, Any]:
    """Whom an offer can be for, and who represents them: names only."""
    performers = [
        {"id": kept.record, "name": kept.data.get("name", ""), "representation": kept.data.get("representation")}
        for kept in records.all("performer")
    ]
    agencies = [
        {"id": kept.record, "name": kept.data.get("name", ""), "agents": [_agent(one) for one in _agents(kept.data)]}
        for kept in records.all("agency")
    ]
    return {"performers": performers, "agencies": agencies}


def choices() -> dict[str, Any]:
    """What can be chosen from in the terms, and said of a company."""
    return {
        "sizes": SIZES,
        "kinds": PLAYS,
        "consent": CONSENT,
        "per": list(PER),
        "seasons": SEASONS,
        "fee_bands": FEES,
    }


def _agents(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [agent for agent in data.get("agents") or [] if isinstance(agent, dict)]


def _agent(agent: dict[str, Any]) -> dict[str, Any]:
    return {"id": agent.get("id", ""), "name": agent.get("name", "")}


def _act(act: Act, name: Callable[[str], str]) -> dict[str, Any]:
    told = {field: act.data[field] for field in _TOLD if field in act.data}
    by = "the agent" if act.by == AGENT else name(act.by)
    return {"verb": act.verb, "by": by, "at": act.at, **told}


def _meeting(offer: Offer) -> dict[str, Any] | None:
    return {field: offer.meeting[field] for field in ("when", "place", "words")} if offer.meeting else None
