"""A person goes through a reading and says what is wrong in it."""

from dataclasses import replace

import pytest
from tests.actions.unmarked import PIER, script

from tablework.actions.prepare_script import unpack
from tablework.actions.reading_room import ReadingRoom
from tablework.actions.remember_layouts import remembering
from tablework.actions.review_reading import correct, read_anew, review, take_back
from tablework.actions.work_the_stack import answer_doubt, open_script
from tablework.shelf.layouts import OnTableError
from tablework.shelf.sqlite_log import SqliteLog
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

NOON = "2026-11-22T12:00:00Z"

pytestmark = pytest.mark.usefixtures("whole_shelf")


@pytest.fixture(scope="module")
def room():
    with ReadingRoom(1) as room:
        yield room


@pytest.fixture
def pier(shelf):
    pier = script()
    shelf.put(pier, NOON)
    return pier.id


@pytest.fixture
def say(shelf, room, pier):
    """How Rosa says what is wrong."""

    def say(**wish):
        return correct(shelf, room, "rosa", pier, wish, NOON)

    return say


def line(document: dict, text: str, nth: int = 0) -> int:
    return [n for n, found in enumerate(document["lines"]) if found["text"] == text][nth]


def test_the_review_has_every_line_with_what_it_was_taken_for(shelf, pier):
    document = review(shelf, "rosa", pier)
    assert [found["text"] for found in document["lines"]] == [text for text, _ in PIER if text]
    cue = document["lines"][line(document, "ANNA")]
    assert (cue["kind"], cue["page"], cue["x"]) == ("cue", 1, 280)
    assert document["pages"] == [[612, 792]]
    assert document["sentence"].startswith("Read as ")
    assert (document["locked"], document["corrections"], document["remembered"]) == (None, 0, None)
    elements = {e["id"] for e in open_script(shelf, "rosa", pier)["draft"]["elements"]}
    assert {found["element"] for found in document["lines"]} - {None} <= elements


def test_one_line_is_something_else(shelf, pier, say):
    """Of two lines with the same words, only the one that Rosa stood on."""
    before = review(shelf, "rosa", pier)
    second = line(before, "You said that last year.", 1)
    after = say(act="is", line=second, kind="direction", all=False)
    kinds = [found["kind"] for found in after["lines"] if found["text"] == "You said that last year."]
    assert kinds == ["speech", "direction"]
    assert after["said"] == "This line is a stage direction now."
    assert open_script(shelf, "rosa", pier)["draft"]["roles"]


def test_all_lines_of_a_look_are_something_else(shelf, pier, say):
    before = review(shelf, "rosa", pier)
    one = line(before, "BEN goes.")
    alike = [n for n, found in enumerate(before["lines"]) if found["look"] == before["lines"][one]["look"]]
    after = say(act="is", line=one, kind="lyric", all=True)
    assert {after["lines"][n]["kind"] for n in alike} == {"lyric"}
    assert len(alike) == 1 or after["said"] == f"{len(alike)} lines are lyrics now."
    assert min(after["lines"][n]["sure"] for n in alike) >= after["unsure_below"]


def test_two_names_are_one_role(shelf, pier, say):
    assert len(review(shelf, "rosa", pier)["roles"]) == 3
    after = say(act="same_role", names=("BEN", "BENJAMIN"))
    assert after["said"] == "BENJAMIN is BEN now."
    assert len(after["roles"]) == 2
    assert shelf.on_stack("rosa", pier).facts["roles"] == 2


def test_the_last_correction_is_taken_back_and_then_the_one_before(shelf, room, pier, say):
    before = review(shelf, "rosa", pier)
    say(act="same_role", names=("BEN", "BENJAMIN"))
    say(act="is", line=line(before, "BEN goes."), kind="furniture", all=False)
    assert take_back(shelf, room, "rosa", pier, NOON)["said"] == "Taken back; 1 correction left."
    now = take_back(shelf, room, "rosa", pier, NOON)
    assert now["said"] == "Taken back; no correction is left."
    assert {**now, "said": None} == {**before, "said": None}
    with pytest.raises(ShelfTroubleError, match="no correction to take back"):
        take_back(shelf, room, "rosa", pier, NOON)


