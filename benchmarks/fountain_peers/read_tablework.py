"""Ours: the whole reading, with decoding, notes, emphasis, roles and divisions."""

from __future__ import annotations

from typing import Any

from tablework.readers.fountain import read_fountain
from tablework.script.document import to_document
from tablework.script.draft import Draft


def parse(data: bytes) -> Draft:
    return read_fountain(data)


def document(draft: Draft) -> dict[str, Any]:
    return to_document(draft)
