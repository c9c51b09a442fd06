"""An offer's life: one table of what can happen to it, in which state, by whom, and where that leads.

The words are the trade's. An availability check asks whether somebody is free; a pencil (first refusal) holds their
dates without booking them; an offer is no booking until it is accepted. What is not in the table does not happen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

STATES: Final = {
    "draft": "draft",
    "proposed": "with the producer",
    "approved": "approved",
    "returned": "returned",
    "check": "availability check",
    "pencil": "pencilled",
    "sent": "sent",
    "meeting_asked": "meeting asked for",
    "meeting": "meeting",
    "countered": "countered",
    "accepted": "accepted",
    "contracted": "contracted",
    "declined": "declined",
    "withdrawn": "withdrawn",
    "expired": "expired",
}
"""Each state with its name in a sentence, from the first to the last."""

FINAL: Final = frozenset({"contracted", "declined", "withdrawn", "expired"})
"""States that nothing leads out of."""

WITH_AGENT: Final = frozenset({"check", "pencil", "sent", "meeting_asked", "meeting", "countered"})
"""States that the agent is told of as they are. While the company works on new words, the last of them is shown."""

BOOKING: Final = {
    "check": "No. This is an availability check: it asks whether the dates are free. It holds nothing and offers "
    "nothing. If you accept it, the dates are pencilled.",
    "pencil": "No. This is a pencil (first refusal): the dates are held for now, and you say so before somebody else "
    "is given them. Either side may still let go.",
    "sent": "No. This is an offer, and no booking until it is accepted and confirmed.",
    "meeting_asked": "No. You have asked for a meeting; nothing is held against you until it is confirmed.",
    "meeting": "No. A meeting is set and the offer stands, but nothing is booked until you accept.",
    "countered": "No. Your counter is with the company; nothing is booked until new terms are sent and accepted.",
    "accepted": "Yes, subject to contract: you have accepted, and the contract is to follow.",
    "contracted": "Yes. The contract is agreed.",
}
"""What is always said to an agent: whether this is a booking."""


class Step(NamedTuple):
    """Something that can happen to an offer: who may do it in which state, and which state follows.

    `when` says what else must be so: ``"named"`` that the sender's name is open to this agent, ``"shown"`` that an
    agent has had the offer before.
    """

    state: str
    verb: str
    who: str
    next: str
    when: str = ""


_OURS: Final = ("draft", "proposed", "approved", "returned")

STEPS: Final = (
    Step("draft", "edit", "director", "draft"),
    Step("draft", "propose", "director", "proposed"),
    Step("proposed", "approve", "producer", "approved"),
    Step("proposed", "return", "producer", "returned"),
    Step("proposed", "say_so", "producer", "proposed"),
    Step("proposed", "edit", "director", "draft"),
    Step("returned", "edit", "director", "draft"),
    Step("returned", "propose", "director", "proposed"),
    Step("approved", "say_so", "producer", "approved"),
    Step("approved", "edit", "director", "draft"),
    Step("approved", "check", "director", "check"),
    Step("approved", "send", "director", "sent"),
    Step("check", "free", "agent", "pencil"),
    Step("pencil", "send", "director", "sent"),
    Step("pencil", "edit", "director", "draft"),
    Step("sent", "ask_meeting", "agent", "meeting_asked"),
    Step("sent", "accept", "agent", "accepted", "named"),
    Step("sent", "counter", "agent", "countered"),
    Step("meeting_asked", "confirm_meeting", "director", "meeting"),
    Step("meeting_asked", "counter", "agent", "countered"),
    Step("meeting_asked", "give_contact", "agent", "meeting_asked"),
    Step("meeting", "accept", "agent", "accepted", "named"),
    Step("meeting", "counter", "agent", "countered"),
    Step("meeting", "give_contact", "agent", "meeting"),
    Step("meeting", "edit", "director", "draft"),
    Step("countered", "edit", "director", "draft"),
    Step("countered", "propose", "director", "proposed"),
    Step("accepted", "give_contact", "agent", "accepted"),
    Step("accepted", "contract", "producer", "contracted"),
    *(Step(state, "renew", "director", state) for state in ("check", "pencil", "sent", "meeting_asked", "meeting")),
    *(Step(state, "decline", "agent", "declined", "shown") for state in _OURS),
    *(Step(state, "decline", "agent", "declined") for state in sorted(WITH_AGENT | {"accepted"})),
    *(Step(state, "withdraw", "director", "withdrawn") for state in (*_OURS, *sorted(WITH_AGENT))),
    Step("accepted", "withdraw", "producer", "withdrawn"),
    *(Step(state, "expire", "clock", "expired") for state in ("check", "pencil", "sent")),
)
"""All that can happen. No words change while they are with the agent to be answered; what comes after a counter, or is
edited after a meeting, goes by the producer again."""

_BY_VERB: Final = {(step.state, step.verb): step for step in STEPS}

OPENS: Final = "confirm_meeting"
"""The one act that opens a withheld sender's name: for this offer, to the agency that has it."""

SENDS: Final = frozenset({"check", "send"})
"""What brings an offer to the agent: its terms are approved as they are, and a link is made."""


def step(state: str, verb: str) -> Step | None:
    """What a verb does in a state; None when it cannot be done there."""
    return _BY_VERB.get((state, verb))


def steps_of(state: str, who: str, *, named: bool, shown: bool) -> Iterator[Step]:
    """What somebody can do in a state."""
    so = {"": True, "named": named, "shown": shown}
    return (one for one in STEPS if one.state == state and one.who == who and so[one.when])


def whose_turn(state: str) -> str:
    """Who must act next: ``director``, ``producer``, ``agent``, or nobody (an empty text) at the end."""
    return _TURN.get(state, "")


_TURN: Final = {
    "draft": "director",
    "proposed": "producer",
    "approved": "director",
    "returned": "director",
    "check": "agent",
    "pencil": "director",
    "sent": "agent",
    "meeting_asked": "director",
    "meeting": "agent",
    "countered": "director",
    "accepted": "producer",
}


def diagram() -> str:
    """The table as a state diagram in Mermaid's words; what everybody may do at almost any time stands below it."""
    drawn = [
        f"  {one.state} --> {one.next}: {one.who} {_in_words(one.verb)}{_condition(one.when)}"
        for one in STEPS
        if one.verb not in _ANYWHERE and one.state != one.next
    ]
    ends = [f"  {state} --> [*]" for state in STATES if state in FINAL]
    return "\n".join(["stateDiagram-v2", "  [*] --> draft", *drawn, *ends])


def table() -> str:
    """The whole table, a row for each step, as the documentation prints it."""
    rows = ["| state | what | who | next | only when |", "|---|---|---|---|---|"]
    rows += [
        f"| {STATES[one.state]} | {_in_words(one.verb)} | {one.who} | {STATES[one.next]} | {_WHEN[one.when]} |"
        for one in STEPS
    ]
    return "\n".join(rows)


_ANYWHERE: Final = frozenset({"decline", "withdraw", "expire"})
_WHEN: Final = {"": "", "named": "the sender's name is open", "shown": "an agent has had it before"}


def _condition(when: str) -> str:
    return f" (only when {_WHEN[when]})" if when else ""


def _in_words(verb: str) -> str:
    return verb.replace("_", " ")
