"""The draft without what is cut, with the line changes that are agreed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.book.making import DRAFT, WORDS, Writing, place

from tablework.book.as_played import as_played
from tablework.book.carrying import Carrying
from tablework.book.placing import Placing
from tablework.script.breakdown import break_down_draft
from tablework.script.draft import Draft
from tablework.script.drafts.comparing import compare
from tablework.testing.plays import play

EARLIER = play("ANNA\nSomething else altogether was said in that one.\n")


def no_way(*_: str) -> Carrying:
    """What was on any other draft is in this one no more."""
    return Carrying(compare(EARLIER, DRAFT))


HERE = Placing(["draft"], DRAFT, no_way)


def texts(table: Writing) -> list[str]:
    return [element.text for element in as_played(DRAFT, table.book, HERE).elements]


def test_nothing_is_changed_while_nothing_is_decided() -> None:
    table = Writing()
    table.note()
    table.say("make", "line_change", "l", {"place": place(), "words": "You might"})
    assert as_played(DRAFT, table.book, HERE) is DRAFT


def test_a_cut_takes_its_words_and_restoring_brings_them_back() -> None:
    table = Writing()
    table.say("make", "cut", "c", {"place": place("e1", 4, "e3", 9)})
    assert texts(table)[:4] == ["You ", "", WORDS[9:], WORDS]
    table.say("restore", "cut", "c")
    assert texts(table) == [WORDS] * 8


def test_an_agreed_line_change_is_what_is_said() -> None:
    table = Writing()
    table.say("make", "line_change", "l", {"place": place("e2", 0, "e2", 9), "words": "You might"})
    table.say("agree", "line_change", "l")
    assert texts(table)[1] == "You might" + WORDS[9:]


def test_a_change_within_a_cut_takes_nothing_twice() -> None:
    table = Writing()
    table.say("make", "cut", "c", {"place": place("e1", 0, "e1", 12)})
    table.say("make", "cut", "d", {"place": place("e1", 4, "e1", 9)})
    assert texts(table)[0] == WORDS[12:]


def test_cuts_that_are_taken_back_or_in_another_draft_change_nothing() -> None:
    table = Writing()
    cut = table.say("make", "cut", "c", {"place": place()})
    table.say("retract", "cut", "c", on=[cut.id])
    other = table.entry("make", "cut", "d", {"place": {**place(), "draft": "earlier"}})
    table.take(other)
    assert texts(table) == [WORDS] * 8


PIER = """
    ANNA is at the rail.

    ANNA
    (coldly)
    The kettle knows.

    BEN
    It does not.
    """


def _cut(draft: Draft, words: str) -> Draft:
    table = Writing()
    element = next(element for element in draft.elements if element.text == words)
    where = {"draft": "d", "first": element.id, "start": 0, "last": element.id, "end": len(words), "quote": words}
    table.take(table.entry("make", "cut", "c", {"place": where}))
    return as_played(draft, table.book, Placing(["d"], draft, no_way))


def test_a_speech_of_which_nothing_is_left_is_no_speech() -> None:
    """Anna's only words are cut: her name above them and how she says them go with them."""
    draft = play(PIER)
    before, after = break_down_draft(draft), break_down_draft(_cut(draft, "The kettle knows."))
    speeches = {size.role: size.speeches for size in after.roles}
    assert {size.role: size.speeches for size in before.roles} == {"anna": 1, "ben": 1}
    assert speeches.get("anna", 0) == 0
    assert speeches["ben"] == 1
    assert after.words < before.words
    assert len(_cut(draft, "The kettle knows.").elements) == len(draft.elements)


@given(st.lists(st.tuples(*[st.integers(0, 7), st.integers(0, len(WORDS))] * 2), max_size=6))
def test_whatever_is_cut_what_is_left_are_the_words_in_their_order(cuts: list[tuple[int, int, int, int]]) -> None:
    table = Writing()
    gone = set()
    for n, (a, from_, b, to) in enumerate(cuts):
        (first, start), (last, end) = sorted([(a, from_), (b, to)])
        table.say("make", "cut", f"c{n}", {"place": place(f"e{first + 1}", start, f"e{last + 1}", end)})
        gone |= {(e, i) for e in range(8) for i in range(len(WORDS)) if (first, start) <= (e, i) < (last, end)}
    left = ["".join(c for i, c in enumerate(WORDS) if (e, i) not in gone) for e in range(8)]
    assert texts(table) == [text if text.strip() else "" for text in left]
