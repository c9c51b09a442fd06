"""What pages put around a play: running heads, numbers, notes, columns."""

import pytest
from tests.readers.layout.told import SCENE, on_pages, printed, told

from tablework.readers.layout.lines import Line
from tablework.readers.layout.read import read_lines
from tablework.script.draft import Span

THINGS = "rope lamp door boat".split()


def speeches(word: str) -> list[tuple[float, str]]:
    """The scene, with a word of its own so that no two pages are alike."""
    rows: list[tuple[float, str]] = []
    for name, (first, second) in SCENE:
        rows += [(72, f"{name}. The {word}? {first}"), (90, second), (72, "")]
    return rows


def play_of(*pages: list[Line]) -> list[str]:
    return told(read_lines(on_pages(*pages)).draft)


def test_running_heads_and_page_numbers():
    """Every page says The Ladder and its number; a speech goes on from each page to the next."""
    pages = []
    for n, word in enumerate(THINGS):
        open_ = [(72, f"ROSA. And so the {word} goes on,"), (90, f"until the {word} has")]
        foot = [(0, ""), (0, ""), (300, f"- {n + 11} -")]
        pages.append(
            printed(
                (72, "THE LADDER\tInes Otto"),
                (0, ""),
                (90, f"found the {word}."),
                (0, ""),
                *speeches(word),
                *open_,
                *foot,
            )
        )
    found = play_of(*pages)
    assert [line for line in found if "LADDER" in line] == ["- THE LADDER Ines Otto"] * 4
    assert "ROSA: And so the rope goes on, until the rope has found the lamp." in found
    pages_of = {e.page for e in read_lines(on_pages(*pages)).draft.elements}
    assert pages_of == {"11", "12", "13", "14"}


def test_line_numbers_in_the_margin():
    rows = speeches("rope")
    numbered = [(x, f"{row}\t{n}" if row and n % 2 else row) for n, (x, row) in enumerate(rows, 1)]
    reading = read_lines(on_pages(printed(*numbered)))
    words = [e.text for e in reading.draft.elements if e.kind == "dialogue"]
    assert not any(letter.isdigit() for text in words for letter in text)
    assert {e.text for e in reading.draft.elements if e.kind == "page_break"} >= {"1", "5", "7", "11"}


def test_a_footnote_is_a_note_and_its_number_in_the_speech_is_gone():
    (first, *others) = printed(*speeches("lift"))
    marked = first._replace(text=f"{first.text}1", spans=(Span(len(first.text), len(first.text) + 1, "raised"),))
    note = [
        line._replace(size=9.0) for line in printed((72, "1 An elevator, in"), (72, "New York."), top=700, leading=10)
    ]
    found = play_of([marked, *others, *note])
    assert found[0] == "ROSA: The lift? Is the ladder still there, behind the curtain?"
    assert found[-2:] == ["* 1 An elevator, in", "* New York."]


def test_a_page_in_two_columns():
    """Left down to its foot, then right."""
    left = [f"ROSA. The left side has line {n}." if n % 2 else f"TOMAS. And it has line {n} too." for n in range(24)]
    right = [text.replace("left", "right").replace("it has", "so has") for text in left]
    rows = [(72, f"{one}\t{other}") for one, other in zip(left, right, strict=True)]
    found = play_of(printed(*rows))
    assert [line.split(": ")[1] for line in found] == [text.split(". ")[1] for text in [*left, *right]]


def test_two_who_speak_side_by_side():
    rows = [row for name, lines in SCENE for row in ((250, name), *((150, line) for line in lines), (0, ""))]
    rows += [(130, "ROSA\tTOMAS"), (72, "I never said that it was yours,\tBut you did say that it was mine")]
    rows += [(72, "not even to move at all.\tto move, and only mine."), (0, "")]
    found = play_of(printed(*rows))
    assert found[-2:] == [
        "ROSA: I never said that it was yours, not even to move at all.",
        "TOMAS: But you did say that it was mine to move, and only mine.",
    ]


@pytest.mark.parametrize("word", ["CONTINUED:", "(MORE)", "(Continued)", "CONTINUED: (2)"])
def test_words_of_the_film_that_nobody_says(word):
    rows = [row for name, lines in SCENE for row in ((250, name), *((150, line) for line in lines), (0, ""))]
    assert f"- {word}" in play_of(printed(*rows, (250, word)), printed(*rows))
