"""People out of address cards (vCard 3.0 and 4.0, RFC 2426 and 6350): icalendar unfolds and takes apart the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icalendar.parser import Contentline, Contentlines

from tablework.casting.performers.cells import FIELDS, Listed
from tablework.readers.people_rows import UnreadablePeopleError, listed, text_of

_KNOWN = {"FN": "name", "PRONOUNS": "pronouns", "EMAIL": "email", "TEL": "phone", "ORG": "agency"}
_OWN = "X-TABLEWORK-"
_BETWEEN = re.compile(r"(?<!\\);")
_ENDS = re.compile(r"\r?\n")


def read_people_vcard(data: bytes, name: str) -> list[Listed]:
    """The people on some address cards.

    Raises:
        UnreadablePeopleError: these are none, or a card says something that cannot be; the sentence names the line.
    """
    return listed(_cards(text_of(data, name), name), name)


def _cards(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each card's cells, with the line that it begins in. Of several telephones the first stands."""
    cells: dict[str, str] | None = None
    begins = 0
    for number, line in _lines(text):
        field, value = _taken_apart(line, number, name)
        if (field, value.upper()) == ("BEGIN", "VCARD"):
            begins, cells = number, {}
        elif cells is None:
            raise UnreadablePeopleError(f"{name}, line {number}: this is no address card: it begins with BEGIN:VCARD.")
        elif (field, value.upper()) == ("END", "VCARD"):
            yield begins, _row(cells)
            cells = None
        else:
            cells.setdefault(field, value)
    if cells is not None:
        raise UnreadablePeopleError(f"{name}, line {begins}: this address card has no end: the file is cut off.")


def _lines(text: str) -> Iterator[tuple[int, Contentline]]:
    """The lines as they were before folding, each with the number of the first that it stands in."""
    starts = [n for n, line in enumerate(_ENDS.split(text), 1) if line and not line.startswith((" ", "\t"))]
    unfolded = [line for line in Contentlines.from_ical(text) if line]  # type: ignore[no-untyped-call]  # icalendar's own
    return zip(starts, unfolded, strict=False)


def _taken_apart(line: Contentline, number: int, name: str) -> tuple[str, str]:
    try:
        field, _, raw = line.raw_parts()
        _, _, value = line.parts()
    except ValueError:
        raise UnreadablePeopleError(f"{name}, line {number}: this is no line of an address card.") from None
    field = field.rpartition(".")[2].upper()
    if field == "ADR":
        parts = (Contentline(f"X:{part}").parts()[2] for part in _BETWEEN.split(raw))
        return field, ", ".join(part for part in parts if part.strip())
    return field, value.removeprefix("tel:") if field == "TEL" else value


def _row(fields: dict[str, str]) -> dict[str, str]:
    """The cells of one card; an organisation's own card has the name of the agency."""
    cells = {cell: fields[field] for field, cell in _KNOWN.items() if field in fields}
    cells |= {"address": fields.get("ADR", "")}
    cells |= {cell: fields[own] for cell in FIELDS if (own := _OWN + cell.replace("_", "-").upper()) in fields}
    if fields.get("KIND", "").lower() == "org":
        cells["agency"] = cells.get("agency") or cells.pop("name", "")
        cells.pop("name", None)
    return cells
