"""Parts for someone: one performer held against every part of a stack, with the parts that are right, or none.

Parts with the same needs are graded once: a stack has many parts and few sets of needs. What is left to each part is
its size, and of parts sorted by size it takes one look to see how many are large enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from tablework.casting.fit import Fit, Reason, fit, grade, to_open
from tablework.casting.needs.kinds import KINDS
from tablework.casting.needs.need import Need, Source
from tablework.casting.performers.performer import Performer

MOST_SHOWN = 200
"""How many parts that are right are shown at once, the best first."""

_SCRIPT = Source("script")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stack: its script and role, its words, and its needs besides its size.

    The need of a size is made from its words where it is not `open_size`, as somebody may have said for this part.
    """

    script: str
    role: str
    words: int
    needs: tuple[Need, ...] = ()
    open_size: bool = False

    @property
    def all_needs(self) -> tuple[Need, ...]:
        """Its needs with its size, which is always asked about first unless it is open."""
        return self.needs if self.open_size else (of_size(self.words), *self.needs)


def of_size(words: int) -> Need:
    """The need that a part's size is: a wish, and excluding all the same, for the wish is the performer's own."""
    return Need("size", words, "wish", _SCRIPT)


def part_with(script: str, role: str, words: int, needs: Iterable[Need]) -> Part:
    """A part with its needs as they stand; a size among them is an open one, or is said otherwise."""
    needs = tuple(needs)
    said = next((need for need in needs if need.kind == "size"), None)
    size = said.value if said and said.weight != "open" and isinstance(said.value, int) else words
    rest = tuple(need for need in needs if need.kind != "size" and need.weight != "open")
    return Part(script, role, size, rest, open_size=said is not None and said.weight == "open")


@dataclass(frozen=True, slots=True)
class Right:
    """A part and how it fits."""

    part: Part
    fit: Fit


@dataclass(frozen=True, slots=True)
class Nearest:
    """The part that comes nearest when none is right, and what would have to be opened."""

    part: Part
    fit: Fit
    opens: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a whole stack has for one performer.

    `parts` in `plays` were asked; `right` are the best that fit, of `count`. Every other part is counted once: in
    `stopped` under the first kind of need that excludes it, in the order of the table of kinds, or as too `loose`.
    """

    parts: int
    plays: int
    count: int
    right: tuple[Right, ...]
    stopped: tuple[tuple[str, int], ...]
    loose: int
    nearest: Nearest | None


class _Group:
    """Parts whose needs are the same, from the smallest to the largest."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = sorted(parts, key=_by_size)
        self.words = [part.words for part in self.parts]
        self.needs = parts[0].needs
        self.open_size = parts[0].open_size


