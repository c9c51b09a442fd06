"""Offers as a whole company makes them: who drafts, who approves, and an agent somewhere else with a link."""

from __future__ import annotations

from typing import Any

from tablework.actions.tokens import new_id
from tablework.casting.acts import Act

FEE = {"amount": 650, "currency": "GBP", "per": "week"}
TERMS: dict[str, Any] = {
    "role": "Anna",
    "title": "The Hour Between",
    "company": "Lanternworks",
    "theatre": "Quayside Playhouse",
    "place": "Merrow",
    "region": "North of England",
    "kind": "play",
    "size": "leading",
    "first": "2027-02-01",
    "last": "2027-04-17",
    "fee": FEE,
    "consent": ["intimacy"],
    "reply_by": "2026-12-01",
    "words": "We loved her in the autumn.",
    "covering": "An enquiry for one of your clients.",
    "withheld": True,
    "floor": 3,
}
PEER = {
    "kinds": ["play"],
    "regions": ["north of England"],
    "seasons": ["winter"],
    "fee_bands": ["middle"],
    "sizes": ["leading"],
}


class Company:
    """Rosa directs, Petra produces, Margot is a performer whom Brook represents; four companies are listed."""

    def __init__(self, house: Any, book: str = "") -> None:
        self.house, self.book = house, book or house.hour
        self.rosa = house.at_own_machine()
        self.petra = house.guest()
        joined = self.petra.post("/api/join", json={"token": house.token("producer", self.book), "name": "Petra"})
        assert joined.status_code == 200, joined.text
        self.agency, self.performer = new_id(), new_id()
        agent = {"id": "a", "name": "Sam Brook", "email": "sam@brook.example", "phone": ""}
        margot = {
            "name": "Margot Reyes",
            "contact": {"email": "margot@home.example", "phone": "0700 900900"},
            "representation": {"agency": self.agency, "agent": "a"},
        }
        self.keep("agency", self.agency, {"name": "Brook & Vale", "agents": [agent]})
        self.keep("performer", self.performer, margot)
        for name in ("Northlight", "Tidewater", "Old Mill", "Second House"):
            self.keep("peer", new_id(), {"name": name, **PEER})

    @property
    def path(self) -> str:
        return f"/api/books/{self.book}/offers"

    def keep(self, kind: str, record: str, data: dict[str, Any]) -> None:
        self.house.casting.act("owner", lambda _: [Act(record, kind, "make", data)])

    def terms(self, **changed: Any) -> dict[str, Any]:
        return {**TERMS, "performer": self.performer, "agency": self.agency, "agent": "a", **changed}

    def draft(self, **changed: Any) -> str:
        made = self.rosa.post(self.path, json={"terms": self.terms(**changed)})
        assert made.status_code == 200, made.text
        return made.json()["id"]

    def do(self, who: Any, offer: str, verb: str, **data: Any) -> Any:
        return who.post(f"{self.path}/{offer}/{verb}", json=data)

    def done(self, who: Any, offer: str, verb: str, **data: Any) -> dict[str, Any]:
        answer = self.do(who, offer, verb, **data)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def offer(self, offer: str, who: Any = None) -> dict[str, Any]:
        found = (who or self.rosa).get(self.path).json()["offers"]
        return next(one for one in found if one["id"] == offer)

    def approved(self, **changed: Any) -> str:
        offer = self.draft(**changed)
        self.done(self.rosa, offer, "propose")
        self.done(self.petra, offer, "approve", hash=self.offer(offer)["hash"])
        return offer

    def sent(self, verb: str = "send", **changed: Any) -> tuple[str, str]:
        """An offer that has gone out, and the token of its link."""
        offer = self.approved(**changed)
        return offer, self.done(self.rosa, offer, verb)["link"].partition("#")[2]

    def met(self, **changed: Any) -> tuple[str, str]:
        """An offer whose meeting is confirmed: the name is open."""
        offer, token = self.sent(**changed)
        assert self.says(token, "ask_meeting").status_code == 200
        self.done(self.rosa, offer, "confirm_meeting", when="2026-12-03T15:00", place="Stage door", words="Ring twice.")
        return offer, token

    def says(self, token: str, verb: str | None = None, who: Any = None, **data: Any) -> Any:
        """What an agent is answered."""
        asked = {"token": token, **({"verb": verb} if verb else {}), **data}
        return (who or self.house.guest()).post("/api/offer", json=asked)
