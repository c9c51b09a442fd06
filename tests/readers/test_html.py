"""Web pages."""

from itertools import pairwise

import pytest
from tests.readers.packed import TALK, WORDS

from tablework.readers.documents import HTML
from tablework.readers.html import html_source
from tablework.readers.layout.lines import Line
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite

PAGE = "<!DOCTYPE html><html lang='en'><head><title>{}</title><style>{}</style></head><body>{}</body></html>"
SCENE = "".join(f"<p>{name}. {said}</p>" for name, said in TALK)


def page(body: str, css: str = "", title: str = "The Ladder") -> bytes:
    return PAGE.format(title, css, body).encode()


def lines(body: str, css: str = "") -> tuple[Line, ...]:
    return html_source(page(body, css)).lines


def texts(body: str, css: str = "") -> list[str]:
    return [line.text for line in lines(body, css)]


def test_blocks_are_paragraphs_and_blanks_are_one_blank():
    assert texts("<h2>ACT\n I</h2><div>ROSA.\t<b>Yes</b>  now.<p>TOMAS. No.</p></div>") == [
        "ACT I",
        "ROSA. Yes now.",
        "TOMAS. No.",
    ]


def test_words_in_no_block_are_a_line_too():
    """Before, between and after paragraphs, and in a body that has none."""
    assert texts("Dark.<p>ROSA. Yes.</p>Light.<hr>End") == ["Dark.", "ROSA. Yes.", "Light.", "End"]


def test_a_line_end_in_a_paragraph():
    name, talk, other = lines("<p><b>ROSA</b><br>\nWho is there?</p><p>x</p>")
    assert (name.text, talk.text, talk.y - name.y, other.y - talk.y) == ("ROSA", "Who is there?", 12.0, 24.0)
    assert (name.spans, name.whole) == (((0, 4, "bold"),), False)


def test_the_page_s_own_style_sheet_is_asked():
    """Small capitals by a class, italics by another, a centred paragraph, an indent; no rule for something else."""
    css = (
        "/* x */ .who, b { font-variant: small-caps } p.stage { font-style: italic } .c { text-align: center }"
        " .in { margin-left: 3em } div em { font-weight: bold } .gone { display: none }"
    )
    one, two, three, four = lines(
        "<p><span class=who>Rosa</span>. <em>Oh.</em></p><p class=stage>Dark.</p><p class=c>x</p><p class=in>y</p>"
        "<p class=gone>z</p>",
        css,
    )
    assert one.spans == ((0, 4, "smallcaps"), (6, 9, "italic"))
    assert (two.spans, two.hint) == (((0, 5, "italic"),), "stage")
    assert three.centred
    assert four.x == 36.0


def test_what_a_class_says_of_a_whole_paragraph_is_its_hint():
    one, two, three = lines(
        "<p><span class='stage'>[Dark.]</span></p><div class='drama'><p>ROSA. Yes.</p></div><h3 class='x'>ACT I</h3>"
    )
    assert [line.hint for line in (one, two, three)] == ["stage", "drama", "heading"]


def test_a_table_has_names_left_and_talk_right():
    found = lines(
        "<table><tr><td colspan=2><h2>ACT I</h2></td></tr><tr><td>ROSA</td><td>One.<br>Two.</td></tr>"
        "<tr><td></td><td><p>Three.</p></td></tr></table>"
    )
    assert [(line.text, line.x) for line in found] == [
        ("ACT I", 0.0),
        ("ROSA\tOne.", 0.0),
        ("Two.", 120.0),
        ("Three.", 120.0),
    ]


def test_tables_in_cells_hidden_cells_and_cells_without_a_row():
    """Old pages are laid out in tables: nothing of what follows such a cell is lost."""
    body = (
        "<table><tr><td style='display:none'>x</td><td>ROSA</td><td><table>"
        "<tr><td>One.</td><td>Two.</td></tr></table>Three.</td></tr></table><td>Four.</td><p>Five.</p>"
    )
    assert " ".join(texts(body)).split() == "ROSA One. Two. Three. Four. Five.".split()


def test_a_list_of_names_and_talk():
    one, two = lines("<dl><dt>Rosa</dt><dd>One.</dd></dl>")
    assert (one.text, one.x, two.text, two.x) == ("Rosa", 0.0, "One.", 36.0)