def test_answers_to_doubts_stay_with_their_words(shelf, room, pier, say):
    """Rosa has said that BEN is there when ANNA speaks; then a line before it goes, and all numbers move."""
    del room
    draft = open_script(shelf, "rosa", pier)["draft"]
    said = next(e["id"] for e in draft["elements"] if e["text"].startswith("The kettle"))
    answer_doubt(shelf, "rosa", pier, said, ["ben"], on_stage=True, at=NOON)
    say(act="is", line=line(review(shelf, "rosa", pier), "ANNA is at the rail."), kind="furniture", all=False)
    elements = {e["id"]: e["text"] for e in open_script(shelf, "rosa", pier)["draft"]["elements"]}
    (answer,) = shelf.answers(pier)
    assert (elements[answer.element][:10], answer.role) == ("The kettle", "ben")


def test_nothing_is_corrected_under_the_marks_of_a_book(shelf, pier, say):
    SqliteLog(shelf.file).open_production("p1", pier, NOON)
    assert "has a book" in review(shelf, "rosa", pier)["locked"]
    with pytest.raises(OnTableError):
        say(act="same_role", names=("BEN", "BENJAMIN"))
    assert shelf.corrections(pier) == ()


def test_a_line_that_is_not_there(pier, say):
    del pier
    with pytest.raises(ShelfTroubleError, match="no such line"):
        say(act="split", line=999)


def test_a_script_with_mark_up_of_its_own_has_nothing_to_review(shelf, sample_plays):
    from tablework.actions.prepare_script import prepare

    hour = prepare((sample_plays / "the-hour-between.fountain").read_bytes(), "the-hour-between.fountain")
    shelf.put(hour, NOON)
    with pytest.raises(ShelfTroubleError, match="nothing to review"):
        review(shelf, "rosa", hour.id)
    with pytest.raises(NotOnStackError):
        review(shelf, "rosa", "nothing")


# -- the next script of the same house --------------------------------------------------------------------------------


def test_what_was_said_of_a_look_is_used_for_the_next_script_of_that_layout(shelf, room, pier, say):
    """Rosa says that what is set in is sung; the writer's next play comes in, and there it is sung at once."""
    before = review(shelf, "rosa", pier)
    say(act="is", line=line(before, "BEN goes."), kind="lyric", all=True)
    say(act="is", line=line(before, "ANNA", 1), kind="cue", all=False)
    next_play = script([(text.replace("kettle", "samovar"), x) for text, x in PIER], "samovar.pdf")
    read, remembered = remembering(shelf, room, next_play)
    shelf.put(read, NOON, remembered)
    document = review(shelf, "rosa", read.id)
    assert document["remembered"] == "Read with 1 correction remembered from The Pier."
    assert document["lines"][line(document, "BEN goes.")]["kind"] == "lyric"
    assert take_back(shelf, room, "rosa", read.id, NOON)["remembered"] is None


def test_another_layout_remembers_nothing(shelf, room, pier, say):
    say(act="is", line=line(review(shelf, "rosa", pier), "BEN goes."), kind="lyric", all=True)
    other = script([(f"Anna: {text.lower()}", 200) for text, _ in PIER if text], "other.pdf")
    assert remembering(shelf, room, other) == (other, ())


# -- a better reader --------------------------------------------------------------------------------------------------


def test_a_scan_read_by_an_older_tablework_is_read_anew_without_ocr(shelf, room):
    """Its lines are kept, and so are its corrections."""
    pier = script()
    old = replace(pier, layout=replace(pier.layout, reader="0.0.1", scanned=True))
    shelf.put(old, NOON)
    correct(shelf, room, "rosa", pier.id, {"act": "same_role", "names": ("BEN", "BENJAMIN")}, NOON)
    assert shelf.layout(pier.id).reader != "0.0.1"
    shelf.reread(old, (), "rosa", NOON)
    assert read_anew(shelf, room, "rosa", pier.id, NOON)
    assert unpack(shelf.draft(pier.id))["roles"][1]["labels"]
    assert len(review(shelf, "rosa", pier.id)["roles"]) == 2
    assert not read_anew(shelf, room, "rosa", pier.id, NOON)
