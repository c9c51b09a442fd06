"""Our own readers, as the entry points that ``pyproject.toml`` names."""

from __future__ import annotations

import re
from collections.abc import Callable

from tablework.readers.fdx import read_fdx
from tablework.readers.fountain import read_fountain
from tablework.readers.layout.lines import Source
from tablework.readers.layout.read import read_lines
from tablework.readers.pdf import pdf_source
from tablework.readers.plain_text import text_source
from tablework.readers.registry import Reader, by_suffix
from tablework.readers.sniffing import first_element
from tablework.readers.tei import read_tei

_FOUNTAIN = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:title|credit|author|authors|draft date):|^(?:@\w|~\S|\.[A-Z]|#+ |= |>.*<$)|\[\[|/\*",
    re.IGNORECASE | re.MULTILINE,
)


def _claims_fountain(head: bytes, name: str) -> int:
    """Text is Fountain by its name; a ``.txt`` by what only Fountain has: a title page of keys, forced marks."""
    if first_element(head):
        return 0
    return by_suffix(name, ".fountain", ".spmd") or int(by_suffix(name, ".txt") and bool(_FOUNTAIN.search(head)))


def _claims_text(head: bytes, name: str) -> int:
    return by_suffix(name, ".txt", ".text") if not first_element(head) else 0


def _claims_pdf(head: bytes, name: str) -> int:
    """A PDF begins with its mark, or with up to a kilobyte of something else (as Acrobat takes it)."""
    return 2 if b"%PDF-" in head[:1024] else by_suffix(name, ".pdf")


def _claims_fdx(head: bytes, name: str) -> int:
    return 2 if first_element(head) == b"FinalDraft" else by_suffix(name, ".fdx")


def _claims_tei(head: bytes, name: str) -> int:
    return 2 if first_element(head) in {b"TEI", b"TEI.2", b"teiCorpus"} else by_suffix(name, ".xml", ".tei")


def _by_layout(
    name: str, suffixes: tuple[str, ...], claims: Callable[[bytes, str], int], lines: Callable[[bytes, str], Source]
) -> Reader:
    """A reader of files without mark-up of their own: their lines go to the one layout reader."""
    return Reader(name, suffixes, claims, lambda data, file: read_lines(lines(data, file), name=file).draft, lines)


FOUNTAIN = Reader("fountain", (".fountain", ".spmd", ".txt"), _claims_fountain, read_fountain)
FDX = Reader("fdx", (".fdx",), _claims_fdx, read_fdx)
TEI = Reader("tei", (".xml", ".tei"), _claims_tei, read_tei)
PDF = _by_layout("pdf", (".pdf",), _claims_pdf, pdf_source)
TEXT = _by_layout("text", (".txt", ".text"), _claims_text, text_source)