def test_verse_in_blocks_of_its_own_stays_together():
    """Each line a div, as many libraries have it: lines of one stanza, and a gap before the next."""
    found = lines(
        "<div class=stanza><div class=line>One</div><div class=line>two</div></div>"
        "<div class=stanza><div class=line>three</div></div>"
    )
    assert [line.text for line in found] == ["One", "two", "three"]
    assert [b.y - a.y for a, b in pairwise(found)] == [12.0, 24.0]


def test_the_frame_of_a_library_page_numbers_and_signs_of_notes_are_furniture():
    body = (
        "<section id='pg-header'><p>The eBook of The Ladder</p></section>"
        "<p>ROSA. The <span class='pagenum'>[12]</span>ladder.<a class='fnanchor'>[1]</a></p>"
    )
    assert [(line.text, line.hint) for line in lines(body)] == [
        ("The eBook of The Ladder", "furniture"),
        ("ROSA. The ladder.", ""),
        ("[12]", "furniture"),
        ("[1]", "furniture"),
    ]


def test_nothing_is_run_and_nothing_is_shown_that_the_page_hides():
    assert texts("<script>alert('x')</script><nav>Home</nav><p hidden>a</p><p style='display:none'>b</p>c") == ["c"]


def test_typed_text_keeps_its_lines():
    one, two = lines("<pre>          ROSA\nWho is there?</pre>")
    assert (one.text, one.x, two.text, two.x, two.y - one.y) == ("ROSA", 60.0, "Who is there?", 0.0, 12.0)


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("The Project Gutenberg eBook of The Ladder, by Ines Otto", "The Ladder", ("Ines Otto",)),
        ("The Ladder", "The Ladder", ()),
        ("The Ladder | Project Gutenberg", "The Ladder", ()),
    ],
)
def test_title_and_authors(head, title, authors):
    source = html_source(page("<p>x</p>", title=head))
    assert (source.title, source.authors, source.language) == (title, authors, "en")


def test_letters_as_the_page_says_they_are_written():
    old = "<html><head><meta charset='windows-1252'></head><body>ROSA – “Oh”</body></html>".encode("cp1252")
    assert html_source(old).lines[0].text == "ROSA – “Oh”"


def test_unseen_letters_are_no_letters():
    assert texts("<p>lad\u00adder\u200b&nbsp;is\u2060—here</p>") == ["ladder is—here"]


def row(name: str, said: str) -> str:
    marked = said.replace("(", "<i epub:type='z3998:stage-direction'>").replace(")", "</i>")
    return f"<tr><td epub:type='z3998:persona'>{name.title()}</td><td>{marked} <em>Now</em>.</td></tr>"


MARKED = (
    "<section epub:type='z3998:dramatis-personae'><h2>Dramatis Personae</h2><ul><li><p>Rosa, a director</p></li>"
    "<li><p>Tomas</p></li></ul></section><section><h2>Act I</h2><table><tbody>"
    "<tr><td></td><td><i epub:type='z3998:stage-direction'>A ladder.</i></td></tr>"
    f"{''.join(row(name, said) for name, said in TALK)}</tbody></table></section>"
)


def test_pages_that_say_who_speaks_in_every_cell_are_read_by_their_marks():
    draft = HTML.read(page(MARKED), "ladder.html")
    assert [role.name for role in draft.roles] == ["Rosa", "Tomas"]
    assert [e.kind for e in draft.elements if e.speech == "s4"] == ["cue", "dialogue", "parenthetical", "dialogue"]
    assert [(d.kind, d.number) for d in draft.divisions] == [("cast", None), ("act", "1")]
    assert [(m.name, m.description) for m in draft.cast] == [("Rosa", "a director"), ("Tomas", "")]
    said = next(e for e in draft.elements if e.kind == "dialogue")
    assert said.text[said.spans[0].start : said.spans[0].end] == "Now"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>" + b"<div>" * 200_000 + b"word", "This web page nests its parts deeper"),
        (b"<html><body></body></html>", "There are no words in this file"),
        (b"\x00\x01\x02\xff" * 50, "This file holds no text"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        HTML.read(data, "play.html")


def test_entities_of_its_own_are_not_unfolded():
    laughs = b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>ROSA. &b; Yes.</p></body></html>'
    assert len("".join(line.text for line in html_source(laughs).lines)) < 100


class TestHtmlReader(ReaderSuite):
    reader = HTML
    scripts = {"ladder.html": page(SCENE), "marked.html": page(MARKED)}
    words = {"ladder.html": [w + "." if w in {"ROSA", "TOMAS"} else w for w in WORDS]}
