"""Word."""

import time

import pytest
from tests.readers.packed import TALK, WORDS, W, bomb, docx, p, packed, zipped

from tablework.readers.documents import DOCX
from tablework.readers.docx import docx_source
from tablework.readers.layout.lines import Line
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Talk"><w:name w:val="Dialogue"/>'
    '<w:pPr><w:ind w:left="720"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Song"><w:name w:val="Lyric"/><w:basedOn w:val="Talk"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Who"><w:name w:val="Who"/><w:rPr><w:smallCaps/></w:rPr></w:style>'
)
SCENE = "".join(p(f"{name}\t{said}", '<w:ind w:left="2160" w:hanging="2160"/>') for name, said in TALK)


def lines(body: str, styles: str = STYLES, **parts: str) -> tuple[Line, ...]:
    return docx_source(docx(body, styles, **parts), "play.docx").lines


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines(body, **parts)]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_hanging_name_has_a_tab_and_its_stop():
    """A name, a tab, and talk that hangs at an inch and a half, on a page whose margin is an inch."""
    first = lines(SCENE)[0]
    assert first.text == "ROSA\tIs the ladder still in the wings?"
    assert (first.x, first.stops, first.whole) == (72.0, (180.0,), True)


def test_a_style_hands_down_to_what_is_based_on_it():
    """Lyrics are Dialogue in italics: their indent and size are Dialogue's."""
    (line,) = lines(p("La la", '<w:pStyle w:val="Song"/>'))
    assert (line.hint, line.x, line.size) == ("Lyric", 108.0, 11.0)
    assert line.spans == ((0, 5, "italic"),)


def test_line_ends_in_a_paragraph_are_lines_of_their_own():
    """Verse, twelve points apart, and a paragraph's space before what follows."""
    one, two, three = lines(p("Who moves the ladder\nmoves the play.", '<w:spacing w:after="200"/>') + p("ROSA"))
    assert [line.whole for line in (one, two, three)] == [False, False, True]
    assert (two.y - one.y, three.y - two.y) == (12.0, 22.0)


def test_an_empty_paragraph_is_a_gap():
    one, two = lines(p("ROSA") + p("") + p("TOMAS"))
    assert two.y - one.y == 24.0


def test_styles_of_runs_are_spans_that_touch():
    """Bold in two runs is one span; a bold that is switched off is none; capitals are typed out."""
    body = run("To", "<w:b/>") + run("mas", "<w:b/>") + run(" said ", '<w:b w:val="0"/>') + run("no", "<w:caps/>")
    body += run("Rosa", '<w:rStyle w:val="Who"/>')
    (line,) = lines(f"<w:p>{body}</w:p>")
    assert line.text == "Tomas said NORosa"
    assert line.spans == ((0, 5, "bold"), (13, 17, "smallcaps"))


