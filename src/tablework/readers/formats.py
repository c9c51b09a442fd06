"""Our own readers, as the entry points that ``pyproject.toml`` names."""

from __future__ import annotations

import re

from tablework.readers.fdx import read_fdx
from tablework.readers.fountain import read_fountain
from tablework.readers.registry import Reader, by_suffix
from tablework.readers.tei import read_tei

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_XML_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")


def _root(head: bytes) -> bytes:
    """The first element of what may be XML, whatever stands before it; empty when it is none."""
    plain = head.replace(b"\x00", b"")
    plain = plain[2:] if plain[:2] in {b"\xff\xfe", b"\xfe\xff"} else plain
    match = _ROOT.search(_COMMENT.sub(b"", plain)) if _XML_START.match(plain) else None
    return match[1] if match else b""


def _claims_fountain(head: bytes, name: str) -> int:
    """Text is Fountain by its name only: a page of words carries no mark of its own."""
    return by_suffix(name, ".fountain", ".spmd", ".txt") if not _root(head) else 0


def _claims_fdx(head: bytes, name: str) -> int:
    return 2 if _root(head) == b"FinalDraft" else by_suffix(name, ".fdx")


def _claims_tei(head: bytes, name: str) -> int:
    return 2 if _root(head) in {b"TEI", b"TEI.2", b"teiCorpus"} else by_suffix(name, ".xml", ".tei")


FOUNTAIN = Reader("fountain", (".fountain", ".spmd", ".txt"), _claims_fountain, read_fountain)
FDX = Reader("fdx", (".fdx",), _claims_fdx, read_fdx)
TEI = Reader("tei", (".xml", ".tei"), _claims_tei, read_tei)
