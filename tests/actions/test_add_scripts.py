"""Adding scripts: whatever comes, one line a file, and a bad one stops nobody."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from tests.readers.packed import docx, packed

from tablework.actions import add_scripts, reading_room
from tablework.actions.add_scripts import Outcome, add, candidates, in_file
from tablework.actions.read_scripts import load, read, take
from tablework.actions.reading_room import ReadingRoom
from tablework.readers import registry
from tablework.readers.trouble import UnreadableScriptError
from tablework.shelf.sqlite import SqliteShelf

DUST = b"Title: Dust\n\nANNA\nA door.\n"
RAIN = b"Title: Rain\n\nBEN\nIt rains.\n"


@pytest.fixture(scope="module")
def room():
    with ReadingRoom(2) as room:
        yield room


@pytest.fixture
def shelf(tmp_path):
    shelf = SqliteShelf(tmp_path / "shelf" / "desk.sqlite")
    yield shelf
    shelf.close()


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return held.getvalue()


def added(shelf: SqliteShelf, room: ReadingRoom, *paths: Path) -> dict[str, str]:
    outcomes = list(add(shelf, candidates(paths), room, lambda: "2026-11-22T12:00:00Z"))
    return {outcome.name: outcome.why or outcome.outcome for outcome in outcomes}


def test_a_folder_with_everything_in_it(tmp_path, shelf, room):
    """Two plays, one of them twice, a zip of a third, a poster renamed, a file cut short, and no script at all."""
    folder = tmp_path / "season"
    (folder / "old").mkdir(parents=True)
    (folder / "dust.fountain").write_bytes(DUST)
    (folder / "old" / "dust-copy.txt").write_bytes(DUST)
    (folder / "more.zip").write_bytes(zipped(rain_fountain=RAIN, notes_md=b"x", __MACOSX__junk_bin=b"y"))
    (folder / "poster.fountain").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (folder / "torn.fdx").write_bytes(b"<FinalDraft><Content><Para")
    (folder / "budget.xlsx").write_bytes(b"PK")
    assert added(shelf, room, folder) == {
        "dust.fountain": "added",
        "rain.fountain": "added",
        str(Path("old") / "dust-copy.txt"): "already",
        "poster.fountain": "This file holds no text. Export the script from the program it was written in.",
        "torn.fdx": "This file breaks off or is damaged at line 1. "
        "Copy it again from where it came, or save it again from the program it was written in.",
    }
    assert [trouble.name for trouble in shelf.troubles()] == ["torn.fdx", "poster.fountain"]
    assert added(shelf, room, folder)["dust.fountain"] == "already"


def test_a_file_mended_is_no_trouble_any_more(tmp_path, shelf, room):
    path = tmp_path / "dust.fountain"
    path.write_bytes(b"\x00")
    added(shelf, room, path)
    path.write_bytes(DUST)
    assert added(shelf, room, path) == {"dust.fountain": "added"}
    assert shelf.troubles() == []


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("torn.zip", zipped(a_txt=DUST)[:40], "This zip is damaged"),
        ("empty.zip", zipped(a_png=b"x"), "holds no script"),
        ("wrong.zip", zipped(a_txt=DUST).replace(b"Title", b"Tutle"), "damaged or locked"),
    ],
)
def test_zips_that_are_not_what_they_say(name: str, data: bytes, why: str) -> None:
    (candidate,) = in_file(data, name)
    if name == "wrong.zip":
        data = bytearray(data)
        data[40:60] = b"x" * 20
        (candidate,) = in_file(bytes(data), name)
    with pytest.raises(UnreadableScriptError, match=why):
        candidate.load()


def test_a_file_of_one_program_is_no_heap_of_files():
    """Word's, a book and a sheet are zips inside; a zip that holds a Word file gives the Word file."""
    word = docx("", **{"word__notes.txt": "x"})
    sheet = packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content__xml="<a/>")
    for data, name in ((word, "play.docx"), (word, "renamed.zip"), (sheet, "budget.ods")):
        (candidate,) = in_file(data, name)
        assert (candidate.name, candidate.load()) == (name, data)
    (inside,) = in_file(zipped(play_docx=word), "season.zip")
    assert (inside.name, inside.load()) == ("play.docx", word)


