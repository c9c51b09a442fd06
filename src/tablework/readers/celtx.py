"""Celtx: ``.celtx``, a zip with each script as a web page whose paragraphs have their kind as class."""

from __future__ import annotations

import re

from tablework.readers.html import about_page, parse_html, set_page
from tablework.readers.trouble import UnreadableScriptError
from tablework.readers.typed import Typed
from tablework.readers.zipped import Zipped
from tablework.script.draft import Draft

_SCRIPT = re.compile(r"(?:.*/)?script[^/]*\.x?html?", re.IGNORECASE)
_PAGE = re.compile(r".*\.x?html?", re.IGNORECASE)


def read_celtx(data: bytes, name: str = "") -> Draft:
    """A Celtx project as a draft: its scripts, one after the other.

    Raises:
        UnreadableScriptError: it is damaged, made to harm, or holds no script.
    """
    file = Zipped(data, "Celtx file")
    found = [member for member in file.names if _SCRIPT.fullmatch(member)]
    found = found or [member for member in file.names if _PAGE.fullmatch(member)]
    if not found:
        raise UnreadableScriptError("This Celtx file holds no script. Export the script from Celtx once more.")
    typed = Typed("celtx")
    title = ""
    authors: tuple[str, ...] = ()
    for member in sorted(found):
        page = parse_html(file.read(member))
        about = about_page(page)
        title, authors = title or about.title, authors or about.authors
        set_page(page, typed)
    return typed.finish(name, title, authors)
