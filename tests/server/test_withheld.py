"""A withheld sender stays withheld: the identity is planted everywhere and looked for in all that an agent can fetch.

Each test can fail: what it guards was broken once to see it do so.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import Any

import pytest
from tests.identity import told_in
from tests.server.offering import TERMS, Company
from tests.server.test_abuse import Nest

from tablework.actions.answer_offers import Answers
from tablework.actions.tokens import hash_of, new_id, new_token
from tablework.casting.envelope import SHOWN
from tablework.server.agents_api import SIZE

IDENTITY = {
    "company": "Lanternworks Zephyrine",
    "theatre": "Quayside Playhouse",
    "place": "Merrowbridge",
    "title": "The Hour Between",
    "role": "Annabella Voss",
    "words": "We loved her as Desdemona.",
}
PEOPLE = ("Petra", "Northlight", "Tidewater")
UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-")
TIME = re.compile(rb"\d\dT\d\d:\d\d|\d{13}")


@pytest.fixture
def company(open_house):
    return Company(open_house)


@pytest.fixture
def offered(company):
    """An offer that withholds its sender, and its token."""
    return company.sent(**IDENTITY)


def everything(answer: Any) -> bytes:
    """An answer as it came over the wire, but for the clock."""
    headers = [(name, value) for name, value in answer.headers.multi_items() if name != "date"]
    return f"{answer.status_code} {headers}".encode() + answer.content


def tell_tales(received: bytes) -> list[str]:
    return told_in(received, [*IDENTITY.values(), *PEOPLE])


def endings(company: Company) -> dict[str, str]:
    """Tokens that open nothing any more, or never did."""
    withdrawn = company.sent()
    company.done(company.rosa, withdrawn[0], "withdraw")
    declined = company.sent()
    assert company.says(declined[1], "decline").status_code == 200
    renewed = company.sent()
    company.done(company.rosa, renewed[0], "renew")
    expired = company.sent(reply_by="2026-11-23")
    company.house.now = "2026-11-24T12:00:00.000+00:00"
    return {
        "withdrawn": withdrawn[1],
        "declined": declined[1],
        "renewed": renewed[1],
        "expired": expired[1],
        "unknown": new_token(),
        "garbage": "no token at all",
        "empty": "",
    }


# -- what an agent can fetch ------------------------------------------------------------------------------------------


def test_1_the_answer_to_a_link_names_nobody(company, offered):
    assert tell_tales(everything(company.says(offered[1]))) == []


def test_2_the_whole_way_to_the_meeting_names_nobody(company):
    """The check, the pencil, the offer, the wish for a meeting, a counter, and every answer that is refused."""
    offer, token = company.sent("check", **IDENTITY)
    received = everything(company.says(token))
    received += everything(company.says(token, "free"))
    company.done(company.rosa, offer, "send")
    for verb in ("accept", "contract", "send", "make", "ask_meeting", "ask_meeting", "counter", "give_contact", ""):
        received += everything(company.says(token, verb, words="?", phone="1"))
    assert tell_tales(received) == []
    assert UUID.search(received) is None


def test_3_an_offer_shows_its_envelope_and_nothing_else(company, offered):
    seen = company.says(offered[1]).json()
    assert set(seen) == {"state", "says", "booking", "waits", "for", "verbs", "envelope", "terms"}
    assert tuple(seen["envelope"]) == SHOWN
    assert seen["terms"] is None
    assert "set-cookie" not in company.says(offered[1]).headers
    assert seen["for"] == "Margot Reyes"


def test_4_every_address_of_the_desk_names_nobody_to_who_has_only_a_link(open_house, company, offered):
    """All routes, all methods, with the ids that a leak elsewhere might have given: headers, redirects, error pages."""
    agent, received = open_house.guest(), b""
    for route in open_house.app.routes:
        path = str(getattr(route, "path", ""))
        path = path.replace("{book}", company.book).replace("{offer}", offered[0])
        path = re.sub(r"\{[^}]*\}", "x", path) or "/"
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            answer = agent.request(method, path, json={"token": offered[1]}, follow_redirects=False)
            received += everything(answer)
    assert tell_tales(received) == []


@pytest.mark.usefixtures("offered")
def test_5_the_page_its_files_and_their_names_name_nobody(open_house):
    agent = open_house.guest()
    page = agent.get("/offer")
    names = set(re.findall(r'(?:src|href)="(/[^"]+)"', page.text))
    for style in [name for name in names if name.endswith(".css")]:
        names |= set(re.findall(r"url\((/[^)]+)\)", agent.get(style).text))
    assert len(names) > 4
    files = {name: agent.get(name) for name in names | {"/worker.js", "/desk.webmanifest", "/favicon.ico"}}
    received = everything(page) + b"".join(name.encode() + everything(file) for name, file in files.items())
    assert tell_tales(received) == []
    assert page.headers["referrer-policy"] == "no-referrer"
    assert all(host == "'self'" for host in re.findall(r"script-src (\S+);", page.headers["content-security-policy"]))


def test_6_error_pages_name_nobody(open_house, offered):
    """No JSON, wrong JSON, far too much, far too long a token, another host, another site, no such page."""
    agent, token = open_house.guest(), offered[1]
    answers = [
        agent.post("/api/offer", content=b"{", headers={"Content-Type": "application/json"}),
        agent.post("/api/offer", content=b"token=" + token.encode()),
        agent.post("/api/offer", json=[token]),
        agent.post("/api/offer", json={"token": [token]}),
        agent.post("/api/offer", json={"token": token * 9}),
        agent.post("/api/offer", json={"token": token, "verb": {"a": 1}, "words": 3}),
        agent.post("/api/offer", json={"token": token, "verb": "ask_meeting", "words": ["?"]}),
        agent.post("/api/offer", json={"token": token, "verb": "counter", "words": "x" * 3000}),
        agent.post("/api/offer", content=b" " * 70_000, headers={"Content-Type": "application/json"}),
        agent.post("/api/offer", json={"token": token}, headers={"Host": "another.test"}),
        agent.post("/api/offer", json={"token": token}, headers={"Sec-Fetch-Site": "cross-site"}),
        agent.get(f"/offer/{token}"),
        agent.get(f"/api/offer?token={token}"),
    ]
    assert {answer.status_code for answer in answers} >= {403, 404, 413, 415, 421, 422}
    assert tell_tales(b"".join(everything(answer) for answer in answers)) == []


def test_7_there_is_no_calendar_before_the_name_is_open(open_house, company, offered):
    """The answer is that of a link that opens nothing; no organiser, no UID, no file name."""
    company.says(offered[1], "ask_meeting")
    asked = open_house.guest().post("/api/offer/calendar", json={"token": offered[1]})
    unknown = open_house.guest().post("/api/offer/calendar", json={"token": new_token()})
    assert everything(asked) == everything(unknown)
    assert asked.status_code == 404


def test_8_the_calendar_after_it_has_no_organiser_and_a_uid_of_chance(open_house, company):
    offer, token = company.met(**IDENTITY)
    first = open_house.guest().post("/api/offer/calendar", json={"token": token}).json()["calendar"]
    _, other = company.met(**IDENTITY)
    second = open_house.guest().post("/api/offer/calendar", json={"token": other}).json()["calendar"]
    uids = [re.search(r"UID:(\S+)", found)[1] for found in (first, second)]
    assert uids[0] != uids[1]
    assert offer not in first
    assert "ORGANIZER" not in first
    assert "DTSTART:20261203T150000" in first
    assert "LOCATION:Stage door" in first
    assert IDENTITY["company"] in first.replace("\r\n ", "")


# -- nothing tells one from another -----------------------------------------------------------------------------------


def test_9_two_companies_equal_offers_are_identical_but_for_the_token(open_house, company):
    """Two productions, with other titles, towns and words, ask alike; every byte and every header is the same."""
    other = Company(open_house, open_house.pier)
    changed = {"company": "Tidewater", "title": "The Pier", "place": "Elsewhere", "first": "2027-01-11", "words": ""}
    one, two = company.sent()[1], other.sent(**changed, theatre="", role="Ben", last="2027-05-01")[1]
    assert one != two
    assert everything(company.says(one)) == everything(other.says(two))


def test_10_consecutive_offers_cannot_be_told_to_be_one_sender_s(company):
    """Three offers one after the other: no id, no number, no time in them; their links have nothing in common."""
    tokens = [company.sent(role=role)[1] for role in ("Anna", "Ben", "A waiter")]
    answers = [everything(company.says(token)) for token in tokens]
    assert len(set(answers)) == 1
    assert UUID.search(answers[0]) is TIME.search(answers[0]) is None
    assert all(len(token) == 43 for token in tokens)
    assert all(one[:3] != two[:3] for one, two in pairwise(tokens))


def test_11_what_opens_nothing_is_answered_alike_whatever_the_reason(company):
    ended = endings(company)
    seen = {everything(company.says(token)) for token in ended.values()}
    tried = {everything(company.says(token, "accept", words="?")) for token in ended.values()}
    assert len(seen | tried) == 1
    assert company.says(ended["withdrawn"]).status_code == 404


def test_12_the_size_of_an_answer_tells_nothing(open_house, company, offered):
    """Unknown, withheld, open, with the shortest and the longest words: all are of one size, and none is compressed."""
    longest = "\U0001f3ad" * 2000
    _, met = company.met(words=longest, title="\U0001f3ad" * 200, company="\U0001f3ad" * 200)
    answers = [company.says(token) for token in (offered[1], met, new_token())]
    answers += [company.says(offered[1], "accept"), company.says(offered[1], "ask_meeting")]
    gzip = open_house.guest().post("/api/offer", json={"token": met}, headers={"Accept-Encoding": "gzip"})
    assert {answer.headers["content-length"] for answer in (*answers, gzip)} == {str(SIZE)}
    assert {len(answer.content) for answer in (*answers, gzip)} == {SIZE}
    assert company.says(met).json()["terms"]["words"] == longest


def test_13_the_time_of_an_answer_tells_nothing(open_house, company, offered):
    """Withdrawn and unknown links are as much work as one that opens: calls are counted, for clocks tremble."""
    tokens = {"open": offered[1], **endings(company)}
    desk = Answers(open_house.casting, open_house.clock)
    work = {name: _calls(lambda token=tokens[name]: desk.look(token)) for name in tokens}
    assert max(work.values()) <= 1.05 * min(work.values()), work


def _calls(look) -> int:
    """How many functions are called."""
    calls = 0

    def count(_, event, __):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        look()
    finally:
        sys.setprofile(None)
    return calls


def test_14_links_are_chance_and_are_not_kept(offered, tmp_path):
    """256 bits each; the desk's file, which its backups copy, holds the hash and not the token."""
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert offered[1].encode() not in kept
    assert hash_of(offered[1]).encode() in kept