def test_what_tracked_changes_took_out_is_not_read():
    """Kept: what was put in. Left out: what was taken out, hidden, a field's code, a comment's sign."""
    body = (
        f"<w:p>{run('Stay')}<w:del>{run('x')}<w:r><w:delText>gone</w:delText></w:r></w:del>"
        f"<w:ins>{run(' here')}</w:ins>"
        f"<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>{run(' now')}{run('secret', '<w:vanish/>')}"
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    assert texts(body) == ["Stay here now"]


def test_a_footnote_stands_after_its_paragraph():
    note = f'<w:footnotes {W}><w:footnote w:id="2">{p("A lift, in London.")}</w:footnote></w:footnotes>'
    body = f'<w:p>{run("The elevator.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("ROSA")
    found = lines(body, **{"word__footnotes.xml": note})
    assert [(line.text, line.hint) for line in found] == [
        ("The elevator.", ""),
        ("A lift, in London.", "footnote"),
        ("ROSA", ""),
    ]


def test_a_text_box_is_read_once():
    """Word keeps it twice: for itself, and for programs that know it not."""
    box = f"<w:pict><v:textbox xmlns:v='v'><w:txbxContent>{p('PROMPT COPY')}</w:txbxContent></v:textbox></w:pict>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    either = f"<mc:AlternateContent xmlns:mc='mc'>{both}</mc:AlternateContent>"
    assert texts(f"<w:p>{run('ACT I')}<w:r>{either}</w:r></w:p>") == ["ACT I", "PROMPT COPY"]


def test_a_table_has_names_left_and_talk_right():
    """A second paragraph in the right cell begins where the first did; a deleted row is no row."""

    def row(*cells: str, properties: str = "") -> str:
        return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="6000"/></w:tblGrid>'
    gone = row(p("OTTO"), p("Cut."), properties="<w:trPr><w:del/></w:trPr>")
    found = lines(f"<w:tbl>{grid}{row(p('ROSA'), p('One.') + p('Two.'))}{gone}{row(p(''), p('(Dark.)'))}</w:tbl>")
    assert [(line.text, line.x, line.stops) for line in found] == [
        ("ROSA\tOne.", 72.0, (172.0,)),
        ("Two.", 172.0, ()),
        ("(Dark.)", 172.0, ()),
    ]


def test_pages_are_those_that_word_laid_out():
    body = p("One") + f'<w:p><w:r><w:br w:type="page"/></w:r>{run("Two")}</w:p>'
    body += "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Three</w:t></w:r></w:p>"
    assert [(line.text, line.page) for line in lines(body)] == [("One", 1), ("Two", 2), ("Three", 3)]


def test_centred_and_right():
    one, two = lines(p("NORA", '<w:jc w:val="center"/>') + p("Exit", '<w:jc w:val="end"/>'))
    assert (one.centred, (one.x + one.right) / 2) == (True, 306.0)
    assert (two.centred, two.right) == (False, 540.0)


def test_title_and_author_are_what_the_file_says():
    core = (
        '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ladder</dc:title><dc:creator>{}</dc:creator></c>'
    )
    named = docx_source(docx(p("x"), **{"docProps__core.xml": core.format("Ines")}))
    nobody = docx_source(docx(p("x"), **{"docProps__core.xml": core.format("python-docx")}))
    assert (named.title, named.authors, nobody.authors) == ("The Ladder", ("Ines",), ())


def test_spaces_that_make_a_column_are_a_tab():
    """Typed by hand: the name, twelve spaces, the talk; and a name pushed to the middle by spaces."""
    one, two = lines(p("ROSA            Who?") + p("          TOMAS"))
    assert (one.text, len(one.stops)) == ("ROSA\tWho?", 1)
    assert (two.text, two.x) == ("TOMAS", 132.0)


def test_styles_keep_to_their_words_where_spaces_became_a_tab():
    """Before a gap, after one, and from the middle of one on."""
    body = run("ROSA", "<w:b/>") + run("     ") + run("Who", "<w:i/>") + run("     there") + run("     ?", "<w:u/>")
    (line,) = lines(f"<w:p>{body}</w:p>")
    assert line.text == "ROSA\tWho\tthere\t?"
    assert [(line.text[a:b], style) for a, b, style in line.spans] == [
        ("ROSA", "bold"),
        ("Who", "italic"),
        ("\t?", "underline"),
    ]


def test_styles_in_lines_of_one_paragraph():
    """Italics over a line end are italics in both lines."""
    one, two = lines(
        f"<w:p>{run('Who', '<w:b/>')}<w:r><w:rPr><w:i/></w:rPr><w:t> is</w:t><w:br/><w:t>it</w:t></w:r></w:p>"
    )
    assert (one.spans, two.spans) == (((0, 3, "bold"), (3, 6, "italic")), ((0, 2, "italic"),))


def test_a_whole_scene():
    draft = DOCX.read(docx(SCENE), "ladder.docx")
    assert [role.name for role in draft.roles] == ["ROSA", "TOMAS"]
    assert len({e.speech for e in draft.elements if e.speech}) == 6


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "This is an old Word file, or one locked"),
        (b"PK\x03\x04" + bytes(40), "This Word file is damaged or locked"),
        (packed(word__styles="<a/>"), "This Word file holds no text"),
        (zipped(bomb("word/document.xml")), "This Word file unfolds to more than 60 MB"),
        (zipped({f"word/{n}.xml": "" for n in range(2_001)}), "This Word file holds 2,001 files"),
        (packed(**{"word__document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "This file declares entities"),
        (packed(**{"word__document.xml": f"<w:document {W}><w:body><w:p>"}), "This file breaks off or is damaged"),
        (docx(p("")), "There are no words in this file"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        DOCX.read(data, "play.docx")


def test_parts_that_lead_nowhere_and_styles_in_a_ring():
    """A style based on itself, a relation out of the zip, numbers that are none: read as if they were not there."""
    ring = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:ind w:left="far"/></w:pPr></w:style>'
    )
    rels = '<R><Relationship Type="x/footnotes" Target="../../../../etc/passwd"/></R>'
    found = lines(p("ROSA", '<w:pStyle w:val="A"/>'), ring, **{"word___rels__document.xml.rels": rels})
    assert [line.text for line in found] == ["ROSA"]


def test_a_hundred_thousand_paragraphs():
    """Lines alone: as long as thirty plays, in seconds."""
    data = docx(p("ROSA") * 100_000)
    begun = time.perf_counter()
    assert len(docx_source(data).lines) == 100_000
    assert time.perf_counter() - begun < 20


class TestDocxReader(ReaderSuite):
    reader = DOCX
    scripts = {"ladder.docx": docx(SCENE, STYLES)}
    words = {"ladder.docx": WORDS}
