"""What a withheld offer shows, in which crowd it stands, and which words in it tell."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.server.offering import PEER, TERMS

from tablework.casting.crowd import Crowd, complaint, crowd, sentence
from tablework.casting.envelope import SHOWN, SIZE, envelope, fee_band, month_season, sealed, season_of, size_of
from tablework.casting.offers_terms import CONSENT, FIELDS, day_number, draft_complaint, filled, hash_of
from tablework.casting.offers_terms import complaint as terms_complaint
from tablework.casting.telling_words import telling_words

WHOLE = filled({**TERMS, "performer": "margot"})


def test_an_envelope_shows_bands_and_nothing_else():
    shown = envelope(WHOLE)
    assert tuple(shown) == SHOWN
    assert shown == {
        "size": "a leading part",
        "kind": "a play",
        "season": "winter 2026–27 (December to February)",
        "region": "North of England",
        "fee": "500 to 1,000 a week",
        "consent": ["intimacy"],
        "reply_by": "2026-12-01",
    }
    assert not any(str(TERMS[name]) in json.dumps(shown) for name in ("role", "title", "company", "theatre", "place"))


def test_equal_envelopes_are_equal_byte_by_byte_and_all_are_of_one_size():
    """Two houses ask alike: another title, another town, another day in the same season, consent in another order."""
    other = {"title": "The Pier", "company": "Tidewater", "first": "2027-01-11", "place": "Elsewhere", "words": "Hello"}
    one = filled({**WHOLE, "consent": ["nudity", "intimacy"], "region": "North of  England "})
    two = filled({**WHOLE, **other, "consent": ["intimacy", "nudity"], "fee": {**TERMS["fee"], "amount": 700}})
    assert sealed(envelope(one)) == sealed(envelope(two))
    longest = filled({**WHOLE, "consent": list(CONSENT), "region": "é" * 200})
    assert {len(sealed(envelope(terms))) for terms in (one, two, longest)} == {SIZE}


@pytest.mark.parametrize(
    ("date", "season"),
    [
        ("2026-12-31", ("winter", "2026–27")),
        ("2027-01-01", ("winter", "2026–27")),
        ("2099-12-01", ("winter", "2099–00")),
        ("2027-03-01", ("spring", "2027")),
        ("2027-08-31", ("summer", "2027")),
        ("2027-11-30", ("autumn", "2027")),
    ],
)
def test_a_date_shows_its_quarter_only(date: str, season: tuple[str, str]):
    assert season_of(date) == season


@pytest.mark.parametrize(
    ("fee", "band"),
    [
        (None, "unsaid"),
        ({"amount": 0, "currency": "GBP", "per": "week"}, "none"),
        ({"amount": 500, "currency": "GBP", "per": "week"}, "low"),
        ({"amount": 501, "currency": "GBP", "per": "week"}, "middle"),
        ({"amount": 126, "currency": "EUR", "per": "performance"}, "high"),
        ({"amount": 5500, "currency": "EUR", "per": "whole"}, "low"),
    ],
)
def test_a_fee_shows_its_band_by_the_week(fee: dict | None, band: str):
    """Eleven weeks of work for 5,500 are 500 a week."""
    assert fee_band({**WHOLE, "first": "2027-02-01", "last": "2027-04-18", "fee": fee}) == band


def test_a_part_shows_how_large_it_is_in_three_bands():
    assert [size_of(words, 1000) for words in (150, 149, 40, 39, 0)] == [
        "leading",
        "supporting",
        "supporting",
        "small",
        "small",
    ]
    assert size_of(0, 0) == "small"


# -- the crowd --------------------------------------------------------------------------------------------------------


def test_a_crowd_is_counted_in_the_companies_that_were_listed():
    """*could be any of 2 of the 5 companies you listed; 1 if you give the month*"""
    peers = [
        {**PEER, "months": [2]},
        {**PEER, "seasons": [], "months": [1]},
        {**PEER, "kinds": ["musical"]},
        {**PEER, "regions": []},
        {},
    ]
    found = crowd(WHOLE, peers)
    assert found == Crowd(2, 5, 1)
    assert sentence(found) == "Could be any of 2 of the 5 companies you listed; 1 if you give the month."


def test_what_nobody_said_of_a_company_does_not_count_for_it():
    for field in PEER:
        assert crowd(WHOLE, [{**PEER, field: []}]).could_be == 0, field
        assert crowd(WHOLE, [{name: said for name, said in PEER.items() if name != field}]).could_be == 0, field


def test_a_crowd_of_none_says_so():
    assert sentence(crowd(WHOLE, [])) == "No companies are listed: list those that an agent might think of."
    assert sentence(crowd(WHOLE, [{}])) == "Could be none of the 1 companies you listed: only you."


@given(st.lists(st.sampled_from([PEER, {**PEER, "months": [2]}, {}, {**PEER, "sizes": ["small"]}]), max_size=6))
def test_one_more_company_never_makes_a_crowd_smaller(peers: list[dict]):
    found = crowd(WHOLE, peers)
    more = crowd(WHOLE, [*peers, PEER])
    assert more.could_be == found.could_be + 1
    assert (found.with_month or 0) <= found.could_be <= found.of


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"name": " "},
        {"name": 3},
        {"name": "Old Mill", "kinds": "play"},
        {"name": "Old Mill", "kinds": ["circus"]},
        {"name": "Old Mill", "regions": [""]},
        {"name": "Old Mill", "regions": [1]},
        {"name": "Old Mill", "months": [13]},
        {"name": "Old Mill", "months": [True]},
        {"name": "Old Mill", "months": 2},
    ],
)
def test_what_is_no_company_is_said_in_a_sentence(wrong: dict):
    assert str(complaint(wrong)).endswith((".", "12."))
    assert complaint({"name": "Old Mill", **PEER, "months": [2]}) is None


def test_every_month_has_its_quarter():
    assert [month_season(month) for month in (12, 1, 2)] == ["winter"] * 3
    assert [month_season(month) for month in (3, 6, 9)] == ["spring", "summer", "autumn"]


# -- words that tell --------------------------------------------------------------------------------------------------

NAMES = [("the title", "The Hour Between"), ("a role", "Juliet Capulet"), ("the place", "Verona"), ("a person", "Ana")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Verona", "Verona"),
        ("in VERONA'S square", "VERONA"),
        ("in Ve-rona", "Ve-rona"),
        ("in V e r o n a", "V e r o n a"),
        ("Véroná", "Véroná"),
        ("veronese? Veronans!", "Verona"),
        ("a juliet of ours", "juliet"),
        ("the Hour\nBetween us", "the Hour\nBetween"),
        ("Ana, come", "Ana"),
        ("CAPULET", "CAPULET"),
    ],
)
def test_a_name_is_found_whatever_it_is_dressed_in(text: str, found: str):
    hits = telling_words({"covering": text}, NAMES)
    assert text[hits[0].start : hits[0].end] == found


@pytest.mark.parametrize("text", ["an audition", "banana", "in the", "Anatomy", "", "!?"])
def test_what_only_looks_like_a_name_is_none(text: str):
    assert telling_words({"covering": text}, NAMES) == []


def test_what_is_found_says_where_it_stands_and_whose_name_it_is():
    hits = telling_words({"region": "near Verona", "covering": "The Hour Between, with Ana"}, [*NAMES, ("a role", "")])
    assert [(hit.field, hit.start, hit.end, hit.what) for hit in hits] == [
        ("region", 5, 11, "the place"),
        ("covering", 0, 16, "the title"),
        ("covering", 23, 26, "a person"),
    ]


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_found_between_any_words(before: str, after: str):
    text = f"{before} Verona {after}"
    assert any(hit.name == "Verona" for hit in telling_words({"covering": text}, [("the place", "Verona")]))


# -- the terms --------------------------------------------------------------------------------------------------------


def test_the_hash_is_that_of_these_exact_terms():
    """The same words however their letters are put together, in any order; and no others."""
    assert hash_of(WHOLE) == hash_of(dict(reversed(WHOLE.items())))
    assert hash_of({**WHOLE, "words": "e\u0301"}) == hash_of({**WHOLE, "words": "\u00e9"})
    for name in FIELDS:
        assert hash_of({**WHOLE, name: "changed"}) != hash_of(WHOLE), name


WRONG = {
    "performer": "",
    "agency": 3,
    "agent": "x" * 201,
    "role": " ",
    "title": "\ud800",
    "company": "a\0b",
    "theatre": None,
    "place": [],
    "region": "",
    "kind": "circus",
    "size": ["leading"],
    "first": "2027-02-30",
    "last": "soon",
    "fee": {"amount": True, "currency": "GBP", "per": "week"},
    "consent": ["intimacy", "intimacy"],
    "reply_by": "2027-13-01",
    "words": "x" * 2001,
    "covering": 1,
    "withheld": "yes",
    "floor": 1,
}


@pytest.mark.parametrize("name", FIELDS)
def test_what_does_not_fit_its_field_is_said_in_a_sentence(name: str):
    assert terms_complaint(WHOLE) is None
    assert terms_complaint({**WHOLE, name: WRONG[name]}) == FIELDS[name][2]
    still_unsaid = name in {"performer", "region"}
    assert (draft_complaint({**WHOLE, name: WRONG[name]}) is None) == still_unsaid


@pytest.mark.parametrize(
    "fee",
    [
        {"amount": 1, "currency": "GBP"},
        {"amount": -1, "currency": "GBP", "per": "week"},
        {"amount": 1, "currency": "pounds", "per": "week"},
        {"amount": 1, "currency": 3, "per": "week"},
        {"amount": 1, "currency": "GBP", "per": "year"},
        "much",
    ],
)
def test_a_fee_is_a_sum_a_currency_and_what_for(fee: object):
    assert terms_complaint({**WHOLE, "fee": fee}) == FIELDS["fee"][2]


def test_work_does_not_end_before_it_begins():
    assert "before the first" in str(terms_complaint({**WHOLE, "last": "2027-01-31"}))


def test_a_draft_may_leave_out_what_nobody_knows_yet_but_holds_nothing_unheard_of():
    assert draft_complaint({}) is None
    assert draft_complaint({"size": "leading", "role": ""}) is None
    assert "no field" in str(draft_complaint({"secret": 1}))


def test_days_are_counted_as_the_calendar_has_them():
    from datetime import date, timedelta

    first = date(1999, 12, 1)
    base = day_number(first.isoformat()) or 0
    days = [first + timedelta(n) for n in range(0, 40_000, 13)]
    assert [(day_number(day.isoformat()) or 0) - base for day in days] == list(range(0, 40_000, 13))
    assert [day_number(day) for day in ("2026-02-29", "2100-02-29", "2026-00-10", "2026-04-31", "26-1-1")] == [None] * 5
    assert day_number("2028-02-29")
