"""What the table takes and what it refuses, and that a refusal gives nothing away."""

from __future__ import annotations

import pytest
from tests.book.making import Writing, place, uuid

from tablework.book.judgement import NOT_HERE, NOT_YOURS


@pytest.fixture
def table() -> Writing:
    return Writing()


def test_a_performer_asks_the_director_answers_and_settles(table: Writing) -> None:
    table.say("make", "query", "q", {"place": place(), "text": "Is she hurt?"}, by="margot")
    table.say("make", "answer", "a", {"to": "q", "text": "Not yet."}, by="rosa")
    table.say("settle", "query", "q", by="rosa")
    assert table.book.records["q"].status == "settled"
    assert [record.id for record in table.book.thread(table.book.records["a"])] == ["q", "a"]


def test_a_performer_proposes_a_line_change_and_does_not_agree_to_it_alone(table: Writing) -> None:
    table.say("make", "line_change", "l", {"place": place(), "words": "You might"}, by="margot")
    assert table.refused("agree", "line_change", "l", by="margot") == NOT_YOURS
    table.say("agree", "line_change", "l", by="tomas")


def test_what_is_hidden_and_what_is_not_there_are_refused_alike(table: Writing) -> None:
    """Rosa's idea, an id of nothing, a wrong kind, and a make on an id that is taken: the same sentence for all."""
    table.note("idea", kind="idea")
    assert {
        table.refused("edit", "idea", "idea", {"text": "mine"}, by="margot"),
        table.refused("edit", "idea", "nothing", {"text": "mine"}, by="margot"),
        table.refused("retract", "note", "idea", by="margot"),
        table.refused("make", "answer", "a", {"to": "idea", "text": "?"}, by="margot"),
        table.refused("make", "answer", "a", {"to": "nothing", "text": "?"}, by="margot"),
        table.refused("make", "note", "idea", {"place": place(), "text": "?"}, by="margot"),
        table.refused("make", "answer", "a", {"to": "rosa", "text": "?"}, by="margot"),
    } == {NOT_HERE}


def test_a_guest_writes_nothing(table: Writing) -> None:
    assert table.refused("make", "note", "n", {"place": place(), "text": "hello"}, by="otto") == NOT_YOURS


def test_somebody_who_is_not_at_the_table_writes_nothing(table: Writing) -> None:
    assert table.refused("make", "note", "n", {"place": place(), "text": "hello"}, by="nobody") == NOT_YOURS


def test_an_answer_stays_in_its_thread(table: Writing) -> None:
    table.note("one")
    table.note("two")
    table.say("make", "answer", "a", {"to": "one", "text": "yes"})
    assert "stays with it" in table.refused("edit", "answer", "a", {"to": "two"})
    table.say("edit", "answer", "a", {"to": "one", "text": "yes, yes"})


def test_what_was_erased_is_not_brought_back(table: Writing) -> None:
    table.note()
    table.say("erase", "note", "note")
    assert "erased" in table.refused("edit", "note", "note", {"text": "again"})


def test_each_kind_has_its_own_verbs_and_fields(table: Writing) -> None:
    table.note()
    assert table.refused("settle", "note", "note") == NOT_YOURS
    table.say("make", "cut", "cut", {"place": place()})
    assert table.refused("show", "cut", "cut") == NOT_YOURS
    assert "has no colour" in table.refused("edit", "note", "note", {"colour": "red"})
    assert "needs its text" in table.refused("make", "note", "n", {"place": place()})
    assert "Only what is made" in table.refused("retract", "note", "note", {"text": "x"})


def test_a_query_does_not_agree(table: Writing) -> None:
    """Whoever may agree to line changes cannot agree to a query: it has no such verb."""
    table.say("make", "query", "q", {"place": place(), "text": "?"})
    assert table.refused("agree", "query", "q") == NOT_YOURS


@pytest.mark.parametrize(
    "wrong",
    [
        place(first="e9"),
        place(end=99),
        place(start=-1),
        place(start=8, end=3),
        place(first="e3", last="e1"),
        {**place(), "draft": "another"},
        {**place(), "start": True},
        {**place(), "quote": 5},
        {**place(), "more": 1},
        "e1",
    ],
)
def test_a_place_lies_within_the_words_of_the_production(table: Writing, wrong: object) -> None:
    assert table.refused("make", "note", "n", {"place": wrong, "text": "x"})


