"""The message that brings an offer to an agent: whom it goes to, what it says, and how it is sent."""

from __future__ import annotations

from typing import Any, NamedTuple

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.send_mail import MailError, MailServer, is_address, letter, send
from tablework.casting.offers import BOOKING
from tablework.casting.offers_kept import Offer
from tablework.casting.offers_terms import Terms
from tablework.casting.records import Records


class OfferLetter(NamedTuple):
    """A message as it is to be sent."""

    to: str
    subject: str
    text: str
    withheld: bool


def offer_letter(casting: CastingDesk, offer: Offer, link: str) -> OfferLetter:
    """The message for an offer that has just gone out. Nothing but its own words and its link is its own."""
    terms = offer.sent or offer.terms
    check = offer.state == "check"
    subject = "An availability check" if check else "An offer"
    says = [terms["covering"], "Is this a booking? " + BOOKING.get(offer.agent_state, ""), f"Your answer: {link}"]
    to = casting.ask(lambda records: _address(records, terms))
    return OfferLetter(to, subject, "\n\n".join(filter(None, says)), bool(terms["withheld"] and not offer.named))


def post(server: MailServer | None, written: OfferLetter, now: str) -> None:
    """Send a message by the desk's mail server.

    Raises:
        MailError: there is none for this sort of message, nobody to send it to, or it was not taken.
    """
    sender = server.address(withheld=written.withheld) if server else ""
    if server is None or not sender:
        raise MailError("This desk has no mail address for such a message: copy the link and send it yourself.")
    if not is_address(written.to):
        raise MailError("Nobody wrote down a mail address for this agent: copy the link and send it yourself.")
    send(server, letter(written.to, sender, written.subject, written.text, now))


def _address(records: Records, terms: Terms) -> str:
    """The agent's mail address; a performer without an agency is written to themselves."""
    agency = records.get("agency", terms["agency"])
    if agency:
        agents: list[dict[str, Any]] = [agent for agent in agency.data.get("agents") or [] if isinstance(agent, dict)]
        chosen = [agent for agent in agents if agent.get("id") == terms["agent"]] or agents
        return str(chosen[0].get("email") or "") if chosen else ""
    performer = records.get("performer", terms["performer"])
    contact = (performer.data.get("contact") or {}) if performer else {}
    return str(contact.get("email") or "")
