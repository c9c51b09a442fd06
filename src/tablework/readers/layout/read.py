"""Reads a stream of lines as a script: the one reader behind every source without mark-up of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tablework.readers.layout.columns import in_reading_order
from tablework.readers.layout.corrections import Corrections
from tablework.readers.layout.cues import Cues, learn_cues
from tablework.readers.layout.front import Front, find_cast, title_and_authors
from tablework.readers.layout.furniture import Furniture, find_furniture
from tablework.readers.layout.kinds import decide, learn_habits
from tablework.readers.layout.lines import Source
from tablework.readers.layout.misread import misread
from tablework.readers.layout.name_column import with_whole_names
from tablework.readers.layout.naming import is_heading
from tablework.readers.layout.obeying import note_what_was_said, with_what_was_said
from tablework.readers.layout.reading import Reading
from tablework.readers.layout.rows import Row, measure, part_of
from tablework.readers.layout.telling import Telling
from tablework.readers.layout.torn_words import mend_torn_words
from tablework.readers.layout.weighing import cues
from tablework.readers.trouble import UnreadableScriptError

NO_CORRECTIONS = Corrections()

MOST_LINES = 50_000
"""Lines of the longest file that is read: the longest play we know of has 12,000 as printed, and each takes 0.1 ms."""


def read_lines(source: Source, said: Corrections = NO_CORRECTIONS, name: str = "") -> Reading:
    """A stream of lines as a draft; `said` is what people have said of it before.

    Raises:
        UnreadableScriptError: it is too long, there are no words in it, or nobody speaks.
    """
    if len(source.lines) > MOST_LINES:
        raise UnreadableScriptError(
            f"This file has {len(source.lines):,} lines, and a script at most {MOST_LINES:,}: save the play apart."
        )
    if any(line.stops for line in source.lines) or source.pages:
        source = replace(source, lines=with_whole_names(in_reading_order(source.lines)))
    furniture = find_furniture(source)
    rows = _rows(source, furniture)
    words = [row for row in rows if row.kind != "furniture"]
    if not any(letter.isalpha() for row in words for letter in row.text):
        raise UnreadableScriptError("There are no words in this file. Check that it is the script itself.")
    measure(words)
    note_what_was_said(words, source.lines, said)
    words = [row for row in words if row.kind != "furniture"]
    front = find_cast(words)
    for row in words[front.cast.start : front.cast.stop]:
        row.kind = "front"
    style = learn_cues(_played(words), [member.name for member in front.members])
    found: Cues = with_what_was_said(words, {n: cue for n, cue in cues(words, style).items() if not words[n].kind})
    found = _before_the_play(words, found, front)
    _insist_on_speeches(words, found)
    habits = learn_habits(words, found)
    decide(words, found, habits)
    mend_torn_words(words, found)
    telling = Telling(source, furniture, found, habits, front, _same_roles(source, found, front) | said.same_roles)
    title, authors = title_and_authors([row for row in words if row.kind == "front"])
    draft = telling.tell(rows, words, source.title or title or name.rsplit(".", 1)[0], source.authors or authors)
    return Reading(draft, source, *_of_lines(source, rows), _profile(words))


def _same_roles(source: Source, found: Cues, front: Front) -> dict[str, str]:
    """Names that are others misread: only OCR reads so."""
    if source.format != "scan":
        return {}
    return misread([head.name for head, _ in found.values()], [member.name for member in front.members])


_ENOUGH_TO_TELL = 40
"""Lines: of a shorter file nobody can say what it is, and it is read as it stands."""


def _insist_on_speeches(rows: Sequence[Row], found: Cues) -> None:
    """Refuse what is no script: nobody speaks in it, and nothing in it calls itself an act or a scene."""
    if found or len(rows) < _ENOUGH_TO_TELL or any(is_heading(row.text.strip()) for row in rows):
        return
    raise UnreadableScriptError(
        "This reads like prose or a list, not like a script: no names stand above or before speeches. "
        "If it is one, put each name on a line of its own in a text file, and add that."
    )


def _rows(source: Source, furniture: Furniture) -> list[Row]:
    rows = []
    for n, line in enumerate(source.lines):
        for start, end, kept in furniture.pieces[n]:
            if line.text[start:end].strip():
                row = part_of(n, line, start, end)
                row.kind = "" if kept else "furniture"
                rows.append(row)
    return rows


def _played(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row.kind]


def _before_the_play(rows: Sequence[Row], found: Cues, front: Front) -> Cues:
    """Everything before the first heading or sure cue is the title page, or a direction."""
    if not rows:
        return found
    first = min((n for n, (_, sure) in found.items() if sure > 0.8), default=0)
    heading = next((n for n, row in enumerate(rows[:first]) if not row.kind and is_heading(row.text.strip())), first)
    begin = max(front.end, min(heading, first))
    if heading == first and not front.end:
        begin = next((n for n in range(first) if rows[n].line.page == rows[first].line.page), first)
        begin = begin if rows[begin].line.page > rows[0].line.page else 0
    for row in rows[:begin]:
        row.kind = row.kind or "front"
    return {n: cue for n, cue in found.items() if n >= begin}


def _of_lines(source: Source, rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[float, ...]]:
    """Look, kind and sureness of every line: of one in pieces, those of its words."""
    looks, kinds, sure = [""] * len(source.lines), [""] * len(source.lines), [1.0] * len(source.lines)
    for row in rows:
        if not kinds[row.n] or row.kind != "furniture":
            looks[row.n], kinds[row.n], sure[row.n] = row.look, row.kind, row.sure
    return tuple(looks), tuple(kinds), tuple(sure)


def _profile(rows: Sequence[Row]) -> dict[str, float]:
    counts = Counter(row.look for row in rows)
    return {look: count / len(rows) for look, count in counts.most_common()}
