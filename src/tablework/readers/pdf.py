"""PDF: the page's letters as a stream of lines, for the layout reader."""

from __future__ import annotations

import pypdfium2

from tablework.readers.layout.lines import Line, PageSize, Source
from tablework.readers.pdf_glyphs import Type, runs
from tablework.readers.pdf_lines import lines, pieces
from tablework.readers.trouble import UnreadableScriptError

MOST_PAGES = 1_000
"""Pages of the longest PDF that is read: the longest play we know of has 300, and reading takes 10 ms a page."""


def pdf_source(data: bytes, name: str = "") -> Source:
    """A PDF as a stream of lines.

    Raises:
        UnreadableScriptError: it is damaged, locked, too long, or has no text in it.
    """
    del name
    document = _opened(data)
    try:
        return _source(document)
    finally:
        document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableScriptError(
                "This PDF is locked with a password. Open it where you know the password, and save it without one."
            ) from None
        raise UnreadableScriptError(
            "This PDF is damaged. Copy it again from where it came, or print it to a new PDF."
        ) from None


def _source(document: pypdfium2.PdfDocument) -> Source:
    count = len(document)
    if count > MOST_PAGES:
        raise UnreadableScriptError(
            f"This PDF has {count:,} pages, and a script has at most {MOST_PAGES:,}. Save the script's own pages apart."
        )
    fonts: dict[bytes, Type] = {}
    found: list[Line] = []
    sizes: list[PageSize] = []
    for number in range(count):
        page = document[number]
        sizes.append(PageSize(*page.get_size()))
        found += lines(pieces(runs(page, fonts), sizes[-1].height), number + 1)
        page.close()
    about = document.get_metadata_dict(skip_empty=True)
    return Source("pdf", tuple(found), tuple(sizes), about.get("Title", ""))
