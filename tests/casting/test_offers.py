"""An offer's life: every state that can be reached is walked through, by every step that the table has."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.offering import TERMS

from tablework.casting.acts import Act
from tablework.casting.offers import (
    BOOKING,
    FINAL,
    OPENS,
    SENDS,
    STATES,
    STEPS,
    WITH_AGENT,
    diagram,
    step,
    steps_of,
    table,
    whose_turn,
)
from tablework.casting.offers_kept import Offer, offer_of, offers_of, opened_by
from tablework.casting.offers_terms import filled, hash_of
from tablework.casting.records import Kept, Records

BEFORE, AFTER = "2026-11-30", "2026-12-02"
COMPANY = ("director", "producer")


def act(verb: str, data: dict | None = None, n: int = 1) -> Act:
    return Act("o", "offer", verb, data or {}, "somebody", f"2026-11-22T12:00:{n:02}", n)


def told(verb: str, offer: Offer) -> dict:
    """What an act holds when it is done rightly."""
    if verb in {"approve", "say_so"}:
        return {"hash": offer.hash}
    if verb in SENDS or verb == "renew":
        return {"link": f"link {len(offer.acts)}"}
    if verb == "edit":
        return {"terms": {**offer.terms, "words": offer.terms["words"] + "!"}}
    return {"when": "2027-01-01T10:00", "place": "", "words": ""} if verb == OPENS else {}


def after(*verbs: str, **terms: object) -> Offer:
    """An offer to which all this has been done."""
    offer = Offer("o", "p")
    offer.take(act("make", {"production": "p", "terms": filled({**TERMS, **terms})}))
    for verb in verbs:
        found = step(offer.state, verb)
        assert found, (offer.state, verb)
        assert offer.may(verb, found.who), (offer.state, verb)
        offer.take(act(verb, told(verb, offer)))
    return offer


@dataclass(frozen=True)
class Place:
    """All of an offer that decides what can be done to it next."""

    state: str
    named: bool
    shown: bool
    approved: bool


def walk(*, withheld: bool) -> Iterator[tuple[Place, str, Place, Offer, Offer]]:
    """Every place that can be reached, each with every step out of it."""
    first = after(withheld=withheld)
    seen, waiting = set(), deque([((), first)])
    while waiting:
        verbs, offer = waiting.popleft()
        if place_of(offer) in seen:
            continue
        seen.add(place_of(offer))
        for who in (*COMPANY, "agent"):
            for verb in offer.verbs(who):
                done = after(*verbs, verb, withheld=withheld)
                yield place_of(offer), verb, place_of(done), offer, done
                waiting.append(((*verbs, verb), done))


def place_of(offer: Offer) -> Place:
    return Place(offer.state, offer.named, offer.sent is not None, offer.approved == offer.hash)


WALKED = [*walk(withheld=True), *walk(withheld=False)]


def test_every_state_is_reached_and_every_step_is_taken():
    reached = {place.state for _, _, place, _, _ in WALKED} | {"expired"}
    assert reached == STATES.keys() - {"draft"} | {"draft"}
    taken = {(place.state, verb) for place, verb, _, _, _ in WALKED}
    assert taken == {(one.state, one.verb) for one in STEPS if one.who != "clock"}


def test_there_is_no_dead_end_but_the_end():
    """From every place there is a way to a contract, or the offer is over; and whose turn it is can do something."""
    leads: dict[Place, set[Place]] = {}
    for place, _, next_, _, _ in WALKED:
        leads.setdefault(place, set()).add(next_)
    for place in {next_ for _, _, next_, _, _ in WALKED}:
        assert (place.state in FINAL) == (place not in leads)
        if place.state not in FINAL:
            assert "contracted" in {one.state for one in _reachable(leads, place)}, place
            steps = list(steps_of(place.state, whose_turn(place.state), named=place.named, shown=place.shown))
            assert any(one.verb not in {"decline", "withdraw"} for one in steps), place
    assert {whose_turn(state) for state in FINAL} == {""}


def _reachable(leads: dict[Place, set[Place]], start: Place) -> set[Place]:
    found, waiting = set(), [start]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += leads.get(place, ())
    return found


def test_nobody_accepts_before_the_name_is_open():
    accepted = [(place, offer) for place, verb, _, offer, _ in WALKED if verb == "accept"]
    assert accepted
    assert all(place.named for place, _ in accepted)
    assert not any(offer.may("accept", "agent") for _, _, _, offer, _ in WALKED if not offer.named)


def test_a_withheld_name_opens_by_one_act_only():
    for place, verb, next_, _, done in WALKED:
        if done.terms["withheld"] and next_.named and not place.named:
            assert verb == OPENS


def test_what_is_sent_is_what_was_approved():
    for _, verb, _, before, done in WALKED:
        if verb in SENDS:
            assert before.approved == hash_of(done.sent or {}) == done.hash


def test_any_edit_any_counter_and_any_return_voids_the_approval():
    for _, verb, _, _, done in WALKED:
        if verb in {"edit", "return"}:
            assert done.approved == ""
        if done.state == "countered":
            assert not {"send", "check"} & set(done.verbs("director"))
    again = after("propose", "approve", "send", "counter", "propose")
    assert again.approved == ""
    assert again.may("approve", "producer")


def test_no_words_change_while_they_are_with_the_agent_to_be_answered():
    for state in ("check", "sent", "meeting_asked"):
        assert step(state, "edit") is None


def test_an_agent_can_decline_in_one_step_wherever_they_have_the_offer():
    for place, _, _, offer, _ in WALKED:
        if offer.sent and place.state not in FINAL:
            assert offer.may("decline", "agent"), place
        if not offer.sent:
            assert offer.verbs("agent") == []


def test_one_verb_leads_to_one_state_and_is_one_person_s():
    assert len({(one.state, one.verb) for one in STEPS}) == len(STEPS)
    assert {one.next for one in STEPS} | {"draft"} == STATES.keys()
    assert step("draft", "accept") is None


def test_what_every_state_says_about_a_booking():
    """The trade's words: a check is none, a pencil is none, an offer is none; only a yes is one."""
    assert BOOKING.keys() == WITH_AGENT | {"accepted", "contracted"}
    assert {state for state, says in BOOKING.items() if says.startswith("Yes")} == {"accepted", "contracted"}