class Index:
    """A stack's parts, ready to be held against performers."""

    def __init__(self, parts: Iterable[Part]) -> None:
        """Group the parts by what they need."""
        groups: dict[tuple[object, ...], list[Part]] = defaultdict(list)
        scripts = set()
        for part in parts:
            groups[part.open_size, *((n.kind, n.value, n.weight) for n in part.needs)].append(part)
            scripts.add(part.script)
        self._groups = [_Group(group) for group in groups.values()]
        self.parts = sum(len(group.parts) for group in self._groups)
        self.plays = len(scripts)

    def answer(self, performer: Performer, asked: Sequence[Need] = (), most: int = MOST_SHOWN) -> Answer:
        """What the stack has for a performer, who is also held against what is `asked` of every part (dates)."""
        stretches = list(self._stretches(performer, asked))
        right = [s for s in stretches if s.graded.fits]
        wrong = [s for s in stretches if not s.graded.fits]
        stopped: Counter[str] = Counter()
        for stretch in wrong:
            stopped[stretch.graded.first_obstacle or ""] += len(stretch.parts)
        loose = stopped.pop("", 0)
        return Answer(
            self.parts,
            self.plays,
            sum(len(stretch.parts) for stretch in right),
            tuple(_best(right, performer, asked, most)),
            tuple(sorted(stopped.items(), key=lambda counted: (-counted[1], counted[0]))),
            loose,
            None if right else _nearest(wrong, performer, asked),
        )

    def pairs(self, performers: Iterable[Performer]) -> Iterator[tuple[Performer, Part, int, bool]]:
        """Every performer with every part: the score, and whether the part fits."""
        for performer in performers:
            for stretch in self._stretches(performer, ()):
                score, fits = stretch.graded.score, stretch.graded.fits
                for part in stretch.parts:
                    yield performer, part, score, fits

    def _stretches(self, performer: Performer, asked: Sequence[Need]) -> Iterator[_Stretch]:
        grade_once = _grading(performer)
        for group in self._groups:
            reasons = tuple(map(grade_once, (*group.needs, *asked)))
            enough = 0 if group.open_size else bisect_left(group.words, performer.least_words or 0)
            for parts in (group.parts[:enough], group.parts[enough:]):
                if parts:
                    size = () if group.open_size else (grade(of_size(parts[0].words), performer),)
                    yield _Stretch(parts, Fit((*size, *reasons)))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Parts that are graded alike, from the smallest to the largest; `graded` is right for all but a sentence."""

    parts: list[Part]
    graded: Fit


def _grading(performer: Performer) -> Callable[[Need], Reason]:
    """Grades each need once, however many parts have it; where it was said is another matter than what it is."""
    known: dict[tuple[object, ...], Reason] = {}

    def graded(need: Need) -> Reason:
        key = (need.kind, need.value, need.weight)
        reason = known.get(key)
        if reason is None:
            reason = known[key] = grade(need, performer)
        return reason

    return graded


def _by_size(part: Part) -> tuple[int, str, str]:
    return part.words, part.script, part.role


def _best(right: list[_Stretch], performer: Performer, asked: Sequence[Need], most: int) -> Iterator[Right]:
    """The best parts: by what is known for sure, then by what may be, then the largest."""

    def worth(found: tuple[Fit, Part]) -> tuple[object, ...]:
        graded, part = found
        return graded.sure, graded.unsure, *_by_size(part)

    largest = ((stretch.graded, part) for stretch in right for part in stretch.parts[-most:])
    for _, part in nlargest(most, largest, key=worth):
        yield Right(part, fit((*part.all_needs, *asked), performer))


def _nearest(wrong: list[_Stretch], performer: Performer, asked: Sequence[Need]) -> Nearest | None:
    """The part that least stands against, of those that would fit if it were opened."""
    largest = max(wrong, key=lambda stretch: (*_nearness(stretch.graded), *_by_size(stretch.parts[-1])), default=None)
    if largest is None:
        return None
    part = largest.parts[-1]
    found = fit((*part.all_needs, *asked), performer)
    return Nearest(part, found, to_open(found))


def _nearness(graded: Fit) -> tuple[int, int, int]:
    """The less of it is the performer's own word the nearer, then the fewer needs to open, then the higher the score.

    What a part asks for is the director's to open; what somebody wishes for themselves is not.
    """
    opens = to_open(graded)
    return -sum(KINDS[reason.need.kind].theirs for reason in opens), -len(opens), graded.score


def answer_by_looking_at_each(
    parts: Sequence[Part], performer: Performer, asked: Sequence[Need] = (), most: int = MOST_SHOWN
) -> Answer:
    """The same answer as an index gives, by a plain loop over all parts: what the index is held against."""
    fits = [(part, fit((*part.all_needs, *asked), performer)) for part in parts]
    right = sorted(
        (Right(part, found) for part, found in fits if found.fits),
        key=lambda one: (one.fit.sure, one.fit.unsure, *_by_size(one.part)),
        reverse=True,
    )
    wrong = [(part, found) for part, found in fits if not found.fits]
    stopped = Counter(found.first_obstacle or "" for _, found in wrong)
    loose = stopped.pop("", 0)
    nearest = max(wrong, key=lambda one: (*_nearness(one[1]), *_by_size(one[0])), default=None)
    return Answer(
        len(parts),
        len({part.script for part in parts}),
        len(right),
        tuple(right[:most]),
        tuple(sorted(stopped.items(), key=lambda counted: (-counted[1], counted[0]))),
        loose,
        Nearest(*nearest, to_open(nearest[1])) if nearest and not right else None,
    )
