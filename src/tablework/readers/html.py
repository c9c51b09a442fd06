"""Web pages: their blocks as a stream of lines. Nothing is fetched and nothing is run.

Tags say what is a paragraph, a heading, a table or a list; the page's own style sheet what is italic, small capitals or
centred. The frame that Project Gutenberg puts around its books, page numbers and the signs of footnotes are furniture.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from tablework.readers.decoding import decode
from tablework.readers.flow import Flow, Setter
from tablework.readers.html_blocks import Blocks
from tablework.readers.html_marked import Marked, is_marked
from tablework.readers.html_styles import Sheet
from tablework.readers.layout.lines import Source
from tablework.readers.layout.read import read_lines
from tablework.readers.trouble import UnreadableScriptError
from tablework.script.draft import Draft

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_GUTENBERG = re.compile(
    r"(?:The\s+)?Project Gutenberg(?:['’]s)?\s+(?:e-?book|e-?text)?\s*(?:of\s+)?(?P<title>.+?)"
    r"(?:,\s+by\s+(?P<author>.+))?",
    re.IGNORECASE | re.DOTALL,
)


class About(NamedTuple):
    """What a page says of itself."""

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str | None = None


def html_source(data: bytes, name: str = "") -> Source:
    """A web page as a stream of lines.

    Raises:
        UnreadableScriptError: the bytes are no text, or hold no page.
    """
    del name
    root = parse_html(data)
    flow = Flow()
    set_page(root, flow)
    return Source("html", tuple(flow.lines), (), *about_page(root))


def read_html(data: bytes, name: str = "") -> Draft:
    """A web page as a draft.

    Raises:
        UnreadableScriptError: the bytes are no text, or hold no script.
    """
    root = parse_html(data)
    if not is_marked(root):
        return read_lines(html_source(data, name), name=name).draft
    marked = Marked("html")
    set_page(root, marked)
    return marked.finish(name, *about_page(root))


def set_page(root: etree._Element, flow: Setter, css: str = "") -> None:
    """Set a page's paragraphs; `css` is what style sheets beside it say."""
    own = "\n".join("".join(node.itertext()) for node in root.iter("style"))
    Blocks(flow).page(root, Sheet(f"{css}\n{own}"))


def parse_html(data: bytes) -> etree._Element:
    """A page as a tree, mended where it is torn; entities that it declares are not unfolded.

    Raises:
        UnreadableScriptError: the bytes are no text, or hold no page.
    """
    text = _text(data)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableScriptError(
            "This web page nests its parts deeper than any page does. Copy its text into a new file."
        )
    if root is None:
        raise UnreadableScriptError("This web page holds no text. Save it again from the browser.")
    return root


def _text(data: bytes) -> str:
    said = _CHARSET.search(data[:2048])
    if said and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data).text


def about_page(root: etree._Element) -> About:
    """A page's title, authors and language, as its head has them."""
    title = " ".join("".join(node.itertext()) for node in root.iterfind("head/title"))
    title = " ".join(title.split()).removesuffix("| Project Gutenberg").strip()
    match = _GUTENBERG.fullmatch(title)
    named = {node.get("name", "").lower(): node.get("content", "") for node in root.iter("meta")}
    author = named.get("author") or named.get("dc.creator") or named.get("dcterms.creator") or ""
    if match:
        title, author = match["title"].strip(), author or (match["author"] or "")
    language = root.get("lang") or root.get("xml:lang") or named.get("dc.language") or None
    return About(title, (" ".join(author.split()),) if author.strip() else (), language)
