"""What must be rehearsed, worked out from the play and its period."""

from __future__ import annotations

from typing import Any

import pytest
from tests.calls.periods import MONDAY, TUESDAY, WEDNESDAY

from tablework.calls.moments import day_number
from tablework.calls.needed import Stretch, calls_of, days_out, longest_stretch, past, stretches_of
from tablework.calls.problem import ProblemError
from tablework.calls.rehearsals import checked, usual

BAR = Stretch("d3", "The bar", "scenes", 10.0, ("margot", "waiter"), 0)
SONG = Stretch("d4", "Closing time", "songs", 3.0, ("margot",), 0)


def settings(**more: Any) -> dict[str, Any]:
    return usual(day_number(MONDAY)) | more


def test_the_usual_period_calls_every_scene_twice_every_song_once_and_everybody_to_the_runs():
    found = calls_of(settings(), [BAR, SONG], {"margot": ["m1"]}, 240)
    assert [(one["id"], one["minutes"], one.get("after", [])) for one in found] == [
        ("run.stumble", 240, []),
        ("run.run", 240, []),
        ("d3.block.1.1", 45, []),
        ("d3.work.1.1", 30, ["d3.block.1.1"]),
        ("d4.music.1.1", 15, []),
    ]
    block = found[2]
    assert block["people"] == ["m1", "role:waiter", "staff:director"]
    assert (block["by"], block["order"], block["kind"]) == ("2026-12-05", 0, "scene")
    assert (found[3]["after_days"], found[4]["kind"], "order" in found[4]) == (1, "music", False)
    assert found[0]["people"] == [
        "m1",
        "role:waiter",
        "staff:director",
        "staff:musical_director",
        "staff:choreographer",
    ]


def test_long_work_is_done_in_several_calls_and_often_work_on_later_days():
    stage = {
        "id": "work",
        "title": "Work",
        "of": "scenes",
        "factor": 40,
        "times": 2,
        "by": None,
        "staff": [],
        "rooms": [],
    }
    found = calls_of(settings(stages=[stage], milestones=[]), [BAR], {}, 240)
    assert [(one["id"], one["minutes"], one["after_days"]) for one in found] == [
        ("d3.work.1.1", 210, 0),
        ("d3.work.1.2", 210, 0),
        ("d3.work.2.1", 210, 1),
        ("d3.work.2.2", 210, 0),
    ]
    assert found[0]["by"] is None


def test_what_is_said_of_one_scene_and_what_is_asked_for_by_hand():
    """The bar is left out, another scene is for two people and an hour, and Margot has a fitting."""
    fitting = {"id": "f", "title": "Fitting", "kind": "fitting", "minutes": 45, "people": ["m1"], "by": TUESDAY}
    scenes = {"d3": {"skip": True}, "d5": {"minutes": 60, "people": ["m1", "m2"]}}
    pier = Stretch("d5", "The pier", "scenes", 10.0, ("margot",), 1)
    found = calls_of(settings(scenes=scenes, sessions=[fitting], milestones=[]), [BAR, pier], {}, 240)
    assert {one["id"].partition(".")[0] for one in found} == {"d5", "session"}
    assert (found[0]["minutes"], found[0]["people"]) == (60, ["m1", "m2", "staff:director"])
    assert (found[-1]["id"], found[-1]["by"]) == ("session.f", TUESDAY)


def test_covers_have_calls_of_their_own_and_a_scene_without_any_has_none():
    stage = {"id": "c", "title": "Covers", "of": "scenes", "factor": 1, "times": 1, "by": None, "covers": True}
    (one,) = calls_of(settings(stages=[stage], milestones=[]), [BAR], {"cover:margot": ["m9"]}, 240)
    assert one["people"] == ["m9"]
    assert calls_of(settings(stages=[stage], milestones=[]), [BAR], {}, 240) == []


