"""Lists of people: tables and address cards, out and in again."""

import csv
import io
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casting.drawn_people import names, performers, said
from tests.casting.people import MARGOT

from tablework.casting.performers.cells import Listed
from tablework.casting.performers.performer import Agent, Contact, Performer
from tablework.readers import people_rows
from tablework.readers.people_csv import read_people_csv
from tablework.readers.people_rows import UnreadablePeopleError
from tablework.readers.people_vcard import read_people_vcard
from tablework.writers.people_csv import write_people_csv
from tablework.writers.people_vcard import write_people_vcard

WAYS = [(write_people_csv, read_people_csv), (write_people_vcard, read_people_vcard)]

plain = performers().map(lambda performer: replace(performer, representation=None))
rows = st.builds(Listed, plain, names, st.none() | st.builds(Agent, st.just(""), names, said, said))
alone = st.builds(Listed, st.none(), names, st.none() | st.builds(Agent, st.just(""), names, said, said))


@pytest.mark.parametrize(("write", "read"), WAYS)
@given(people=st.lists(rows | alone, min_size=1, max_size=4))
def test_nobody_loses_anything_on_the_way_out_and_in(write, read, people):
    """Whatever anybody is called and can do, with commas, quotes, semicolons and signs of a formula."""
    assert read(write(people), "people") == people


@given(st.lists(rows, min_size=1, max_size=3))
def test_no_cell_of_a_table_is_a_formula(people):
    """A spreadsheet runs what begins with = + - @: nothing of ours does."""
    for row in csv.reader(io.StringIO(write_people_csv(people).decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "'=1", "''+1", "@SUM(A1)", "-Anna", "'Anna'"])
def test_names_that_look_like_formulas_come_back(name):
    row = Listed(Performer(name))
    assert read_people_csv(write_people_csv([row]), "people.csv") == [row]


def test_a_table_from_a_spreadsheet_of_the_continent():
    """Semicolons between the cells, capital letters in the heads, a column of somebody's own."""
    data = "\ufeffName;Playing age;Shoes\r\nMargot;30-40;39\r\n\r\n".encode()
    assert read_people_csv(data, "people.csv") == [Listed(Performer("Margot", playing_age=(30, 40)))]


def test_a_card_from_an_address_book():
    """vCard 3.0 with groups, parameters, folded lines, two telephones, and a photo that is nobody's business."""
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Reyes;Margot;;;\r\nFN:Margot Reyes\r\nORG:Quay Artists;London\r\n"
        "item1.EMAIL;TYPE=INTERNET:margot@example.org\r\nTEL;TYPE=CELL:tel:+44 1\r\nTEL;TYPE=HOME:+44 2\r\n"
        "ADR;TYPE=HOME:;;1 The Quay\\, rear;Harbour;;AB1;\r\nPHOTO:data:image/png;base64,\r\n AAAA\r\nEND:VCARD\r\n"
    )
    (row,) = read_people_vcard(card.encode(), "people.vcf")
    assert row.performer
    assert row.performer.name == "Margot Reyes"
    assert row.performer.contact == Contact("margot@example.org", "+44 1", "1 The Quay, rear, Harbour, AB1")
    assert row.agency == "Quay Artists;London"


def test_an_agencys_own_card():
    card = b"BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Quay Artists\nEND:VCARD\n"
    assert read_people_vcard(card, "people.vcf") == [Listed(None, "Quay Artists")]


@pytest.mark.parametrize(
    ("read", "data", "sentence"),
    [
        (read_people_csv, b"name,playing_age\nMargot,30\nAnders,old\n", "p, line 3: “old” is no playing age"),
        (read_people_csv, b'name,address\nMargot,"1\n2"\nAnders,"3" 4\n', "p, line 4: the quotation marks"),
        (read_people_csv, b"who,what\nMargot,plays\n", "p, line 1: no column is called “name”"),
        (read_people_csv, b"", "p, line 1: no column"),
        (read_people_csv, b"name,lowest\nMargot,low\n", "p, line 2: “low” is no note"),
        (read_people_csv, b"name\nA\n" + b"M" * 501 + b"\n", "p, line 3: “name” is not as it should be"),
        (read_people_csv, b"name,agency\nA," + b"Q" * 501 + b"\n", "p, line 2: “name” is not as it should be"),
        (read_people_csv, b"name\n", "p names nobody"),
        (read_people_csv, b"name,phone\n,1\n", "p, line 2: This row names nobody"),
        (read_people_vcard, b"BEGIN:VCARD\nTEL:1\nEND:VCARD\n", "p, line 1: This row names nobody"),
        (read_people_vcard, b"FN:Margot\n", "p, line 1: this is no address card"),
        (read_people_vcard, b"BEGIN:VCARD\nFN:Margot\n", "p, line 1: this address card has no end"),
        (read_people_vcard, b"BEGIN:VCARD\nFN:Mar\n got\nMargot\nEND:VCARD\n", "p, line 4: this is no line"),
        (read_people_vcard, b"", "p names nobody"),
    ],
)
def test_a_bad_file_is_one_sentence_that_names_the_line(read, data, sentence):
    with pytest.raises(UnreadablePeopleError, match=r"\.$") as said_so:
        read(data, "p")
    assert str(said_so.value).startswith(sentence)


@pytest.mark.parametrize("read", [read_people_csv, read_people_vcard])
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_whatever_comes_is_read_or_refused_in_a_sentence(read, data):
    """Somebody drops a photo on the company: nothing breaks, and a sentence says so."""
    for begins in (b"", b"name,skills\n", b"BEGIN:VCARD\n"):
        with suppress(UnreadablePeopleError):
            read(begins + data, "people")


def test_a_list_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(people_rows, "MOST", 2)
    with pytest.raises(UnreadablePeopleError, match="more than 2 rows"):
        read_people_csv(b"name\na\nb\nc\n", "people.csv")


def test_cards_are_what_address_books_know():
    data = write_people_vcard(
        [Listed(replace(MARGOT, contact=Contact("m@example.org", "+44", "1, The Quay")))]
    ).decode()
    assert data.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Margot Reyes\r\n")
    assert "ADR:;;1\\, The Quay;;;;\r\n" in data
    assert all(len(line.encode()) <= 75 for line in data.split("\r\n"))
