"""What a search may spend: work that is counted, so that two runs end alike, and seconds of CPU as the last word."""

from __future__ import annotations

import time
from collections.abc import Callable

PACE = 1_000_000_000
"""Work for a second of CPU, in places of the arrays that are gone through. Two cores of 2020 do two to four times as
much, so that this count ends a search and not the clock: the same day has the same order on a machine half as fast."""

Spend = Callable[[int], None]
"""Told before each piece of work how much it is; raises TimeoutError when that would be too much."""


class Allowance:
    """So many seconds of CPU from now, and the work that they are worth."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._began, self._spent = seconds, time.process_time(), 0

    def up_to(self, part: float) -> Spend:
        """The way to spend until so much of the whole is gone, whoever has spent it."""

        def spend(work: int) -> None:
            self._spent += work
            late = time.process_time() - self._began > part * self._seconds
            if late or self._spent > part * self._seconds * PACE:
                raise TimeoutError

        return spend
