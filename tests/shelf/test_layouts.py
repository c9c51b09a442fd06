"""Scripts without mark-up on the shelf: how they were read, what people said of it, scans that wait."""

from dataclasses import replace

import pytest
from tests.actions.unmarked import script

from tablework.script.presence import Answer
from tablework.shelf.layouts import KeptCorrection, OnTableError
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_log import SqliteLog

NOON, LATER = "2026-11-22T12:00:00Z", "2026-11-22T12:05:00Z"
LOOK = KeptCorrection("rosa", NOON, "is", "direction", "set in")
LINE = KeptCorrection("rosa", LATER, "is", "cue", page=2, text="ANNA", nth=1)
NAMES = KeptCorrection("rosa", LATER, "same_role", names=("BEN", "BENJAMIN"))


@pytest.fixture
def pier(whole_shelf):
    pier = script()
    whole_shelf.put(pier, NOON)
    return pier


def test_how_it_was_read_is_kept_with_it(shelf, pier):
    layout = shelf.layout(pier.id)
    assert (layout.lines, layout.reading, layout.scanned) == (pier.layout.lines, pier.layout.reading, False)
    assert sum(layout.profile.values()) == pytest.approx(1)
    assert shelf.unmarked() == [pier.id]
    assert shelf.layout("nothing") is None


def test_a_new_reading_takes_the_place_of_the_old_one(shelf, pier):
    """The lines that are found by search are the new ones, and only those."""
    lines = tuple(replace(line, text=line.text.replace("kettle", "samovar")) for line in pier.lines)
    shelf.reread(replace(pier, lines=lines, facts=pier.facts | {"unsure": 7}), (), "rosa", LATER)
    assert [found.count for found in shelf.find("rosa", "samovar")] == [1]
    assert shelf.find("rosa", "kettle") == []
    assert shelf.on_stack("rosa", pier.id).facts["unsure"] == 7
    shelf.put(script([("ANNA", 280), ("A kettle.", 72), ("BEN", 284), ("Where?", 72)], "kettle.pdf"), LATER)
    assert len(shelf.find("rosa", "anna")) == 2


def test_corrections_stand_in_their_order_until_they_are_taken_back(shelf, pier):
    for correction in (LOOK, LINE, NAMES):
        shelf.reread(pier, (), "rosa", LATER, correction=correction)
    assert shelf.corrections(pier.id) == (LOOK, LINE, NAMES)
    shelf.reread(pier, (), "rosa", LATER, take_back=True)
    assert shelf.corrections(pier.id) == (LOOK, LINE)
    shelf.reread(pier, (), "rosa", LATER, correction=NAMES)
    assert shelf.corrections(pier.id) == (LOOK, LINE, NAMES)
    rows = shelf.file.ask("SELECT act, taken_back_at FROM correction ORDER BY number")
    assert [bool(at) for _, at in rows] == [False, False, True, False]


def test_answers_that_hold_are_given_again_under_their_new_places(shelf, pier):
    shelf.answer("rosa", pier.id, "e1", "ben", on_stage=True, at=NOON)
    shelf.answer("rosa", pier.id, "e2", "anna", on_stage=True, at=NOON)
    shelf.reread(pier, (Answer("e4", "ben", on_stage=True),), "rosa", LATER)
    assert shelf.answers(pier.id) == (Answer("e4", "ben", on_stage=True),)


def test_only_layouts_with_a_look_that_somebody_named_are_remembered(shelf, pier):
    other = script([("BEN", 280), ("Nobody.", 72)], "other.pdf")
    shelf.put(other, NOON)
    shelf.reread(pier, (), "rosa", LATER, correction=LINE)
    assert shelf.corrected_layouts() == []
    shelf.reread(pier, (), "rosa", LATER, correction=LOOK)
    assert [found.script for found in shelf.corrected_layouts()] == [pier.id]
    shelf.reread(pier, (), "rosa", LATER, take_back=True)
    assert shelf.corrected_layouts() == []


def test_corrections_of_another_script_come_with_a_new_one(shelf, pier):
    other = script([("BEN", 280), ("Nobody.", 72)], "other.pdf")
    shelf.put(other, NOON, (replace(LOOK, remembered_from=pier.id),))
    assert [c.remembered_from for c in shelf.corrections(other.id)] == [pier.id]


def test_nothing_changes_under_the_marks_of_a_book(shelf, pier):
    SqliteLog(shelf.file).open_production("p1", pier.id, NOON)
    assert shelf.has_book(pier.id)
    with pytest.raises(OnTableError, match="has a book"):
        shelf.reread(replace(pier, facts={}), (), "rosa", LATER, correction=LOOK)
    assert shelf.corrections(pier.id) == ()
    assert shelf.on_stack("rosa", pier.id).facts == pier.facts


def test_a_scan_waits_with_its_bytes_until_it_is_read(shelf):
    shelf.could_not("scan.pdf", "Its pages are pictures.", NOON)
    shelf.keep_scan("aa" * 32, "scan.pdf", b"pictures", NOON)
    (trouble,) = shelf.troubles()
    assert trouble.scan == "aa" * 32
    assert (shelf.scan(trouble.scan).name, shelf.scan(trouble.scan).data) == ("scan.pdf", b"pictures")
    shelf.read_after_all("scan.pdf")
    assert shelf.scan("aa" * 32) is None


def test_a_file_of_the_same_name_that_is_no_scan_takes_its_place(shelf):
    shelf.could_not("scan.pdf", "Its pages are pictures.", NOON)
    shelf.keep_scan("aa" * 32, "scan.pdf", b"pictures", NOON)
    shelf.could_not("scan.pdf", "It is damaged.", LATER)
    assert [trouble.scan for trouble in shelf.troubles()] == [None]


def test_a_reading_that_cannot_be_opened_is_named(tmp_path):
    shelf = SqliteShelf(tmp_path / "desk.sqlite")
    pier = script()
    shelf.put(replace(pier, layout=replace(pier.layout, reading=b"rust")), NOON)
    assert [damage.what for damage in shelf.damage()] == [f"The reading of pier.pdf ({pier.id}) cannot be opened."]
    shelf.close()
