"""What was sent, what changed since, who knows, and what came of the day."""

from __future__ import annotations

from typing import Any

from tests.calls.periods import MONDAY, TUESDAY, at, call, stated

from tablework.calls.difference import in_sentences, moves
from tablework.calls.published import changes, concerned, daily, in_words_for, knowing, on_the_day, own, short_notice


def sent(id_: str, start: str, *people: str, **more: Any) -> dict[str, Any]:
    end = f"{start[:11]}{int(start[11:13]) + 1}{start[13:]}"
    return {
        "id": id_,
        "title": f"Scene {id_}",
        "start": start,
        "end": end,
        "room": "Hall",
        "people": list(people),
    } | more


def test_every_kind_of_change_is_one_sentence_and_names_whom_it_concerns():
    before = [sent(n, f"{MONDAY}T10:00", "margot") for n in "123456"]
    after = [
        sent("1", f"{TUESDAY}T10:00", "margot"),
        sent("2", f"{MONDAY}T10:00", "margot", room=None),
        sent("3", f"{MONDAY}T10:00", "margot", end=f"{MONDAY}T12:00"),
        sent("4", f"{MONDAY}T10:00", "bea"),
        sent("5", f"{MONDAY}T10:00", "margot"),
        sent("7", f"{MONDAY}T15:00", "bea", stage="Blocking"),
    ]
    found = changes(before, after)
    assert [one["what"] for one in found] == [
        "“Scene 1” moves from Monday 23 Nov 10:00 to Tuesday 24 Nov 10:00.",
        "“Scene 2” on Monday 23 Nov 10:00 is in no room, not in Hall.",
        "“Scene 3” on Monday 23 Nov 10:00 ends at 12:00.",
        "“Scene 4” on Monday 23 Nov 10:00 is for other people.",
        "“Scene 6” on Monday 23 Nov 10:00 is called off.",
        "“Scene 7, blocking” is called on Monday 23 Nov 15:00.",
    ]
    assert found[3]["people"] == ["margot", "bea"]


def test_who_knows_and_who_was_late_or_absent():
    acts = [
        ("make", {}),
        ("tell", {"performer": "bea"}),
        ("confirm", {"performer": "margot"}),
        ("late", {"performer": "bea", "date": MONDAY, "minutes": 10}),
        ("late", {"performer": "bea", "date": MONDAY, "minutes": 5}),
        ("absent", {"performer": "margot", "date": MONDAY, "is": True}),
        ("late", {"performer": "margot", "date": TUESDAY, "minutes": 5}),
    ]
    known = {one["person"]: (one["told"], one["confirmed"]) for one in knowing(acts, ["bea", "margot", "anders"])}
    assert known == {"bea": (True, False), "margot": (True, True), "anders": (False, False)}
    assert on_the_day(acts, MONDAY) == {"bea": {"late": 5}, "margot": {"absent": True}}


def test_what_a_publication_says_of_nobody_in_particular_is_left_aside():
    assert on_the_day([("tell", {"performer": "bea", "date": MONDAY})], MONDAY) == {}


def test_the_daily_call_has_everybodys_first_call_and_release():
    calls = [
        sent("2", f"{MONDAY}T12:00", "bea"),
        sent("1", f"{MONDAY}T10:00", "margot", "bea"),
        sent("3", f"{TUESDAY}T10:00", "bea"),
    ]
    sheet = daily(calls, MONDAY, {"bea": "Bea Lind", "margot": "Margot Reyes"})
    assert [one["id"] for one in sheet["calls"]] == ["1", "2"]
    assert sheet["people"] == [
        {"person": "bea", "name": "Bea Lind", "first": "10:00", "last": "13:00", "calls": ["1", "2"]},
        {"person": "margot", "name": "Margot Reyes", "first": "10:00", "last": "11:00", "calls": ["1"]},
    ]
    assert [one["id"] for one in own(calls, "bea")] == ["1", "2", "3"]
    assert concerned(calls) == ["bea", "margot"]


def test_a_message_to_one_person_has_what_changed_for_them_and_all_their_calls():
    calls = [
        sent("1", f"{MONDAY}T10:00", "bea"),
        sent("2", f"{MONDAY}T12:00", "bea", room=None),
        sent("3", MONDAY + "T10:00", "margot"),
    ]
    told = [{"what": "“Scene 2” is new.", "people": ["bea"]}, {"what": "“Scene 3” is new.", "people": ["margot"]}]
    assert in_words_for({"title": "The Pier", "number": 2, "changes": told, "calls": calls}, "bea") == [
        "The Pier, publication 2",
        "",
        "“Scene 2” is new.",
        "",
        "All your calls:",
        "Monday 23 Nov 10:00 to 11:00  “Scene 1”, Hall",
        "Monday 23 Nov 12:00 to 13:00  “Scene 2”",
    ]


def test_whoever_has_a_rule_about_notice_is_not_told_too_late():
    """At eight on Monday Bea, who has twelve hours, has a call moved to ten; Margot has no such rule."""
    before = [sent("1", f"{MONDAY}T12:00", "bea"), sent("2", f"{MONDAY}T14:00", "bea")]
    after = [sent("1", f"{MONDAY}T10:00", "bea", "margot"), before[1], sent("3", f"{TUESDAY}T10:00", "bea")]
    assert short_notice(before, after, {"bea": 720}, {"bea": "Bea Lind"}, f"{MONDAY}T08:00") == [
        "Bea Lind has 12 h of notice: “Scene 1” is on Monday 23 Nov 10:00."
    ]
    assert short_notice(before, after, {"bea": 720}, {}, f"{MONDAY}T11:00") == []


def test_what_a_new_plan_changes_for_people_before_anybody_accepts_it():
    problem = stated(*(call(n, 60, "margot", "bea") for n in "123"), call("4", 60, "anders"))
    before = at(problem, **{"1": f"{MONDAY}T14:00", "2": f"{MONDAY}T15:00", "4": f"{MONDAY}T16:00"})
    after = at(
        problem, **{"1": f"{MONDAY}T11:00", "2": f"{TUESDAY}T15:00", "3": f"{MONDAY}T16:30", "4": f"{MONDAY}T17:00"}
    )
    assert moves(before, after)[0] == {
        "id": "1",
        "from": {"start": f"{MONDAY}T14:00", "room": "main"},
        "to": {"start": f"{MONDAY}T11:00", "room": "main"},
    }
    assert in_sentences(problem, before, after) == [
        "3 calls move.",
        "1 call finds a place.",
        "7 h of waiting, 7 h more.",
        "Anders is released at 18:00 on Monday 23 Nov, not at 17:00.",
        "Bea begins at 11:00 on Monday 23 Nov, not at 14:00.",
        "Margot begins at 11:00 on Monday 23 Nov, not at 14:00.",
        "Bea is called on Tuesday 24 Nov, from 15:00 to 16:00.",
        "Margot is called on Tuesday 24 Nov, from 15:00 to 16:00.",
    ]
    assert in_sentences(problem, before, before) == ["No call moves.", "Nobody's day begins earlier or ends later."]
    assert in_sentences(problem, [], before) == ["3 calls find a place."]


def test_more_people_than_anybody_reads_are_counted():
    names = [f"p{n}" for n in range(9)]
    people = [{"id": name} for name in names]
    problem = stated(call("1", 60, *names), call("2", 60, *names), people=people)
    before = at(problem, **{"1": f"{MONDAY}T10:00"})
    after = at(problem, **{"1": f"{MONDAY}T10:00", "2": f"{MONDAY}T11:00"})
    assert in_sentences(problem, before, after)[-1] == "And 3 more."
