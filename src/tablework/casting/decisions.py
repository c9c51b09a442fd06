"""Agreements and decisions with their dates: who proposed, who decided, on which words. Made from the logs alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from tablework.book.book import Book
from tablework.book.entries import Entry
from tablework.book.records import Record
from tablework.casting.acts import Act
from tablework.casting.offers_kept import Offer
from tablework.casting.offers_terms import Terms
from tablework.company.may import Thing, may
from tablework.company.people import Person


class Decision(NamedTuple):
    """Something that was decided, from its log.

    `what` is the kind and the outcome; `quote` the words of the script, or the part, that it is about, and `words`
    those that were decided on. `proposed_by` and `decided_by` are people's ids, or "agent" for who is not at the table.
    """

    kind: str
    what: str
    record: str
    quote: str
    words: str
    proposed_by: str
    proposed_at: str
    decided_by: str
    decided_at: str
    element: str = ""


_MARKS: Final = {
    ("query", "settle"): "query settled",
    ("query", "reopen"): "query opened again",
    ("line_change", "agree"): "line change agreed",
    ("line_change", "decline"): "line change declined",
    ("line_change", "reopen"): "line change opened again",
    ("cut", "make"): "cut made",
    ("cut", "restore"): "cut restored",
    ("cut", "cut_again"): "cut made again",
}

_OFFERS: Final = {
    "approve": "offer approved",
    "return": "offer returned",
    "say_so": "smaller crowd allowed",
    "check": "availability check sent",
    "free": "availability check accepted: pencilled",
    "send": "offer sent",
    "ask_meeting": "meeting asked for",
    "confirm_meeting": "meeting confirmed: the name is open",
    "counter": "offer countered",
    "accept": "offer accepted",
    "contract": "contract agreed",
    "decline": "offer declined",
    "withdraw": "offer withdrawn",
    "expire": "offer expired",
}


def decisions(book: Book, offers: list[Offer], person: Person, called: Callable[[str], str] = str) -> list[Decision]:
    """What has been decided, as far as this person may see it; the newest first.

    `called` gives a performer's name by their id.
    """
    found = [one for record in book.records.values() if _open(book, person, record) for one in _of_mark(record)]
    if may(person, "see", Thing("offer")):
        found += [one for offer in offers for one in _of_offer(offer, called)]
    return sorted(found, key=lambda one: one.decided_at, reverse=True)


def _open(book: Book, person: Person, record: Record) -> bool:
    return record.stands and book.sees(person, record)


def _of_mark(record: Record) -> Iterator[Decision]:
    words: dict[str, Any] = {}
    for entry in record.entries:
        if entry.verb in {"make", "edit"}:
            words = {**words, **entry.data}
        what = _MARKS.get((record.kind, entry.verb))
        if what:
            yield _mark(record, entry, what, words)


def _mark(record: Record, entry: Entry, what: str, words: Mapping[str, Any]) -> Decision:
    place = words.get("place") or {}
    said = str(words.get("words") or words.get("text") or "")
    made = record.entries[0]
    return Decision(
        record.kind,
        what,
        record.id,
        str(place.get("quote", "")),
        said,
        made.by,
        made.at,
        entry.by,
        entry.at,
        str(place.get("first", "")),
    )


def _of_offer(offer: Offer, called: Callable[[str], str]) -> Iterator[Decision]:
    """Each act that decides, with the terms it was done on: their hash's first letters say which."""
    so_far = Offer(offer.record, offer.production)
    proposed: Act | None = None
    for act in offer.acts:
        so_far.take(act)
        proposed = act if act.verb == "propose" else proposed
        if act.verb in _OFFERS:
            yield _offer(so_far, act, proposed or offer.acts[0], called)
    if offer.state == "expired" and offer.sent:
        day = str(offer.sent["reply_by"])
        yield _offer(so_far, Act(offer.record, "offer", "expire", by="", at=day), proposed or offer.acts[0], called)


def _offer(offer: Offer, act: Act, proposed: Act, called: Callable[[str], str]) -> Decision:
    terms = offer.terms
    part = f"{terms['role']}, for {called(terms['performer'])}"
    words = " · ".join(filter(None, (str(act.data.get("words") or ""), _in_short(terms), f"terms {offer.hash[:8]}")))
    return Decision("offer", _OFFERS[act.verb], offer.record, part, words, proposed.by, proposed.at, act.by, act.at)


def _in_short(terms: Terms) -> str:
    """The fee and the days of work, in figures that need no language."""
    fee = terms["fee"]
    paid = f"{fee['amount']} {fee['currency']} / {fee['per']}, " if fee else ""
    return f"{paid}{terms['first']} – {terms['last']}"
