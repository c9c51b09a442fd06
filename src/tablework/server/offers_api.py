"""Offers over HTTP, for the company: drafted, approved and sent at a production's table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.casting_desk import CastingDesk
from tablework.actions.list_companies import Companies
from tablework.actions.make_offers import Offers
from tablework.actions.offer_letter import OfferLetter, offer_letter, post
from tablework.actions.offer_parts import OfferParts
from tablework.actions.offer_steps import Names
from tablework.actions.send_mail import MailError, MailServer
from tablework.book.judgement import NOT_HERE
from tablework.casting.offers_kept import Offer
from tablework.casting.offers_terms import filled
from tablework.casting.records import Kept
from tablework.company.may import Thing, may
from tablework.company.people import Person
from tablework.server.at_table import AtTable
from tablework.server.door import at_own_machine
from tablework.server.offer_views import choices, exposed, offer_seen, people_listed
from tablework.server.rate import Bucket
from tablework.server.tables import OpenTable
from tablework.server.wire import RefusedError, json_answer, json_question, wait

_BURST, _A_SECOND = 120, 1
"""What one person may do to offers at once, and a second after that."""


class Reached(NamedTuple):
    """Where agents reach a desk: its address (None: nobody does), the names in its certificates, its mail server."""

    address: str | None = None
    certified: tuple[str, ...] = ()
    mail: MailServer | None = None


class OffersApi:
    """Answers for the offers of one desk's productions."""

    def __init__(
        self,
        casting: CastingDesk,
        parts: OfferParts,
        sits: AtTable,
        reached: Reached,
        now: Callable[[], str],
    ) -> None:
        """Answer to whoever may see offers; to all others there is nothing here."""
        self._casting, self._parts, self._sits, self._reached, self._now = casting, parts, sits, reached, now
        self._offers, self._companies = Offers(casting, now), Companies(casting)
        self._flood = Bucket(_BURST, _A_SECOND)

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        offers = "/api/books/{book}/offers"
        return [
            Route(offers, self._list),
            Route(offers, self._draft, methods=["POST"]),
            Route(f"{offers}/preview", self._preview, methods=["POST"]),
            Route(f"{offers}/companies", self._list_company, methods=["POST"]),
            Route(f"{offers}/companies/{{company}}", self._relist, methods=["PUT"]),
            Route(f"{offers}/companies/{{company}}", self._strike, methods=["DELETE"]),
            Route(f"{offers}/{{offer}}/erase", self._erase, methods=["POST"]),
            Route(f"{offers}/{{offer}}/{{verb}}", self._do, methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        table, person = await self._person(request)
        return json_answer(await run_in_threadpool(self._all, request, table, person))

    async def _draft(self, request: Request) -> Response:
        table, person = await self._changing(request)
        terms = _terms(await json_question(request))
        id_ = await run_in_threadpool(self._offers.draft, table.id, person, terms)
        return json_answer({"id": id_})

    async def _preview(self, request: Request) -> Response:
        """What an agent would be shown of terms that are only being written, and how far they would tell."""
        table, _ = await self._changing(request)
        terms = filled(_terms(await json_question(request)))
        names = await run_in_threadpool(self._parts.names, table.id, table.book)
        return json_answer(await run_in_threadpool(exposed, self._offers, terms, names))

    async def _do(self, request: Request) -> Response:
        table, person = await self._changing(request)
        data = await json_question(request)
        names = await run_in_threadpool(self._parts.names, table.id, table.book)
        return json_answer(await run_in_threadpool(self._step, request, table, person, data, names))

    async def _erase(self, request: Request) -> Response:
        table, person = await self._changing(request)
        await json_question(request)
        await run_in_threadpool(self._offers.erase, table.id, person, request.path_params["offer"])
        return json_answer({})

    def _step(
        self, request: Request, table: OpenTable, person: Person, data: dict[str, Any], names: Names
    ) -> dict[str, Any]:
        record, verb = request.path_params["offer"], request.path_params["verb"]
        token = self._offers.do(table.id, person, record, verb, data, names)
        offer = next(one for one in self._offers.all(table.id, person) if one.record == record)
        answer: dict[str, Any] = {"offer": self._seen(offer, table, person, names)}
        if token:
            link = f"{self._base(request)}/offer#{token}"
            written = offer_letter(self._casting, offer, link)
            answer |= {
                "link": link,
                **_letter(written),
                "mailed": self._posted(written, wanted=data.get("mail") is True),
            }
        return answer

    def _posted(self, written: OfferLetter, *, wanted: bool) -> str | None:
        """An empty text where the desk has sent it, why not where it could not, None where nobody asked it to."""
        if not wanted:
            return None
        try:
            post(self._reached.mail, written, self._now())
        except MailError as error:
            return str(error)
        return ""

    def _all(self, request: Request, table: OpenTable, person: Person) -> dict[str, Any]:
        offers = self._offers.all(table.id, person)
        names = self._parts.names(table.id, table.book)
        mail = self._reached.mail
        return {
            "me": {"id": person.id, "position": person.position},
            "offers": [self._seen(offer, table, person, names) for offer in offers],
            "parts": self._parts.parts(table.id, table.book.length),
            **self._casting.ask(people_listed),
            "companies": [_company(kept) for kept in self._companies.all(person)],
            "choices": choices(),
            "title": str(table.book.records[table.id].words["title"]),
            "producers": [one.name for one in table.book.people() if one.position == "producer"],
            "link_shows": {
                "host": self._base(request),
                "certified": self._reached.certified,
                "alone": self._reached.address is None and at_own_machine(request),
            },
            "mail": {"named": bool(mail and mail.sender), "withheld": bool(mail and mail.neutral)},
        }

    def _seen(self, offer: Offer, table: OpenTable, person: Person, names: Names) -> dict[str, Any]:
        seen = offer_seen(offer, person, lambda id_: table.book.person(id_).name)
        return seen | exposed(self._offers, offer.terms, names)

    # -- the companies of the crowd -------------------------------------------------------------------------------

    async def _list_company(self, request: Request) -> Response:
        _, person = await self._changing(request)
        peer = await json_question(request)
        return json_answer({"id": await run_in_threadpool(self._companies.keep, person, peer)})

    async def _relist(self, request: Request) -> Response:
        _, person = await self._changing(request)
        peer, id_ = await json_question(request), request.path_params["company"]
        return json_answer({"id": await run_in_threadpool(self._companies.keep, person, peer, id_)})

    async def _strike(self, request: Request) -> Response:
        _, person = await self._changing(request)
        await run_in_threadpool(self._companies.strike, person, request.path_params["company"])
        return json_answer({})

    # -- who asks, and where the answer comes ---------------------------------------------------------------------

    async def _person(self, request: Request) -> tuple[OpenTable, Person]:
        table, id_ = await self._sits(request)
        person = table.book.person(id_)
        if not may(person, "see", Thing("offer")):
            raise RefusedError(404, NOT_HERE)
        return table, person

    async def _changing(self, request: Request) -> tuple[OpenTable, Person]:
        table, person = await self._person(request)
        if seconds := self._flood.take(person.id):
            raise wait(seconds)
        return table, person

    def _base(self, request: Request) -> str:
        if self._reached.address and at_own_machine(request):
            return self._reached.address.rstrip("/")
        return str(request.base_url).rstrip("/")


def _terms(found: dict[str, Any]) -> dict[str, Any]:
    terms = found.get("terms")
    if not isinstance(terms, dict):
        raise RefusedError(422, "These are no terms: send them as “terms”.")
    return terms


def _company(kept: Kept) -> dict[str, Any]:
    return {"id": kept.record, **kept.data}


def _letter(written: OfferLetter) -> dict[str, Any]:
    return {"to": written.to, "subject": written.subject, "text": written.text, "withheld": written.withheld}
