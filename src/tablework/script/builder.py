"""How a reader puts a draft together: paragraph by paragraph, without knowing yet who is who.

A reader calls `add` for every paragraph in order, `open` for every act, scene or song as it begins, and `finish` once.
Ids, the ends of divisions and who speaks under which label come out of that: labels are resolved together at the end,
because ``QUEEN G.`` on page 2 may only become clear on page 40.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tablework.script.draft import Anchor, CastMember, Division, Draft, Element, Move, Puzzle, Role, Span
from tablework.script.names import RoleBook

SONG_LEVEL = 99
"""Songs nest inside whatever is open, and nothing nests in them."""


_BY_SOMEBODY = frozenset({"cue", "dialogue", "parenthetical", "lyric"})

_new = tuple.__new__
"""What ``Element(…)`` does in the end, without its price for every one of thousands."""


@dataclass(slots=True)
class _Open:
    """A division that has begun: what it is, how deep, and its first and last element so far (places from 0)."""

    kind: str
    number: str | None
    title: str
    level: int
    first: int
    parent: int | None
    last: int | None = None


@dataclass(slots=True)
class DraftBuilder:
    """Takes a script's paragraphs in reading order and makes the draft."""

    format: str
    page: str | None = None
    _added: list[Element] = field(default_factory=list)
    _labels: dict[str, str] = field(default_factory=dict)
    _divisions: list[_Open] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)
    _puzzles: list[Puzzle] = field(default_factory=list)
    _speeches: int = 0

    def __len__(self) -> int:
        """How many elements there are so far."""
        return len(self._added)

    def new_speech(self, label: str | None = None) -> str:
        """Begin a speech; with a `label`, whoever speaks under it is found out in the end. The answer is its id."""
        self._speeches += 1
        speech = f"s{self._speeches}"
        if label is not None:
            self._labels[speech] = label
        return speech

    def add(
        self,
        kind: str,
        text: str,
        speech: str | None = None,
        roles: tuple[str, ...] = (),
        dual: bool = False,  # noqa: FBT001, FBT002 (readers pass by place where every microsecond counts)
        spans: tuple[Span, ...] = (),
        sure: float = 1.0,
        anchor: Anchor | None = None,
        moves: tuple[Move, ...] = (),
    ) -> str:
        """Add one paragraph at the end of the draft; the answer is its id."""
        id_ = f"e{len(self._added) + 1}"
        self._added.append(_new(Element, (id_, kind, text, roles, speech, dual, self.page, spans, sure, anchor, moves)))
        return id_

    def puzzle(self, element: str, why: str) -> None:
        """Say that an element could not be placed for sure."""
        self._puzzles.append(Puzzle(element, why))

    def open(self, kind: str, number: str | None = None, title: str = "", level: int = 1) -> int:
        """Begin a division before the next element; those of the same level or deeper end here.

        The answer is a number to `resume` it by.
        """
        self.close(level)
        parent = self._open[-1] if self._open else None
        self._open.append(len(self._divisions))
        self._divisions.append(_Open(kind, number, title, level, len(self._added), parent))
        return self._open[-1]

    def close(self, level: int = 0) -> None:
        """End the divisions that are open at this level or deeper."""
        while self._open and self._divisions[self._open[-1]].level >= level:
            division = self._divisions[self._open.pop()]
            division.last = len(self._added) - 1

    def resume(self, division: int) -> bool:
        """Go on with a division that has ended, if no other has begun and nobody has spoken since.

        So a song that a source marks verse by verse, under each singer's name, stays one song.
        """
        ended = self._divisions[division].last
        if ended is None or division != len(self._divisions) - 1:
            return False
        if any(added.kind in {"heading", "dialogue", "lyric"} for added in self._added[ended + 1 :]):
            return False
        self._open.append(division)
        return True

    def within(self, *kinds: str) -> bool:
        """Whether a division of one of these kinds is open."""
        return any(self._divisions[n].kind in kinds for n in self._open)

    def finish(
        self,
        title: str,
        authors: Iterable[str] = (),
        *,
        cast: Iterable[CastMember] = (),
        roles: Iterable[Role] = (),
        language: str | None = None,
        title_page: Mapping[str, str] | None = None,
    ) -> Draft:
        """The draft, with every label resolved; `roles` are those the source itself declares."""
        self.close()
        cast = tuple(cast)
        book = RoleBook(self._labels.values(), (member.name for member in cast))
        return Draft(
            title=title,
            authors=tuple(authors),
            format=self.format,
            elements=self._elements(book),
            roles=(*roles, *book.roles),
            divisions=tuple(self._division(n) for n in range(len(self._divisions))),
            cast=tuple(CastMember(m.name, m.description, m.role or book.id_of(m.name)) for m in cast),
            language=language,
            title_page=title_page or {},
            puzzles=tuple(self._puzzles),
        )

    def _elements(self, book: RoleBook) -> tuple[Element, ...]:
        """The elements, with who speaks in every speech that a label stands above."""
        if not self._labels:
            return tuple(self._added)
        speakers = {speech: book.speakers(label) for speech, label in self._labels.items()}
        return tuple(
            [
                _new(Element, (*e[:3], speakers[e[4]], *e[4:])) if e[4] in speakers and e[1] in _BY_SOMEBODY else e
                for e in self._added
            ]
        )

    def _division(self, n: int) -> Division:
        division = self._divisions[n]
        parent = None if division.parent is None else f"d{division.parent + 1}"
        if division.last is None or division.last < division.first:
            return Division(f"d{n + 1}", division.kind, division.number, division.title, parent)
        first, last = f"e{division.first + 1}", f"e{division.last + 1}"
        return Division(f"d{n + 1}", division.kind, division.number, division.title, parent, first, last)