def test_while_new_words_are_made_the_agent_is_told_the_last_that_they_knew():
    """Margot is pencilled; Rosa changes the dates. The agent goes on seeing the pencil, with the old dates."""
    offer = after("propose", "approve", "check", "free", "edit", "propose")
    assert (offer.state, offer.agent_state) == ("proposed", "pencil")
    assert offer.sent
    assert offer.sent["words"] == TERMS["words"]
    assert offer.verbs("agent") == ["decline"]


def test_what_has_not_been_answered_in_time_expires():
    kept = _kept(after("propose", "approve", "send"))
    assert offer_of(kept, BEFORE).state == "sent"
    assert offer_of(kept, "2026-12-01").state == "sent"
    late = offer_of(kept, AFTER)
    assert (late.state, late.agent_state, late.verbs("agent")) == ("expired", "expired", [])
    assert offer_of(_kept(after("propose", "approve", "send", "ask_meeting")), AFTER).state == "meeting_asked"
    assert offer_of(_kept(after("propose")), AFTER).state == "proposed"


def test_links_open_until_the_offer_is_over_or_there_are_new_ones():
    records = _records(after("propose", "approve", "check", "free", "send"))
    assert [bool(opened_by(records, link, BEFORE)) for link in ("link 3", "link 5", "none")] == [True, True, False]
    assert opened_by(records, "link 3", AFTER) is None
    renewed = _records(after("propose", "approve", "check", "renew"))
    assert [bool(opened_by(renewed, link, BEFORE)) for link in ("link 3", "link 4")] == [False, True]
    for verb in ("decline", "withdraw"):
        assert opened_by(_records(after("propose", "approve", "send", verb)), "link 3", BEFORE) is None


def test_offers_are_a_production_s_own():
    records = _records(after("propose"))
    assert [offer.state for offer in offers_of(records, "p", BEFORE)] == ["proposed"]
    assert offers_of(records, "another", BEFORE) == []


def test_an_act_that_cannot_be_changes_nothing():
    offer = after("propose")
    offer.take(act("accept"))
    assert offer.state == "proposed"
    assert [one.verb for one in offer.acts] == ["make", "propose"]


def test_an_act_of_sending_without_a_link_makes_none():
    offer = after("propose", "approve")
    offer.take(act("send"))
    assert (offer.state, offer.links) == ("sent", set())


def test_the_diagram_has_every_state_and_the_table_every_step():
    drawn = diagram()
    assert all(f" {state}" in drawn for state in STATES.keys() - {"withdrawn", "declined", "expired"})
    assert "sent --> accepted: agent accept (only when the sender's name is open)" in drawn
    assert table().count("\n") == len(STEPS) + 1


@pytest.mark.parametrize("withheld", [True, False])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_done_in_whatever_order_the_promises_hold(withheld: bool, data: st.DataObject):  # noqa: FBT001
    """Anybody does anything, thirty times over."""
    offer = after(withheld=withheld)
    verbs = sorted({one.verb for one in STEPS})
    for _ in range(30):
        verb = data.draw(st.sampled_from(verbs))
        found = step(offer.state, verb)
        allowed = found is not None and offer.may(verb, found.who)
        if allowed:
            offer.take(act(verb, told(verb, offer)))
        if offer.state == "accepted":
            assert offer.named
        opened = any(one.verb == OPENS for one in offer.acts)
        assert offer.named == (opened or (offer.sent is not None and not withheld))


def _kept(offer: Offer) -> Kept:
    kept = Kept("o", "offer")
    for one in offer.acts:
        kept.take(one)
    return kept


def _records(offer: Offer) -> Records:
    return Records(
        [Act(one.record, one.kind, one.verb, one.data, one.by, one.at, n) for n, one in enumerate(offer.acts, 1)]
    )
