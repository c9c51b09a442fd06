"""What is not taken of offers, and what is said then; and the companies in whose crowd a withheld sender stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography import x509
from tests.identity import told_in
from tests.server.offering import PEER, TERMS, Company

from tablework.actions.tokens import new_id
from tablework.cli.authority import certificates_in
from tablework.server.app import Bookroom, Desk, make_app


@pytest.fixture
def company(open_house):
    return Company(open_house)


def said(answer) -> str:
    assert answer.status_code == 422, answer.text
    return answer.json()["error"]


def test_a_crowd_below_the_floor_is_not_sent_unless_the_producer_says_so(company):
    """Four companies could have sent it, and Rosa wants to stand among five. Petra lets it go, on record, once."""
    offer = company.approved(floor=5)
    assert "Only 4 of the companies" in said(company.do(company.rosa, offer, "send"))
    hash_ = company.offer(offer)["hash"]
    assert company.do(company.rosa, offer, "say_so", hash=hash_).status_code == 403
    company.done(company.petra, offer, "say_so", hash=hash_, words="She is known to be discreet.")
    company.done(company.rosa, offer, "send")
    (act,) = [act for act in company.offer(offer)["acts"] if act["verb"] == "say_so"]
    assert (act["by"], act["could_be"], act["of"], act["floor"]) == ("Petra", 4, 4, 5)
    other = company.approved(floor=5, role="Ben")
    assert "Only 4" in said(company.do(company.rosa, other, "send"))


def test_words_that_tell_are_not_sent_unless_the_producer_says_so(company):
    """The role, the play, somebody at the table, the town; also where it is written another way."""
    for words in ("For Anna.", "The HOUR-between", "Yours, Petra", "in Mer row", "Lantern\u00adworks"):
        offer = company.approved(covering=words)
        assert "would tell who you are" in said(company.do(company.rosa, offer, "send")), words
    assert company.offer(offer)["telling"][0]["field"] == "covering"
    company.done(company.petra, offer, "say_so", hash=company.offer(offer)["hash"])
    company.done(company.rosa, offer, "send")


def test_what_would_tell_in_a_named_offer_may_be_said(company):
    """Whoever signs with their name need not hide it, nor stand in a crowd."""
    offer, token = company.sent(withheld=False, covering="From Lanternworks: Anna?", floor=500)
    seen = company.says(token).json()
    assert (seen["terms"]["company"], seen["envelope"], company.offer(offer)["named"]) == ("Lanternworks", None, True)
    assert company.says(token, "accept").json()["state"] == "accepted"


def test_an_offer_that_is_late_or_unfinished_goes_nowhere(company):
    assert "which part" in said(company.do(company.rosa, company.draft(role=""), "propose"))
    late = company.approved(reply_by="2026-11-21")
    assert "is over" in said(company.do(company.rosa, late, "send"))
    assert "with the producer" in said(_twice(company, "propose"))


def _twice(company: Company, verb: str):
    offer = company.draft()
    company.done(company.rosa, offer, verb)
    return company.do(company.rosa, offer, verb)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"performer": "nobody"}, "This performer"),
        ({"agency": "none"}, "This agency"),
        ({"secret": 1}, "no field"),
        ({"size": "huge"}, "how large"),
        ({"fee": {"amount": 1.5, "currency": "GBP", "per": "week"}}, "fee"),
    ],
)
def test_terms_that_fit_nothing_are_not_kept(company, wrong, why):
    assert why in said(company.rosa.post(company.path, json={"terms": company.terms(**wrong)}))


def test_terms_that_are_none_are_not_taken(company):
    offer = company.draft()
    for answer in (company.rosa.post(company.path, json={}), company.do(company.rosa, offer, "edit", terms=[])):
        assert "no terms" in said(answer)


@pytest.mark.parametrize(
    "when", ["2026-12-03", "2026-12-03T25:00", "2026-02-30T10:00", "2026-12-03T1x:00", "soon, at ten"]
)
def test_a_meeting_is_on_a_day_at_a_time(company, when):
    offer, token = company.sent()
    company.says(token, "ask_meeting")
    assert said(company.do(company.rosa, offer, "confirm_meeting", when=when))
    assert company.offer(offer)["named"] is False


def test_a_calendar_s_lines_are_folded_and_its_words_cannot_break_out(open_house, company):
    """RFC 5545: at most 75 bytes a line, never through a letter; commas and line ends are escaped."""
    offer, token = company.sent()
    company.says(token, "ask_meeting")
    place = "Ré\u0301pétition, salle n° 4; au fond à gauche, après la très grande porte verte du théâtre"
    company.done(company.rosa, offer, "confirm_meeting", when="2026-12-03T09:05", place=place, words="One\nEND:VEVENT")
    found = open_house.guest().post("/api/offer/calendar", json={"token": token}).json()["calendar"]
    lines = found.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines.count("END:VEVENT") == 1
    whole = found.replace("\r\n ", "")
    assert "LOCATION:" + place.replace(",", "\\,").replace(";", "\\;") in whole
    assert "DTSTART:20261203T090500" in whole


def test_an_agent_who_gives_a_contact_gives_a_number_or_an_address(company):
    _, token = company.met()
    assert "telephone" in said(company.says(token, "give_contact", words="Ask me."))


def test_who_changes_offers_without_end_waits(company):
    for _ in range(130):
        last = company.rosa.post(f"{company.path}/preview", json={})
    assert last.status_code == 429


def test_a_returned_offer_says_why(company):
    offer = company.draft()
    company.done(company.rosa, offer, "propose")
    company.done(company.petra, offer, "return", words="Too dear.")
    seen = company.offer(offer)
    assert (seen["state"], seen["acts"][-1]["words"], seen["turn"]) == ("returned", "Too dear.", "director")


def test_an_agent_s_counter_goes_by_the_producer_again(company):
    offer, token = company.sent()
    assert company.says(token, "counter").status_code == 422
    assert company.says(token, "counter", words="700 a week.").json()["state"] == "countered"
    assert company.do(company.rosa, offer, "send").status_code == 422
    fee = {**TERMS["fee"], "amount": 700}
    company.done(company.rosa, offer, "edit", terms=company.terms(fee=fee))
    assert company.says(token).json()["waits"]
    company.done(company.rosa, offer, "propose")
    company.done(company.petra, offer, "approve", hash=company.offer(offer)["hash"])
    again = company.done(company.rosa, offer, "send")["link"].partition("#")[2]
    assert company.says(again).json()["state"] == "sent"


def test_offers_of_another_production_are_not_there(open_house, company):
    """Rosa directs both; the other book's address does not lead to this one's offer."""
    offer = company.draft()
    other = Company(open_house, open_house.pier)
    for verb in ("propose", "withdraw"):
        assert other.do(other.rosa, offer, verb).status_code == 404
    assert other.rosa.get(other.path).json()["offers"] == []


def test_an_offer_that_is_over_can_be_erased_with_the_contact_in_it(company, tmp_path):
    """Its words and Margot's number are in no byte of the desk's file afterwards, and its link opens nothing."""
    offer, token = company.met(words="canary of the terms")
    company.says(token, "give_contact", phone="canary of a number")
    assert "withdraw it first" in said(company.do(company.rosa, offer, "erase"))
    company.done(company.rosa, offer, "withdraw")
    assert company.do(company.petra, offer, "erase").status_code == 403
    company.done(company.rosa, offer, "erase")
    assert offer not in company.rosa.get(company.path).text
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert told_in(kept, ["canary of the terms", "canary of a number"]) == []
    assert company.says(token).status_code == 404


def test_companies_are_listed_said_anew_and_struck(company):
    made = company.rosa.post(f"{company.path}/companies", json={"name": "Fifth House", **PEER, "secret": 1})
    id_ = made.json()["id"]
    listed = company.rosa.get(company.path).json()["companies"]
    assert "secret" not in next(one for one in listed if one["id"] == id_)
    assert _could_be(company) == 5
    company.rosa.put(f"{company.path}/companies/{id_}", json={"name": "Fifth House", **PEER, "kinds": ["opera"]})
    assert _could_be(company) == 4
    assert company.petra.delete(f"{company.path}/companies/{id_}").status_code == 403
    assert company.rosa.delete(f"{company.path}/companies/{id_}").status_code == 200
    assert company.rosa.delete(f"{company.path}/companies/{id_}").status_code == 404
    assert "name" in said(company.rosa.post(f"{company.path}/companies", json={}))


def _could_be(company: Company) -> int:
    return company.rosa.post(f"{company.path}/preview", json={"terms": company.terms()}).json()["crowd"]["could_be"]


def test_a_preview_says_what_is_missing(company):
    seen = company.rosa.post(f"{company.path}/preview", json={"terms": company.terms(first="")}).json()
    assert (seen["envelope"], seen["missing"]) == (None, "Give the first day of work as a date.")


def test_the_parts_of_the_script_come_with_their_size(company):
    parts = company.rosa.get(company.path).json()["parts"]
    assert [(part["name"], part["size"]) for part in parts] == [("ANNA", "leading"), ("BEN", "supporting")]


def test_somebody_without_an_agency_is_asked_themselves(company):
    company.keep("performer", anders := new_id(), {"name": "Anders Bell", "contact": {"email": "anders@home.example"}})
    offer = company.approved(performer=anders, agency="", agent="")
    out = company.done(company.rosa, offer, "send")
    assert out["to"] == "anders@home.example"
    assert "Is this a booking? No." in out["text"]
    assert company.says(out["link"].partition("#")[2]).json()["for"] == "Anders Bell"


def test_the_certificate_names_hosts_and_nobody_else_and_the_sender_is_told_which(open_house, tmp_path):
    """What cannot be hidden is shown before sending: who fetches it sees the desk's names, neither owner nor play."""
    files = certificates_in(tmp_path / "certificates", ["localhost", "127.0.0.1", "desk.test"])
    room = Bookroom(open_house.log, open_house.scribe, open_house.books)
    desk = Desk(
        open_house.shelf, open_house.people, room, open_house.casting, open_house.clock, open_house.hosts, "owner"
    )
    open_house.app = make_app(replace(desk, address="https://desk.test/", authority=files.authority))
    company = Company(open_house)
    fetched = open_house.guest().get("/authority.crt").content
    said_in = x509.load_pem_x509_certificate(fetched).subject.rfc4514_string()
    assert told_in(fetched + said_in.encode(), ["Rosa", "Petra", "Lanternworks", "The Hour Between", "Quayside"]) == []
    shows = company.rosa.get(company.path).json()["link_shows"]
    assert shows == {"host": "https://desk.test", "certified": ["desk.test"], "alone": False}