def test_15_guessing_is_held_off_and_an_agent_who_has_a_link_is_not(open_house, company, offered):
    guesser, agent = open_house.guest(), open_house.guest()
    statuses = [company.says(new_token(), who=guesser).status_code for _ in range(14)]
    assert statuses.count(404) == 10
    assert statuses[-1] == 429
    assert {company.says(offered[1], who=agent).status_code for _ in range(30)} == {200}
    assert tell_tales(everything(company.says(new_token(), who=guesser))) == []


def test_16_a_link_of_an_offer_is_no_invitation(open_house, company, offered):
    """Nor the other way round: neither opens what the other does."""
    agent = open_house.guest()
    joined = agent.post("/api/join", json={"token": offered[1], "name": "Sam"})
    assert joined.status_code == 410
    assert tell_tales(everything(joined)) == []
    invited = open_house.token("guest")
    assert everything(company.says(invited)) == everything(company.says(new_token()))


# -- what opens the name, and for whom --------------------------------------------------------------------------------


def test_17_only_a_confirmed_meeting_opens_the_name(company):
    """Rosa does all else that she can: checks, sends, makes new links, changes the terms, lets the producer say so."""
    offer, token = company.sent("check", **IDENTITY)
    received = everything(company.says(token, "free"))
    company.done(company.rosa, offer, "edit", terms=company.terms(**IDENTITY, floor=2))
    received += everything(company.says(token))
    company.done(company.rosa, offer, "propose")
    company.done(company.petra, offer, "say_so", hash=company.offer(offer)["hash"], words="Yes.")
    company.done(company.petra, offer, "approve", hash=company.offer(offer)["hash"])
    company.done(company.rosa, offer, "send")
    token = company.done(company.rosa, offer, "renew")["link"].partition("#")[2]
    received += everything(company.says(token)) + everything(company.says(token, "ask_meeting"))
    assert tell_tales(received) == []
    company.done(company.rosa, offer, "confirm_meeting", when="2026-12-03T15:00", place="", words="")
    assert IDENTITY["company"] in told_in(everything(company.says(token)), IDENTITY.values())


