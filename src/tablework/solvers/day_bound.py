"""How little waiting can still come after a beginning: what every two people who are there cost each other.

Of two people who are both there, one leaves first, and the other waits through all that the first has alone: the
cheaper of the two ways is certain. A block that several of those there are in is shared out among them, so that no
minute of anybody's waiting is counted twice. (Garcia de la Banda, Stuckey and Chu, Solving talent scheduling with
dynamic programming, 2011.)
"""

from __future__ import annotations

import numpy as np

from tablework.solvers.day_arrays import Bools, DayArrays, Floats, product

MOST = 48
"""People who are looked at in pairs, the dearest first: any choice bounds, and the pairs grow with the square."""

_AT_ONCE = 4096
"""Beginnings that are bounded at once: what its arrays hold is then some tens of megabytes."""


class DayBound:
    """The bound of one day; `work` is how many places of arrays are gone through for one beginning."""

    def __init__(self, day: DayArrays) -> None:
        self._who = np.sort(np.argsort(-day.rates, kind="stable")[:MOST])
        self._minutes = day.minutes
        cast, rates = day.cast[:, self._who], day.rates[self._who]
        self._one, self._other = np.triu_indices(len(self._who), 1)
        self._cast = cast
        self.work = len(day.minutes) * (len(self._one) + day.cast.shape[1] + 8)
        self._one_alone = cast[:, self._one] * (1 - cast[:, self._other]) * rates[self._other]
        self._other_alone = cast[:, self._other] * (1 - cast[:, self._one]) * rates[self._one]

    def least(self, taken: Bools, there: Floats) -> Floats:
        """For each beginning the waiting that must still come, or less."""
        starts = range(0, len(taken), _AT_ONCE)
        parts = [self._least(taken[n : n + _AT_ONCE], there[n : n + _AT_ONCE]) for n in starts]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _least(self, taken: Bools, there: Floats) -> Floats:
        here = there[:, self._who]
        shared = ~taken * self._minutes / np.maximum(product(here, self._cast.T), 1)
        both = here[:, self._one] * here[:, self._other]
        certain = np.minimum(product(shared, self._one_alone), product(shared, self._other_alone))
        found: Floats = (both * certain).sum(axis=1)
        return found
