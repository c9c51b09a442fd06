"""Plain text: indents, blank lines, italics between underscores, pages, and what a library puts around a book."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.packed import TALK, WORDS

from tablework.readers.formats import FOUNTAIN, TEXT
from tablework.readers.plain_text import text_source
from tablework.readers.registry import reader_for
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.draft import Draft
from tablework.testing.readers import ReaderSuite

INLINE = "\n\n".join(f"{name}. {said}\nAnd so on." for name, said in TALK).encode()
TYPED = "\n\n".join(f"{name:>30}\n          {said}" for name, said in TALK).encode()


def lines(text: str):
    return text_source(text.encode()).lines


def test_an_indent_is_a_place_and_a_wide_gap_a_tab():
    (line,) = lines("    ROSA       Who is there?")
    assert (line.text, line.x, line.stops) == ("ROSA\tWho is there?", 24.0, (90.0,))


def test_italics_go_on_over_line_ends():
    one, two = lines("ROSA. It _is\nstill_ there.")
    assert (one.text, one.spans) == ("ROSA. It is", ((9, 11, "italic"),))
    assert (two.text, two.spans) == ("still there.", ((0, 5, "italic"),))


@pytest.mark.parametrize("text", ["a_b", "_ alone", "_never closed", "snake_case_word"])
def test_an_underscore_without_its_fellow_is_a_letter(text):
    assert [(line.text, line.spans) for line in lines(text)] == [(text, ())]


def test_a_form_feed_begins_a_page_also_in_the_middle_of_a_line():
    assert [(line.text, line.page) for line in lines("ROSA\n\fTOMAS\fMARGOT")] == [
        ("ROSA", 1),
        ("TOMAS", 2),
        ("MARGOT", 3),
    ]


def test_italics_on_a_new_page():
    (_, line) = lines("ROSA\n\f_Dark._")
    assert (line.text, line.spans) == ("Dark.", ((0, 5, "italic"),))


def test_what_a_library_says_around_the_book_is_furniture():
    text = (
        "The Ladder, for everybody\n*** START OF THE PROJECT GUTENBERG EBOOK THE LADDER ***\n\nROSA. Who?\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK THE LADDER ***\nDonate"
    )
    assert [line.hint for line in lines(text)] == ["furniture", "furniture", "", "furniture", "furniture"]


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("ROSA\nWho is there?", TEXT),
        ("ROSA. Who is there? #1", TEXT),
        ("* * *\n\nROSA. Who?", TEXT),
        ("Title: The Ladder\n\nROSA\nWho?", FOUNTAIN),
        ("# ACT ONE\n\nROSA\nWho?", FOUNTAIN),
        ("@Rosa\nWho?", FOUNTAIN),
        ("ROSA\nWho? [[why?]]", FOUNTAIN),
        (">THE END<", FOUNTAIN),
    ],
)
def test_text_is_fountain_only_with_its_marks(text, reader):
    assert reader_for(text.encode(), "ladder.txt") is reader


@pytest.mark.parametrize("data", [b"\n \n", b"12 13\n14", b"\x00\x01\x02\x03", b"\xff\xfeR"])
def test_files_that_are_refused(data):
    with pytest.raises(UnreadableScriptError, match=r"^[A-Z][^\n]*\.$"):
        TEXT.read(data, "ladder.txt")


@given(st.text(max_size=400) | st.text("RS.: \n\t_[]()ae\f", max_size=400))
def test_any_text_is_read_or_refused(text):
    with suppress(UnreadableScriptError):
        assert isinstance(TEXT.read(text.encode("utf-8", "replace"), "ladder.txt"), Draft)


class TestTextReader(ReaderSuite):
    reader = TEXT
    scripts = {"ladder.txt": INLINE, "typed.txt": TYPED}
    words = {"ladder.txt": [word for word in WORDS if word.islower()], "typed.txt": WORDS}
