"""Scripts that an older version has read are read again."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.actions.unmarked import script
from tests.typeset import pdf

from tablework.actions.prepare_script import VERSION, prepare
from tablework.cli.main import main
from tablework.shelf.layouts import KeptCorrection
from tablework.shelf.sqlite import SqliteShelf
from tablework.shelf.sqlite_log import SqliteLog
from tablework.testing.plays import play

NOON = "2026-11-22T12:00:00Z"
SPEAKERS = ("ANNA", "BENJAMIN", "ANNA", "BEN")
WORDS = ("kettle", "lighthouse", "planks", "rail", "crate", "tide")
PIER = "\n\n".join(f"{who}\nThe {word} knows more than you said." for word in WORDS for who in SPEAKERS)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk"


def shelf(desk: Path) -> closing[SqliteShelf]:
    return closing(SqliteShelf(desk / "desk.sqlite"))


def reread(desk: Path) -> int:
    return main(["reread", "--desk", str(desk)])


def test_a_pdf_of_last_year_is_read_again_with_its_corrections(desk, capsys):
    pier = prepare(pdf(play(PIER)), "pier.pdf")
    old = replace(pier, layout=replace(pier.layout, reader="0.0.1"))
    said = KeptCorrection("owner", NOON, "same_role", names=("BEN", "BENJAMIN"))
    with shelf(desk) as kept:
        kept.put(old, NOON, (said,))
        assert kept.on_stack("owner", pier.id).facts["roles"] == 3
    assert reread(desk) == 0
    assert "1 read again" in capsys.readouterr().err
    with shelf(desk) as kept:
        assert kept.on_stack("owner", pier.id).facts["roles"] == 2
        assert kept.layout(pier.id).reader == VERSION
        assert kept.corrections(pier.id) == (said,)
    assert reread(desk) == 0
    assert "0 read again" in capsys.readouterr().err


def test_what_has_a_book_and_what_cannot_be_read_any_more_stay_as_they_are(desk, capsys):
    with shelf(desk) as kept:
        for name in ("booked.pdf", "torn.pdf"):
            new = script([(name, 72), ("ANNA", 280), ("A door.", 72)], name)
            kept.put(replace(new, layout=replace(new.layout, reader="0.0.1")), NOON)
        booked = next(row.id for row in kept.stack("owner") if row.name == "booked.pdf")
        SqliteLog(kept.file).open_production("p1", booked, NOON)
    assert reread(desk) == 1
    told = capsys.readouterr().err
    assert "booked.pdf: This script has a book" in told
    assert "torn.pdf: " in told
    assert "0 read again, 2 left as they are." in told
