"""Books."""

import pytest
from tests.readers.packed import TALK, WORDS, bomb, zipped

from tablework.readers.documents import EPUB
from tablework.readers.epub import epub_source
from tablework.readers.trouble import UnreadableScriptError
from tablework.testing.readers import ReaderSuite

CONTAINER = '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>'
PACKAGE = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Ladder</dc:title>'
    "<dc:creator>Ines Otto</dc:creator><dc:language>en</dc:language></metadata><manifest>"
    '<item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="b.xhtml"/>'
    '<item id="a" href="text/a%20b.xhtml"/>'
    '<item id="c" href="book.css" media-type="text/css"/><item id="m" href="../../../../etc/passwd"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/>{}</spine></package>'
)
SCENE = [f"<p><b class='who'>{name.title()}</b>. {said}</p>" for name, said in TALK]


def page(body: str) -> str:
    return f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>{body}</body></html>"


def book(spine: str = "", **others: str) -> bytes:
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "in/book.opf": PACKAGE.format(spine),
        "in/nav.xhtml": page("Contents"),
        "in/b.xhtml": page("".join(SCENE[3:])),
        "in/text/a b.xhtml": page("".join(SCENE[:3])),
        "in/book.css": ".who { font-variant: small-caps; font-weight: normal }",
    }
    return zipped(members | {name.replace("__", "/"): text for name, text in others.items()})


def test_pages_come_in_the_order_of_the_spine():
    """Not in the order of the zip, and without the page that lists them; styled by the sheet beside them."""
    source = epub_source(book())
    assert [line.text.split(".")[0] for line in source.lines] == [name.title() for name, _ in TALK]
    assert source.lines[0].spans == ((0, 4, "smallcaps"),)
    assert (source.title, source.authors, source.language) == ("The Ladder", ("Ines Otto",), "en")


def test_a_page_that_is_not_there_is_said_so():
    """A name that leads out of the zip is in no zip."""
    source = epub_source(book('<itemref idref="m"/>'))
    assert source.notices == ("1 of the pages that this book names are not in it.",)


def test_fonts_may_be_scrambled_and_pages_may_not():
    locks = "<encryption><EncryptedData><CipherReference URI='{}'/></EncryptedData></encryption>"
    assert epub_source(book(**{"META-INF__encryption.xml": locks.format("in/font.otf")})).lines
    with pytest.raises(UnreadableScriptError, match="This book is locked by its shop"):
        epub_source(book(**{"META-INF__encryption.xml": locks.format("in/b.xhtml")}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" + bytes(99), "This book is damaged or locked"),
        (zipped({"mimetype": "application/epub+zip"}), "This book does not say what is in it"),
        (zipped({"a.opf": "<package/>"}), "This book has no pages in it"),
        (book(**{"in__b.xhtml": ""}).replace(b"PK\x05\x06", b"PK\x05\x07"), "This book is damaged or locked"),
        (zipped({"a.opf": PACKAGE.format("")} | bomb("b.xhtml")), "This book unfolds to more than 60 MB"),
    ],
)
def test_files_that_are_refused(data, said):
    with pytest.raises(UnreadableScriptError, match=said):
        EPUB.read(data, "play.epub")


class TestEpubReader(ReaderSuite):
    reader = EPUB
    scripts = {"ladder.epub": book()}
    words = {"ladder.epub": [w.title() + "." if w in {"ROSA", "TOMAS"} else w for w in WORDS]}
