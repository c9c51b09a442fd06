"""Where marks stand when drafts follow drafts."""

from __future__ import annotations

import pytest
from tests.next_draft import PIER, REVISED, on

from tablework.book.carrying import Carrying
from tablework.book.placing import Placed, Placing, quoted, taken_up
from tablework.script.draft import Draft
from tablework.script.drafts.comparing import compare
from tablework.testing.plays import play

DRAFTS = {"first": play(PIER), "second": play(REVISED), "third": play(PIER)}


def way(old: str, new: str) -> Carrying:
    return Carrying(compare(DRAFTS[old], DRAFTS[new]))


def place(draft: str, words: str) -> dict:
    return {"draft": draft, **on(DRAFTS[draft], words)._asdict(), "quote": words}


def placing(*line: str) -> Placing:
    return Placing(line, DRAFTS[line[-1]], way)


def quote(placed: Placed) -> str | None:
    return placed.place["quote"] if placed.place else None


def test_from_draft_to_draft() -> None:
    """What changes twice is changed; what one draft cut and the next brings back is there again."""
    line = placing("first", "second", "third")
    found = line.placed({"place": place("first", "Eleven")})
    assert (found.outcome, quote(found)) == ("changed", "Eleven")
    back = line.placed({"place": place("first", "Then we shall open on a button.")})
    assert (back.stands, quote(back)) == (True, "Then we shall open on a button.")
    assert placing("first", "second").placed({"place": place("first", "Then we shall")}).outcome == "cut"


def test_left_behind_until_the_next_draft() -> None:
    left = {"place": place("first", "deckchair"), "left": "second"}
    assert placing("first", "second").placed(left) == Placed("left")
    assert quote(placing("first", "second", "third").placed(left)) == "deckchair"


def test_made_on_a_draft_that_was_taken_back() -> None:
    """Its words are looked for on the draft that is on the table again."""
    assert quote(placing("first").placed({"place": place("second", "four hundred")})) == "four hundred"
    here = place("first", "deckchair")
    assert placing("first").placed({"place": here}) == Placed("here", here)


def test_a_cue_takes_its_warning_along() -> None:
    """Its standby stands on words that are gone, and stands nowhere."""
    words = {
        "place": place("first", "Quick"),
        "warn": place("first", "deckchair"),
        "standby": place("first", "Then we shall"),
    }
    placed, also = placing("first", "second").whole(words)
    assert quote(placed) == "Quick"
    assert (also["warn"]["quote"], also["standby"]) == ("deckchair", None)
    assert placing("first", "second").whole(words | {"warn": None, "standby": None})[1] == {}


@pytest.mark.parametrize(
    ("kind", "status", "words", "outcome", "quote_", "expected"),
    [
        ("cut", "cut", None, "cut", "", True),
        ("cut", "restored", None, "cut", "", False),
        ("cut", "cut", None, "kept", "Eleven", False),
        ("line_change", "agreed", "Twelve", "changed", "twelve,", True),
        ("line_change", "proposed", "Twelve", "changed", "Twelve", False),
        ("line_change", "agreed", "Thirteen", "changed", "Twelve", False),
        ("line_change", "agreed", "Eleven", "kept", "Eleven", False),
        ("note", None, None, "cut", "", False),
    ],
)
def test_what_was_agreed_and_is_in_the_new_draft(kind, status, words, outcome, quote_, expected) -> None:
    """A cut whose words are gone, a line change whose words are there: nobody has to do it again."""
    placed = Placed(outcome, {"quote": quote_} if quote_ else None)
    assert taken_up(kind, status, {"place": {"quote": "Eleven"}, "words": words or ""}, placed) is expected


def test_the_words_of_a_place() -> None:
    draft: Draft = DRAFTS["first"]
    first, last = on(draft, "watched him do it."), on(draft, "Then we")
    spot = first._replace(last=last.last, end=last.end)
    assert quoted(draft, spot) == "watched him do it.\nANDERS\nThen we"
