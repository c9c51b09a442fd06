"""Scans: Tesseract's words become lines; its absence is explained."""

import pytest
from tests.tesseract import needs_tesseract
from tests.typeset import blank, pdf, scanned

from tablework.readers.layout.lines import Line, PageSize
from tablework.readers.pages import page_sizes, scan_picture
from tablework.readers.scan import (
    INSTALL,
    MOST_PAGES,
    READY,
    StoppedError,
    languages,
    scan_source,
    usual_language,
    what_to_do,
)
from tablework.readers.scan_lines import evened, tsv_lines
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.plays import play

LETTER = PageSize(612, 792)
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
PAGE = "1\t1\t0\t0\t0\t0\t0\t0\t2550\t3300\t-1\t"


def word(text: str, left: int, top: int, *, line: str = "1\t1\t1", sure: float = 96, height: int = 34) -> str:
    return f"5\t1\t{line}\t1\t{left}\t{top}\t{22 * len(text)}\t{height}\t{sure}\t{text}"


def lines(*words: str) -> list[Line]:
    return tsv_lines("\n".join([HEAD, PAGE, *words]), 3, LETTER)


def test_words_become_a_line_in_points():
    (line,) = lines(word("Half", 300, 600), word("a", 400, 600), word("script", 440, 600))
    assert (line.text, line.page) == ("Half a script", 3)
    assert line.x == 72.0
    assert line.right == pytest.approx((440 + 132) * 0.24)
    assert line.y == pytest.approx(634 * 0.24)
    assert 10 < line.size < 14


def test_a_gap_wider_than_any_space_is_a_tab():
    """MARGOT on the left, her words on the right: one line with a stop, even where Tesseract saw two blocks."""
    one = lines(word("MARGOT", 300, 600), word("Again.", 900, 600))
    two = lines(word("MARGOT", 300, 600), word("Again.", 900, 602, line="2\t1\t1"))
    assert [line.text for line in one] == [line.text for line in two] == ["MARGOT\tAgain."]
    assert one[0].stops == (216.0,)


def test_a_justified_line_in_a_narrow_column_has_no_tabs():
    (line,) = lines(*[word(text, 300 + 200 * n, 600) for n, text in enumerate(["Alarum", "with", "Enter", "all"])])
    assert (line.text, line.stops) == ("Alarum with Enter all", ())


@pytest.mark.parametrize(
    ("seen", "read"),
    [("0, where is Romeo?", "O, where is Romeo?"), ("| am", "I am"), ("10 at 0.5", "10 at 0.5"), ("a|b", "a|b")],
)
def test_a_lone_o_and_a_lone_i_are_letters(seen: str, read: str) -> None:
    words = [word(text, 300 + 120 * n, 600) for n, text in enumerate(seen.split())]
    assert [line.text.replace("\t", " ") for line in lines(*words)] == [read]


def test_lines_come_from_top_to_bottom_whatever_tesseract_took_first():
    found = lines(word("below", 300, 900), word("above", 300, 300, line="2\t1\t1"))
    assert [line.text for line in found] == ["above", "below"]


def test_dirt_on_the_glass_is_no_line_but_a_faint_word_is():
    found = lines(word("~", 20, 100, sure=12), word("faint", 300, 600, line="2\t1\t1", sure=12))
    assert [line.text for line in found] == ["faint"]


@pytest.mark.parametrize("tsv", ["", HEAD, "no table", f"{HEAD}\n1\t2\t3", f"{HEAD}\n{PAGE}"])
def test_a_page_without_words_has_no_lines(tsv: str) -> None:
    assert tsv_lines(tsv, 1, LETTER) == []


def test_the_tremble_of_a_scanner_is_taken_out():
    """Sizes and columns that differ by a hair are one; what is really larger stays larger."""
    found = evened(
        [
            Line("She goes.", 1, 72.3, 130, 100, 11.6),
            Line("She’s back.", 1, 71.4, 130, 120, 12.3),
            Line("She's off.", 1, 73.1, 130, 140, 12.0),
            Line("ACT ONE", 1, 72.2, 130, 160, 18.0),
        ]
    )
    assert {line.x for line in found} == {72.0}
    assert [line.size for line in found] == [12.0, 12.0, 12.0, 18.0]
    assert evened([]) == []


def test_apostrophes_are_those_that_the_scan_has_more_of():
    words = ["I’d go", "he’s here", "she's gone"]
    assert [line.text for line in evened([Line(text) for text in words])] == ["I’d go", "he’s here", "she’s gone"]
    words = ["I'd go", "he's here", "she’s gone"]
    assert [line.text for line in evened([Line(text) for text in words])] == words


def test_without_tesseract_the_command_to_install_it_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert languages() == []
    assert what_to_do() == INSTALL
    for word_ in ("sudo apt install tesseract-ocr", "brew install tesseract", "winget install", "add the file again."):
        assert word_ in INSTALL
    with pytest.raises(UnreadableScriptError, match="install Tesseract"):
        scan_source(lambda _: b"", [LETTER], "eng", print, lambda: False)


def test_a_scan_too_long_is_refused_before_its_first_page():
    with pytest.raises(UnreadableScriptError, match="401 pages"):
        scan_source(lambda _: b"", [LETTER] * (MOST_PAGES + 1), "eng", print, lambda: False)


def test_english_is_usual_where_it_is_known():
    assert usual_language(["deu", "eng"]) == "eng"
    assert usual_language(["deu", "fra"]) == "deu"
    assert usual_language([]) == "eng"


# -- with Tesseract itself --------------------------------------------------------------------------------------------

LINES = """
    Title: The Pier

    ANNA
    The kettle knows more than the lighthouse.

    BEN comes along the planks.

    BEN
    You said that last year.
"""


def read(data: bytes, language: str = "eng", stopped=lambda: False):
    done: list[int] = []
    sizes = [PageSize(*size) for size in page_sizes(data)]
    return scan_source(lambda page: scan_picture(data, page, 300), sizes, language, done.append, stopped), done


@needs_tesseract
def test_a_scanned_page_is_read():
    source, done = read(scanned(pdf(play(LINES))))
    texts = [line.text for line in source.lines]
    assert texts[:4] == [
        "ANNA",
        "The kettle knows more than the lighthouse.",
        "BEN comes along the planks.",
        "BEN",
    ]
    assert done == [1]
    assert source.pages == (LETTER,)
    assert (what_to_do(), "eng" in languages()) == (READY, True)
    assert len({line.size for line in source.lines[:5]}) == 1


@needs_tesseract
def test_pages_without_words_are_said_to_have_none():
    with pytest.raises(UnreadableScriptError, match="no words"):
        read(blank())


@needs_tesseract
def test_a_language_that_tesseract_does_not_know_is_a_sentence():
    with pytest.raises(UnreadableScriptError, match="could not read"):
        read(blank(), "xyz")


@needs_tesseract
def test_it_stops_between_two_pages():
    with pytest.raises(StoppedError):
        read(blank(3), stopped=lambda: True)
