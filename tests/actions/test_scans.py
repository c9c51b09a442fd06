"""Files of pictures come in, and wait for OCR; files that a reader stumbles on stop nobody."""

from concurrent.futures import Future

import pytest
from tests.typeset import blank

from tablework.actions import reading_room
from tablework.actions.add_scripts import Outcome, add, in_file
from tablework.actions.page_pictures import KEPT, PagePictures
from tablework.actions.prepare_script import hash_of, prepare
from tablework.actions.read_scans import Scans
from tablework.actions.reading_room import ReadingRoom, TooMuchError
from tablework.readers.pages import NoPageError
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.trouble import NotOnStackError, ShelfTroubleError

NOON = "2026-11-22T12:00:00Z"
DUST = b"Title: Dust\n\nANNA\nA door.\n"


@pytest.fixture(scope="module")
def room():
    with ReadingRoom(1) as room:
        yield room


def added(shelf: SqliteShelf, room: ReadingRoom, data: bytes, name: str) -> Outcome:
    return next(add(shelf, in_file(data, name), room, lambda: NOON))


def test_a_scan_waits_on_the_shelf(shelf, room):
    outcome = added(shelf, room, blank(), "scan.pdf")
    assert (outcome.outcome, outcome.script) == ("unreadable", None)
    assert "it is a scan" in outcome.why
    (trouble,) = shelf.troubles()
    assert shelf.scan(trouble.scan).data == blank()
    assert added(shelf, room, blank(), "scan.pdf").outcome == "unreadable"
    assert len(shelf.troubles()) == 1


def test_without_tesseract_the_command_to_install_it_is_said(shelf, room, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "sudo apt install tesseract-ocr" in added(shelf, room, blank(), "scan.pdf").why
    scans = Scans(shelf, room, room, "rosa", lambda: NOON)
    with pytest.raises(ShelfTroubleError, match="install Tesseract"):
        scans.begin(hash_of(blank()))
    with pytest.raises(NotOnStackError):
        scans.begin("nothing")


def test_a_reader_s_own_mistake_stops_no_other_file(shelf, room, monkeypatch):
    """A bug of ours: the file is named with a sentence, and the next one is read."""
    begin = ReadingRoom._begin

    def stumbling(self, data: bytes, name: str):
        if name != "odd.fountain":
            return begin(self, data, name)
        future: Future = Future()
        future.set_exception(IndexError())
        return future

    monkeypatch.setattr(ReadingRoom, "_begin", stumbling)
    odd, dust = (
        added(shelf, room, DUST + extra, name) for extra, name in [(b"!", "odd.fountain"), (b"", "dust.fountain")]
    )
    assert (odd.outcome, odd.why) == ("unreadable", reading_room._MISTAKE)
    assert dust.outcome == "added"


# -- pictures of pages ------------------------------------------------------------------------------------------------


class Counting(ReadingRoom):
    """A room that counts what is done in it, and fails when it is told to."""

    done, fails = 0, False

    def do(self, work, data, seconds=1.0):
        del seconds
        if self.fails:
            raise TooMuchError()
        self.done += 1
        return work(data)


@pytest.fixture
def pier(shelf):
    from dataclasses import replace

    from tests.actions.unmarked import script

    pier = replace(script(), source=blank(2))
    shelf.put(pier, NOON)
    return pier.id


def test_the_last_pictures_are_at_hand(shelf, pier):
    room = Counting()
    pictures = PagePictures(shelf, room)
    first = pictures.picture(pier, 1, 600)
    assert pictures.picture(pier, 1, 600) == first
    assert room.done == 1
    for width in range(100, 100 + KEPT):
        pictures.picture(pier, 1, width)
    pictures.picture(pier, 1, 600)
    assert room.done == KEPT + 2


def test_a_page_that_takes_too_long_is_left_out(shelf, pier):
    room = Counting()
    room.fails = True
    with pytest.raises(NoPageError, match="left out"):
        PagePictures(shelf, room).picture(pier, 1, 600)
    with pytest.raises(NotOnStackError):
        PagePictures(shelf, room).picture("nothing", 1, 600)


def test_a_script_with_mark_up_has_no_pictures(shelf, room):
    dust = prepare(DUST, "dust.fountain")
    shelf.put(dust, NOON)
    with pytest.raises(NoPageError):
        PagePictures(shelf, room).picture(dust.id, 1, 600)
