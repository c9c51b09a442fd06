"""People as a table (CSV, RFC 4180, UTF-8) that spreadsheets open without running anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from tablework.casting.performers.cells import FIELDS, Listed, to_cells

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet takes for a formula (OWASP, CSV injection): it goes out behind an apostrophe."""


def write_people_csv(people: Iterable[Listed]) -> bytes:
    """A row for each performer, then one for each agent who speaks for nobody here."""
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(FIELDS)
    for one in people:
        writer.writerow(_harmless(cell) for cell in to_cells(one).values())
    return held.getvalue().encode("utf-8-sig")  # without the mark Excel takes it for its own code page


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
