"""Offers that the desk mails by itself: to a real mail server, from a neutral address, with nothing of the sender."""

from __future__ import annotations

import email
import email.policy
import socket
from dataclasses import replace

import pytest
from tests.identity import told_in
from tests.server.mailbox import Mailbox
from tests.server.offering import Company
from tests.server.test_withheld import IDENTITY, PEOPLE

from tablework.actions.send_mail import MailServer
from tablework.server.app import Bookroom, Desk, make_app

NEUTRAL = "enquiries@neutral.example"
NAMED = "casting@lanternworks.example"


@pytest.fixture
def mailbox(tmp_path):
    with Mailbox(tmp_path / "mail") as mailbox:
        yield mailbox


@pytest.fixture
def mailing(open_house, mailbox):
    """The company, whose desk has a mail server."""

    def at(**changed: object) -> Company:
        server = MailServer("127.0.0.1", mailbox.port, "desk", "secret", NAMED, NEUTRAL, mailbox.trusted)
        house = open_house
        room = Bookroom(house.log, house.scribe, house.books)
        desk = Desk(house.shelf, house.people, room, house.casting, house.clock, house.hosts, "owner")
        house.app = make_app(replace(desk, address=f"http://{house_name(house)}:8000", mail=replace(server, **changed)))
        return Company(house)

    return at


def house_name(house) -> str:
    return next(name for name in house.hosts if name.endswith(".test"))


def sent(company: Company, /, **terms: object) -> tuple[dict, str]:
    offer = company.approved(**terms)
    return company.done(company.rosa, offer, "send", mail=True), offer


def test_a_withheld_offer_goes_out_with_no_trace_of_its_sender(mailing, mailbox):
    """Headers, greeting, envelope and text: no name, no address of the sender's, not even the machine's name."""
    out, _ = sent(mailing(), **IDENTITY)
    assert out["mailed"] == ""
    (mail,) = mailbox.mails
    heard = "\n".join(mailbox.heard).encode()
    machine = {name for name in (socket.gethostname(), socket.getfqdn()) if len(name) > 3 and name != "localhost"}
    assert told_in(mail + heard, [*IDENTITY.values(), *PEOPLE, "lanternworks.example", *machine]) == []
    message = email.message_from_bytes(mail, policy=email.policy.default)
    assert set(message.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert (message["From"], message["To"], message["Subject"]) == (NEUTRAL, "sam@brook.example", "An offer")
    assert message["Message-ID"].endswith("@neutral.example>")
    assert message["Date"].endswith("12:00:00 +0000")
    assert out["link"] in message.get_content().replace("=\n", "")
    assert heard.count(b"neutral.example") >= 2
    assert b"ehlo neutral.example" in heard


def test_mail_is_handed_over_encrypted_and_two_mails_have_nothing_in_common(mailing, mailbox):
    company = mailing()
    for _ in range(2):
        sent(company, **IDENTITY)
    assert mailbox.heard.index("STARTTLS") < next(n for n, line in enumerate(mailbox.heard) if line.startswith("AUTH"))
    ids = [email.message_from_bytes(mail)["Message-ID"] for mail in mailbox.mails]
    assert len(set(ids)) == 2
    assert ids[0][:5] != ids[1][:5]


def test_a_link_goes_over_the_network_encrypted_or_not_at_all(mailing, mailbox, monkeypatch):
    """A mail server that cannot do STARTTLS is good enough on this very machine, and nowhere else."""
    mailbox.secures = False
    company = mailing(trusted=None)
    assert sent(company)[0]["mailed"] == ""
    monkeypatch.setattr("tablework.actions.send_mail._OWN", frozenset())
    assert "did not take" in sent(company)[0]["mailed"]
    assert len(mailbox.mails) == 1


def test_without_a_neutral_address_a_withheld_offer_is_not_mailed(mailing, mailbox):
    """It says so, and the link is there to be copied; a named offer goes from the company's own address."""
    company = mailing(neutral="")
    out, _ = sent(company)
    assert "copy the link" in out["mailed"]
    assert mailbox.mails == []
    out, _ = sent(company, withheld=False)
    assert out["mailed"] == ""
    assert email.message_from_bytes(mailbox.mails[0])["From"] == NAMED


def test_a_mail_that_is_not_taken_is_said_and_the_offer_stands(mailing, mailbox):
    mailbox.refuses = True
    company = mailing()
    out, offer = sent(company)
    assert "did not take" in out["mailed"]
    assert company.offer(offer)["state"] == "sent"
    assert company.says(out["link"].partition("#")[2]).status_code == 200


def test_nobody_is_written_to_whose_address_nobody_wrote_down(mailing, mailbox):
    """A performer without an agency and without an address; and an address that would smuggle in a header."""
    company = mailing()
    out, _ = sent(company, agency="", agent="", performer=company.performer)
    assert out["to"] == "margot@home.example"
    company.keep("agency", "e", {"name": "Vale", "agents": [{"id": "x", "email": "a@b.example\r\nBcc: all@c.example"}]})
    out, _ = sent(company, agency="e", agent="x")
    assert "mail address" in out["mailed"]
    company.keep("agency", "f", {"name": "Vale", "agents": []})
    out, _ = sent(company, agency="f", agent="")
    assert "mail address" in out["mailed"]
    assert len(mailbox.mails) == 1
