"""The terms of an offer: what is offered, to whom, and what of it the sender withholds at first."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

Terms: TypeAlias = Mapping[str, Any]
"""The terms as JSON, with the fields of `FIELDS`."""

SIZES: Final = {"leading": "a leading part", "supporting": "a supporting part", "small": "a small part"}
"""How large a part is, in three bands: a fourth would already single some parts out (every play has few leads)."""

PLAYS: Final = {
    "play": "a play",
    "musical": "a musical",
    "opera": "opera or music theatre",
    "devised": "devised or physical theatre",
    "young": "theatre for young audiences",
}
"""Kinds of play, as coarse as a season's brochure: genre, period and author are what a title is guessed from."""

CONSENT: Final = {
    "intimacy": "intimacy",
    "nudity": "nudity",
    "violence": "stage violence or sexual violence",
    "weapons": "weapons",
    "smoking": "smoking",
    "heights": "heights or flying",
    "animals": "animals",
    "recording": "recording or broadcast",
}
"""What a performer has to consent to. A fixed list, for a sentence about a scene would name the play."""

PER: Final = ("week", "performance", "whole")
"""What a fee is for."""

LEAST_FLOOR, FLOOR = 2, 5
"""The smallest crowd that can be chosen for a withheld sender, and the one that is proposed: with fewer than five that
it could be, an agent who knows the town names the company."""

_LONGEST, _LONGEST_WORDS = 200, 2000
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def hash_of(terms: Terms) -> str:
    """What the producer approves: the SHA-256 of these exact terms as canonical JSON (sorted, NFC, no spaces)."""
    written = json.dumps(terms, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", written).encode("utf-8", "replace")).hexdigest()


def day_number(date: str) -> int | None:
    """The days from the beginning of the calendar to a date as ``2027-01-31``; None when there is no such day.

    The rule is the Gregorian one, with the leap day at the end of a year that begins in March.
    """
    found = _DATE.fullmatch(date)
    if not found:
        return None
    year, month, day = map(int, found.groups())
    if not 1 <= month <= 12 or not 1 <= day <= _days_in(year, month):
        return None
    year, month = (year, month) if month > 2 else (year - 1, month + 12)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTHS[month - 1]


def _text(most: int, *, least: int = 0) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        return isinstance(value, str) and least <= len(value.strip()) and len(value) <= most and writable(value)

    return fits


def writable(text: str) -> bool:
    """No half of a surrogate pair, no control characters but line breaks."""
    return not any(unicodedata.category(letter) in {"Cs", "Cc"} and letter != "\n" for letter in text)


def _one_of(choices: Mapping[str, str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in choices


def _date(value: Any) -> bool:
    return isinstance(value, str) and day_number(value) is not None


def _fee(value: Any) -> bool:
    """Nothing said yet, no fee, or so much of a currency for so much work; a bool is no sum."""
    if value is None:
        return True
    if not isinstance(value, dict) or value.keys() != {"amount", "currency", "per"}:
        return False
    amount, currency = value["amount"], value["currency"]
    whole = isinstance(amount, int) and not isinstance(amount, bool) and 0 <= amount <= 10_000_000
    return (
        whole and value["per"] in PER and isinstance(currency, str) and re.fullmatch("[A-Z]{3}", currency) is not None
    )


def _consent(value: Any) -> bool:
    return isinstance(value, list) and all(_one_of(CONSENT)(one) for one in value) and len(set(value)) == len(value)


def _floor(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and LEAST_FLOOR <= value <= 1000


FIELDS: Final[Mapping[str, tuple[Callable[[Any], bool], Any, str]]] = {
    "performer": (_text(_LONGEST, least=1), "", "Choose whom the offer is for."),
    "agency": (_text(_LONGEST), "", "Choose an agency from the company, or none."),
    "agent": (_text(_LONGEST), "", "Choose an agent of the agency, or none."),
    "role": (_text(_LONGEST, least=1), "", "Say which part it is."),
    "title": (_text(_LONGEST, least=1), "", "Say what is being put on."),
    "company": (_text(_LONGEST, least=1), "", "Say who is asking: the company's name."),
    "theatre": (_text(_LONGEST), "", "The theatre's name is at most 200 letters."),
    "place": (_text(_LONGEST), "", "The place is at most 200 letters."),
    "region": (_text(_LONGEST, least=1), "", "Say in which region, as coarsely as your list of companies does."),
    "kind": (_one_of(PLAYS), "play", "Choose what kind of play it is."),
    "size": (_one_of(SIZES), "leading", "Choose how large the part is."),
    "first": (_date, "", "Give the first day of work as a date."),
    "last": (_date, "", "Give the last day of work as a date."),
    "fee": (_fee, None, "Give the fee as a whole sum, its currency (three letters) and what it is for."),
    "consent": (_consent, [], "Choose what needs consent from the list, each once."),
    "reply_by": (_date, "", "Say by which day you need an answer."),
    "words": (_text(_LONGEST_WORDS), "", "The words to the agent are at most 2,000 letters."),
    "covering": (_text(_LONGEST_WORDS), "", "The words of the message are at most 2,000 letters."),
    "withheld": (lambda value: isinstance(value, bool), False, "Say whether your name is withheld: true or false."),
    "floor": (_floor, FLOOR, "Choose the smallest crowd to stand in: 2 companies or more."),
}
"""Every field of the terms: what fits it, what it is until somebody says, and what is said when it does not fit.

`words` are shown to the agent once the name is open; `covering` is what goes beside the link, and is read before that.
"""


def complaint(terms: Terms) -> str | None:
    """Why these terms cannot be proposed, in one sentence; None when they can."""
    for name, (fits, _, says) in FIELDS.items():
        if not fits(terms.get(name)):
            return says
    first, last = day_number(terms["first"]), day_number(terms["last"])
    if first is not None and last is not None and last < first:
        return "The last day of work is before the first: look at the dates."
    return None


def draft_complaint(terms: Terms) -> str | None:
    """Why this cannot even be kept as a draft: a field that fits nothing. What is not said yet may stay empty."""
    if unknown := terms.keys() - FIELDS.keys():
        return f"An offer has no field “{min(unknown)[:40]}”: leave it out."
    for name, (fits, unsaid, says) in FIELDS.items():
        if not fits(terms.get(name, unsaid)) and terms.get(name, unsaid) != unsaid:
            return says
    return None


def filled(terms: Terms) -> dict[str, Any]:
    """Terms with every field, what nobody has said as it is until somebody does, and consent in the list's order."""
    whole = {name: terms.get(name, unsaid) for name, (_, unsaid, _) in FIELDS.items()}
    return whole | {"consent": [one for one in CONSENT if one in whole["consent"]]}
