"""What goes over the wire: bodies with a limit, JSON both ways, and refusals of one sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

LARGEST_QUESTION = 65_536
"""Bytes of a small JSON object: nothing that a person types into a field comes near it."""


class RefusedError(Exception):
    """A request that is answered with a status and one sentence for a person."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        """Say why, and what to do."""
        super().__init__(sentence)
        self.status, self.headers = status, headers


def json_answer(document: Any) -> Response:
    """A document, kept by nobody on its way."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


def said(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> Response:
    """One sentence for a person."""
    return JSONResponse({"error": sentence}, status, {"Cache-Control": "no-store", **(headers or {})})


def wait(seconds: float) -> RefusedError:
    """Too often: come again in so many seconds."""
    whole = max(1, math.ceil(seconds))
    return RefusedError(429, f"That was tried too often: wait {whole} seconds.", {"Retry-After": str(whole)})


async def body(request: Request, most: int) -> bytes | None:
    """The body, or None as soon as it proves larger than it may be."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > most:
            return None
    return bytes(held)


async def question(request: Request) -> dict[str, Any]:
    """A small JSON object; anything else is an empty one."""
    held = await body(request, LARGEST_QUESTION)
    try:
        found = json.loads(held or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


async def json_question(request: Request) -> dict[str, Any]:
    """A small JSON object that says it is one: a form of another site cannot.

    Raises:
        RefusedError: it does not say so.
    """
    insist_on_json(request)
    return await question(request)


def insist_on_json(request: Request) -> None:
    """Let nothing through that does not say it is JSON: a form of another site cannot say so.

    Raises:
        RefusedError: it does not.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RefusedError(415, "This address takes JSON only: send Content-Type: application/json.")


def text_in(document: Mapping[str, Any], key: str, most: int = 1000) -> str:
    """A text that a document has to hold.

    Raises:
        RefusedError: it is not there, is no text, or is longer than it can be.
    """
    found = document.get(key)
    if not isinstance(found, str) or not found.strip() or len(found) > most or not _writable(found):
        raise RefusedError(422, f"“{key}” is missing: give it as a text of at most {most} letters.")
    return found


def _writable(text: str) -> bool:
    """Whether a text can be written at all: half a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
