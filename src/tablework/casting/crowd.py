"""How many companies a withheld offer could be from: its crowd, counted in the companies that the sender listed.

What nobody said of a company does not count for it: a crowd that is only perhaps there hides nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from tablework.casting.envelope import FEES, SEASONS, keys_of, month_season
from tablework.casting.offers_terms import PLAYS, SIZES, Terms

FIELDS: Final = {"kind": "kinds", "region": "regions", "season": "seasons", "fee": "fee_bands", "size": "sizes"}
"""Each band of an envelope with the field of a company that it is held against."""

CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "kinds": PLAYS,
    "seasons": SEASONS,
    "fee_bands": FEES,
    "sizes": SIZES,
}
"""What can be said of a company; regions are the sender's own words."""

_MOST = 100


class Crowd(NamedTuple):
    """The companies that could have sent an envelope: how many, of how many, and how many if the month were given.

    `with_month` is None when no company says in which months its work begins.
    """

    could_be: int
    of: int
    with_month: int | None


def crowd(terms: Terms, peers: Iterable[Mapping[str, Any]]) -> Crowd:
    """Count the companies that could have sent these terms withheld."""
    listed = list(peers)
    wanted = keys_of(terms)
    could = [peer for peer in listed if _could(peer, wanted)]
    month = int(terms["first"][5:7])
    told = any(peer.get("months") for peer in listed)
    return Crowd(len(could), len(listed), sum(month in (peer.get("months") or ()) for peer in could) if told else None)


def sentence(found: Crowd) -> str:
    """A crowd in one sentence for the sender."""
    if not found.of:
        return "No companies are listed: list those that an agent might think of."
    so = f"Could be any of {found.could_be} of the {found.of} companies you listed"
    if not found.could_be:
        so = f"Could be none of the {found.of} companies you listed: only you"
    return so + (f"; {found.with_month} if you give the month." if found.with_month is not None else ".")


def complaint(peer: Mapping[str, Any]) -> str | None:
    """Why this is no company to be listed, in one sentence; None when it is."""
    name = peer.get("name")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= _MOST:
        return "Give the company's name."
    for field in FIELDS.values():
        if not _words(peer.get(field, []), CHOICES.get(field)):
            return f"“{field}” is a list of what the company does: choose from the list."
    months = peer.get("months", [])
    if not isinstance(months, list) or not all(type(month) is int and 1 <= month <= 12 for month in months):
        return "The months in which its work begins are numbers from 1 to 12."
    return None


def _words(value: Any, choices: Mapping[str, str] | None) -> bool:
    if not isinstance(value, list) or len(value) > _MOST:
        return False
    return all(isinstance(one, str) and 0 < len(one) <= _MOST and (not choices or one in choices) for one in value)


def _could(peer: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    return all(_folded(wanted[band]) in _said(peer, field) for band, field in FIELDS.items())


def _said(peer: Mapping[str, Any], field: str) -> set[str]:
    said = {_folded(one) for one in peer.get(field) or ()}
    return said | {month_season(month) for month in peer.get("months") or ()} if field == "seasons" else said


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