def test_a_play_without_scenes_is_rehearsed_by_acts_or_as_a_whole():
    acts = [{"id": "a1", "minutes": [20, 30], "roles": ["margot"]}]
    breakdown = {"scenes": [], "acts": acts, "songs": [], "roles": [{"id": "margot"}], "running_minutes": [50, 60]}
    assert [one.minutes for one in stretches_of(breakdown, {"a1": "Act one"})] == [25]
    (whole,) = stretches_of(breakdown | {"acts": [], "roles": [{"id": "margot"}, {"id": "all"}]}, {}, {"all"})
    assert (whole.id, whole.title, whole.minutes, whole.roles) == ("play", "The whole play", 55, ("margot",))


def test_the_longest_stretch_of_any_day():
    assert longest_stretch(settings()) == 240
    assert longest_stretch({}) == 15


def test_a_call_is_past_once_it_has_begun():
    assert past({"start": f"{MONDAY}T10:00"}, f"{MONDAY}T10:00")
    assert not past({"start": f"{MONDAY}T10:00"}, f"{MONDAY}T09:59")


def test_a_day_out_of_days():
    """Margot starts on Monday, holds on Tuesday, finishes on Wednesday; Bea has one day; Anders works through."""
    dates = [MONDAY, TUESDAY, WEDNESDAY]
    found = days_out(dates, {"margot": {MONDAY, WEDNESDAY}, "bea": {TUESDAY}, "anders": set(dates)})
    assert found == {"margot": ["SW", "H", "WF"], "bea": ["", "SWF", ""], "anders": ["SW", "W", "WF"]}


def test_the_usual_period_can_be_planned_with():
    assert checked(usual(day_number(MONDAY))) == usual(day_number(MONDAY))
    assert checked({}) == {}
    fitting = {"id": "f", "title": "Fitting", "kind": "fitting", "minutes": 45, "people": ["m1"], "by": TUESDAY}
    said = {"rules": {"everybody": "uk"}, "scenes": {"d3": {"minutes": 30, "people": ["m1"]}}, "sessions": [fitting]}
    assert checked(said | {"more": 1}) == said


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"milestones": [{"id": "a", "title": "Run", "date": "soon"}]}, "is no date"),
        (
            {"milestones": [{"id": "a", "title": "Run", "date": MONDAY, "start": "23:00", "minutes": 90}]},
            "past midnight",
        ),
        ({"rooms": [{"id": "a"}, {"id": "a"}]}, "Two rooms have the same id"),
        ({"stages": [{"id": "a", "title": "A", "of": "acts"}]}, "“scenes” or on “songs”"),
        ({"stages": [{"id": "a", "title": "A", "of": "songs", "factor": 99}]}, "0.1 to 50 times"),
        ({"stages": [{"id": "a", "title": "A", "of": "songs", "factor": 2, "times": 0}]}, "1 to 20 times"),
        (
            {"stages": [{"id": "a", "title": "A", "of": "songs", "factor": 2, "times": 1, "by": "x"}]},
            "no milestone “x”",
        ),
        ({"stages": [{"id": "a", "title": "A", "of": "songs", "factor": 2, "times": 1, "staff": ["x"]}]}, "called “x”"),
        (
            {"stages": [{"id": "a", "title": "A", "of": "songs", "factor": 2, "times": 1, "rooms": ["x"]}]},
            "no room “x”",
        ),
        ({"sessions": [{"id": "a", "title": "A", "minutes": 30, "kind": "tea", "people": []}]}, "cannot be for “tea”"),
        (
            {"sessions": [{"id": "a", "title": "A", "minutes": 30, "kind": "run", "people": [], "rooms": ["x"]}]},
            "no room “x”",
        ),
        (
            {"sessions": [{"id": "a", "title": "A", "minutes": 30, "kind": "run", "people": [], "by": "x"}]},
            "is no date",
        ),
        ({"rules": {"everybody": "none"}}, "no rules of work “none”"),
        ({"scenes": {"d3": {"minutes": "long"}}}, "as a whole number"),
        ({"days": [{"date": MONDAY}]}, "needs its “open” as a list"),
    ],
)
def test_what_cannot_be_planned_with_is_said(said: dict[str, Any], sentence: str):
    with pytest.raises(ProblemError, match=sentence):
        checked(said)
