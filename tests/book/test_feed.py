"""What each reader is told, and that of what is hidden they are told nothing."""

from __future__ import annotations

from tests.book.making import Writing, place

from tablework.book.entries import Entry
from tablework.book.feed import Gone, alike, news


def told(table: Writing, person: str, after: int = 0) -> list[tuple[str, str] | tuple[str, ...]]:
    found = news(table.book, table.book.person(person), after)
    return [item.records if isinstance(item, Gone) else (item.verb, item.record) for item in found]


def _since(table: Writing) -> int:
    return table.book.length


def test_marks_reach_everybody_and_ideas_nobody() -> None:
    table = Writing()
    here = _since(table)
    table.note("note")
    table.note("idea", kind="idea")
    assert told(table, "rosa", here) == [("make", "note"), ("make", "idea")]
    assert told(table, "margot", here) == [("make", "note")]
    assert told(table, "otto", here) == []
    assert told(table, "nobody") == []


def test_an_idea_that_is_shown_comes_whole_with_all_that_was_said_to_it() -> None:
    table = Writing()
    table.note("idea", kind="idea")
    table.say("edit", "idea", "idea", {"text": "slower still"})
    table.say("make", "answer", "own", {"to": "idea", "text": "or not"})
    here = _since(table)
    table.say("show", "idea", "idea", audience=["margot"])
    whole = [("make", "idea"), ("edit", "idea"), ("make", "own"), ("show", "idea")]
    assert told(table, "margot", here) == whole
    assert told(table, "anders", here) == []
    assert told(table, "rosa", here) == [("show", "idea")]


def test_an_idea_taken_back_is_gone_for_those_who_saw_it_and_never_was_for_those_who_come_later() -> None:
    table = Writing()
    table.note("idea", kind="idea")
    table.say("show", "idea", "idea", audience="table")
    table.say("make", "answer", "hers", {"to": "idea", "text": "yes"}, by="margot")
    here = _since(table)
    table.say("withdraw", "idea", "idea")
    assert told(table, "anders", here) == [("idea", "hers")]
    assert ("idea",) in told(table, "margot", here)
    assert ("make", "hers") in told(table, "margot"), "her own words she keeps"
    assert "idea" not in str(told(table, "anders"))


def test_what_was_shown_and_taken_back_between_two_looks_was_never_there() -> None:
    table = Writing()
    here = _since(table)
    table.note("idea", kind="idea")
    table.say("show", "idea", "idea", audience="table")
    table.say("withdraw", "idea", "idea")
    assert told(table, "margot", here) == []


def test_who_was_away_catches_up_to_the_same_as_who_was_there() -> None:
    table = Writing()
    there: list[Entry | Gone] = []
    for write in (
        lambda: table.note("one"),
        lambda: table.note("idea", kind="idea"),
        lambda: table.say("show", "idea", "idea", audience="table"),
        lambda: table.say("edit", "note", "one", {"text": "faster"}),
    ):
        here = _since(table)
        write()
        there += news(table.book, table.book.person("margot"), here)
    known = {entry.id for entry in there if isinstance(entry, Entry)}
    whole = {entry.id for entry in news(table.book, table.book.person("margot"), 6) if isinstance(entry, Entry)}
    assert known == whole


def test_a_guest_sees_the_text_as_it_is_played_and_who_is_there() -> None:
    table = Writing()
    here = _since(table)
    table.say("make", "cut", "cut", {"place": place()})
    table.say("make", "query", "query", {"place": place(), "text": "?"})
    table.say("make", "answer", "answer", {"to": "cut", "text": "good"})
    assert told(table, "otto", here) == [("make", "cut")]


def test_a_change_of_position_ends_what_one_could_see_before() -> None:
    table = Writing()
    before = table.book.epoch("margot")
    table.say("edit", "person", "margot", {"name": "Margot R."}, by="margot")
    assert table.book.epoch("margot") == before
    table.say("edit", "person", "margot", {"position": "guest"})
    assert table.book.epoch("margot") == table.book.length
    table.say("retract", "person", "margot", on=[table.book.entries[-1].id])
    assert (table.book.person("margot").position, table.book.epoch("margot")) == (None, table.book.length)


def test_one_position_is_told_alike_as_long_as_nothing_is_for_some_only() -> None:
    table = Writing()
    here = _since(table)
    table.note("note")
    assert alike(table.book, here)
    table.note("idea", kind="idea")
    assert not alike(table.book, here)
    table.say("show", "idea", "idea", audience="table")
    assert not alike(table.book, table.book.length - 1), "Rosa knew it, Margot did not"
