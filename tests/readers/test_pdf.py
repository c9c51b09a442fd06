"""PDF: the letters on its pages, what is made of them, and files that are refused."""

import pytest
from tests.readers.layout.told import told
from tests.readers.packed import TALK, WORDS
from tests.readers.paper import by_hand, said, scene, typeset

from tablework.readers.formats import PDF
from tablework.readers.pdf import MOST_PAGES, pdf_source
from tablework.readers.trouble import ScanError, UnreadableScriptError
from tablework.testing.readers import ReaderSuite

READ = [f"{name}: {words}" for name, words in TALK]


def styles(body: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each line's text, and the words in each style."""
    return [
        (one.text, [(one.text[a:b].strip(), style) for a, b, style in one.spans])
        for one in pdf_source(typeset(body)).lines
    ]


def test_bold_and_italic_and_both():
    assert styles("*ROSA.* Is it _still_ there? #strong[_Now._]") == [
        (
            "ROSA. Is it still there? Now.",
            [("ROSA.", "bold"), ("still", "italic"), ("Now.", "bold"), ("Now.", "italic")],
        )
    ]


def test_small_capitals_made_of_two_sizes():
    """A large R, and OSA smaller: one word, in small capitals."""
    ((text, found),) = styles("R#text(8pt)[OSA]. Is it still there?")
    assert (text, found[0]) == ("ROSA. Is it still there?", ("ROSA", "smallcaps"))


def test_true_small_capitals_are_letters_with_a_style_or_in_capitals():
    ((text, _),) = styles("#smallcaps[Rosa]. Is it still there?")
    assert text.upper() == "ROSA. IS IT STILL THERE?"


@pytest.mark.parametrize("body", ["#text(tracking: 4pt)[ROSA TOMAS MARGOT ANDERS]", "R O S A #h(1em) T O M A S"])
def test_letters_that_are_spaced_out_are_words_again(body):
    first, *_ = styles(f"{body} \\ Is it still there?")
    assert first[0].split()[:2] == ["ROSA", "TOMAS"]


def test_a_wide_gap_is_a_tab_with_its_place():
    (line,) = pdf_source(typeset("ROSA #h(1in) Is it still there?")).lines
    assert line.text == "ROSA\tIs it still there?"
    assert line.x < line.stops[0] < line.right


def test_ligatures_and_quotes():
    assert styles("'Find five flags, office staff.'")[0][0] == "‘Find five flags, office staff.’"


def test_a_number_that_stands_raised_is_marked():
    ((text, found),) = styles("It is a lift.#super[12] ROSA waits for it.")
    assert ("12", "raised") in found
    assert text.startswith("It is a lift.12")


def test_a_stamp_across_the_page_is_askew():
    body = "#place(center + horizon, rotate(-45deg, text(40pt)[SPECIMEN]))\n*ROSA.* Is it still there, behind it?"
    hints = {line.text: line.hint for line in pdf_source(typeset(body)).lines}
    assert hints["ROSA. Is it still there, behind it?"] == ""
    assert set(hints.values()) == {"", "askew"}


@pytest.mark.parametrize("form", ["*{}.* {}", "#smallcaps[{}]. {}", "#align(center)[{}]\n\n{}", "{}: {}"])
def test_scenes_under_running_heads(form):
    """Typeset in four ways, with heads and page numbers."""
    page = '#set page(width: 5in, height: 4in, margin: 0.7in, header: [The Ladder], numbering: "1")\n'
    body = "\n\n".join(form.format(name, words) for name, words in TALK)
    found = [line for line in told(PDF.read(typeset(body + "\n\n" + body, page), "ladder.pdf")) if line[0] != "-"]
    assert [line.upper() for line in found] == [line.upper() for line in READ * 2]


def test_nothing_of_a_page_is_furniture_by_itself():
    draft = PDF.read(by_hand([scene(TALK)]), "ladder.pdf")
    assert told(draft) == READ


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format(
    "00" * 32
)
HEBREW = "\u05e9\u05dc\u05d5\u05dd \u05e8\u05d5\u05d6\u05d4 \u05d5\u05ea\u05d5\u05de\u05e1 "
UPRIGHT = said(
    [
        (200 + 30 * column, 560 - 14 * row - 5 * column, "ROSA WAITS HERE"[row])
        for column in range(3)
        for row in range(15)
    ]
)
PROSE = (
    "The ladder stood where it had stood since Monday, and nobody moved it, for it was heavy and the days were long. "
)
INVOICE = "\n\n".join(f"{n} ladder, wooden, with {n} rungs #h(1fr) {n * 12}.00" for n in range(1, 60))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (by_hand([scene(TALK)], trailer=LOCKED), "locked with a password"),
        (b"%PDF-1.7\n" + bytes(200), "This PDF is damaged"),
        (by_hand([scene(TALK)])[:200], "This PDF is damaged"),
        (by_hand([]), "(has no pages|is damaged)"),
        (by_hand([""] * (MOST_PAGES + 1)), "This PDF has 1,001 pages"),
        (typeset(f'#set text(font: "DejaVu Sans", dir: rtl)\n{HEBREW * 30}'), "from right to left"),
        (by_hand([UPRIGHT]), "stand one above the other"),
        (typeset("\n\n".join([PROSE * 5] * 20)), "reads like prose or a list"),
        (typeset(INVOICE), "reads like prose or a list"),
    ],
)
def test_files_that_are_refused(data, why):
    with pytest.raises(UnreadableScriptError, match=rf"{why}[^\n]*\.$"):
        PDF.read(data, "ladder.pdf")


PICTURE = (
    '#place(image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\"><rect width=\\"9\\" height=\\"9\\"/></svg>")))'
)


@pytest.mark.parametrize("data", [by_hand(["0 0 300 300 re f"] * 3), typeset(PICTURE), by_hand([said([(9, 9, "3")])])])
def test_pages_of_pictures_are_a_scan(data):
    with pytest.raises(ScanError, match=r"are pictures[^\n]*\.$"):
        PDF.read(data, "ladder.pdf")


class TestPdfReader(ReaderSuite):
    reader = PDF
    scripts = {"ladder.pdf": by_hand([scene(TALK)])}
    words = {"ladder.pdf": WORDS}
