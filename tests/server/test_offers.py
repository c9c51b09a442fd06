"""Offers: from a director's draft to an agent's yes, and all that does not happen on the way."""

from __future__ import annotations

import pytest
from tests.server.offering import Company


@pytest.fixture
def company(open_house):
    return Company(open_house)


def test_an_offer_from_draft_to_contract(company):
    """
    Rosa drafts, Petra approves these exact terms, Margot's agent is asked whether she is free, asks for a meeting, sees
    who asks, gives her number, accepts; Petra notes the contract.
    """
    offer, token = company.sent("check")
    assert company.says(token).json()["state"] == "check"
    assert company.says(token, "free").json()["state"] == "pencil"
    again = company.done(company.rosa, offer, "send")["link"].partition("#")[2]
    assert company.says(token).content == company.says(again).content
    assert "Lanternworks" not in company.says(token).text
    assert company.says(token, "accept").status_code == 422
    assert company.says(token, "ask_meeting", words="Any morning.").json()["state"] == "meeting_asked"
    company.done(company.rosa, offer, "confirm_meeting", when="2026-12-03T15:00", place="Stage door", words="")
    seen = company.says(token).json()
    assert (seen["terms"]["company"], seen["terms"]["meeting"]["place"]) == ("Lanternworks", "Stage door")
    assert company.says(token, "give_contact", phone="0700 900900").status_code == 200
    assert company.offer(offer)["contact"]["phone"] == "0700 900900"
    assert company.says(token, "accept").json()["booking"].startswith("Yes")
    assert company.done(company.petra, offer, "contract")["offer"]["state"] == "contracted"


def test_words_that_are_changed_go_by_the_producer_again(company):
    offer = company.approved()
    company.done(company.rosa, offer, "edit", terms=company.terms(role="Ben"))
    assert company.offer(offer)["state"] == "draft"
    assert company.do(company.rosa, offer, "send").status_code == 422
    company.done(company.rosa, offer, "propose")
    stale = company.offer(offer)["hash"][::-1]
    assert "changed since you read" in company.do(company.petra, offer, "approve", hash=stale).json()["error"]


def test_nobody_but_who_makes_and_approves_them_learns_that_there_are_offers(open_house, company):
    """Tomas and Anders, at the same table, are told what they are told of a book that has none."""
    offer = company.draft()
    for position, name in (("stage_manager", "Tomas"), ("performer", "Anders"), ("guest", "Otto")):
        seat = open_house.member(position, name)
        for answer in (seat.get(company.path), seat.post(f"{company.path}/{offer}/propose", json={})):
            assert answer.status_code == 404
            assert answer.content == seat.get(f"/api/books/{open_house.pier}/offers").content
