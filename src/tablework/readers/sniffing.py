"""What a file is, by its first bytes."""

from __future__ import annotations

import re

_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_XML_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")
_DECLARED = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)


def first_element(head: bytes) -> bytes:
    """The first element of what may be XML, whatever stands before it; empty when it is none."""
    plain = _narrow(head)
    match = _ROOT.search(_COMMENT.sub(b"", plain)) if _XML_START.match(plain) else None
    return match[1] if match else b""


def is_page(head: bytes) -> bool:
    """Whether it says by its first tags that it is a web page."""
    plain = _COMMENT.sub(b"", _narrow(head))
    return bool(_XML_START.match(plain) and _DECLARED.search(plain[:1024]))


def is_zip(head: bytes) -> bool:
    """Whether it is a zip with something in it."""
    return head.startswith(b"PK\x03\x04")


def first_member(head: bytes) -> str:
    """The name of the first member of a zip; empty when it is none."""
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length].decode("utf-8", "replace") if is_zip(head) else ""


def _narrow(head: bytes) -> bytes:
    plain = head.replace(b"\x00", b"")
    return plain[2:] if plain[:2] in {b"\xff\xfe", b"\xfe\xff"} else plain
