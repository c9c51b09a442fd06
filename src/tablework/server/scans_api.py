"""Scans over HTTP: what Tesseract knows here, jobs that read scans, how far they are."""

from __future__ import annotations

from dataclasses import asdict

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tablework.actions.read_scans import Scans
from tablework.readers.scan import INSTALL, languages, tesseract, usual_language
from tablework.server.wire import json_answer, json_question


class ScansApi:
    """Answers for one person at the desk."""

    def __init__(self, scans: Scans) -> None:
        """Have scans read."""
        self._scans = scans

    @property
    def routes(self) -> list[Route]:
        """Every address, with what it does."""
        return [
            Route("/api/scans", self._all),
            Route("/api/scans/{scan}", self._begin, methods=["POST"]),
            Route("/api/scans/{scan}", self._stop, methods=["DELETE"]),
        ]

    def _all(self, _: Request) -> Response:
        known = languages()
        return json_answer(
            {
                "missing": None if tesseract() else INSTALL,
                "languages": known,
                "usual": usual_language(known),
                "jobs": [asdict(job) for job in self._scans.jobs()],
            }
        )

    async def _begin(self, request: Request) -> Response:
        language = (await json_question(request)).get("language")
        wanted = language if isinstance(language, str) else ""
        return json_answer(asdict(await run_in_threadpool(self._scans.begin, request.path_params["scan"], wanted)))

    def _stop(self, request: Request) -> Response:
        self._scans.stop(request.path_params["scan"])
        return json_answer({"jobs": [asdict(job) for job in self._scans.jobs()]})
