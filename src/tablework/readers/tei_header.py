"""A TEI file's header: title, authors, language."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from tablework.readers.tei_text import normal
from tablework.readers.xml import words_of

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NUMBERS = frozenset({"idno"})
_TWO_LETTERS = {
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "rus": "ru",
    "hun": "hu", "pol": "pl", "cze": "cs", "ces": "cs", "dut": "nl", "nld": "nl", "swe": "sv", "dan": "da",
    "nor": "no", "gre": "el", "grc": "grc", "lat": "la", "por": "pt", "ukr": "uk", "yid": "yi", "als": "gsw",
}  # fmt: skip
"""Three-letter language codes that DraCor's corpora use, as the two-letter ones of BCP 47."""


class Header(NamedTuple):
    """What the header says of the play."""

    title: str
    authors: tuple[str, ...]
    language: str | None
    title_page: dict[str, str]


def read_header(root: etree._Element) -> Header:
    """Title (the main one), subtitle, authors without their identifiers, and language in two letters."""
    statement = root.find(".//{*}titleStmt")
    titles = statement.findall("{*}title") if statement is not None else []
    main = next((t for t in titles if t.get("type") in {"main", None}), titles[0] if titles else None)
    subtitles = [_words(t) for t in titles if t.get("type") == "sub"]
    return Header(
        _words(main) if main is not None else "",
        tuple(filter(None, map(_author, statement.findall("{*}author")))) if statement is not None else (),
        _language(root),
        {"Subtitle": subtitles[0]} if subtitles else {},
    )


def _words(node: etree._Element) -> str:
    return normal("".join(node.itertext()))


def _author(node: etree._Element) -> str:
    """``Joseph Christian von Zedlitz``: the first name given, without the numbers that libraries know him by."""
    named = node.find("{*}persName")
    node = named if named is not None else node
    return normal(" ".join(words_of(node, _NUMBERS)))


def _language(root: etree._Element) -> str | None:
    named = root.get(_XML_LANG)
    used = root.find(".//{*}langUsage/{*}language")
    code = named or (used.get("ident") if used is not None else None)
    return _TWO_LETTERS.get(code, code) if code else None