def test_18_one_offer_s_open_name_opens_no_other_s(company):
    """The same agency has two: a meeting about one leaves the other as it was."""
    company.met(**IDENTITY)
    _, other = company.sent(**IDENTITY)
    assert tell_tales(everything(company.says(other))) == []


def test_19_an_offer_that_is_out_cannot_be_turned_to_somebody_else(company):
    """Otherwise an open name would go with it; nor can a withheld name be un-withheld by an edit."""
    offer, token = company.met(**IDENTITY)
    company.keep("agency", other := new_id(), {"name": "Vale", "agents": []})
    for changed in ({"agency": other}, {"performer": ""}, {"withheld": False}):
        terms = company.terms(**{**IDENTITY, **changed})
        assert company.do(company.rosa, offer, "edit", terms=terms).status_code == 422
    pencilled, link = company.sent("check", **IDENTITY)
    company.says(link, "free")
    terms = company.terms(**{**IDENTITY, "withheld": False})
    assert company.do(company.rosa, pencilled, "edit", terms=terms).status_code == 422
    assert tell_tales(everything(company.says(link))) == []
    assert company.says(token).json()["terms"]


def test_20_nobody_who_only_has_the_link_opens_the_name(open_house, company, offered):
    """The agent tries the sender's own steps, by the agent's address and by the table's."""
    agent = open_house.guest()
    company.says(offered[1], "ask_meeting")
    body = {"token": offered[1], "when": "2026-12-03T15:00", "place": "", "words": ""}
    for verb in ("confirm_meeting", "approve", "edit", "say_so", "renew"):
        assert company.says(offered[1], verb, **{k: v for k, v in body.items() if k != "token"}).status_code == 422
        assert agent.post(f"{company.path}/{offered[0]}/{verb}", json=body).status_code == 401
    assert tell_tales(everything(company.says(offered[1]))) == []


