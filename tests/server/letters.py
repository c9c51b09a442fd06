"""Somebody's seat at a table over HTTP: what they send there and what they are told."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from tablework.actions.tokens import new_id

NOW = "2026-11-22T12:00:00.000Z"


class Seat:
    """Somebody at a table, on a device of theirs."""

    def __init__(self, client: Any, book: str) -> None:
        self.client, self.book = client, book

    @property
    def path(self) -> str:
        return f"/api/books/{self.book}"

    @property
    def look(self) -> dict[str, Any]:
        return self.client.get(self.path).json()

    @cached_property
    def id(self) -> str:
        return self.look["me"]["id"]

    @cached_property
    def place(self) -> dict[str, Any]:
        """The first three letters of the first line."""
        script = self.look["script"]
        line = next(element for element in script["draft"]["elements"] if element["kind"] == "dialogue")
        at = {"first": line["id"], "start": 0, "last": line["id"], "end": 3}
        return {"draft": script["row"]["id"], "quote": line["text"][:3], **at}

    def post(self, *entries: object) -> Any:
        """Send a letter; the answer as it came."""
        return self.client.post(f"{self.path}/entries", json={"entries": entries})

    def write(self, *entries: object) -> list[str]:
        """Send a letter; what became of each entry."""
        answer = self.post(*entries)
        assert answer.status_code == 200, answer.text
        return [one["outcome"] for one in answer.json()["answers"]]

    def refused(self, entry: object) -> str:
        """Why an entry is refused."""
        (answer,) = self.post(entry).json()["answers"]
        assert answer["outcome"] == "refused", answer
        return answer["why"]

    def make(self, kind: str = "note", text: str = "slower", **data: Any) -> str:
        """Make a mark on the first line, or a word to another; its record."""
        entry = self.made(kind, text, **data)
        assert self.write(entry) == ["kept"]
        return entry["record"]

    def made(self, kind: str = "note", text: str = "slower", **data: Any) -> dict[str, Any]:
        where = {} if "to" in data else {"place": self.place}
        return wire("make", kind, new_id(), {**where, "text": text, **data})

    def do(self, verb: str, kind: str, record: str, data: dict[str, Any] | None = None, **more: Any) -> None:
        """Do something to a record that has to be taken."""
        assert self.write(wire(verb, kind, record, data, **more)) == ["kept"]

    def feed(self, after: str = "", wait: float = 0) -> dict[str, Any]:
        answer = self.client.get(f"{self.path}/feed", params={"after": after, "wait": wait})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def texts(self, after: str = "") -> list[str]:
        """The words of all that is told."""
        told = [item["entry"]["data"] for item in self.feed(after)["items"] if "entry" in item]
        return [data["text"] for data in told if "text" in data]


def wire(verb: str, kind: str, record: str, data: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """An entry as a device sends it."""
    made = {"v": 1, "id": new_id(), "record": record, "kind": kind, "verb": verb, "on": [], "data": data or {}}
    return made | {"made_at": NOW} | more
