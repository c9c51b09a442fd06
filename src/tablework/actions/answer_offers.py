"""Answer offers: what an agent sees by a link, and what they say to it, without an account.

A link that is unknown, forged, withdrawn, expired or declined is answered alike, after the same work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.offer_steps import OfferError, words_in
from tablework.actions.tokens import hash_of
from tablework.casting.acts import Act
from tablework.casting.envelope import envelope
from tablework.casting.offers import BOOKING, STATES, step
from tablework.casting.offers_kept import Offer, opened_by
from tablework.casting.offers_terms import CONSENT, filled
from tablework.casting.records import Records

AGENT = "agent"
"""Who an agent is in the log: they have no account, and the offer says whom it is with."""

TOLD_WHEN_NAMED = (
    "role",
    "title",
    "company",
    "theatre",
    "place",
    "first",
    "last",
    "fee",
    "consent",
    "reply_by",
    "words",
)
"""What of the terms an agent is shown once the sender's name is open."""

_WAITS = "Your answer has been kept, and new terms are being worked on."
_ASK_FIRST = " It can be accepted once the sender's name is open: ask for a meeting."
_DECOY = Offer(
    "",
    "",
    filled({"first": "2027-01-01", "last": "2027-01-01", "reply_by": "2027-01-01", "withheld": True}),
    "sent",
    agent_state="sent",
)
"""What is worked on where a link opens nothing, so that both take as long."""


class Answers:
    """What agents see and say."""

    def __init__(self, casting: CastingDesk, now: Callable[[], str]) -> None:
        """Work on the casting desk."""
        self._casting, self._now = casting, now

    def look(self, token: str) -> dict[str, Any] | None:
        """What an agent sees by a link; None when it opens nothing."""
        return self._casting.ask(lambda records: self._seen(records, hash_of(token)))

    def say(self, token: str, verb: str, data: Mapping[str, Any]) -> dict[str, Any] | None:
        """Do what an agent says; what they see then. None when the link opens nothing.

        Raises:
            OfferError: that cannot be said to this offer now.
        """
        link = hash_of(token)
        found: list[Offer] = []

        def decide(records: Records) -> list[Act]:
            offer = opened_by(records, link, self._today)
            if offer is None:
                return []
            found.append(offer)
            taken = step(offer.state, verb)
            if taken is None or taken.who != AGENT or not offer.may(verb, AGENT):
                raise OfferError("This cannot be answered so any more: open the link again.")
            return [Act(offer.record, "offer", verb, _said(verb, data))]

        done = self._casting.act(AGENT, decide)
        seen = self._casting.ask(lambda records: self._seen(records, link))
        if done and verb == "decline":
            return _declined()
        return seen if found else None

    def calendar(self, token: str) -> Mapping[str, Any] | None:
        """The meeting of an offer whose sender's name is open, with the company's name; None otherwise."""
        offer = self._casting.ask(lambda records: opened_by(records, hash_of(token), self._today))
        if offer is None or not offer.named or offer.meeting is None or offer.sent is None:
            return None
        return {**offer.meeting, "company": offer.sent["company"], "role": offer.sent["role"]}

    @property
    def _today(self) -> str:
        return self._now()[:10]

    def _seen(self, records: Records, link: str) -> dict[str, Any] | None:
        offer = opened_by(records, link, self._today)
        shown = _shown(records, offer or _DECOY)
        return shown if offer else None


def _shown(records: Records, offer: Offer) -> dict[str, Any]:
    """All that an agent is told. Nothing of it says which offer this is, when it was made, or what else there is."""
    terms = offer.sent or offer.terms
    performer = records.get("performer", terms["performer"])
    verbs = offer.verbs(AGENT)
    waits = offer.state != offer.agent_state
    ask_first = offer.agent_state == "sent" and not offer.named
    return {
        "state": offer.agent_state,
        "says": STATES[offer.agent_state],
        "booking": BOOKING[offer.agent_state] + (_ASK_FIRST if ask_first else ""),
        "waits": _WAITS if waits else "",
        "for": str(performer.data.get("name", "")) if performer else "",
        "verbs": verbs,
        "envelope": None if offer.named else envelope(terms),
        "terms": _named(offer) if offer.named else None,
    }


def _named(offer: Offer) -> dict[str, Any]:
    terms = offer.sent or offer.terms
    told = {name: terms[name] for name in TOLD_WHEN_NAMED} | {"consent": [CONSENT[one] for one in terms["consent"]]}
    meeting = offer.meeting
    return told | {"meeting": {name: meeting[name] for name in ("when", "place", "words")} if meeting else None}


def _declined() -> dict[str, Any]:
    nothing: dict[str, Any] = {"waits": "", "for": "", "verbs": [], "envelope": None, "terms": None}
    return {"state": "declined", "says": STATES["declined"], "booking": "No. You have declined."} | nothing


def _said(verb: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of an agent's answer: their words; a performer's contact only when it is given."""
    if verb == "give_contact":
        given = {name: words_in(data, name) for name in ("email", "phone", "words")}
        if not given["email"] and not given["phone"]:
            raise OfferError("Give a mail address or a telephone number.")
        return given
    if verb == "counter":
        return {"words": words_in(data, "words", least=1)}
    return {"words": words_in(data, "words")} if verb == "ask_meeting" and data.get("words") else {}
