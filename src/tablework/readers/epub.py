"""Books: ``.epub``, a zip of web pages in an order of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from tablework.readers.flow import Flow
from tablework.readers.html import parse_html, set_page
from tablework.readers.html_marked import Marked, is_marked
from tablework.readers.layout.lines import Source
from tablework.readers.layout.read import read_lines
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.xml import local_name
from tablework.readers.zipped import Zipped
from tablework.script.draft import Draft

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"


@dataclass(frozen=True, slots=True)
class _Book:
    """A book: its pages in order, its style sheets, what it says of itself, and how many pages it has not got."""

    pages: list[etree._Element]
    css: str
    title: str
    authors: tuple[str, ...]
    language: str | None
    missing: int


def epub_source(data: bytes, name: str = "") -> Source:
    """A book as a stream of lines.

    Raises:
        UnreadableScriptError: it is damaged, locked, made to harm, or no book.
    """
    del name
    return _source(_book(data))


def _source(book: _Book) -> Source:
    flow = Flow()
    for page in book.pages:
        set_page(page, flow, book.css)
        flow.page += 1
    said = f"{book.missing} of the pages that this book names are not in it." if book.missing else ""
    return Source("epub", tuple(flow.lines), (), book.title, book.authors, book.language, (said,) if said else ())


def read_epub(data: bytes, name: str = "") -> Draft:
    """A book as a draft.

    Raises:
        UnreadableScriptError: it is damaged, locked, made to harm, or holds no script.
    """
    book = _book(data)
    if not is_marked(*book.pages):
        return read_lines(_source(book), name=name).draft
    marked = Marked("epub")
    for page in book.pages:
        set_page(page, marked, book.css)
    return marked.finish(name, book.title, book.authors, book.language)


def _book(data: bytes) -> _Book:
    file = Zipped(data, "book")
    place = _package(file)
    package = file.xml(place)
    items = {item.get("id", ""): item for item in package.iterfind("{*}manifest/{*}item")}
    spine = [items[ref] for node in package.iterfind("{*}spine/{*}itemref") if (ref := node.get("idref", "")) in items]
    pages = [_place(place, item) for item in spine if "nav" not in item.get("properties", "").split()]
    _refuse_locked(file, pages)
    found = [page for page in dict.fromkeys(pages) if page in file]
    if not found:
        raise UnreadableScriptError("This book has no pages in it. Download it again from where it came.")
    sheets = [_place(place, item) for item in items.values() if item.get("media-type") == "text/css"]
    css = "\n".join(file.read(sheet).decode("utf-8", "replace") for sheet in sheets if sheet in file)
    said = {key: tuple(_said(package, key)) for key in ("title", "creator", "language")}
    return _Book(
        [parse_html(file.read(page)) for page in found],
        css,
        next(iter(said["title"]), ""),
        said["creator"],
        next(iter(said["language"]), None),
        len(set(pages)) - len(found),
    )


def _package(file: Zipped) -> str:
    """Where the book's package is, as its container says."""
    if _CONTAINER in file:
        for node in file.xml(_CONTAINER).iter("{*}rootfile"):
            if (place := node.get("full-path", "")) in file:
                return place
    found = next((name for name in file.names if name.lower().endswith(".opf")), None)
    if found is None:
        raise UnreadableScriptError("This book does not say what is in it. Download it again from where it came.")
    return found


def _place(package: str, item: etree._Element) -> str:
    """A member's name in the zip; what leads out of it is in no zip."""
    return normpath(join(dirname(package), unquote(item.get("href", ""))))


def _refuse_locked(file: Zipped, pages: list[str]) -> None:
    """Fonts may be scrambled, but pages may not."""
    locked = file.xml(_LOCKS).iter("{*}CipherReference") if _LOCKS in file else ()
    if not {unquote(node.get("URI", "")) for node in locked}.isdisjoint(pages):
        raise UnreadableScriptError(
            "This book is locked by its shop, so only the shop's own programs can read it. "
            "Ask for a copy without a lock."
        )


def _said(package: etree._Element, key: str) -> Iterator[str]:
    for node in package.iterfind("{*}metadata/*"):
        words = " ".join((node.text or "").split())
        if local_name(node) == key and words:
            yield words
