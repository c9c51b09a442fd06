"""People out of a table (CSV, RFC 4180): a first row with the names of the cells, then a row for each performer."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from tablework.casting.performers.cells import FIELDS, Listed
from tablework.readers.people_rows import UnreadablePeopleError, listed, text_of

_MADE_HARMLESS = re.compile(r"'('*[=+\-@\t\r])")
"""A cell that a spreadsheet would take for a formula goes out behind an apostrophe (see `writers.people_csv`)."""


def read_people_csv(data: bytes, name: str) -> list[Listed]:
    """The people in a table.

    Raises:
        UnreadablePeopleError: it is none, or a row of it cannot be; the sentence names the line.
    """
    return listed(_rows(data, name), name)


def _rows(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    text = text_of(data, name)
    reader = csv.reader(io.StringIO(text, newline=""), dialect=_dialect(text), strict=True)
    try:
        heads = [_field(head) for head in next(reader, [])]
        if not {"name", "agency"} & set(heads):
            raise UnreadablePeopleError(
                f"{name}, line 1: no column is called “name”: name the columns in the first row."
            )
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, {head: _plain(cell) for head, cell in zip(heads, row, strict=False)}
    except csv.Error:
        raise UnreadablePeopleError(
            f"{name}, line {reader.line_num}: the quotation marks do not match: look at this line."
        ) from None


def _dialect(text: str) -> type[csv.Dialect]:
    """Commas, or what the spreadsheets of half of Europe write instead."""
    first = text.partition("\n")[0]

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Dialect


def _field(head: str) -> str:
    name = re.sub(r"[\s-]+", "_", head.strip().lower())
    return name if name in FIELDS else ""


def _plain(cell: str) -> str:
    return _MADE_HARMLESS.sub(r"\1", cell, count=1) if _MADE_HARMLESS.match(cell) else cell
