"""Who is at the table now, and who leads."""

from __future__ import annotations

from tablework.book.presence import Presence, Seat


def at_table(*seats: tuple[str, str, str]) -> Presence:
    presence = Presence()
    for device, person, position in seats:
        presence.come(Seat(device, person, position))
    return presence


def leads(presence: Presence) -> list[str]:
    return [seat.device for seat in presence.seats if seat.leading]


def test_there_is_one_lead_and_the_last_to_take_it_has_it() -> None:
    presence = at_table(("a", "rosa", "director"), ("b", "tomas", "stage_manager"))
    presence.move("a", "e1", leading=True, following=False)
    presence.move("b", "e2", leading=True, following=False)
    assert leads(presence) == ["b"]
    presence.move("b", "e2", leading=False, following=False)
    assert leads(presence) == []


def test_the_lead_passes_on_when_the_leader_s_link_drops() -> None:
    """To another device of the same person, else to whoever follows: the stage manager before the performers."""
    presence = at_table(
        ("a", "rosa", "director"),
        ("phone", "rosa", "director"),
        ("c", "margot", "performer"),
        ("d", "tomas", "stage_manager"),
        ("e", "ines", "designer"),
    )
    presence.move("a", "e1", leading=True, following=False)
    for follower in "cd":
        presence.move(follower, "e1", leading=False, following=True)
    presence.go("a")
    assert leads(presence) == ["phone"]
    presence.go("phone")
    assert leads(presence) == ["d"]
    presence.go("e")
    assert leads(presence) == ["d"]


def test_nobody_leads_when_nobody_followed() -> None:
    presence = at_table(("a", "rosa", "director"), ("b", "tomas", "stage_manager"))
    presence.move("a", "e1", leading=True, following=True)
    presence.go("a")
    assert leads(presence) == []


def test_who_is_not_there_does_not_move() -> None:
    presence = at_table(("a", "rosa", "director"))
    presence.move("b", "e1", leading=True, following=False)
    presence.go("b")
    assert presence.seats == [Seat("a", "rosa", "director")]