@pytest.mark.parametrize(
    ("kind", "data", "fits"),
    [
        ("cue", {"department": "LX", "number": "14.5", "text": "", "warn": None, "standby": place()}, True),
        ("cue", {"department": "LX", "number": "14.5.1"}, False),
        ("cue", {"department": "L\nX", "number": "1"}, False),
        ("blocking", {"text": "X DL", "places": [{"role": "anders", "x": 0.25, "y": 1}]}, True),
        ("blocking", {"text": "X DL", "places": [{"role": "anders", "x": 2, "y": 0}]}, False),
        ("blocking", {"text": "X DL", "places": [{"role": "anders"}]}, False),
        ("note", {"text": "x" * 20_001}, False),
        ("note", {"text": 5}, False),
        ("note", {"text": "x", "mentions": ["margot"], "department": "Props"}, True),
        ("note", {"text": "x", "mentions": "margot"}, False),
        ("note", {"text": "x", "mentions": ["mar got"]}, False),
    ],
)
def test_what_stands_in_the_fields(table: Writing, kind: str, data: dict[str, object], fits: bool) -> None:  # noqa: FBT001 (a column of the table above)
    entry = table.entry("make", kind, "r", {"place": place(), **data})
    assert (table.judged(entry) is None) is fits


def test_a_photo_is_named_by_its_hash(table: Writing) -> None:
    table.note()
    assert "hash" in table.refused("make", "photo", "p", {"to": "note", "photo": "../../etc/passwd"})
    table.say("make", "photo", "p", {"to": "note", "photo": "ab" * 32, "alt": "the pillar"})


def test_the_stage_manager_changes_how_the_stage_is_named(table: Writing) -> None:
    production = {"title": "The Booth", "script": "draft", "terms": "us"}
    table.take(table.entry("make", "production", "production", production))
    piece = {"name": "pillar", "x": 0.2, "y": 0.4, "width": 0.05, "depth": 0.05}
    table.say("edit", "production", "production", {"terms": "uk", "plan": {"pieces": [piece]}}, by="tomas")
    assert table.refused("edit", "production", "production", {"terms": "us"}, by="margot") == NOT_YOURS
    for wrong in ({"terms": "fr"}, {"plan": {}}, {"plan": {"pieces": [{"name": "x"}]}}, {"plan": {"pieces": 1}}):
        assert table.refused("edit", "production", "production", wrong)
    assert table.refused("make", "production", "other", production) == NOT_YOURS


def test_a_name_is_one_s_own_and_a_position_is_given(table: Writing) -> None:
    table.say("edit", "person", "margot", {"name": "Margot R."}, by="margot")
    assert table.refused("edit", "person", "margot", {"position": "director"}, by="margot") == NOT_YOURS
    assert table.refused("edit", "person", "anders", {"name": "Otto"}, by="margot") == NOT_YOURS
    assert table.refused("make", "person", "new", {"name": "N", "position": "guest"}, by="margot") == NOT_YOURS
    table.say("edit", "person", "margot", {"position": "choreographer"}, by="tomas")
    assert table.book.person("margot").position == "choreographer"


def test_somebody_always_stays_who_may_bring_people_in() -> None:
    table = Writing({"rosa": "director", "margot": "performer"})
    assert "Somebody must stay" in table.refused("retract", "person", "rosa")
    assert "Somebody must stay" in table.refused("edit", "person", "rosa", {"position": "guest"})
    table.say("edit", "person", "margot", {"position": "producer"})
    table.say("retract", "person", "rosa")
    assert [person.id for person in table.book.people()] == ["margot"]


def test_a_mark_of_a_kind_from_a_newer_tablework_is_taken_as_it_is(table: Writing) -> None:
    table.say("make", "spike_tape", "s", {"colour": {"deep": [1, 2]}}, by="ines")
    table.say("edit", "spike_tape", "s", {"colour": "green"}, by="ines", on=[uuid(7)])
    assert table.refused("edit", "spike_tape", "s", {"colour": "red"}, by="margot") == NOT_YOURS
