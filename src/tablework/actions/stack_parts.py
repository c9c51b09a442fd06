"""All parts of the stack, kept in mind: read from the scripts, with what people have said that they need."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.prepare_script import parts_of, unpack
from tablework.casting.needs.in_script import RULES
from tablework.casting.needs.kinds import make_need, need_from_document, standing
from tablework.casting.needs.need import Need, Source
from tablework.casting.needs.part_facts import PartFacts, from_document
from tablework.casting.parts import Index, Part, part_with
from tablework.casting.records import Records
from tablework.script.breakdown import break_down_draft
from tablework.script.document import from_document as draft_from
from tablework.shelf.parts import BriefParts
from tablework.shelf.port import Shelf
from tablework.shelf.trouble import NotOnStackError

_SCRIPT = Source("script")


@dataclass(frozen=True, slots=True)
class Held:
    """The parts of the whole stack: an index over them, all of them, and how scripts and parts are called."""

    index: Index
    parts: tuple[Part, ...]
    titles: Mapping[str, str]
    names: Mapping[tuple[str, str], str]


class StackParts:
    """The parts of a stack. What has not changed since it was last asked about is not read again."""

    def __init__(self, shelf: Shelf, casting: CastingDesk) -> None:
        """Look at a shelf and at what casting has said."""
        self._shelf, self._casting = shelf, casting
        self._lock = threading.Lock()
        self._number = 0
        self._briefs: dict[str, BriefParts] = {}
        self._said: list[tuple[str, Mapping[str, Any]]] = []
        self._held: Held | None = None

    def held(self) -> Held:
        """All parts as they stand now."""
        with self._lock:
            news = self._look()
            said = self._casting.ask(_all_said)
            if self._held is None or news or said != self._said:
                self._said = said
                self._held = self._made()
            return self._held

    def of_script(self, script: str) -> tuple[PartFacts, ...]:
        """The parts of one script with all that was read of them.

        Raises:
            NotOnStackError: it is not on the stack.
        """
        packed = self._shelf.parts(script, RULES) or self._read(script)
        return tuple(from_document(document) for document in unpack(packed)["parts"])

    def _read(self, script: str) -> bytes:
        """Read the parts of a script that were not read yet, or not since somebody has answered a doubt."""
        packed = self._shelf.draft(script)
        if packed is None:
            raise NotOnStackError()
        draft = draft_from(unpack(packed))
        kept = parts_of(draft, break_down_draft(draft, self._shelf.answers(script)))
        self._shelf.keep_parts(script, kept)
        return kept.whole

    def _look(self) -> bool:
        """Whether any script has other parts than when this was last asked."""
        for script in self._shelf.without_parts(RULES):
            self._read(script)
        news = self._shelf.parts_since(self._number, RULES)
        for one in news:
            self._number = one.number
            self._briefs[one.script] = one
        return bool(news)

    def _made(self) -> Held:
        said = needs_said(self._said)
        parts, names = [], {}
        for script, kept in self._briefs.items():
            for role, name, words, needs in json.loads(kept.brief):
                names[script, role] = name
                read = tuple(make_need(kind, value, weight, _SCRIPT) for kind, value, weight in needs)
                parts.append(part_with(script, role, words, standing(read, said.get((script, role), ()))))
        titles = {script: kept.title for script, kept in self._briefs.items()}
        return Held(Index(parts), tuple(parts), titles, names)


def needs_said(said: list[tuple[str, Mapping[str, Any]]]) -> dict[tuple[str, str], tuple[Need, ...]]:
    """What people have said that parts need, by script and role, in the order in which they said it."""
    needs: dict[tuple[str, str], tuple[Need, ...]] = defaultdict(tuple)
    for _, data in said:
        needs[data["script"], data["role"]] += (need_from_document(data),)
    return needs


def _all_said(records: Records) -> list[tuple[str, Mapping[str, Any]]]:
    return list(_said(records))


def _said(records: Records) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((kept.record, kept.data) for kept in records.all("need"))
