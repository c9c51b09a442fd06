"""Calls that the desk mails by itself: everybody their own, to a real mail server."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server.conftest import House
from tests.server.mailbox import Mailbox
from tests.server.test_mine import Company

from tablework.actions.send_mail import MailServer
from tablework.casting.acts import Act
from tablework.server.app import Bookroom, Desk, make_app


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    with Mailbox(tmp_path / "mail") as mailbox:
        yield mailbox


@pytest.fixture
def company(house: House, mailbox: Mailbox) -> Company:
    """Margot has a mail address; Anders has none."""
    mail = MailServer("127.0.0.1", mailbox.port, "desk", "secret", "calls@house.example", "", mailbox.trusted)
    room = Bookroom(house.log, house.scribe, house.books)
    desk = Desk(house.shelf, house.people, room, house.casting, house.clock, house.hosts, "owner", mail=mail)
    house.app = make_app(desk)
    company = Company(house)
    contact = {"contact": {"email": "margot@home.example", "phone": ""}}
    house.casting.act("owner", lambda _: [Act(company.margot, "performer", "edit", contact)])
    return company


def told(seen: dict) -> dict[str, bool]:
    return {one["name"]: one["told"] for one in seen["published"]["told"]}


def test_everybody_is_sent_their_own_calls_and_counts_as_told(company: Company, mailbox: Mailbox):
    """Margot is sent hers, with nobody else's name; Anders, who has no address, is still to be told."""
    seen = company.publish()
    assert told(seen) == {"Margot Reyes": True, "Anders Holm": False}
    (mail,) = mailbox.mails
    message = email.message_from_bytes(mail, policy=email.policy.default)
    assert (message["To"], message["Subject"]) == ("margot@home.example", "Your calls: The Hour Between")
    text = message.get_content()
    hers = [one for one in seen["calls"] if company.margot in one["people"] and one["start"]]
    assert text.count(" to ") >= len(hers)
    assert "Anders Holm" not in text


def test_the_second_time_only_those_for_whom_something_changes(company: Company, mailbox: Mailbox):
    """A scene without Anders is called off: Margot is sent her calls again, and he is not."""
    contact = {"contact": {"email": "anders@home.example", "phone": ""}}
    company.house.casting.act("owner", lambda _: [Act(company.anders, "performer", "edit", contact)])
    seen = company.publish()
    assert len(mailbox.mails) == 2
    one = next(one for one in seen["calls"] if company.anders not in one["people"] and one["start"])
    company.tomas.put(f"{company.at}/placed", json={"calls": [{**one, "start": None}]})
    again = company.tomas.post(f"{company.at}/publish", json={"anyway": True})
    assert again.json()["published"]["number"] == 2, again.text
    assert b"margot@home.example" in mailbox.mails[2]
    assert len(mailbox.mails) == 3


def test_a_mail_that_is_not_taken_leaves_her_untold(company: Company, mailbox: Mailbox):
    mailbox.refuses = True
    assert told(company.publish()) == {"Margot Reyes": False, "Anders Holm": False}
