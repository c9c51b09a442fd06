"""Put one day's pieces in order, and have the answer checked by other means."""

from __future__ import annotations

import time
from typing import Any

from tablework.calls.check import WrongPlanError
from tablework.calls.one_day import Day, Ordered, from_document, to_document
from tablework.solvers.day_order import SECONDS, solve


def order(document: object, seconds: float = SECONDS) -> dict[str, Any]:
    """The order in which people wait least, as a document, for a day as a document.

    Raises:
        DayError: it is no day, or cannot be put in order.
        WrongPlanError: the answer did not pass its check.
    """
    return ordered(from_document(document), seconds)


def ordered(day: Day, seconds: float = SECONDS) -> dict[str, Any]:
    """The same for a day that has been read."""
    began = time.process_time()
    found = solve(day, seconds)
    spent = time.process_time() - began
    _hold(day, found)
    return to_document(day, found, spent)


def _hold(day: Day, found: Ordered) -> None:
    waiting = day.waiting(found.order) if day.allows(found.order) else None
    if waiting is None or waiting < found.lower_bound or (found.proved and waiting != found.lower_bound):
        raise WrongPlanError("The order did not pass its check: please report this day to us.")
