"""What somebody types, and what is shown of what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablework.shelf.words import excerpt, query

QUERIES = {
    "door": '"door"*',
    "a door ": '"a" "door"',
    '"the door" wall': '"the door" "wall"*',
    '"the doo': '"the doo"*',
    "o'er": '"o" "er"*',
    "雨が": '"雨 が"*',
    "NOT (at": '"NOT" "at"*',
    "a": '"a"',
    "": "",
}


@pytest.mark.parametrize(("typed", "wanted"), QUERIES.items())
def test_nothing_typed_is_an_operator(typed: str, wanted: str) -> None:
    assert query(typed) == wanted


def test_the_words_are_marked():
    text, marks = excerpt("The Door, the dôor and the wall.", "door")
    assert [text[a:b] for a, b in marks] == ["Door", "dôor"]


def test_a_long_line_is_cut_around_the_word():
    text, marks = excerpt("before " * 60 + "door " + "after " * 60, "door")
    assert len(text) < 180
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert [text[a:b] for a, b in marks] == ["door"]


def test_words_without_blanks_between_them():
    text, marks = excerpt("雨が降る", "降る")
    assert [text[a:b] for a, b in marks] == ["雨が降る"]


@given(st.text(), st.text())
def test_marks_lie_in_the_excerpt(line: str, typed: str) -> None:
    text, marks = excerpt(line, typed)
    assert all(0 <= a < b <= len(text) for a, b in marks)
