"""Fade In: ``.fadein``, a zip with the script in the Open Screenplay Format; and that format by itself.

The format has one ``para`` a paragraph, its ``style`` named after the kinds that Fade In knows, and one ``text`` for
each stretch of one type. Versions differ in how they spell the style's attribute: any that names a base style counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tablework.readers.flow import Run, joined
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.typed import KINDS, Typed, plain
from tablework.readers.xml import local_name, parse_xml
from tablework.readers.zipped import Zipped
from tablework.script.draft import Draft

_STYLES = {"bold": "bold", "italic": "italic", "underline": "underline", "strikeout": "struck"}
_ON = frozenset({"1", "true", "yes"})
_NO_SCRIPT = "This file holds no script in the Open Screenplay Format. Save it again from Fade In."


def read_fadein(data: bytes, name: str = "") -> Draft:
    """A Fade In file, or an Open Screenplay Format file, as a draft.

    Raises:
        UnreadableScriptError: it is damaged, made to harm, or holds no script.
    """
    root = _root(data)
    paragraphs = next((node for node in root.iter() if local_name(node).lower() == "paragraphs"), None)
    if paragraphs is None:
        raise UnreadableScriptError(_NO_SCRIPT)
    typed = Typed("fadein")
    for node in paragraphs:
        called = _style(node)
        typed.add(called, list(_runs(node)), node.get("number") if plain(called) == "sceneheading" else None)
        for note in node.iter():
            if local_name(note).lower() == "note":
                typed.add("note", [Run("".join(note.itertext()).strip())])
    about = next((node for node in root.iter() if local_name(node).lower() == "info"), None)
    said = {} if about is None else {str(key).lower(): str(value) for key, value in about.attrib.items()}
    author = said.get("author") or said.get("written_by") or said.get("writer") or ""
    return typed.finish(name, said.get("title", ""), [author] if author else [], _title_page(root))


def _root(data: bytes) -> etree._Element:
    if not data.startswith(b"PK"):
        return parse_xml(data)
    file = Zipped(data, "Fade In file")
    member = next((name for name in file.names if name.rpartition("/")[2].lower() == "document.xml"), None)
    if member is None:
        raise UnreadableScriptError(_NO_SCRIPT)
    return file.xml(member)


def _style(node: etree._Element) -> str:
    """What a paragraph is called: by its base style, else by its style's own name."""
    styles = [child for child in node if local_name(child).lower() == "style"]
    said = {str(key).lower(): str(value) for style in styles for key, value in style.attrib.items()}
    names = [
        *(value for key, value in said.items() if key.startswith("basestyle")),
        said.get("name", ""),
        node.get("type", ""),
    ]
    return next((name for name in names if plain(name) in KINDS), next((name for name in names if name), ""))


def _runs(node: etree._Element) -> Iterator[Run]:
    for child in node:
        if local_name(child).lower() == "text":
            on = tuple(style for key, style in _STYLES.items() if child.get(key, "").lower() in _ON)
            yield Run("".join(_shown(child)), on)
            yield Run(child.tail.strip() if child.tail else "")


def _shown(node: etree._Element) -> Iterator[str]:
    """The words of a text; notes in it are told apart."""
    yield node.text or ""
    for child in node:
        name = local_name(child).lower()
        yield "\n" if name in {"br", "linebreak"} else "" if name == "note" else "".join(child.itertext())
        yield child.tail or ""


def _title_page(root: etree._Element) -> dict[str, str]:
    page = next((node for node in root.iter() if local_name(node).lower() == "titlepage"), None)
    lines = [joined(list(_runs(node)))[0].strip() for node in (() if page is None else page)]
    words = "\n".join(line for line in lines if line)
    return {"Title page": words} if words else {}