def test_a_small_zip_that_unfolds_to_gigabytes_is_left_folded(monkeypatch):
    bomb = zipped(a_txt=bytes(registry.LARGEST + 1), b_txt=DUST)
    big, small = in_file(bomb, "bomb.zip")
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableScriptError, match="has at most 25"):
        big.load()
    assert small.load() == DUST
    monkeypatch.setattr(add_scripts, "LARGEST_ZIP", 30)
    first, second = in_file(zipped(a_txt=DUST, b_txt=RAIN), "two.zip")
    assert first.load() == DUST
    with pytest.raises(UnreadableScriptError, match="unfolds to more"):
        second.load()


def test_a_zip_of_too_many(monkeypatch):
    monkeypatch.setattr(add_scripts, "MOST_IN_ZIP", 1)
    first, rest = in_file(zipped(a_txt=DUST, b_txt=RAIN), "many.zip")
    assert first.load() == DUST
    with pytest.raises(UnreadableScriptError, match="more than 1 scripts"):
        rest.load()


def test_a_zip_too_large_to_look_into(tmp_path, shelf, room, monkeypatch):
    monkeypatch.setattr("tablework.actions.read_scripts.LARGEST", 10)
    path = tmp_path / "huge.zip"
    path.write_bytes(zipped(a_txt=DUST))
    assert "has at most" in added(shelf, room, path)["huge.zip"]


def test_outcomes_are_one_line_each():
    assert str(Outcome("a", "added", "1")) == "a: added"
    assert str(Outcome("a", "already", "1")) == "a: on the stack already"
    assert str(Outcome("a", "unreadable", why="It is empty.")) == "a: It is empty."


# -- files that are no files ------------------------------------------------------------------------------------------


def test_what_cannot_be_opened_is_said_in_a_sentence(tmp_path, monkeypatch):
    with pytest.raises(UnreadableScriptError, match="a folder"):
        load(tmp_path)
    with pytest.raises(UnreadableScriptError, match="no file of this name"):
        read(tmp_path / "nothing.fountain")
    path = tmp_path / "secret.fountain"
    path.write_bytes(DUST)
    monkeypatch.setattr(Path, "open", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    with pytest.raises(UnreadableScriptError, match="cannot be opened: Permission denied"):
        load(path)


def test_reading_stops_when_a_file_proves_too_large():
    """Half a gigabyte is never read to its end."""

    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            Endless.given += size
            return b"x" * size

        def seekable(self) -> bool:
            return False

    with pytest.raises(UnreadableScriptError, match="at most 25"):
        take(Endless())  # type: ignore[arg-type]
    assert Endless.given == registry.LARGEST + 1


# -- files that do harm -----------------------------------------------------------------------------------------------


def test_a_file_that_fells_its_process_fells_nobody_else(monkeypatch):
    """The first file ends the process that reads it; the two after it are read all the same."""
    monkeypatch.setattr(reading_room, "prepare", _prepare_or_fall)
    with ReadingRoom(2) as room:
        outcomes = dict(room.read([("fall", b"fall"), ("a.txt", DUST), ("b.txt", RAIN), ("id", "17")]))
    assert isinstance(outcomes["fall"], UnreadableScriptError)
    assert outcomes["a.txt"].facts["title"] == "Dust"
    assert outcomes["b.txt"].facts["title"] == "Rain"
    assert outcomes["id"] == "17"


def test_a_file_that_takes_for_ever_is_left_alone(monkeypatch):
    monkeypatch.setattr(reading_room, "prepare", _prepare_or_fall)
    monkeypatch.setattr(reading_room, "SECONDS", 1.5)
    with ReadingRoom(1) as room:
        ((_, outcome),) = room.read([("sleep", b"sleep")])
    assert "more memory or time" in str(outcome)


def _prepare_or_fall(data: bytes, name: str):
    if data == b"fall":
        os._exit(9)
    if data == b"sleep":
        __import__("time").sleep(60)
    return add_scripts_prepare(data, name)


def add_scripts_prepare(data: bytes, name: str):
    from tablework.actions.prepare_script import prepare

    return prepare(data, name)
