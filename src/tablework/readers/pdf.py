"""PDF: the page's letters as a stream of lines, for the layout reader."""

from __future__ import annotations

import re

import pypdfium2

from tablework.readers.layout.lines import Line, PageSize, Source
from tablework.readers.pdf_glyphs import Type, runs
from tablework.readers.pdf_lines import lines, pieces
from tablework.readers.trouble import ScanError, UnreadableScriptError

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
    if not count:
        raise UnreadableScriptError("This PDF has no pages. Copy it again from where it came.")
    if count > MOST_PAGES:
        raise UnreadableScriptError(
            f"This PDF has {count:,} pages, and a script has at most {MOST_PAGES:,}. Save the script's own pages apart."
        )
    found, sizes = _pages(document)
    _insist_on_text(found, count)
    about = document.get_metadata_dict(skip_empty=True)
    notices = (_TORN_TEXT,) if _share(found, _TORN) > _SOME else ()
    return Source("pdf", tuple(found), tuple(sizes), about.get("Title", ""), notices=notices)


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[Line], list[PageSize]]:
    fonts: dict[bytes, Type] = {}
    found: list[Line] = []
    sizes: list[PageSize] = []
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            raise UnreadableScriptError(
                f"Page {number + 1} of this PDF is damaged. Copy it again from where it came, or print it to a new PDF."
            ) from None
        sizes.append(PageSize(*page.get_size()))
        found += lines(pieces(runs(page, fonts), sizes[-1].height), number + 1)
        page.close()
    return found, sizes


_FEW = 20
"""Letters a page: a scanned page with a stamp or a page number on it has fewer."""

_SOME, _MANY = 0.03, 0.3
_TORN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
"""Letters that say nothing: controls, those for private use, and the one that stands for what is unknown."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_TORN_TEXT = (
    "Some letters of this PDF have lost their meaning (its fonts do not say what they stand for). "
    "If words look wrong, read it by OCR."
)


def _insist_on_text(found: list[Line], pages: int) -> None:
    """Refuse what has no text, or text that cannot be put in order."""
    letters = sum(len(line.text) for line in found)
    if letters < _FEW * pages:
        raise ScanError(
            "The pages of this PDF are pictures, without text in them: it is a scan. Read it by OCR, "
            "or ask for the file it was printed from."
        )
    if _share(found, _TORN) > _MANY:
        raise ScanError(
            "The letters of this PDF have lost their meaning: its fonts do not say what they stand for. Read it by OCR "
            "or ask for the file it was printed from."
        )
    if _share(found, _RIGHT_TO_LEFT) > _MANY:
        raise UnreadableScriptError(
            "This PDF is written from right to left, whose order on the page is not known yet. Save it as Word or text."
        )
    if sum(len(line.text.strip()) < 3 for line in found) > 0.7 * len(found) and len(found) > _FEW:
        raise UnreadableScriptError(
            "The letters of this PDF stand one above the other, or each by itself. Save the script as Word or text."
        )


def _share(found: list[Line], letters: re.Pattern[str]) -> float:
    text = "".join(line.text for line in found)
    return len(letters.findall(text)) / max(1, len(text))
