"""An offer as its acts make it: its state, what was approved, what the agent has, and whether the name is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tablework.casting.acts import Act
from tablework.casting.offers import FINAL, OPENS, SENDS, WITH_AGENT, step, steps_of
from tablework.casting.offers_terms import Terms, filled, hash_of
from tablework.casting.records import Kept, Records


@dataclass(slots=True)
class Offer:
    """One offer as it stands.

    `state` is one of `offers.STATES`. `approved` and `said_so` are the hashes of the terms that the producer approved,
    and of those that may go out to a crowd below the floor. `sent` are the terms that the agent has before them and
    `agent_state` the state that the agent is told; `links` the hashes of the tokens that open it.
    """

    record: str
    production: str
    terms: Terms = field(default_factory=dict)
    state: str = "draft"
    approved: str = ""
    said_so: str = ""
    sent: Terms | None = None
    agent_state: str = ""
    named: bool = False
    links: set[str] = field(default_factory=set)
    meeting: Mapping[str, Any] | None = None
    contact: Mapping[str, Any] | None = None
    acts: list[Act] = field(default_factory=list)

    @property
    def hash(self) -> str:
        """The hash of the terms as they are now."""
        return hash_of(self.terms)

    def may(self, verb: str, who: str) -> bool:
        """Whether the table lets somebody do this now."""
        return verb in self.verbs(who)

    def verbs(self, who: str) -> list[str]:
        """What the table lets somebody do now."""
        return [one.verb for one in steps_of(self.state, who, named=self.named, shown=self.sent is not None)]

    def take(self, act: Act) -> None:
        """One more act. What the table does not know of changes nothing."""
        found = None if act.verb == "make" else step(self.state, act.verb)
        if act.verb != "make" and found is None:
            return
        self.acts.append(act)
        if "terms" in act.data:
            self.terms = filled(act.data["terms"])
        if found:
            self._step(act, found.next)

    def _step(self, act: Act, next_: str) -> None:
        self.state = next_
        if act.verb in {"edit", "propose", "return"}:
            self.approved = ""
            self.said_so = self.said_so if act.verb == "propose" else ""
        elif act.verb == "approve":
            self.approved = act.data["hash"]
        elif act.verb == "say_so":
            self.said_so = act.data["hash"]
        elif act.verb in SENDS or act.verb == "renew":
            self._send(act)
        elif act.verb == OPENS:
            self.named, self.meeting = True, act.data
        elif act.verb == "give_contact":
            self.contact = act.data
        if next_ in WITH_AGENT | FINAL | {"accepted"}:
            self.agent_state = next_

    def _send(self, act: Act) -> None:
        if act.verb == "renew":
            self.links = set()
        else:
            self.sent = self.terms
            # A sender who is not withheld is named by what is sent.
            self.named = self.named or not self.terms["withheld"]
        if act.data.get("link"):
            self.links.add(act.data["link"])


def offer_of(kept: Kept, today: str) -> Offer:
    """Fold an offer from its acts; `today` is the date as ``2027-01-31``, after which what waits too long expires."""
    offer = Offer(kept.record, str(kept.data.get("production", "")))
    for act in kept.acts:
        offer.take(act)
    if offer.sent and step(offer.state, "expire") and today > offer.sent["reply_by"]:
        offer.state = offer.agent_state = "expired"
    return offer


def offers_of(records: Records, production: str, today: str) -> list[Offer]:
    """A production's offers, oldest first."""
    return [offer_of(kept, today) for kept in records.all("offer") if kept.data.get("production") == production]


def opened_by(records: Records, link: str, today: str) -> Offer | None:
    """The offer that a link opens, if it still opens anything. Every offer is looked at, so that time tells nothing."""
    found = None
    for kept in records.all("offer"):
        offer = offer_of(kept, today)
        if link in offer.links and offer.state not in {"declined", "withdrawn", "expired"}:
            found = offer
    return found
