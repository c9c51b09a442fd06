"""OpenDocument."""

import pytest
from tests.readers.packed import TALK, WORDS, bomb, zipped

from tablework.readers.documents import ODT
from tablework.readers.layout.lines import Line
from tablework.readers.odt import odt_source
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite

NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
        "table": "table",
        "draw": "drawing",
        "meta": "meta",
    }.items()
)
AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Stage_20_Play">'
    '<style:paragraph-properties fo:margin-left="5cm" fo:text-indent="-5cm"><style:tab-stops>'
    '<style:tab-stop style:position="1cm"/></style:tab-stops></style:paragraph-properties></style:style>'
    '<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:text-align="center" '
    'fo:margin-top="12pt"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="C1" style:family="table-column"><style:table-column-properties style:column-width="2in"/>'
    "</style:style>"
)
NAMED = (
    '<style:style style:name="Stage_20_Play" style:display-name="Stage Play" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold" fo:font-size="11pt"/></style:style>'
)


def odt(body: str, **others: str) -> bytes:
    content = (
        f"<office:document-content {NS}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {NS}>{NAMED}</office:document-styles>",
        "meta.xml": f"<office:document {NS}><office:meta><title>The Ladder</title></office:meta></office:document>",
    }
    return zipped(members | {name.replace("__", "/"): text for name, text in others.items()})


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def lines(body: str) -> tuple[Line, ...]:
    return odt_source(odt(body)).lines


SCENE = "".join(p(f"{name}<text:tab/>{said}", "P1") for name, said in TALK)


def test_a_hanging_name_through_automatic_and_named_styles():
    first = lines(SCENE)[0]
    assert first.text == "ROSA\tIs the ladder still in the wings?"
    assert (round(first.x, 1), [round(stop, 1) for stop in first.stops]) == (56.7, [198.4])
    assert (first.hint, first.size, first.spans[0].style) == ("Stage Play", 11.0, "bold")


def test_blanks_tabs_and_line_ends():
    one, two = lines(
        p('Who<text:s text:c="2"/>\n  moves<text:line-break/>the <text:span text:style-name="T1">la</text:span>')
    )
    assert (one.text, two.text, two.spans) == ("Who   moves", "the la", ((4, 6, "italic"),))


def test_what_is_not_on_the_page_is_not_read():
    """What tracked changes took out, and comments; a note stands after its paragraph, without its sign."""
    body = (
        f"<text:tracked-changes>{p('gone')}</text:tracked-changes>"
        + p(
            "Lift.<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
            + p("An elevator.")
            + "</text:note-body></text:note><office:annotation>"
            + p("hm")
            + "</office:annotation>"
        )
        + p("ROSA", "P2")
    )
    found = lines(body)
    assert [(line.text, line.hint) for line in found] == [("Lift.", ""), ("An elevator.", "footnote"), ("ROSA", "")]
    assert found[2].centred
    assert found[2].y - found[1].y == 24.0


def test_a_table_has_names_left_and_talk_right():
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("ROSA", "One."))
    column = '<table:table-column table:style-name="C1" table:number-columns-repeated="2"/>'
    (line,) = lines(f"<table:table>{column}<table:table-row>{cells}</table:table-row></table:table>")
    assert (line.text, [round(stop, 1) for stop in line.stops]) == ("ROSA\tOne.", [200.7])


def test_the_same_without_its_zip():
    flat = f"<office:document {NS}><office:body><office:text>{SCENE}</office:text></office:body></office:document>"
    assert len(ODT.read(flat.encode(), "ladder.fodt").roles) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (odt("", **{"META-INF__manifest.xml": "<m><encryption-data/></m>"}), "is locked with a password"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "This OpenDocument file holds no text"),
        (zipped(bomb("content.xml")), "This OpenDocument file unfolds to more than 60 MB"),
        (odt("", **{"content.xml": "<a>"}), "This file breaks off or is damaged"),
        (odt("", **{"content.xml": "<a/>"}), "This OpenDocument file holds no text"),
        (odt(""), "There are no words in this file"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        ODT.read(data, "play.odt")


class TestOdtReader(ReaderSuite):
    reader = ODT
    scripts = {"ladder.odt": odt(SCENE)}
    words = {"ladder.odt": WORDS}
