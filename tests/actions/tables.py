"""Seats at tables, kept in memory: what the book keeps, as small as it can be."""

from __future__ import annotations


class Tables:
    """Productions by their titles, and who sits there."""

    def __init__(self, titles: dict[str, str]) -> None:
        self.titles = titles
        self.seats: dict[tuple[str, str], tuple[str, str, str]] = {}

    def seat(self, production: str, person: str, name: str, position: str, by: str) -> None:
        self.seats[production, person] = (name, position, by)

    def position(self, production: str, person: str) -> str | None:
        return self.seats.get((production, person), ("", None, ""))[1]

    def title(self, production: str) -> str | None:
        return self.titles.get(production)

    def books(self, person: str) -> list[tuple[str, str, str]]:
        return [
            (production, self.titles[production], position)
            for (production, who), (_, position, _) in self.seats.items()
            if who == person
        ]
