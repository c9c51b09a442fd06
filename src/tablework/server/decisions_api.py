"""Decisions over HTTP: what was agreed and decided at a table, when, by whom, and on which words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.answer_offers import AGENT
from tablework.actions.casting_desk import CastingDesk
from tablework.casting.decisions import Decision, decisions
from tablework.casting.offers_kept import offers_of
from tablework.company.may import Thing, may
from tablework.server.at_table import AtTable
from tablework.server.tables import OpenTable
from tablework.server.wire import json_answer


class DecisionsApi:
    """Answers for the decisions of one desk's productions."""

    def __init__(self, casting: CastingDesk, sits: AtTable, now: Callable[[], str]) -> None:
        """Answer to whoever sits at a table, each what they may see."""
        self._casting, self._sits, self._now = casting, sits, now

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [Route("/api/books/{book}/decisions", self._decisions)]

    async def _decisions(self, request: Request) -> Response:
        table, id_ = await self._sits(request)
        return json_answer(await run_in_threadpool(self._made, table, id_))

    def _made(self, table: OpenTable, id_: str) -> dict[str, Any]:
        person = table.book.person(id_)
        today = self._now()[:10]
        offers = self._casting.ask(lambda records: offers_of(records, table.id, today))
        seen = offers if may(person, "see", Thing("offer")) else []
        found = decisions(table.book, seen, person, self._called)
        title = str(table.book.records[table.id].words["title"])
        return {"title": title, "decisions": [_told(table, one) for one in found]}

    def _called(self, performer: str) -> str:
        kept = self._casting.ask(lambda records: records.get("performer", performer))
        return str(kept.data.get("name", "")) if kept else "somebody who is not in the company any more"


def _told(table: OpenTable, one: Decision) -> dict[str, Any]:
    names = {"proposed_by": _name(table, one.proposed_by), "decided_by": _name(table, one.decided_by)}
    return one._asdict() | names


def _name(table: OpenTable, id_: str) -> str:
    if id_ == AGENT:
        return "the agent"
    return table.book.person(id_).name or ("somebody who has left" if id_ else "the calendar")
