"""The whole table as a state machine: people with devices that come and go, and the table's own scribe, log and feed.

Devices write without a link, send once or twice, lose replies, die before a write is on their disk, and have clocks
that are years off; people's positions change; ideas are shown and taken back; words are erased; the server starts
again. What must hold is said in `WholeTable.check_*`, from the log alone and by other means than the house's own.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.book.making import DRAFTS, place
from tests.whole_table.devices import Devices

from tablework.actions.scribe import Scribe
from tablework.actions.tokens import new_id
from tablework.book.book import Book
from tablework.book.entries import Entry
from tablework.server.cursor import Cursors
from tablework.server.tables import OpenTable
from tablework.shelf.sqlite_file import SqliteFile
from tablework.shelf.sqlite_log import SqliteLog

PEOPLE = {"rosa": "director", "tomas": "stage_manager", "margot": "performer", "otto": "guest"}
DEVICES = {"laptop": "rosa", "phone": "rosa", "tablet": "tomas", "margots": "margot", "ottos": "otto"}
_CLOCKS = ("1970-01-01T00:00:00.000Z", "2026-11-22T12:00:00.000Z", "2040-06-01T00:00:00.000Z")
_HIDDEN_FROM_GUESTS = {"note", "query", "idea", "answer"}

device = st.sampled_from(sorted(DEVICES))


class WholeTable(RuleBasedStateMachine):
    """One production's table, from the devices' ledgers to the bytes of the log."""

    devices: ClassVar[Devices]

    @initialize()
    def sit_down(self) -> None:
        self.devices.forget()
        self._folder = tempfile.TemporaryDirectory(prefix="table")
        self.file = SqliteFile(Path(self._folder.name) / "desk.sqlite")
        with self.file.write() as connection:
            connection.execute("INSERT INTO source VALUES ('h', x'00')")
            connection.execute("INSERT INTO script VALUES ('s', 'h', 'n', '', '{}', x'00', x'00', 1, 0)")
        self.log = SqliteLog(self.file)
        self.log.open_production("p", "s", "")
        self.loop = asyncio.new_event_loop()
        self.linked = set(DEVICES)
        self.written: dict[str, dict[str, Any]] = {}
        self.writer: dict[str, str] = {}
        self._open()
        self.scribe.open(
            "p",
            "rosa",
            [self._wire("make", "person", who, {"name": who, "position": at}) for who, at in PEOPLE.items()],
        ).result(10)

    def _open(self) -> None:
        """The server starts: all it knows is the log."""
        self.scribe = Scribe(self.log, lambda _: DRAFTS, lambda: "2026-11-22T12:00:00.000+00:00")
        self.table = OpenTable("p", Book(self.log.entries("p")), Cursors(b"k" * 32))
        self.scribe.tell(lambda written: self.table.take([entry for _, entry in written]))

    # -- what people do -------------------------------------------------------------------------------------------

    @rule(device=device, kind=st.sampled_from(["note", "query", "idea", "cut"]), clock=st.sampled_from(_CLOCKS))
    def make(self, device: str, kind: str, clock: str) -> None:
        self._make(device, kind, clock)

    def _make(self, device: str, kind: str, clock: str) -> str:
        record = new_id()
        data = {"place": place(), "text": f"canary {record}"}
        self._owe(device, [self._wire("make", kind, record, data, made_at=clock)])
        return record

    @rule(device=device, data=st.data(), clock=st.sampled_from(_CLOCKS))
    def answer(self, device: str, data: st.DataObject, clock: str) -> None:
        to = self._known(device, data, {"note", "query", "idea"})
        if to:
            record = new_id()
            said = {"to": to["id"], "text": f"canary {record}"}
            self._owe(device, [self._wire("make", "answer", record, said, made_at=clock)])

    @rule(device=device, data=st.data(), verb=st.sampled_from(["edit", "edit", "retract", "bring_back"]))
    def reword(self, device: str, data: st.DataObject, verb: str) -> None:
        known = self._known(device, data, {"note", "query", "idea", "cut", "answer"})
        if known:
            words = {"text": f"canary {known['id']} {new_id()}"} if verb == "edit" else {}
            on = list(known["versions"])
            self._owe(device, [self._wire(verb, known["kind"], known["id"], words, on=on, made_at=data.draw(_clock))])

    # -- plays that people know, which chance alone would seldom come upon ----------------------------------------

    @rule(one=device, other=device, kind=st.sampled_from(["note", "query"]))
    def reword_apart(self, one: str, other: str, kind: str) -> None:
        """Two without a link reword the same mark: both wordings stand."""
        self._link(one, other)
        record = self._make(one, kind, _CLOCKS[1])
        self.linked -= {one, other}
        apart = set()
        for device in dict.fromkeys((one, other)):
            for known in self._records_on(device, {kind}):
                if known["id"] == record:
                    words = {"text": f"canary {record} {new_id()}"}
                    edit = self._wire("edit", kind, record, words, on=list(known["versions"]))
                    self._owe(device, [edit])
                    apart.add(edit["id"])
        self._link(one, other)
        for known in self._records_on(one, {kind}):
            if known["id"] == record:
                kept = {id_ for id_ in apart if self.table.book.entry(id_)}
                assert kept <= known["versions"].keys()

    @rule(away=device, position=st.sampled_from(["performer", "guest", "writer"]))
    def lose_rights_while_away(self, away: str, position: str) -> None:
        """Somebody writes without a link, and has another position when they are back."""
        self.linked.discard(away)
        self._make(away, "note", _CLOCKS[0])
        if DEVICES[away] != "rosa":
            self.change_places(DEVICES[away], position)
        self._link(away)

    @rule(
        device=device,
        away=device,
        who=st.sampled_from(["table", ["margot"], ["otto", "tomas"]]),
        back=st.booleans(),
    )
    def show_an_idea(self, device: str, away: str, who: Any, back: bool) -> None:  # noqa: FBT001 (drawn)
        """An idea, reworded on a device whose clock is seventy years behind, is shown while somebody is away."""
        self._link(device)
        idea = self._make(device, "idea", _CLOCKS[2])
        words = {"text": f"canary {idea} {new_id()}"}
        self._owe(device, [self._wire("edit", "idea", idea, words, made_at=_CLOCKS[0])])
        self.linked.discard(away)
        self._owe(device, [self._wire("show", "idea", idea, audience=who)])
        if back:
            self._owe(device, [self._wire("withdraw", "idea", idea)])
        self._link(away)

    @rule(device=device)
    def lose_a_reply(self, device: str) -> None:
        """What was sent has arrived, the answer has not: it is sent again."""
        self.linked.discard(device)
        self._make(device, "note", _CLOCKS[2])
        self._send(device, 100, replied=False, dies=False)
        self._send(device, 100, replied=True, dies=False)
        self._link(device)

    # -- the rest is chance ---------------------------------------------------------------------------------------

    @rule(device=device, data=st.data(), verb=st.sampled_from(["settle", "reopen", "restore", "erase"]))
    def decide(self, device: str, data: st.DataObject, verb: str) -> None:
        known = self._known(device, data, {"note", "query", "cut", "idea", "answer"})
        if known:
            self._owe(device, [self._wire(verb, known["kind"], known["id"])])

    @rule(device=device, data=st.data(), who=st.sampled_from(["table", ["margot"], ["otto", "tomas"], None]))
    def show(self, device: str, data: st.DataObject, who: Any) -> None:
        """Show an idea, or (nobody) take it back."""
        known = self._known(device, data, {"idea"})
        if known:
            verb = "show" if who else "withdraw"
            self._owe(device, [self._wire(verb, "idea", known["id"], audience=who)])

    @rule(
        who=st.sampled_from(["margot", "otto", "tomas"]),
        position=st.sampled_from(["performer", "guest", "writer", None]),
    )
    def change_places(self, who: str, position: str | None) -> None:
        """The director gives somebody another position, or sends them away; they may come back later."""
        here = self.table.book.person(who).position
        if position is None and here:
            self._write("rosa", [self._wire("retract", "person", who)])
        elif position:
            back = [] if here else [self._wire("bring_back", "person", who)]
            self._write("rosa", [*back, self._wire("edit", "person", who, {"position": position})])
        self._live()

    # -- what goes over the wire ----------------------------------------------------------------------------------

    @rule(device=device)
    def go_down_to_the_basement(self, device: str) -> None:
        self.linked.discard(device)

    @rule(device=device)
    def come_up_again(self, device: str) -> None:
        self._link(device)

    @rule(device=device, most=st.sampled_from([1, 2, 100]), replied=st.booleans(), dies=st.booleans())
    def send(self, device: str, most: int, replied: bool, dies: bool) -> None:  # noqa: FBT001 (drawn)
        self._send(device, most, replied=replied, dies=dies)

    @rule(device=device, dies=st.booleans())
    def catch_up(self, device: str, dies: bool) -> None:  # noqa: FBT001 (drawn)
        self._catch_up(device, dies=dies)

    @precondition(lambda self: self.written)
    @rule(thief=device, data=st.data())
    def take_an_id(self, thief: str, data: st.DataObject) -> None:
        """Somebody sends an entry under an id that is another's: they learn nothing, and nothing is changed."""
        taken = data.draw(st.sampled_from(sorted(self.written)))
        if self.writer[taken] != DEVICES[thief] and self.table.book.entry(taken):
            record = new_id()
            wire = self._wire("make", "note", record, {"place": place(), "text": "mine"}) | {"id": taken}
            answers = self._write(DEVICES[thief], [wire])
            assert [answer.outcome for answer in answers or []] in (["refused"], [])
            assert record not in self.table.book.records

    @rule()
    def start_again(self) -> None:
        self.scribe.close()
        self._open()

    def teardown(self) -> None:
        """In the end everybody has a link again: every device knows what its person may see, and nothing else."""
        if not hasattr(self, "scribe"):
            return
        try:
            for _ in range(3):
                for device in DEVICES:
                    self._send(device, 100, replied=True, dies=False)
                    self._catch_up(device, dies=False)
            self.check_devices()
            self.check_that_nothing_is_lost()
        finally:
            self.scribe.close()
            self.file.close()
            self.loop.close()
            self._folder.cleanup()

    # -- what must hold -------------------------------------------------------------------------------------------

    def check_devices(self) -> None:
        assert list(self.log.damage()) == []
        log = list(self.log.entries("p"))
        for device, person in DEVICES.items():
            seen = self.devices.ask(device, "look")
            may = _may_know(log, person)
            if self.table.book.person(person).position is None:
                continue
            assert {one["id"]: one["data"] for one in seen["entries"]} == {one.id: dict(one.data) for one in may}, (
                device
            )
            assert seen["owed"] == [], "everything was sent, and answered"
            assert {one["id"]: one for one in seen["records"]} == {one["id"]: one for one in _records(may)}, device

    def check_that_nothing_is_lost(self) -> None:
        """What was written is in the log as it was written, or was refused with a reason, or waits on its device."""
        log = {entry.id: entry for entry in self.log.entries("p")}
        waiting: set[str] = set()
        for device in DEVICES:
            seen = self.devices.ask(device, "look")
            refused = {one["entry"]["id"] for one in seen["refused"]}
            assert not refused & log.keys(), "what was refused was not kept, and what was kept not refused"
            waiting |= refused | {one["entry"]["id"] for one in seen["owed"]}
        for id_, wire in self.written.items():
            kept = log.get(id_)
            assert kept or id_ in waiting, "nothing that people write is ever lost"
            if kept:
                assert (kept.by, kept.record, kept.verb) == (self.writer[id_], wire["record"], wire["verb"])
                assert kept.erased or dict(kept.data) == wire["data"]

    # -- by what means --------------------------------------------------------------------------------------------

    def _wire(
        self, verb: str, kind: str, record: str, data: dict[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        made = {"v": 1, "id": new_id(), "record": record, "kind": kind, "verb": verb, "on": [], "data": data or {}}
        return made | {"made_at": _CLOCKS[1]} | {name: value for name, value in more.items() if value is not None}

    def _owe(self, device: str, entries: list[dict[str, Any]]) -> None:
        person = DEVICES[device]
        for entry in entries:
            self.written[entry["id"]], self.writer[entry["id"]] = entry, person
        self.devices.ask(device, "owes", entries=[entry | {"by": person} for entry in entries])
        self._live()

    def _link(self, *devices: str) -> None:
        self.linked |= set(devices)
        self._live()

    def _live(self) -> None:
        """Whoever has a link hears what there is, sends what they owe, and hears what the others have sent."""
        for device in sorted(self.linked):
            self._catch_up(device, dies=False)
            self._send(device, 100, replied=True, dies=False)
        for device in sorted(self.linked):
            self._catch_up(device, dies=False)

    def _known(self, device: str, data: st.DataObject, kinds: set[str]) -> dict[str, Any] | None:
        records = self._records_on(device, kinds)
        return data.draw(st.sampled_from(records)) if records else None

    def _records_on(self, device: str, kinds: set[str]) -> list[dict[str, Any]]:
        found = self.devices.ask(device, "look")["records"]
        return [one for one in found if one["kind"] in kinds and not one["erased"]]

    def _write(self, person: str, entries: list[dict[str, Any]]) -> list[Any] | None:
        if self.table.book.person(person).position is None:
            return None
        return self.scribe.write("p", person, entries).result(10)

    def _send(self, device: str, most: int, *, replied: bool, dies: bool) -> None:
        due = self.devices.ask(device, "send", most=most)
        answers = self._write(DEVICES[device], due) if due else None
        if answers and replied:
            said = [{"id": a.id, "outcome": a.outcome, "why": a.why or ""} for a in answers]
            self._search(DEVICES[device], json.dumps([one for one in said if one["outcome"] != "kept"]))
            self.devices.ask(device, "answered", answers=said, dies=dies)

    def _catch_up(self, device: str, *, dies: bool) -> None:
        person = DEVICES[device]
        if self.table.book.person(person).position is None:
            return
        cursor = self.devices.ask(device, "look")["cursor"]
        after = self.table.after(person, cursor)
        if after is None:
            self.devices.ask(device, "anew", dies=dies)
            if dies:
                return
            after = 0
        items = self.table.news(person, after)
        cursor = self.table.cursor(person)
        self._search(person, b"".join(items).decode())
        assert str(self.table.book.length) not in cursor.replace(".", " ").split(), (
            "a cursor counts nothing for anybody"
        )
        self.devices.ask(device, "told", items=[json.loads(item) for item in items], cursor=cursor, dies=dies)

    def _search(self, person: str, sent: str) -> None:
        """No word of what a person may not see is in anything that they are sent."""
        log = list(self.log.entries("p"))
        may = {entry.record for entry in _may_know(log, person)}
        hidden = {entry.record for entry in log if entry.kind in _HIDDEN_FROM_GUESTS} - may
        assert [record for record in hidden if f"canary {record}" in sent] == []


_clock = st.sampled_from(_CLOCKS)


def _may_know(log: list[Entry], person: str) -> list[Entry]:
    """The entries that somebody may know of, worked out from the whole log one record at a time."""
    makes = {entry.record: entry for entry in log if entry.verb == "make"}
    position = next(iter(_last(entry.data.get("position") for entry in log if entry.record == person)), None)
    may = {id_ for id_, make in makes.items() if _sees(log, makes, make, person, position)}
    return [entry for entry in log if entry.record in may]


def _last(found: Iterable[Any]) -> list[Any]:
    return [one for one in found if one is not None][-1:]


def _sees(log: list[Entry], makes: dict[str, Entry], make: Entry, person: str, position: str | None) -> bool:
    if position == "guest" and make.kind in _HIDDEN_FROM_GUESTS:
        return False
    if make.by == person:
        return True
    root = makes.get(make.data.get("to", ""), make)
    if position == "guest" and root.kind in _HIDDEN_FROM_GUESTS:
        return False
    shown = [entry for entry in log if entry.record == root.record and entry.verb in {"show", "withdraw"}]
    audience: Any = "me" if root.kind == "idea" else "table"
    for entry in shown:
        audience = "me" if entry.verb == "withdraw" else entry.audience
    return audience == "table" or root.by == person or (isinstance(audience, tuple) and person in audience)


def _records(entries: list[Entry]) -> list[dict[str, Any]]:
    book = Book(replace(entry, number=n) for n, entry in enumerate(entries, 1))
    return [
        {
            "id": record.id,
            "kind": record.kind,
            "by": record.by,
            "audience": list(record.audience) if isinstance(record.audience, tuple) else record.audience,
            "status": record.status,
            "versions": {id_: words and dict(words) for id_, words in record.versions.items()},
            "erased": record.erased,
        }
        for record in book.records.values()
    ]
