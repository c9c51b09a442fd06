"""What people do with the stack."""

import pytest

from tablework.actions.prepare_script import prepare
from tablework.actions.work_the_stack import answer_doubt, breakdown_of, find, open_script
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

NOON = "2026-11-22T12:00:00Z"


@pytest.fixture
def hour(shelf, sample_plays):
    script = prepare((sample_plays / "the-hour-between.fountain").read_bytes(), "the-hour-between.fountain")
    shelf.put(script, NOON)
    return script.id


def test_a_script_opens_with_all_that_is_known_of_it(shelf, hour):
    opened = open_script(shelf, "me", hour)
    assert opened["row"]["title"] == opened["draft"]["title"] == "The Hour Between"
    assert opened["row"]["songs"] == len(opened["breakdown"]["songs"]) == 7
    assert opened["row"]["roles"] == 5


def test_an_answer_changes_who_is_on_stage_and_can_be_taken_back(shelf, hour):
    """Somebody says that the WAITER is there from the first line on."""
    before = breakdown_of(shelf, hour)
    first = next(f for f in before["french_scenes"] if "waiter" not in f["on_stage"] and f["speaking"])
    after = answer_doubt(shelf, "me", hour, first["first"], ["waiter"], on_stage=True, at=NOON)
    there = [f for f in after["french_scenes"] if f["first"] == first["first"]]
    assert "waiter" in there[0]["on_stage"]
    assert any(doubt["answered"] for doubt in after["doubts"])
    assert breakdown_of(shelf, hour) == after
    assert answer_doubt(shelf, "me", hour, first["first"], ["waiter"], on_stage=None, at=NOON) == before


def test_an_answer_about_nobody_is_refused(shelf, hour):
    for element, roles in [("e99999", ["waiter"]), ("e30", ["nobody"]), ("e30", [])]:
        with pytest.raises(ShelfTroubleError, match="about nobody"):
            answer_doubt(shelf, "me", hour, element, roles, on_stage=True, at=NOON)


def test_what_is_not_on_the_stack_is_not_there(shelf):
    with pytest.raises(NotOnStackError):
        open_script(shelf, "me", "x")
    with pytest.raises(NotOnStackError):
        breakdown_of(shelf, "x")
    with pytest.raises(NotOnStackError):
        answer_doubt(shelf, "me", "x", "e1", ["a"], on_stage=True, at=NOON)


def test_finding_shows_the_line_with_its_words_marked(shelf, hour):
    (script,) = find(shelf, "me", "eleven pages")["scripts"]
    assert script["id"] == hour
    hit = script["hits"][0]
    assert [hit["text"][a:b].lower() for a, b in hit["marks"]] == ["eleven", "pages"]
