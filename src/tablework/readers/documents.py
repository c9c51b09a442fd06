"""Our readers of word processors' files, web pages, books and writing programs, as ``pyproject.toml`` names them.

Those whose files are zips inside know them by the names of their first members, which stand in the clear.
"""

from __future__ import annotations

from tablework.readers.bosak import read_bosak
from tablework.readers.celtx import read_celtx
from tablework.readers.docx import docx_source
from tablework.readers.epub import epub_source, read_epub
from tablework.readers.fadein import read_fadein
from tablework.readers.highland import read_highland
from tablework.readers.html import html_source, read_html
from tablework.readers.layout.read import read_lines
from tablework.readers.odt import odt_source
from tablework.readers.registry import Reader, by_suffix
from tablework.readers.sniffing import first_element, first_member, is_page, is_zip
from tablework.script.draft import Draft


def _claims_docx(head: bytes, name: str) -> int:
    named = by_suffix(name, *_DOCX)
    office = first_member(head) in _OFFICE or first_member(head).startswith("word/")
    return 2 if is_zip(head) and (named or (office and b"word/" in head)) else named


def _claims_odt(head: bytes, name: str) -> int:
    named = by_suffix(name, ".odt", ".fodt", ".ott")
    marked = first_member(head) == "mimetype" and b"application/vnd.oasis.opendocument.text" in head[:200]
    return 2 if marked or (named and (is_zip(head) or first_element(head) == b"document")) else named


def _claims_epub(head: bytes, name: str) -> int:
    named = by_suffix(name, ".epub")
    marked = first_member(head) == "mimetype" and b"application/epub+zip" in head[:200]
    return 2 if marked or (named and is_zip(head)) else named


def _claims_html(head: bytes, name: str) -> int:
    return 2 if is_page(head) else by_suffix(name, *_HTML)


def _claims_highland(head: bytes, name: str) -> int:
    named = by_suffix(name, ".highland", ".textpack")
    return 2 if is_zip(head) and (named or ".textbundle/" in first_member(head)) else named


def _claims_fadein(head: bytes, name: str) -> int:
    named = by_suffix(name, ".fadein", ".osf")
    marked = b"Open Screenplay Format" in head and first_element(head) == b"document"
    return 2 if marked or (is_zip(head) and named) else named


def _claims_celtx(head: bytes, name: str) -> int:
    named = by_suffix(name, ".celtx")
    return 2 if is_zip(head) and named else named


def _claims_bosak(head: bytes, name: str) -> int:
    return 2 * (first_element(head).upper() == b"PLAY") or by_suffix(name, ".play")


def _read_docx(data: bytes, name: str) -> Draft:
    return read_lines(docx_source(data, name), name=name).draft


def _read_odt(data: bytes, name: str) -> Draft:
    return read_lines(odt_source(data, name), name=name).draft


_OFFICE = frozenset({"[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml"})
"""What stands first in files of Microsoft's programs; Word's own parts come after."""

_DOCX = (".docx", ".docm", ".dotx")
_HTML = (".html", ".htm", ".xhtml")

DOCX = Reader("docx", _DOCX, _claims_docx, _read_docx, docx_source)
ODT = Reader("odt", (".odt", ".fodt", ".ott"), _claims_odt, _read_odt, odt_source)
HTML = Reader("html", _HTML, _claims_html, read_html, html_source)
EPUB = Reader("epub", (".epub",), _claims_epub, read_epub, epub_source)
HIGHLAND = Reader("highland", (".highland", ".textpack"), _claims_highland, read_highland)
FADEIN = Reader("fadein", (".fadein", ".osf"), _claims_fadein, read_fadein)
CELTX = Reader("celtx", (".celtx",), _claims_celtx, read_celtx)
BOSAK = Reader("bosak", (".xml",), _claims_bosak, read_bosak)
