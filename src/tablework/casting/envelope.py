"""What a withheld offer shows before its sender's name is open: bands, and nothing else.

Leaving the name out hides nothing by itself: in 1,737 real productions the role and the month of opening named the
company in 91 %. So everything in an envelope is a band that many companies share.
"""

from __future__ import annotations

import json
from typing import Any, Final

from tablework.casting.offers_terms import CONSENT, PLAYS, SIZES, Terms, day_number

SHOWN: Final = ("size", "kind", "season", "region", "fee", "consent", "reply_by")
"""The fields of an envelope, in their order. The day to reply by is the agent's to work to; all else is coarse."""

SEASONS: Final = {
    "winter": "winter (December to February)",
    "spring": "spring (March to May)",
    "summer": "summer (June to August)",
    "autumn": "autumn (September to November)",
}
"""Quarters of a year, by the first day of work: a month named the company nine times in ten, a quarter is the longest
that still lets an agent hold it against a diary. Named with their months, for spring is not spring everywhere."""

FEES: Final = {
    "unsaid": "to be agreed",
    "none": "no fee, or a share",
    "low": "up to 500 a week",
    "middle": "500 to 1,000 a week",
    "high": "more than 1,000 a week",
}
"""Fees by the week, in the currency of the region: minimum rates cluster within one band, so that no house's own rate
shows; what is paid by performance counts as eight a week, what is paid as a whole by the weeks of work."""

SIZE: Final = 1024
"""Bytes of every sealed envelope: longer than any can be (regions have at most 200 letters), so that size tells
nothing."""

_PERFORMANCES_A_WEEK = 8
_LEADING, _SUPPORTING = 0.15, 0.04


def size_of(words: int, all_words: int) -> str:
    """The band of a part by its share of the words spoken: from 15 % on a leading part, from 4 % a supporting one.

    The limits are this house's own. A play has two to four parts above the first, whatever it is called.
    """
    share = words / all_words if all_words else 0
    return "leading" if share >= _LEADING else "supporting" if share >= _SUPPORTING else "small"


def month_season(month: int) -> str:
    """The quarter that a month is in."""
    return tuple(SEASONS)[month % 12 // 3]


def season_of(date: str) -> tuple[str, str]:
    """The quarter that a date is in, and its year; a winter goes by the year in which it begins."""
    year, month = int(date[:4]), int(date[5:7])
    season = month_season(month)
    if season != "winter":
        return season, str(year)
    began = year if month == 12 else year - 1
    return season, f"{began}–{(began + 1) % 100:02}"


def fee_band(terms: Terms) -> str:
    """The band of a fee by the week."""
    fee = terms["fee"]
    if fee is None:
        return "unsaid"
    weekly = _weekly(fee, terms)
    if not weekly:
        return "none"
    return "low" if weekly <= 500 else "middle" if weekly <= 1000 else "high"


def _weekly(fee: dict[str, Any], terms: Terms) -> float:
    amount = int(fee["amount"])
    if fee["per"] == "performance":
        return amount * _PERFORMANCES_A_WEEK
    if fee["per"] == "week":
        return amount
    first, last = day_number(terms["first"]) or 0, day_number(terms["last"]) or 0
    return amount / max(1.0, (last - first + 1) / 7)


def keys_of(terms: Terms) -> dict[str, str]:
    """The bands of terms by their short names: what is held against the companies of a crowd."""
    bands = {"size": terms["size"], "kind": terms["kind"], "season": season_of(terms["first"])[0]}
    return bands | {"region": _region(terms), "fee": fee_band(terms)}


def envelope(terms: Terms) -> dict[str, Any]:
    """What a withheld offer of these terms shows, in words."""
    season, year = season_of(terms["first"])
    return {
        "size": SIZES[terms["size"]],
        "kind": PLAYS[terms["kind"]],
        "season": SEASONS[season].replace(season, f"{season} {year}", 1),
        "region": _region(terms),
        "fee": FEES[fee_band(terms)],
        "consent": [CONSENT[one] for one in CONSENT if one in terms["consent"]],
        "reply_by": terms["reply_by"],
    }


def sealed(shown: dict[str, Any]) -> bytes:
    """An envelope as bytes: equal envelopes are equal byte by byte, and all are of one size."""
    written = json.dumps({name: shown[name] for name in SHOWN}, ensure_ascii=False, separators=(",", ":"))
    return written.encode().ljust(SIZE)


def _region(terms: Terms) -> str:
    return " ".join(str(terms["region"]).split())
