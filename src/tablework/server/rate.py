"""How often somebody may do something: a bucket for each, which fills up again by itself."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_KEYS = 10_000
"""Buckets kept at a time; whoever has not come for longest is forgotten first, with a full bucket."""


class Bucket:
    """Buckets of `capacity`, one for each key (an address, a person), each filling by `refill` a second."""

    def __init__(self, capacity: float, refill: float, seconds: Callable[[], float] = time.monotonic) -> None:
        """Full buckets, by a clock that counts seconds."""
        self._capacity, self._refill, self._seconds = capacity, refill, seconds
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str, much: float = 1) -> float:
        """Take out; 0 when there was enough, else the seconds until there is (and nothing is taken)."""
        with self._lock:
            held = self._now_held(key)
            enough = held >= much
            self._put(key, held - much if enough else held)
        return 0 if enough else (much - held) / self._refill

    def give_back(self, key: str, much: float = 1) -> None:
        """Put back what was taken: it was not what the bucket is there to hold off."""
        with self._lock:
            self._put(key, min(self._capacity, self._now_held(key) + much))

    def _now_held(self, key: str) -> float:
        held, at = self._held.get(key, (self._capacity, self._seconds()))
        return min(self._capacity, held + (self._seconds() - at) * self._refill)

    def _put(self, key: str, held: float) -> None:
        self._held[key] = (held, self._seconds())
        self._held.move_to_end(key)
        if len(self._held) > _MOST_KEYS:
            self._held.popitem(last=False)
