"""Who is at the table now: which device of whom, where each reads, who leads and who follows.

None of it is kept: it is what one sees when one looks up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tablework.company.people import POSITIONS

_ORDER = list(POSITIONS)


@dataclass(frozen=True, slots=True)
class Seat:
    """One device at the table: whose, the element they read at, and whether they lead or follow."""

    device: str
    person: str
    position: str
    at: str | None = None
    leading: bool = False
    following: bool = False


class Presence:
    """The devices at one table, in the order in which they came."""

    def __init__(self) -> None:
        """Nobody is there yet."""
        self._seats: dict[str, Seat] = {}

    @property
    def seats(self) -> list[Seat]:
        """Everybody who is there."""
        return list(self._seats.values())

    def come(self, seat: Seat) -> None:
        """A device has come, or come back."""
        self._seats[seat.device] = seat

    def move(self, device: str, at: str | None, *, leading: bool, following: bool) -> None:
        """Somebody reads elsewhere, takes the lead or gives it up. There is one lead: whoever took it last."""
        seat = self._seats.get(device)
        if seat is None:
            return
        if leading:
            self._seats = {id_: replace(one, leading=False) for id_, one in self._seats.items()}
        self._seats[device] = replace(seat, at=at, leading=leading, following=following and not leading)

    def go(self, device: str) -> None:
        """A device's link has ended. If it led, the lead passes on: to the same person, else to who follows."""
        seat = self._seats.pop(device, None)
        if seat is None or not seat.leading:
            return
        heirs = [one for one in self.seats if one.person == seat.person] or [one for one in self.seats if one.following]
        if heirs:
            heir = min(heirs, key=lambda one: _ORDER.index(one.position))
            self._seats[heir.device] = replace(heir, leading=True, following=False)
