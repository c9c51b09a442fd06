"""People as address cards (vCard 4.0, RFC 6350): what every address book knows, and the rest in fields of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from icalendar import vText
from icalendar.parser import Contentline, Contentlines, Parameters

from tablework.casting.performers.cells import FIELDS, Listed, to_cells

_KNOWN = {"name": "FN", "pronouns": "PRONOUNS", "email": "EMAIL", "phone": "TEL", "agency": "ORG"}
"""What address books have fields of their own for (PRONOUNS is RFC 9554's)."""


def write_people_vcard(people: Iterable[Listed]) -> bytes:
    """A card for each performer, and one for each agent who speaks for nobody here."""
    return bytes(Contentlines([line for one in people for line in _card(one)] + [Contentline("")]).to_ical())


def _card(one: Listed) -> Iterator[Contentline]:
    cells = to_cells(one)
    yield from map(Contentline, ("BEGIN:VCARD", "VERSION:4.0"))
    yield _line("KIND", "individual" if one.performer else "org")
    if not one.performer:
        yield _line("FN", one.agency)
    for name in FIELDS:
        if cells[name]:
            yield _address(cells[name]) if name == "address" else _line(_KNOWN.get(name, own_field(name)), cells[name])
    yield Contentline("END:VCARD")


def _line(name: str, text: str) -> Contentline:
    line: Contentline = Contentline.from_parts(name, Parameters(), text)
    return line


def _address(text: str) -> Contentline:
    """An address that is one text goes where the street goes (6.3.1)."""
    return Contentline(f"ADR:;;{vText(text).to_ical().decode()};;;;")


def own_field(name: str) -> str:
    """A field of ours: ``X-TABLEWORK-PLAYING-AGE``."""
    return f"X-TABLEWORK-{name.replace('_', '-').upper()}"
