"""Performers' own pages and feeds: opened by a secret link, without an account, and closed again by a newer one.

A link is one record of the casting log; of its secret only the hash is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.publish_calls import latest_for
from tablework.actions.tokens import hash_of, new_id, new_token
from tablework.calls.problem import ProblemError
from tablework.calls.published import own
from tablework.casting.acts import Act
from tablework.casting.records import Kept, Records

KIND: Final = "calls_link"
PAGE: Final = "page"
FEED: Final = "feed"

_TOLD = ("id", "title", "kind", "stage", "start", "end", "room", "breaks")
"""What somebody reads of a call of theirs: never who else is in it."""


class OwnPages:
    """The links of one desk's performers, and what they open."""

    def __init__(self, casting: CastingDesk, now: Callable[[], str]) -> None:
        """Work on the casting desk."""
        self._casting, self._now = casting, now

    def open(self, performer: str, what: str, *, by: str) -> str:
        """A new secret for a performer's page or feed; the one before opens nothing from now on.

        Raises:
            ProblemError: there is no such performer.
        """
        token = new_token()

        def decide(records: Records) -> Sequence[Act]:
            if records.get("performer", performer) is None:
                raise ProblemError("They are not in the company any more: load the page again.")
            made = Act(new_id(), KIND, "make", {"performer": performer, "opens": what, "hash": hash_of(token)})
            return [*_closing(records, performer, what), made]

        self._casting.act(by, decide)
        return token

    def close(self, performer: str, what: str, *, by: str) -> None:
        """Let a performer's link open nothing any more."""
        self._casting.act(by, lambda records: _closing(records, performer, what))

    def whose(self, token: str, what: str) -> str | None:
        """Whose page or feed a secret opens, or None. Every link is looked at, so that time tells nothing."""
        return self._casting.ask(lambda records: _whose(records, hash_of(token), what))

    def has(self, performer: str, what: str) -> bool:
        """Whether a performer has a link that opens something."""
        return self._casting.ask(lambda records: bool(_links(records, performer, what)))

    def name(self, performer: str) -> str:
        """A performer's name."""
        kept = self._casting.ask(lambda records: records.get("performer", performer))
        return str(kept.data.get("name", "")) if kept else ""

    def calls(self, performer: str) -> list[dict[str, Any]]:
        """What is published for a performer: for each production their calls from today on, and what changed."""
        today = self._now()[:10]
        kept = self._casting.ask(lambda records: latest_for(records, performer))
        found = [_published(one, performer) for one in kept]
        for one in found:
            one["calls"] = [call for call in one["calls"] if call["end"][:10] >= today]
            del one["book"]
        return found

    def feed(self, token: str) -> list[dict[str, Any]] | None:
        """All that a feed's secret opens: the last publications with this performer's calls; None where it is none."""
        performer = self.whose(token, FEED)
        if performer is None:
            return None
        kept = self._casting.ask(lambda records: latest_for(records, performer))
        return [_published(one, performer) for one in kept]


def _published(kept: Kept, performer: str) -> dict[str, Any]:
    data: Mapping[str, Any] = kept.data
    done = {(act.verb, act.data.get("performer")) for act in kept.acts}
    return {
        "id": kept.record,
        "book": data["book"],
        "title": data["title"],
        "number": data["number"],
        "at": kept.made_at,
        "timezone": data["timezone"],
        "confirmed": ("confirm", performer) in done,
        "changes": [one["what"] for one in data["changes"] if performer in one["people"]],
        "calls": [{key: call.get(key) for key in _TOLD} for call in own(data["calls"], performer)],
    }


def _links(records: Records, performer: str, what: str) -> list[Kept]:
    links = (one for one in records.all(KIND) if one.data.get("performer") == performer)
    return [one for one in links if one.data.get("opens") == what]


def _closing(records: Records, performer: str, what: str) -> list[Act]:
    return [Act(one.record, KIND, "retract") for one in _links(records, performer, what)]


def _whose(records: Records, hash_: str, what: str) -> str | None:
    found = None
    for one in records.all(KIND):
        if one.data.get("hash") == hash_ and one.data.get("opens") == what:
            found = str(one.data["performer"])
    return found if found and records.get("performer", found) else None
