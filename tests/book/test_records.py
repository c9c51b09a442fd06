"""What entries make of what people wrote; the pages are held to the same cases (web/src/book/records.test.ts)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tablework.book.book import Book
from tablework.book.entries import Entry

CASES = json.loads((Path(__file__).parents[1] / "shared" / "book-records.json").read_text(encoding="utf-8"))


def _entry(number: int, wire: dict[str, Any]) -> Entry:
    audience = wire.pop("audience", None)
    audience = tuple(audience) if isinstance(audience, list) else audience
    return Entry(**(wire | {"on": tuple(wire["on"])}), audience=audience, number=number)


def _audience(audience: object) -> object:
    return list(audience) if isinstance(audience, tuple) else audience


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["play"])
def test_what_entries_make(case: dict[str, Any]) -> None:
    book = Book(_entry(n, dict(wire)) for n, wire in enumerate(case["entries"], 1))
    made = {
        record.id: {
            "kind": record.kind,
            "by": record.by,
            "audience": _audience(record.audience),
            "status": record.status,
            "versions": {id_: words and dict(words) for id_, words in record.versions.items()},
            "erased": record.erased,
        }
        for record in book.records.values()
    }
    assert made == case["records"]


def test_what_is_erased_leaves_no_words_anywhere_in_the_book() -> None:
    erasing = next(case for case in CASES if "erased" in case["play"])
    book = Book(_entry(n, dict(wire)) for n, wire in enumerate(erasing["entries"], 1))
    entries = [*book.entries, *book.records["r1"].entries, *(book.entry(id_) for id_ in "abc")]
    assert all(entry is not None and not entry.data for entry in entries)
    assert [entry.erased for entry in book.entries] == [True, True, False]
