"""Decisions: what was agreed, by whom, on which words, made from the logs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.casting.test_offers import after

from tablework.book.book import Book
from tablework.book.entries import Entry, from_wire
from tablework.casting.decisions import decisions
from tablework.casting.offers_kept import offer_of
from tablework.casting.records import Kept
from tablework.company.people import Person

ROSA = Person("rosa", "Rosa", "director")
PLACE = {"draft": "d", "first": "e1", "start": 0, "last": "e1", "end": 4, "quote": "Who?"}


def entry(number: int, verb: str, kind: str, data: dict | None = None, on: tuple[int, ...] = ()) -> Entry:
    """The one mark of the table, and what is done to it."""
    id_ = "01900000-0000-7000-8000-{:012x}".format
    record = id_(99) if kind != "person" else "rosa"
    wire = {"v": 1, "id": id_(number), "record": record, "kind": kind, "verb": verb, "on": [id_(n) for n in on]}
    found = from_wire({**wire, "data": data or {}, "made_at": "2026-11-22T12:00:00Z"})
    return replace(found, by="margot" if verb in {"make", "edit"} else "rosa", number=number, at=f"day {number}")


def table(*entries: tuple) -> Book:
    rosa = entry(1, "make", "person", {"name": "Rosa", "position": "director"})
    return Book([rosa, *(entry(number, *one) for number, one in enumerate(entries, 2))])


def test_a_line_change_is_agreed_on_the_words_it_had_then():
    """Margot proposes, rewords, Rosa agrees; later Margot rewords again and Rosa declines."""
    book = table(
        ("make", "line_change", {"place": PLACE, "words": "Whom?"}),
        ("edit", "line_change", {"words": "Who goes?"}, (2,)),
        ("agree", "line_change"),
        ("edit", "line_change", {"words": "Which?"}, (3,)),
        ("decline", "line_change"),
    )
    found = decisions(book, [], ROSA)
    assert [(one.what, one.words, one.decided_at) for one in found] == [
        ("line change declined", "Which?", "day 6"),
        ("line change agreed", "Who goes?", "day 4"),
    ]
    assert {(one.proposed_by, one.decided_by, one.quote, one.element) for one in found} == {
        ("margot", "rosa", "Who?", "e1")
    }


@pytest.mark.parametrize(
    ("kind", "verbs", "says"),
    [
        ("cut", ("restore", "cut_again"), ["cut made", "cut restored", "cut made again"]),
        ("query", ("settle", "reopen"), ["query settled", "query opened again"]),
        ("note", (), []),
    ],
)
def test_what_counts_as_decided(kind: str, verbs: tuple[str, ...], says: list[str]):
    data = {"place": PLACE} | ({"text": "Why?"} if kind != "cut" else {})
    book = table(("make", kind, data), *((verb, kind) for verb in verbs))
    assert [one.what for one in reversed(decisions(book, [], ROSA))] == says


def test_what_was_taken_back_is_no_decision():
    book = table(("make", "cut", {"place": PLACE}), ("retract", "cut", {}, (2,)))
    assert decisions(book, [], ROSA) == []


def test_offers_are_seen_by_who_may_see_offers():
    offer = after("propose", "approve", "send", "ask_meeting", "confirm_meeting", "accept", "contract")
    whats = [one.what for one in decisions(table(), [offer], ROSA)]
    assert sorted(whats) == sorted(
        [
            "offer approved",
            "offer sent",
            "meeting asked for",
            "meeting confirmed: the name is open",
            "offer accepted",
            "contract agreed",
        ]
    )
    assert all(offer.hash[:8] in one.words for one in decisions(table(), [offer], ROSA))
    for position in ("stage_manager", "performer", "guest", None):
        assert decisions(table(), [offer], Person("rosa", "R", position)) == []


def test_an_offer_that_waited_too_long_was_decided_by_the_calendar():
    kept = Kept("o", "offer")
    for one in after("propose", "approve", "send").acts:
        kept.take(one)
    found = decisions(table(), [offer_of(kept, "2026-12-02")], ROSA)
    (expired,) = [one for one in found if one.what == "offer expired"]
    assert (expired.decided_at, expired.decided_by) == ("2026-12-01", "")
    assert decisions(table(), [after()], ROSA) == []
    unpaid = decisions(table(), [after("propose", "approve", fee=None)], ROSA, lambda _: "Margot")
    assert (unpaid[0].quote, unpaid[0].words[:10]) == ("Anna, for Margot", "2027-02-01")
