"""Entries: what people do to records, one after the other, never changed afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tablework.company.may import Audience

CONTENT_VERBS = frozenset({"make", "edit", "retract", "bring_back"})
"""The verbs that make a new version of a record's words."""

STATUS_VERBS = {
    "settle": "settled",
    "restore": "restored",
    "cut_again": "cut",
    "agree": "agreed",
    "decline": "declined",
    "reopen": None,
}
"""The verbs that change where a record stands, and what it stands at then; None is where its kind begins."""

VERBS = CONTENT_VERBS | frozenset(STATUS_VERBS) | {"show", "withdraw", "erase"}

MOST_TEXT = 64_000
"""Bytes of one entry's data as JSON. A long note is 2,000; nobody types 64,000 into a margin."""

_MOST_VERSIONS = 50
_MOST_PEOPLE = 500
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)")
_UNWRITABLE = re.compile(r"[\ud800-\udfff]|(?<!\\)(?:\\\\)*\\u0000")
"""Half a surrogate pair, or a zero (as JSON writes it): no file, database or printer takes them."""


class EntryError(ValueError):
    """An entry that cannot be taken as it is. Its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody did to one record.

    `on` names the versions it was made on; `audience` is given on make and show; `group` is shared by the entries of
    one action. `made_at` is the author's clock, a label and never an order; `by` and `at` are the table's own, and
    `number` is its place in the production's log, from 1. `erased` says that its data is gone for good.
    """

    id: str
    record: str
    kind: str
    verb: str
    on: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    audience: Audience | None = None
    group: str | None = None
    made_at: str = ""
    v: int = 1
    by: str = ""
    at: str = ""
    number: int = 0
    erased: bool = False

    def bare(self) -> Entry:
        """The same without its words: what erasing leaves. Whose thread it is in stays, and so who may know of it."""
        return replace(self, data={name: value for name, value in self.data.items() if name == "to"}, erased=True)


def from_wire(found: object) -> Entry:
    """An entry as a client sent it. Whatever it says of its author or its place in the log is not listened to.

    Raises:
        EntryError: it is no entry, or holds what nobody could write.
    """
    if not isinstance(found, dict):
        raise EntryError("This is no entry: send one object for each.")
    id_, record = _uuid(found.get("id"), "id"), _name(found.get("record"), "record")
    kind, verb = _name(found.get("kind"), "kind"), found.get("verb")
    if not isinstance(verb, str) or verb not in VERBS:
        raise EntryError("This Tablework does not know what was done here: install the newest one at the table.")
    return Entry(
        id=id_,
        record=record,
        kind=kind,
        verb=verb,
        on=_ids(found.get("on", [])),
        data=_data(found.get("data", {})),
        audience=_audience(found.get("audience")),
        group=None if found.get("group") is None else _uuid(found["group"], "group"),
        made_at=_time(found.get("made_at")),
        v=_version(found.get("v", 1)),
    )


def to_wire(entry: Entry) -> dict[str, Any]:
    """An entry as readers get it: with its author and the table's time, without its number."""
    wire = {
        "v": entry.v,
        "id": entry.id,
        "record": entry.record,
        "kind": entry.kind,
        "verb": entry.verb,
        "on": list(entry.on),
        "data": dict(entry.data),
        "made_at": entry.made_at,
        "by": entry.by,
        "at": entry.at,
    }
    optional = {"audience": entry.audience, "group": entry.group, "erased": entry.erased or None}
    return wire | {name: value for name, value in optional.items() if value is not None}


def same(kept: Entry, sent: Entry) -> bool:
    """Whether an entry that was sent again is the one that was kept; of an erased one nobody can tell, so it is."""
    if kept.erased:
        return True
    return replace(kept, by="", at="", number=0) == replace(sent, by="", at="", number=0)


def _uuid(value: object, what: str) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise EntryError(f"The {what} of an entry is a UUID of version 7 in small letters.")
    return value


def _name(value: object, what: str) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise EntryError(f"The {what} of an entry is a short name of letters, digits and dashes.")
    return value


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_VERSIONS:
        raise EntryError("An entry names the versions it was made on in a list.")
    return tuple(_uuid(one, "version") for one in value)


def _data(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise EntryError("The data of an entry is an object.")
    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        raise EntryError("The data of an entry holds something that is no JSON.") from None
    if _UNWRITABLE.search(written):
        raise EntryError("This holds characters that no text can hold: type it again, or paste it as plain text.")
    if len(written.encode()) > MOST_TEXT:
        raise EntryError("This is longer than a mark may be (64,000 bytes): shorten it, or split it into two.")
    return value


def _audience(value: object) -> Audience | None:
    if value is None or value == "table" or value == "me":  # noqa: PLR1714 (a list is in no set)
        return None if value is None else str(value)
    if not isinstance(value, list) or len(value) > _MOST_PEOPLE:
        raise EntryError("An audience is the table, me, or a list of people.")
    return tuple(_name(one, "audience") for one in value)


def _time(value: object) -> str:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise EntryError("An entry says when it was made, as 2026-11-22T19:30:00.000Z.")
    return value


def _version(value: object) -> int:
    if type(value) is not int or not 1 <= value <= 1_000:
        raise EntryError("The version of an entry is a whole number from 1.")
    return value