# -- what is nobody's business ----------------------------------------------------------------------------------------


def test_21_an_agent_never_learns_of_other_candidates_their_order_or_their_fees(company):
    """Three are asked for the part, at three fees; the one who has an open name sees her own offer alone."""
    for fee in (777, 888):
        company.keep("performer", performer := new_id(), {"name": f"Candidate {fee}"})
        amount = {**TERMS["fee"], "amount": fee}
        company.sent(performer=performer, agency="", agent="", fee=amount, words=f"Our choice {fee}")
    _, token = company.met()
    received = everything(company.says(token))
    assert b"650" in received
    assert not re.search(rb"777|888|Candidate|choice", received)


def test_22_private_opinions_go_to_nobody(open_house, company):
    """A reading with its author's opinion: not to the agent, and not to anybody who sees the offers either."""
    canary = f"canary{new_token()}"
    opinion = {"performer": company.performer, "role": "Anna", "opinion": canary, "by": "owner"}
    company.keep("reading", new_id(), opinion)
    company.keep("casting", new_id(), {"performer": company.performer, "notes": canary})
    offer, token = company.met()
    seat = open_house.member("stage_manager", "Tomas")
    received = everything(company.says(token)) + everything(company.petra.get(company.path))
    received += everything(seat.get(f"/api/books/{company.book}/decisions"))
    received += everything(company.petra.get(f"/api/books/{company.book}/decisions"))
    assert told_in(received, [canary]) == []
    assert offer


def test_23_a_performer_s_contact_is_not_the_company_s_before_the_agent_gives_it(company):
    """It stands in the desk's own records; nothing of offers shows it, until the agent says it."""
    offer, token = company.sent()
    company.says(token, "ask_meeting")
    where = (company.path, f"/api/books/{company.book}/decisions")
    received = b"".join(everything(who.get(path)) for who in (company.petra, company.rosa) for path in where)
    preview = company.rosa.post(f"{company.path}/preview", json={"terms": company.terms()})
    assert told_in(received + everything(preview), ["margot@home.example", "0700 900900"]) == []
    company.says(token, "give_contact", phone="0700 900900", email="")
    assert company.offer(offer)["contact"] == {"phone": "0700 900900", "email": "", "words": ""}


def test_24_a_table_that_has_offers_is_to_others_as_one_that_has_none(open_house, company, offered):
    """Margot's own phone, at the same table: the feed, the book, the decisions; and she cannot plant an offer."""
    from tests.server.letters import Seat, wire

    margot = Seat(open_house.member("performer", "Margot"), company.book)
    posts = ("/offers", "/offers/preview", "/offers/companies", f"/offers/{offered[0]}/withdraw")
    answers = {everything(margot.client.post(margot.path + path, json={})) for path in posts}
    assert len(answers | {everything(margot.client.get(f"{margot.path}/offers"))}) == 1
    paths = ("", "/feed", "/decisions", "/offers", f"/offers/{offered[0]}/withdraw")
    received = b"".join(everything(margot.client.get(margot.path + path)) for path in paths)
    assert told_in(received, [IDENTITY["words"], IDENTITY["company"], offered[0], "Brook"]) == []
    assert b"offer" not in everything(margot.client.get(f"{margot.path}/feed"))
    assert "not for you" in margot.refused(wire("make", "offer", new_id(), {"terms": {}}))


def test_25_ideas_at_the_table_are_not_in_offers_or_decisions(sit, company, rosa):
    """The whole nest of canaries, one of them settled between two, asked for by another who sees offers."""
    margot = sit("performer", "Margot")
    nest = Nest(margot)
    nest.hide(rosa.id)
    margot.do("settle", "query", nest.records["query to one"])
    received = everything(company.petra.get(f"/api/books/{company.book}/decisions"))
    received += everything(company.petra.get(company.path))
    hidden = [canary for canary in nest.canaries if canary != rosa.id]
    assert [canary for canary in hidden if canary.encode() in received] == []
